/** Whose processes are. */
import type { Session } from '../database/session.ts'

export interface OwnerRow {
  readonly id: string
  readonly assigned_to: string | null
  readonly created_by: string
}

export function readOwners(
  db: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<OwnerRow[]> {
  return db.rows<OwnerRow>(
    'select id, assigned_to, created_by from processes where team_id = $1 and id = any($2::uuid[])',
    [teamId, ids],
    'process-owners',
  )
}
