/**
 * Writes the rows of an import as a job: a chunk, its entries and the progress of the job are kept in one transaction,
 * so that a run that was killed is gone on with at the very row where it ended.
 */
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import { faultText } from '../../lib/source/fault-text.ts'
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { RowOutcome } from '../process.ts'
import { prepareRows, writeRows } from '../write/write-rows.ts'
import { importJobStore, keepChunk, type Entry, type ImportJob } from './import-job.store.ts'
import { mergesStore } from './merges.store.ts'
import { faultsOf, type RowSink, type SinkOutcome, type SinkRow } from './row-sink.ts'
import type { Survey } from './survey.ts'

export interface JobOptions {
  /** The other options of the command, as text: a file is gone on with only with the same. */
  readonly settings: string
  readonly isAgain: boolean
}

/** Throws `conflict` when the file was imported already and rows would be doubled, or is under way otherwise. */
export async function openJobSink(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  survey: Survey,
  options: JobOptions,
): Promise<RowSink> {
  const job = await openJob(context, actor, procedure, survey, options)
  const teamId = actor.team.id
  const who = { actor, jobId: job.id }
  let { nextChunk, rowsDone } = job
  let recalled = 0

  const tell = async (entries: readonly Entry[], rows: readonly SinkRow[]): Promise<SinkOutcome[]> => {
    const merged = entries.flatMap(({ message, processId }) =>
      message === 'merged' && processId !== null ? [processId] : [],
    )
    const made = await mergesStore(context.database, teamId).madeBy(job.id, merged)
    return entries.map((entry, index) => outcomeOf(entry, rows[index], made))
  }

  return {
    jobId: job.id,
    rowsDone,
    async recall(rows) {
      const entries = await importJobStore(teamId, context.database).entries(job.id, recalled, rows.length)
      recalled += rows.length
      return tell(entries, rows)
    },
    async apply(rows) {
      const requests = rows.flatMap((row) => (row.faults === undefined ? [row.request] : []))
      const prepared = await prepareRows(context, who, procedure, requests)
      let entries: Entry[] = []
      const written = await writeRows(context, who, prepared, {
        before: async (session) => {
          const now = await importJobStore(teamId, session).lock(job.id)
          return now?.status === 'IN_PROGRESS' && !now.isCancelWished && now.nextChunk === nextChunk
        },
        after: async (session, outcomes) => {
          entries = entriesOf(rows, outcomes)
          const inputs = rows.map(({ input }) => input)
          const chunk = { number: nextChunk, firstRow: rowsDone, inputs, entries, now: context.clock() }
          await keepChunk(session, teamId, job.id, chunk)
        },
      })
      if (written === undefined) throw await whyStopped(context, teamId, job.id)
      nextChunk += 1
      rowsDone += rows.length
      return tell(entries, rows)
    },
    finish: () => importJobStore(teamId, context.database).end(job.id, 'COMPLETED', context.clock()),
  }
}

async function openJob(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  { fingerprint, rows, rowsWithoutUnique }: Survey,
  { settings, isAgain }: JobOptions,
): Promise<Pick<ImportJob, 'id' | 'nextChunk' | 'rowsDone'>> {
  const store = importJobStore(actor.team.id, context.database)
  const found = await store.find(procedure.id, fingerprint)
  const now = context.clock()
  if (found?.status === 'IN_PROGRESS') {
    if (found.settings === settings) return found
    if (!isAgain) throw otherwiseBegun(found)
    await store.end(found.id, 'CANCELLED', now)
  } else if (found !== undefined && rowsWithoutUnique > 0 && !isAgain)
    throw repeated(found, rowsWithoutUnique)
  const { userId: createdBy, roleType } = actor
  const id = newId(now)
  await store.create({
    id,
    now,
    procedureId: procedure.id,
    createdBy,
    roleType,
    fingerprint,
    settings,
    rowCount: rows,
  })
  return { id, nextChunk: 0, rowsDone: 0 }
}

function entriesOf(rows: readonly SinkRow[], outcomes: readonly RowOutcome[]): Entry[] {
  const left = outcomes.values()
  return rows.map((row): Entry => {
    const none = { processId: null, changeId: null }
    if (row.faults !== undefined)
      return { ...none, status: 'INVALID', message: row.faults.map(faultText).join('; ') }
    const outcome = left.next().value
    if (outcome === undefined) throw new Error('a row has no outcome')
    if (outcome.kind !== 'rejected') {
      const { kind, process, changeId } = outcome
      return { status: 'SUCCESS', message: kind, processId: process.id, changeId }
    }
    const status = outcome.error.kind === 'invalid' ? 'INVALID' : 'ERROR'
    return { ...none, status, message: faultsOf(outcome.error).map(faultText).join('; ') }
  })
}

function outcomeOf(
  { status, message, processId, changeId }: Entry,
  row: SinkRow | undefined,
  made: ReadonlySet<string>,
): SinkOutcome {
  if (status !== 'SUCCESS') return { kind: 'rejected', faults: row?.faults ?? readFaults(message) }
  if (message === 'created') return { kind: 'created' }
  if (message === 'merged' && processId !== null && made.has(processId)) return { kind: 'mergedIntoEarlier' }
  if (changeId === null) return { kind: 'unchanged' }
  return { kind: message === 'merged' ? 'mergedIntoExisting' : 'updated' }
}

/** Back from the text of an entry: each fault begins with its field. */
function readFaults(text: string) {
  return text.split(/; (?=[\w.]+: )/).map((fault) => {
    const [, field = '', message = fault] = /^([\w.]+): (.*)$/s.exec(fault) ?? []
    return { field, message }
  })
}

async function whyStopped(context: RecordsContext, teamId: string, jobId: string): Promise<AppError> {
  const store = importJobStore(teamId, context.database)
  const now = await context.database.write((session) => importJobStore(teamId, session).lock(jobId))
  if (now?.status === 'IN_PROGRESS' && !now.isCancelWished)
    return new AppError(
      'conflict',
      'import_running',
      `Another command is importing this file at the same time, as job ${jobId}. Wait for it, or stop it first.`,
    )
  if (now?.status === 'IN_PROGRESS') await store.end(jobId, 'CANCELLED', context.clock())
  return new AppError(
    'conflict',
    'import_cancelled',
    `The job ${jobId} was cancelled. What was imported stays; undo the job to take it back.`,
  )
}

function otherwiseBegun({ id, rowsDone }: ImportJob): AppError {
  return new AppError(
    'conflict',
    'import_begun_otherwise',
    `An import of this file was begun with other options, as job ${id}, and has done ${rowsDone} rows. Go on with the same options, or begin anew with --again.`,
  )
}

function repeated({ id, createdAt }: ImportJob, count: number): AppError {
  return new AppError(
    'conflict',
    'import_repeated',
    `This file was imported on ${createdAt.toISOString().slice(0, 10)} as job ${id}. ${count} of its rows have no unique value and would be doubled. Run with --again to import it again.`,
  )
}
