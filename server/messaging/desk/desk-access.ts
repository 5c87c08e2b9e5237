/** Who may set up what people answer chats with. Everybody with a key may see and use it. */
import { AppError } from '../../lib/app-error.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from '../../database/database.ts'
import type { TeamConfigs } from '../../records/team-configs.ts'
import type { Actor } from '../../team/actor.ts'

export interface DeskContext {
  readonly database: Database
  readonly clock: Clock
  readonly configs: TeamConfigs
}

/** Throws `forbidden` unless the actor may change inboxes, tags, skills and the quick replies of all. */
export function assertMaySetUpDesk(actor: Pick<Actor, 'roleType'>, what: string): void {
  if (actor.roleType !== 'user') return
  throw new AppError('forbidden', 'desk_forbidden', `Only a key of an admin or a manager may change ${what}.`)
}
