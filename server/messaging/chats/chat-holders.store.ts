/** To whom chats are assigned. */
import type { Session } from '../../database/session.ts'

export interface HolderRow {
  readonly id: string
  readonly version: number
  readonly assigned_to: string | null
}

export function readHolders(
  db: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<HolderRow[]> {
  return db.rows<HolderRow>(
    'select id, version, assigned_to from chats where team_id = $1 and id = any($2::uuid[])',
    [teamId, ids],
    'chat-holders',
  )
}
