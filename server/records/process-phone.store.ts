/** The SQL behind the phone number of a process. */
import type { PointReader } from '../database/point-reader.ts'
import type { Values } from './attribute.ts'

const procedureOf = {
  name: 'procedure-of-process',
  text: 'select procedure_id as "procedureId" from processes where team_id = $1 and id = $2',
}
const recordData = {
  name: 'record-data',
  text: 'select data from records where team_id = $1 and id = $2 and deleted_at is null',
}

export const processPhoneReader = (points: PointReader, teamId: string) => ({
  async procedureOf(processId: string): Promise<string | undefined> {
    return (await points.read<{ procedureId: string }>(procedureOf, [teamId, processId]))[0]?.procedureId
  },
  async recordData(recordId: string): Promise<Values> {
    return (await points.read<{ data: Values }>(recordData, [teamId, recordId]))[0]?.data ?? {}
  },
})
