/** All SQL that reads single processes and their history: short statements over shared connections. */
import type { PointReader } from '../database/point-reader.ts'
import type { Process, ProcessChange } from './process.ts'
import { processColumns, type ProcessRow } from './process-rows.ts'
import { changeColumns } from './write/processes.store.ts'
import type { Target } from './write/prepare-rows.ts'

const byId = {
  name: 'process-by-id',
  text: `select ${processColumns} from processes p where p.team_id = $1 and p.procedure_id = $2 and p.id = $3`,
}
const byValue = {
  name: 'process-by-value',
  text: `select ${processColumns} from process_uniques u join processes p on p.team_id = u.team_id and p.id = u.process_id
    where u.team_id = $1 and p.procedure_id = $2 and u.attribute_id = $3 and u.value = $4`,
}
const history = {
  name: 'process-history',
  text: `select ${changeColumns} from process_changes c
    where c.team_id = $1 and c.process_id = $2 and ($3::integer is null or c.version < $3::integer) order by c.version desc limit $4`,
}

export const processReader = (points: PointReader, teamId: string) => ({
  /** The process, deleted or not. By a unique value only those that are not deleted are found. */
  async find(procedureId: string, target: Target): Promise<Process | undefined> {
    const [row] =
      'id' in target
        ? await points.read<ProcessRow>(byId, [teamId, procedureId, target.id])
        : await points.read<ProcessRow>(byValue, [teamId, procedureId, target.attribute.id, target.value])
    return row
  },

  /** Entries before `cursor`, newest first. */
  changes(processId: string, cursor: number | null, limit: number): Promise<ProcessChange[]> {
    return points.read<ProcessChange>(history, [teamId, processId, cursor, limit])
  },
})
