/** Every process of a procedure, for who takes all of them away. */
import type { Database } from '../../database/database.ts'
import type { Procedure } from '../procedure.ts'
import type { Process } from '../process.ts'
import { processColumns, type ProcessRow } from '../process-rows.ts'
import { portions } from './portions.ts'

/**
 * The processes of the procedure that are not deleted, oldest first, as they were at one moment, in portions. The view
 * of the data ends with the reading, also when the reader leaves early.
 */
export async function* streamProcesses(
  { database }: { readonly database: Database },
  teamId: string,
  { id }: Pick<Procedure, 'id'>,
): AsyncGenerator<Process[]> {
  yield* portions((deliver) =>
    database.snapshot(async (snapshot) => {
      const rows = snapshot.stream<ProcessRow>({
        sql: `select ${processColumns} from processes p
          where p.team_id = $1 and p.procedure_id = $2 and p.deleted_at is null order by p.id`,
        parameters: [teamId, id],
      })
      for await (const portion of rows) await deliver(portion)
    }),
  )
}
