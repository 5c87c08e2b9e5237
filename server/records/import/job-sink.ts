/**
 * Writes the rows of an import as a job: rows, entries and progress are kept together, so that a run that was killed
 * is gone on with at the very row where it ended. The file is known by its bytes, and goes on only with the options
 * with which it was begun.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { AppError, type Fault } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import { openImportJob } from '../bulk/import-job.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { RowOutcome } from '../process.ts'
import { importJobStore, type EarlierImport } from './import-job.store.ts'
import { faultsOf, type RowSink, type SinkOutcome, type SinkRow } from './row-sink.ts'
import type { Survey } from './survey.ts'

export interface JobOptions {
  readonly path: string
  /** The options that decide how the file is read, as text. */
  readonly settings: string
  readonly isUpsert: boolean
  /** Import a file again, or begin it anew. */
  readonly isAgain: boolean
}

/** What became of a row, as the job keeps it. */
interface Done {
  readonly kind: RowOutcome['kind']
  readonly processId: string | null
  readonly changeId: string | null
  readonly faults: readonly Fault[]
}

/** Throws `conflict` when the file was imported and rows would be doubled, or when it is begun with other options. */
export async function openJobSink(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  survey: Survey,
  options: JobOptions,
): Promise<RowSink> {
  const store = importJobStore(context.database, actor.team.id)
  const settingsHash = createHash('sha256').update(options.settings).digest('hex')
  const fingerprint = `${survey.fingerprint}-${settingsHash}`
  const earlier = await store.earlier(procedure.id, survey.fingerprint)
  await assertMayBegin(earlier, fingerprint, survey, options, (id) => store.cancel(id, context.clock()))
  const job = await openImportJob(context, actor, procedure, {
    fingerprint,
    fileName: basename(options.path),
    upsert: options.isUpsert,
  })
  let recalled = 0
  const tell = async (done: readonly Done[]): Promise<SinkOutcome[]> => {
    const merged = done.flatMap(({ kind, processId }) =>
      kind === 'merged' && processId !== null ? [processId] : [],
    )
    const made = await store.madeBy(job.id, merged)
    return done.map((one) => outcomeOf(one, made))
  }
  return {
    jobId: job.id,
    rowsDone: job.rowsDone,
    async recall(rows) {
      const entries = await job.entries(recalled, rows.length)
      recalled += rows.length
      return tell(
        entries.map(({ status, message, processId, changeId }, index): Done => {
          const isDone = status === 'SUCCESS'
          return {
            kind: isDone ? (message as RowOutcome['kind']) : 'rejected',
            processId,
            changeId,
            faults: isDone ? [] : (rows[index]?.faults ?? readFaults(message)),
          }
        }),
      )
    },
    async apply(rows) {
      const inputs = rows.map(({ input }) => input)
      return tell((await job.apply(rows, inputs)).map((outcome, index) => doneBy(outcome, rows[index])))
    },
    finish: () => job.finish(),
  }
}

async function assertMayBegin(
  earlier: readonly EarlierImport[],
  fingerprint: string,
  { rowsWithoutUnique }: Survey,
  { isAgain }: JobOptions,
  cancel: (jobId: string) => Promise<void>,
): Promise<void> {
  const [last] = earlier
  const begun = earlier.filter(({ status }) => status === 'IN_PROGRESS')
  const otherwise = begun.filter((job) => job.fingerprint !== fingerprint)
  if (otherwise[0] !== undefined && !isAgain) throw begunOtherwise(otherwise[0])
  for (const { id } of otherwise) await cancel(id)
  const isRepeated = begun.length === 0 && last !== undefined
  if (isRepeated && rowsWithoutUnique > 0 && !isAgain) throw repeated(last, rowsWithoutUnique)
}

function doneBy(outcome: RowOutcome, row: SinkRow | undefined): Done {
  if (outcome.kind === 'rejected') {
    const faults = row?.faults ?? faultsOf(outcome.error)
    return { kind: 'rejected', processId: null, changeId: null, faults }
  }
  return { kind: outcome.kind, processId: outcome.process.id, changeId: outcome.changeId, faults: [] }
}

function outcomeOf({ kind, processId, changeId, faults }: Done, made: ReadonlySet<string>): SinkOutcome {
  if (kind === 'rejected') return { kind, faults }
  if (kind === 'created') return { kind }
  if (kind === 'merged' && processId !== null && made.has(processId)) return { kind: 'mergedIntoEarlier' }
  if (changeId === null) return { kind: 'unchanged' }
  return { kind: kind === 'merged' ? 'mergedIntoExisting' : 'updated' }
}

/** Back from the text of an entry, in which each fault begins with its field. */
function readFaults(text: string): Fault[] {
  return text.split(/; (?=[\w.]+: )/).map((fault) => {
    const [, field = '', message = fault] = /^([\w.]+): (.*)$/s.exec(fault) ?? []
    return { field, message }
  })
}

function begunOtherwise({ id, rowCount }: EarlierImport): AppError {
  return new AppError(
    'conflict',
    'import_begun_otherwise',
    `An import of this file was begun with other options, as job ${id}, and has done ${rowCount} rows. Go on with the same options, or begin anew with --again.`,
  )
}

function repeated({ id, createdAt }: EarlierImport, count: number): AppError {
  return new AppError(
    'conflict',
    'import_repeated',
    `This file was imported on ${new Date(createdAt).toISOString().slice(0, 10)} as job ${id}. ${count} of its rows have no unique value and would be doubled. Run with --again to import it again.`,
  )
}
