/**
 * Writes all processes of a procedure to a stream, as they are at one moment, in a form that the import reads back.
 * Memory does not grow with their number.
 */
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvLines } from '../../lib/source/csv-lines.ts'
import { usernamesOf } from '../../team/people-names.ts'
import type { RecordsContext } from '../context.ts'
import type { Process } from '../process.ts'
import type { Procedure } from '../procedure.ts'
import { streamProcesses } from '../query/list-processes.ts'
import { cellsOf, exportColumns, jsonLineOf, type Usernames } from './process-cells.ts'

export const exportFormats = ['csv', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

// A team has fewer people than this; of more, the names are asked for again now and then.
const mostNames = 10_000

/** Answers the number of processes. Leaves `output` open. */
export async function exportProcesses(
  context: RecordsContext,
  teamId: string,
  procedure: Procedure,
  format: ExportFormat,
  output: Writable,
): Promise<{ readonly count: number }> {
  let count = 0
  const portions = named(
    context,
    teamId,
    streamProcesses(context, teamId, procedure),
    (portion) => (count += portion),
  )
  await pipeline(format === 'csv' ? csv(procedure, portions) : ndjson(procedure, portions), output, {
    end: false,
  })
  return { count }
}

interface Portion {
  readonly processes: readonly Process[]
  readonly usernames: Usernames
}

async function* named(
  { database }: RecordsContext,
  teamId: string,
  portions: AsyncIterable<readonly Process[]>,
  onPortion: (count: number) => void,
): AsyncGenerator<Portion> {
  const usernames = new Map<string, string>()
  for await (const processes of portions) {
    onPortion(processes.length)
    if (usernames.size > mostNames) usernames.clear()
    const fresh = processes.flatMap(({ assignedTo }) =>
      assignedTo === null || usernames.has(assignedTo) ? [] : [assignedTo],
    )
    if (fresh.length > 0)
      for (const [id, name] of await usernamesOf(database, teamId, fresh)) usernames.set(id, name)
    yield { processes, usernames }
  }
}

async function* csv(procedure: Procedure, portions: AsyncIterable<Portion>): AsyncGenerator<string> {
  yield csvLines([exportColumns(procedure)])
  for await (const { processes, usernames } of portions)
    yield csvLines(processes.map((process) => cellsOf(procedure, process, usernames)))
}

async function* ndjson(procedure: Procedure, portions: AsyncIterable<Portion>): AsyncGenerator<string> {
  for await (const { processes, usernames } of portions)
    yield processes.map((process) => jsonLineOf(procedure, process, usernames)).join('')
}
