/** The SQL behind processes and their phone numbers. */
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import type { Values } from './attribute.ts'

export const processesByPhoneStore = (db: Session | Pick<Database, 'rows'>) => ({
  /** Those of changed processes that are not deleted, as they are now. */
  changed: (
    teamId: string,
    changes: readonly { readonly processId: string; readonly changeId: string }[],
  ): Promise<{ id: string; procedureId: string; data: Values; kind: string; fields: string[] }[]> =>
    db.rows(
      `select p.id, p.procedure_id as "procedureId", p.data, c.kind,
         array(select jsonb_object_keys(c.changes)) as fields
       from unnest($2::uuid[], $3::uuid[]) n (process_id, change_id)
       join processes p on p.team_id = $1 and p.id = n.process_id and p.deleted_at is null
       join process_changes c on c.team_id = $1 and c.process_id = n.process_id and c.id = n.change_id`,
      [teamId, changes.map(({ processId }) => processId), changes.map(({ changeId }) => changeId)],
      'values-of-changed-processes',
    ),
})
