/** The SQL behind processes and their phone numbers. */
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import type { Values } from './attribute.ts'

export const processesByPhoneStore = (db: Session | Pick<Database, 'rows'>) => ({
  values: (
    teamId: string,
    ids: readonly string[],
  ): Promise<{ id: string; procedureId: string; data: Values }[]> =>
    db.rows(
      `select id, procedure_id as "procedureId", data from processes
       where team_id = $1 and id = any($2::uuid[]) and deleted_at is null`,
      [teamId, ids],
      'values-of-processes',
    ),
})
