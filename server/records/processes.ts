/**
 * Use cases about single processes: finding, making, changing, deleting, restoring, and the history with its undo.
 * Every write is one transaction of the engine that also writes bulk jobs, so that the rules are the same.
 */
import { AppError, invalidInput, type Fault } from '../lib/app-error.ts'
import { isUuid } from '../lib/uuid.ts'
import type { Actor } from '../team/actor.ts'
import { assertMay, maySee, processNotFound } from './access.ts'
import type { RecordsContext } from './context.ts'
import { keepKey, Repeated, repeatedObject, type Idempotency } from '../idempotency/idempotency.ts'
import type {
  Outcome,
  Process,
  ProcessChange,
  ProcessInput,
  ProcessRef,
  RowOutcome,
  RowRequest,
} from './process.ts'
import { processReader } from './processes.store.ts'
import type { Procedure } from './procedure.ts'
import { entityOf } from './team-configs.ts'
import { readRef } from './write/prepare-rows.ts'
import { rulesOf } from './write/rules.ts'
import { prepareRows, writeRows } from './write/write-rows.ts'

export interface WriteOptions {
  readonly idempotency?: Idempotency | undefined
}

export interface Inspected extends WriteOptions {
  /** Looks at the process under the lock; throws when it is not what the caller expects. */
  readonly inspect?: (process: Process) => void
}

export interface Written {
  readonly process: Process
  readonly outcome: Outcome
  /** The entry in the history; null where nothing changed. */
  readonly changeId: string | null
  /** True when this request was carried out before, and nothing was done now. */
  readonly isRepeated: boolean
}

/** The process, if it is not deleted and the actor may see it. Throws `not_found` or `forbidden`. */
export async function fetchProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
): Promise<Process> {
  const process = await findProcess(context, actor, procedure, ref)
  if (process.deletedAt !== null) throw processNotFound(procedure)
  return process
}

/** As fetchProcess, deleted ones too. */
async function findProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
): Promise<Process> {
  assertMay(actor, procedure, 'read')
  const config = await context.configs.at(actor.team.id, actor.team.configVersion)
  const faults: Fault[] = []
  const about = { defaultCountry: actor.team.defaultCountry, timeZone: actor.team.timeZone }
  const target = readRef(rulesOf(procedure, entityOf(config, procedure)), ref, about, faults)
  if (faults.length > 0) throw invalidInput(faults)
  const reader = processReader(context.database.points, actor.team.id)
  const process = target === undefined ? undefined : await reader.find(procedure.id, target)
  if (process === undefined || !maySee(actor, process)) throw processNotFound(procedure)
  return process
}

/** Makes a process, or merges it into the one that is known by the procedure's merge attribute. */
export function createProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  input: ProcessInput,
  options: WriteOptions = {},
): Promise<Written> {
  return write(context, actor, procedure, { kind: 'create', input }, options)
}

/** Changes what is given; `data` is merged key by key and null clears. What is as it was is not written. */
export function updateProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
  input: ProcessInput,
  { inspect, ...options }: Inspected = {},
): Promise<Written> {
  return write(
    context,
    actor,
    procedure,
    { kind: 'update', ref, input, ...(inspect && { inspect }) },
    options,
  )
}

/** Hides a process from every list; its unique values are free again, and it can be restored. */
export function deleteProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
  { inspect, ...options }: Inspected = {},
): Promise<Written> {
  return write(context, actor, procedure, { kind: 'delete', ref, ...(inspect && { inspect }) }, options)
}

/** Throws `conflict` when another process has taken a unique value meanwhile. */
export function restoreProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
  options: WriteOptions = {},
): Promise<Written> {
  return write(context, actor, procedure, { kind: 'restore', ref }, options)
}

/** Takes one change back. Throws `conflict` when what it changed was changed again since. */
export async function undoChange(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
  changeId: string,
  options: WriteOptions = {},
): Promise<Written> {
  const { id: processId } = await findProcess(context, actor, procedure, ref)
  if (!isUuid(changeId)) throw changeNotFound()
  return write(
    context,
    actor,
    procedure,
    { kind: 'undo', processId, changeId: changeId.toLowerCase() },
    options,
  )
}

export interface HistoryPage {
  readonly changes: ProcessChange[]
  readonly nextCursor: string | null
}

/** The history, newest first; that of a deleted process too. */
export async function readHistory(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HistoryPage> {
  const process = await findProcess(context, actor, procedure, ref)
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw invalidInput([{ field: 'cursor', message: 'must be the nextCursor of an earlier answer' }])
  const reader = processReader(context.database.points, actor.team.id)
  const found = await reader.changes(process.id, cursor === undefined ? null : Number(cursor), limit + 1)
  const changes = found.slice(0, limit)
  return { changes, nextCursor: found.length > limit ? String(changes.at(-1)?.version) : null }
}

async function write(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  request: RowRequest,
  { idempotency }: WriteOptions,
): Promise<Written> {
  assertMay(actor, procedure, 'write')
  const earlier = await repeated(context, actor, procedure, idempotency)
  if (earlier !== undefined) return earlier
  const who = { actor, jobId: null }
  const prepared = await prepareRows(context, who, procedure, [request])
  try {
    const outcomes = await writeRows(context, who, prepared, {
      async after(session, [outcome]) {
        const done = accepted(outcome)
        if (idempotency !== undefined)
          await keepKey(session, actor.team.id, idempotency, done.process.id, context.clock())
      },
    })
    const { kind: outcome, process, changeId } = accepted(outcomes?.[0])
    return { process, outcome, changeId, isRepeated: false }
  } catch (error) {
    const faster =
      error instanceof Repeated ? await repeated(context, actor, procedure, idempotency) : undefined
    if (faster !== undefined) return faster
    throw error
  }
}

function accepted(outcome: RowOutcome | undefined): Exclude<RowOutcome, { kind: 'rejected' }> {
  if (outcome === undefined) throw new Error('a row has no outcome')
  if (outcome.kind === 'rejected') throw outcome.error
  return outcome
}

/** What the same request did before: its process as it is now. */
async function repeated(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  idempotency: Idempotency | undefined,
): Promise<Written | undefined> {
  if (idempotency === undefined) return undefined
  const id = await repeatedObject(context.database, actor.team.id, idempotency)
  if (id === undefined) return undefined
  const process = await processReader(context.database.points, actor.team.id).find(procedure.id, { id })
  if (process === undefined || !maySee(actor, process)) throw processNotFound(procedure)
  return { process, outcome: 'unchanged', changeId: null, isRepeated: true }
}

function changeNotFound(): AppError {
  return new AppError('not_found', 'change_not_found', 'The history of the process has no such change.')
}
