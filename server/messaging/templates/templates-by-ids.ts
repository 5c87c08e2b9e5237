/** Templates of a team by their ids, many at once, as they are stored: for whoever tells of them. */
import type { Session } from '../../database/session.ts'
import type { Template } from './template.ts'
import { templatesStore } from './templates.store.ts'

/** In no particular order; those that are not there are missing. */
export function templatesByIds(
  db: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<Template[]> {
  return templatesStore(db).byIds(teamId, ids)
}
