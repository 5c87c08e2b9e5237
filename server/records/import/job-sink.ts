/** TEMPORARY until import-job.ts is there. */
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import { prepareRows, writeRows } from '../write/write-rows.ts'
import { faultsOf, type RowSink, type SinkOutcome } from './row-sink.ts'
import type { Survey } from './survey.ts'

export function openJobSink(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  _survey: Survey,
  _o: object,
): Promise<RowSink> {
  const made = new Set<string>()
  return Promise.resolve({
    jobId: 'x',
    rowsDone: 0,
    recall: () => Promise.resolve([]),
    finish: () => Promise.resolve(),
    async apply(rows) {
      const requests = rows.flatMap((row) => (row.faults === undefined ? [row.request] : []))
      const who = { actor, jobId: null }
      const outcomes = [
        ...((await writeRows(context, who, await prepareRows(context, who, procedure, requests))) ?? []),
      ]
      return rows.map((row): SinkOutcome => {
        if (row.faults !== undefined) return { kind: 'rejected', faults: row.faults }
        const o = outcomes.shift()!
        if (o.kind === 'rejected') return { kind: 'rejected', faults: faultsOf(o.error) }
        if (o.kind === 'created') {
          made.add(o.process.id)
          return { kind: 'created' }
        }
        if (made.has(o.process.id)) return { kind: 'mergedIntoEarlier' }
        return { kind: o.changeId === null ? 'unchanged' : 'mergedIntoExisting' }
      })
    },
  })
}
