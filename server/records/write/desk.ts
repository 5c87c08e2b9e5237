/**
 * What a write has before it while it decides row after row: the processes that are concerned, as they are after
 * the rows so far, and who holds which unique value. Nothing here touches the database.
 */
import type { Json } from '../../lib/json.ts'
import type { Actor } from '../../team/actor.ts'
import type { Values } from '../attribute.ts'
import type { ChangeKind, Process, ProcessChange } from '../process.ts'
import type { PreparedRows } from './prepare-rows.ts'
import { uniqueKey } from './processes.store.ts'
import type { Rules } from './rules.ts'
import { uniqueText } from '../values/indexed-values.ts'

/** A process in the course of a write. */
export interface Working {
  /** As it lies in the database; undefined when this write makes it. */
  readonly before: Process | undefined
  now: Process
}

/** A new entry of the history; what it records can still grow while the write goes on. */
export type NewChange = Omit<ProcessChange, 'changes'> & {
  readonly changes: Record<string, readonly [unknown, unknown]>
}

/** A record that is made, or learns something, with the processes that are about it. */
export interface RecordWrite {
  readonly id: string
  readonly primaryKey: string | null
  readonly data: Values
}

export interface Desk {
  readonly prepared: PreparedRows
  readonly actor: Actor
  readonly jobId: string | null
  readonly now: number
  /** Ascending for one time. */
  readonly nextId: (now: number) => string
  readonly workings: Map<string, Working>
  /** By uniqueKey: the process that has the value after the rows so far. */
  readonly holders: Map<string, string>
  /** Numbers for primary keys that are not used yet. */
  readonly numbers: number[]
  readonly changes: NewChange[]
  /** Records by primary key: those that are there, and those that are made by the rows so far. */
  readonly records: Map<string, string>
  /** By id. */
  readonly recordWrites: Map<string, RecordWrite>
  /** Of processes with an entry that is to be undone: that entry and all later ones. */
  readonly history: ReadonlyMap<string, readonly ProcessChange[]>
}

/** Thrown when what was read is no longer so, or numbers ran out: the whole write begins again. */
export class Overtaken extends Error {}

export function uniqueKeysOf({ unique }: Rules, process: Pick<Process, 'data' | 'deletedAt'>): string[] {
  return process.deletedAt === null ? uniqueKeysIn(unique, process.data) : []
}

export function uniqueKeysIn(
  unique: Rules['unique'],
  values: Readonly<Record<string, Json | null>>,
): string[] {
  return unique.flatMap((attribute) => {
    const value = values[attribute.key]
    return value === undefined || value === null
      ? []
      : [uniqueKey(attribute.id, uniqueText(attribute, value))]
  })
}

const tracked = [
  'assignedTo',
  'podId',
  'recordId',
  'status',
  'stateId',
  'nextActionAt',
  'startedAt',
  'completedAt',
  'cancelledAt',
  'deletedAt',
] as const

/** What differs, by field, for the history. */
export function differences(before: Process, after: Process): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const field of tracked)
    if (before[field] !== after[field]) changes[field] = [before[field], after[field]]
  for (const key of new Set([...Object.keys(before.data), ...Object.keys(after.data)])) {
    const [old, next] = [before.data[key] ?? null, after.data[key] ?? null]
    if (!isSame(old, next)) changes[`data.${key}`] = [old, next]
  }
  return changes
}

/** Stored JSON has one form for one value, so its text tells. */
export function isSame(a: unknown, b: unknown): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  )
}

/** The values with what is given put in; null takes out. */
export function mergeValues(values: Values, given: Readonly<Record<string, Json | null>>): Values {
  return withoutNulls({ ...values, ...given })
}

export function withoutNulls(values: Readonly<Record<string, Json | null>>): Values {
  // Most have none, and this is done for every row.
  if (!Object.values(values).includes(null)) return values
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== null),
  )
}

/** Puts the new state of a process on the desk, with the values that it gives up and takes. */
export function settle(desk: Desk, working: Working, next: Process): void {
  const { rules } = desk.prepared
  for (const key of uniqueKeysOf(rules, working.now))
    if (desk.holders.get(key) === working.now.id) desk.holders.delete(key)
  for (const key of uniqueKeysOf(rules, next)) desk.holders.set(key, next.id)
  working.now = next
}

export function addChange(
  desk: Desk,
  process: Pick<Process, 'id' | 'version'>,
  kind: ChangeKind,
  changes: Record<string, readonly [unknown, unknown]>,
  undoes: string | null = null,
): NewChange {
  const change: NewChange = {
    id: desk.nextId(desk.now),
    processId: process.id,
    version: process.version,
    kind,
    madeBy: desk.actor.userId,
    apiKeyId: desk.actor.apiKeyId,
    jobId: desk.jobId,
    undoes,
    changes,
  }
  desk.changes.push(change)
  return change
}
