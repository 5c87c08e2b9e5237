/**
 * Imports processes from a file in two passes: the first finds out what the columns hold, the second writes row after
 * row as a job. A run that was stopped is gone on with by the same command; what is done is not done again. Memory
 * does not grow with the file.
 */
import { AppError } from '../../lib/app-error.ts'
import { openSource } from '../../lib/source/open-source.ts'
import { openRejectedFile, type RejectedFile } from '../../lib/source/rejected-file.ts'
import type { Source } from '../../lib/source/source-row.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMay } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import { planColumns, type ColumnPlan } from './column-plan.ts'
import { createDrySink } from './dry-sink.ts'
import { openJobSink } from './job-sink.ts'
import { createMatcher, isOurs } from './match-columns.ts'
import { Owners } from './owners.ts'
import { createTally, type ImportCounts, type ProcessImportReport, type Tally } from './process-report.ts'
import type { DateOrder } from './read-date.ts'
import { createRowReader, type RowDraft } from './read-row.ts'
import { createRequests } from './row-requests.ts'
import type { RowSink, SinkOutcome } from './row-sink.ts'
import { leadsInJson, surveyFile, type Survey } from './survey.ts'

export interface ProcessImportOptions {
  /** Everything but the writing: the same report, the same file of rejected rows. */
  readonly isDry?: boolean
  /** Column to short id or field; "" for a column that is not to be used. */
  readonly map?: ReadonlyMap<string, string>
  /** The order of dates that could be in several, whatever the column shows. */
  readonly dates?: DateOrder
  /** Where phones without a country code are (ISO 3166); else the country of the team. */
  readonly country?: string
  /** A known primary key updates that process. */
  readonly isUpsert?: boolean
  /** Import a file once more whose rows cannot be recognised. */
  readonly isAgain?: boolean
  readonly onProgress?: (progress: ImportProgress) => void
  /** Stops between two chunks; what was written stays. */
  readonly signal?: AbortSignal
}

export interface ImportProgress extends ImportCounts {
  /** The file is read twice, and the first time is a part of the work. */
  readonly bytesRead: number
  readonly bytes: number
}

// Enough that a transaction costs little for each row, few enough that others do not wait for its locks.
const rowsPerChunk = 500
const mostNamed = 30
// Looking at a row takes a fraction of the time that writing it does.
const firstPassShare = 0.1

/** Throws `invalid` for a file that cannot be read or of which no column is known, before anything is written. */
export async function importProcesses(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  path: string,
  options: ProcessImportOptions = {},
): Promise<ProcessImportReport> {
  assertMay(actor, procedure, 'write')
  const startedAt = performance.now()
  const tally = createTally()
  const matcher = createMatcher(procedure.attributes, options.map)
  const survey = await surveyFile(path, matcher, {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onRows: (bytesRead, bytes) =>
      options.onProgress?.({ ...tally.counts, bytes, bytesRead: bytesRead * firstPassShare }),
  })
  const { defaultCountry, timeZone } = actor.team
  const plan = planColumns(matcher, procedure, survey, {
    country: (options.country ?? defaultCountry).toUpperCase(),
    timeZone,
    ...(options.dates === undefined ? {} : { dates: options.dates }),
  })
  if (plan.matched.length === 0) throw unrecognised(procedure, survey)
  const source = await openSource(path, leadsInJson)
  const rejected = await openRejectedFile(path, source)
  try {
    const sink =
      options.isDry === true
        ? createDrySink(context, actor, procedure)
        : await openJobSink(context, actor, procedure, survey, {
            path,
            settings: settingsOf(options),
            isUpsert: options.isUpsert ?? false,
            isAgain: options.isAgain ?? false,
          })
    const read = createRowReader(procedure, matcher, plan)
    await importRows({ context, actor, procedure, plan, source, read, sink, rejected, tally, options })
    await sink.finish()
    const rejectedFile = await rejected.finish()
    return reportOf({ survey, plan, sink, tally, rejectedFile, durationMs: performance.now() - startedAt })
  } catch (error) {
    await rejected.discard()
    throw error
  }
}

/** What decides how a file is read; a run that was stopped can only be gone on with in the same way. */
function settingsOf({ map, dates, country, isUpsert }: ProcessImportOptions): string {
  return JSON.stringify([[...(map ?? [])], dates ?? null, country ?? null, isUpsert ?? false])
}

