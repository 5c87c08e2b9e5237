/**
 * The rules of writing: what a request makes of a process, row after row, on what is on the desk. A row is done as a
 * whole or rejected as a whole; a rejected one leaves the desk as it was.
 */
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { maySee, processNotFound } from '../access.ts'
import type { Attribute } from '../attribute.ts'
import { formatPrimaryKey } from '../primary-key.ts'
import type { Outcome, Process, RowOutcome } from '../process.ts'
import { completeValues } from '../values/complete-values.ts'
import { uniqueText } from '../values/indexed-values.ts'
import {
  addChange,
  differences,
  mergeValues,
  Overtaken,
  settle,
  type Desk,
  type RecordWrite,
  type Working,
} from './desk.ts'
import { decideUndo } from './decide-undo.ts'
import type { GivenValues } from './draft.ts'
import { assertOffered, move, startStateOf } from './move.ts'
import type { PreparedRow, Target } from './prepare-rows.ts'
import { uniqueKey } from './processes.store.ts'

export function decideRow(desk: Desk, row: PreparedRow): RowOutcome {
  try {
    return decide(desk, row)
  } catch (error) {
    if (error instanceof AppError) return { kind: 'rejected', error }
    throw error
  }
}

function decide(desk: Desk, row: PreparedRow): RowOutcome {
  const { request } = row
  if (request.kind === 'create') return create(desk, row, request)
  const working = found(desk, row)
  switch (request.kind) {
    case 'update': {
      if (working.now.deletedAt !== null) throw processNotFound(desk.prepared.procedure)
      request.inspect?.(working.now)
      if (row.faults.length > 0) throw invalidInput(row.faults)
      return update(desk, working, row)
    }
    case 'delete':
      if (working.now.deletedAt !== null) throw processNotFound(desk.prepared.procedure)
      request.inspect?.(working.now)
      return become(desk, working, { ...working.now, deletedAt: desk.now }, 'deleted')
    case 'restore':
      return become(desk, working, { ...working.now, deletedAt: null }, 'restored')
    case 'undo': {
      const { next, undoes } = decideUndo(desk, working, request.changeId)
      return become(desk, working, next, outcomeOf(working.now, next), { undoes })
    }
  }
}

/** The process that a row is about, if the actor may see it. */
function found(desk: Desk, row: PreparedRow): Working {
  const { procedure } = desk.prepared
  if (row.target === undefined && row.faults.length > 0) throw invalidInput(row.faults)
  const id = row.target === undefined ? undefined : idOf(desk, row.target)
  const working = id === undefined ? undefined : desk.workings.get(id)
  if (working === undefined || !maySee(desk.actor, working.now)) throw processNotFound(procedure)
  return working
}

function idOf(desk: Desk, target: Target): string | undefined {
  return 'id' in target ? target.id : desk.holders.get(uniqueKey(target.attribute.id, target.value))
}

function create(
  desk: Desk,
  row: PreparedRow,
  request: { readonly isUpsert?: boolean; readonly createdAt?: number },
): RowOutcome {
  if (row.faults.length > 0) throw invalidInput(row.faults)
  const { rules, procedure } = desk.prepared
  const { values } = row.draft
  const known = request.isUpsert === true ? holderOf(desk, rules.primaryKey, values) : undefined
  if (known !== undefined) return update(desk, known, row)
  const merged = holderOf(desk, rules.mergeBy, values)
  if (merged !== undefined) return merge(desk, merged, row)
  const completed = completeValues(procedure.attributes, mergeValues({}, values))
  if (completed.faults.length > 0) throw invalidInput(completed.faults)
  const createdAt = request.createdAt ?? desk.now
  const record = recordOf(desk, row)
  const started = startOf(desk, row, createdAt, mergeValues(completed.values, keyFor(desk, values)))
  const process = { ...started, recordId: record?.id ?? null }
  assertFree(desk, process)
  const working: Working = { before: undefined, now: { ...process, deletedAt: desk.now } }
  desk.workings.set(process.id, working)
  settle(desk, working, process)
  const change = addChange(desk, process, 'CREATED', {})
  keepRecord(desk, record)
  return { kind: 'created', process, changeId: change.id }
}

function startOf(desk: Desk, row: PreparedRow, createdAt: number, data: Process['data']): Process {
  const { procedure, config } = desk.prepared
  if (row.draft.stateId !== undefined) assertOffered(desk.prepared, row.draft.stateId)
  const fresh: Process = {
    id: desk.nextId(createdAt),
    teamId: config.teamId,
    procedureId: procedure.id,
    createdAt,
    updatedAt: desk.now,
    createdBy: desk.actor.userId,
    assignedTo: row.assignedTo ?? null,
    podId: row.draft.podId ?? null,
    recordId: null,
    status: 'OPEN',
    stateId: row.draft.stateId ?? startStateOf(procedure, row.draft.status),
    nextActionAt: row.draft.nextActionAt ?? null,
    startedAt: null,
    completedAt: null,
    cancelledAt: null,
    deletedAt: null,
    version: 1,
    data,
  }
  const moved = move(desk.prepared, fresh, row.draft, desk.now)
  return moved.stateId === procedure.startStateId || moved.startedAt !== null
    ? moved
    : { ...moved, startedAt: desk.now }
}

/** A primary key for a process that comes without one. */
function keyFor(desk: Desk, values: GivenValues): GivenValues {
  const { rules } = desk.prepared
  const { primaryKey, pattern } = rules
  if (primaryKey === undefined || pattern === undefined || typeof values[primaryKey.key] === 'string')
    return {}
  for (;;) {
    const number = desk.numbers.shift()
    if (number === undefined) throw new Overtaken('numbers ran out')
    const key = formatPrimaryKey(pattern, number)
    // Somebody brought it from elsewhere.
    if (desk.holders.has(uniqueKey(primaryKey.id, uniqueText(primaryKey, key)))) continue
    return { [primaryKey.key]: key }
  }
}

