/**
 * Tries everything and keeps nothing. What earlier rows of the file would have made is not there for later ones, so
 * the values by which processes are merged are remembered.
 */
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { RowOutcome } from '../process.ts'
import { uniqueText } from '../values/indexed-values.ts'
import { prepareRows, writeRows } from '../write/write-rows.ts'
import { faultsOf, type RowSink, type SinkOutcome } from './row-sink.ts'
import { SeenValues } from './seen-values.ts'

export function createDrySink(context: RecordsContext, actor: Actor, procedure: Procedure): RowSink {
  const who = { actor, jobId: null }
  const seen = new SeenValues()
  const mergeBy = procedure.attributes.find(({ id }) => id === procedure.mergeById)
  const isRepeated = ({ data }: { readonly data: Readonly<Record<string, unknown>> }): boolean => {
    const value = mergeBy === undefined ? undefined : data[mergeBy.key]
    return mergeBy !== undefined && value !== undefined && seen.add(uniqueText(mergeBy, value as string))
  }
  return {
    jobId: null,
    rowsDone: 0,
    recall: () => Promise.resolve([]),
    async apply(rows) {
      const requests = rows.flatMap((row) => (row.faults === undefined ? [row.request] : []))
      const prepared = await prepareRows(context, who, procedure, requests)
      const outcomes = [...((await writeRows(context, who, prepared, { isDry: true })) ?? [])]
      const made = new Set<string>()
      return rows.map((row): SinkOutcome => {
        if (row.faults !== undefined) return { kind: 'rejected', faults: row.faults }
        const outcome = outcomes.shift()
        if (outcome === undefined) throw new Error('a row has no outcome')
        return told(outcome, made, isRepeated)
      })
    },
    finish: () => Promise.resolve(),
  }
}

function told(
  outcome: RowOutcome,
  made: Set<string>,
  isRepeated: (process: { readonly data: Readonly<Record<string, unknown>> }) => boolean,
): SinkOutcome {
  if (outcome.kind === 'rejected') return { kind: 'rejected', faults: faultsOf(outcome.error) }
  const { kind, process, changeId } = outcome
  if (kind === 'created') {
    made.add(process.id)
    return { kind: isRepeated(process) ? 'mergedIntoEarlier' : 'created' }
  }
  if (kind === 'merged' && made.has(process.id)) return { kind: 'mergedIntoEarlier' }
  if (changeId === null) return { kind: 'unchanged' }
  return { kind: kind === 'merged' ? 'mergedIntoExisting' : 'updated' }
}