interface Work {
  readonly context: RecordsContext
  readonly actor: Actor
  readonly procedure: Procedure
  readonly plan: ColumnPlan
  readonly source: Source
  readonly read: (row: RowDraft['row']) => RowDraft
  readonly sink: RowSink
  readonly rejected: RejectedFile
  readonly tally: Tally
  readonly options: ProcessImportOptions
}

/** Rows are read while those before them are written. */
async function importRows(work: Work): Promise<void> {
  const { source, read, sink, tally, options } = work
  const write = createChunkWriter(work)
  let chunk: RowDraft[] = []
  let writing = Promise.resolve()
  let count = 0
  const flush = async (): Promise<void> => {
    await writing
    options.signal?.throwIfAborted()
    const { bytes } = source
    const bytesRead = bytes * firstPassShare + source.bytesRead() * (1 - firstPassShare)
    options.onProgress?.({ ...tally.counts, bytes, bytesRead })
    const next = chunk
    chunk = []
    writing = write(next, count <= sink.rowsDone)
    // It is awaited before the next one; until then a failure must not count as unnoticed.
    writing.catch(() => undefined)
  }
  for await (const row of source.rows) {
    chunk.push(read(row))
    count += 1
    if (chunk.length === rowsPerChunk || count === sink.rowsDone) await flush()
  }
  if (chunk.length > 0) await flush()
  await writing
}

function createChunkWriter({ context, actor, procedure, plan, sink, rejected, tally, options }: Work) {
  const owners = new Owners(context.database, actor.team.id)
  const { requestOf, nameFaults } = createRequests(actor, procedure, plan, owners, options.isUpsert ?? false)
  const record = async (draft: RowDraft, outcome: SinkOutcome | undefined): Promise<void> => {
    if (outcome === undefined) throw new Error(`row ${draft.row.number} has no outcome`)
    tally.counts.read += 1
    tally.overshadow(draft.overshadowed)
    if (outcome.kind !== 'rejected') {
      tally.counts[outcome.kind] += 1
      const { assignedTo } = draft.root
      if (typeof assignedTo === 'string' && owners.idOf(assignedTo) === undefined)
        tally.ownerUnknown(assignedTo)
      return
    }
    const faults = nameFaults(outcome.faults)
    tally.reject(draft.row.number, faults)
    await rejected.add(draft.row, faults)
  }
  return async (drafts: readonly RowDraft[], isDone: boolean): Promise<void> => {
    await owners.learn(
      drafts.flatMap(({ root: { assignedTo } }) => (typeof assignedTo === 'string' ? [assignedTo] : [])),
    )
    const rows = drafts.map((draft) => ({ input: inputOf(draft), ...requestOf(draft) }))
    const outcomes = await (isDone ? sink.recall(rows) : sink.apply(rows))
    for (const [index, draft] of drafts.entries()) await record(draft, outcomes[index])
  }
}

/** A row as an entry of the job keeps it. */
function inputOf({ row }: RowDraft): unknown {
  if (row.item !== undefined) return row.item
  const cells = row.names.map((name, index) => [name, row.cells[index] ?? ''] as const)
  return Object.fromEntries(cells.filter(([name, cell]) => cell !== '' && !isOurs(name)))
}

interface Ended {
  readonly survey: Survey
  readonly plan: ColumnPlan
  readonly sink: RowSink
  readonly tally: Tally
  readonly rejectedFile: string | null
  readonly durationMs: number
}

function reportOf({ survey, plan, sink, tally, rejectedFile, durationMs }: Ended): ProcessImportReport {
  const { matched, ignored, empty, dates } = plan
  return {
    ...tally.counts,
    isDry: sink.jobId === null,
    jobId: sink.jobId,
    rowsDoneBefore: sink.rowsDone,
    encoding: survey.encoding,
    matched,
    ignored,
    empty,
    dates,
    reasons: tally.reasons(),
    unknownOwners: tally.unknownOwners(),
    overshadowed: tally.overshadowed(),
    rejectedFile,
    durationMs,
  }
}

function unrecognised(procedure: Procedure, { columns }: Survey): AppError {
  const quote = (names: readonly string[]): string =>
    names
      .slice(0, mostNamed)
      .map((name) => `"${name.slice(0, 80)}"`)
      .join(', ')
  const wanted = procedure.attributes.filter(({ isRetired }) => !isRetired).map(({ shortId }) => shortId)
  const found = quote(columns.map(({ name }) => name)) || 'nothing'
  return new AppError(
    'invalid',
    'import_unrecognised',
    `No column with something in it is one of "${procedure.shortId}". Found: ${found}. Known: ${quote(wanted)}. Say what a column is with --map "Column=attribute".`,
  )
}