function holderOf(desk: Desk, attribute: Attribute | undefined, values: GivenValues): Working | undefined {
  const value = attribute === undefined ? undefined : values[attribute.key]
  if (attribute === undefined || value === undefined || value === null) return undefined
  const id = desk.holders.get(uniqueKey(attribute.id, uniqueText(attribute, value)))
  if (id === undefined) return undefined
  const working = desk.workings.get(id)
  if (working === undefined) throw new Overtaken('a process took the value')
  if (maySee(desk.actor, working.now)) return working
  throw taken([
    { field: `data.${attribute.shortId}`, message: 'is that of a process that this key may not see' },
  ])
}

/** The rules of the field that a person sees: what the row says, on top of what is there. */
function update(desk: Desk, working: Working, row: PreparedRow): RowOutcome {
  const { now: process } = working
  const { draft } = row
  const record = recordOf(desk, row)
  const next = move(
    desk.prepared,
    {
      ...process,
      data: mergeValues(process.data, draft.values),
      assignedTo: row.assignedTo === undefined ? process.assignedTo : row.assignedTo,
      podId: draft.podId === undefined ? process.podId : draft.podId,
      nextActionAt: draft.nextActionAt === undefined ? process.nextActionAt : draft.nextActionAt,
      recordId: record?.id ?? process.recordId,
    },
    draft,
    desk.now,
  )
  return become(desk, working, next, 'updated', { record })
}

/**
 * A new process that is known already: its values win, but an empty one clears nothing, and work that has begun goes
 * on where it is. Who and when are filled in only where nothing was.
 */
function merge(desk: Desk, working: Working, row: PreparedRow): RowOutcome {
  const { now: process } = working
  const { draft } = row
  const { primaryKey } = desk.prepared.rules
  const values = Object.fromEntries(
    Object.entries(draft.values).filter(([key, value]) => value !== null && key !== primaryKey?.key),
  )
  const record = recordOf(desk, row)
  const next: Process = {
    ...process,
    recordId: record?.id ?? process.recordId,
    data: mergeValues(process.data, values),
    assignedTo: process.assignedTo ?? row.assignedTo ?? null,
    podId: process.podId ?? draft.podId ?? null,
    nextActionAt: process.nextActionAt ?? draft.nextActionAt ?? null,
  }
  return become(desk, working, next, 'merged', { record })
}

/** Gives a process its new state, with an entry in its history; one that is as it was is not touched. */
function become(
  desk: Desk,
  working: Working,
  next: Process,
  kind: Outcome,
  { undoes, record }: { readonly undoes?: string; readonly record?: RecordWrite | undefined } = {},
): RowOutcome {
  const changes = differences(working.now, next)
  const isChanged = Object.keys(changes).length > 0
  if (isChanged) {
    assertFree(desk, next)
    const version = next.version + 1
    settle(desk, working, { ...next, version, updatedAt: Math.max(desk.now, next.updatedAt) })
  }
  const change = isChanged
    ? addChange(desk, working.now, undoes === undefined ? changeKindOf(kind) : 'UNDONE', changes, undoes)
    : undefined
  keepRecord(desk, record)
  const outcome = isChanged || kind === 'merged' ? kind : 'unchanged'
  return { kind: outcome, process: working.now, changeId: change?.id ?? null }
}

function changeKindOf(kind: Outcome) {
  switch (kind) {
    case 'deleted':
      return 'DELETED'
    case 'restored':
      return 'RESTORED'
    case 'merged':
      return 'MERGED'
    case 'created':
    case 'updated':
    case 'unchanged':
      return 'UPDATED'
  }
}

function outcomeOf(before: Process, next: Process): Outcome {
  if ((before.deletedAt === null) === (next.deletedAt === null)) return 'updated'
  return next.deletedAt === null ? 'restored' : 'deleted'
}

/** Refuses unique values that another process has, all of them at once. */
function assertFree(desk: Desk, next: Process): void {
  if (next.deletedAt !== null) return
  const faults: Fault[] = []
  for (const attribute of desk.prepared.rules.unique) {
    const value = next.data[attribute.key]
    if (value === undefined) continue
    const holder = desk.holders.get(uniqueKey(attribute.id, uniqueText(attribute, value)))
    if (holder !== undefined && holder !== next.id)
      faults.push({
        field: `data.${attribute.shortId}`,
        message: `${JSON.stringify(value).slice(0, 80)} is that of another process of "${desk.prepared.procedure.shortId}"`,
      })
  }
  if (faults.length > 0) throw taken(faults)
}

function taken(details: readonly Fault[]): AppError {
  const message = details.map((fault) => `${fault.field}: ${fault.message}`).join('; ')
  return new AppError('conflict', 'value_taken', message, { details })
}

/** The record that the row's process is about; it is written only when the row is. */
function recordOf(desk: Desk, { record }: PreparedRow): RecordWrite | undefined {
  if (record === undefined) return undefined
  const { primaryKey, values } = record
  const known = primaryKey === null ? undefined : desk.records.get(primaryKey)
  const id = known ?? desk.nextId(desk.now)
  return { id, primaryKey, data: mergeValues(desk.recordWrites.get(id)?.data ?? {}, values) }
}

function keepRecord(desk: Desk, record: RecordWrite | undefined): void {
  if (record === undefined) return
  if (record.primaryKey !== null) desk.records.set(record.primaryKey, record.id)
  desk.recordWrites.set(record.id, record)
}
