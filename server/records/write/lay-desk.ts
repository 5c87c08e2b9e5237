/**
 * Reads and locks what a write is about, before anything is decided: a handful of statements, however many rows.
 * Locks are taken in one order by everybody; what was read before its lock was held is checked again after it.
 */
import type { Session } from '../../database/session.ts'
import { idSequence } from '../../lib/uuid.ts'
import type { ProcessChange } from '../process.ts'
import { formatPrimaryKey } from '../primary-key.ts'
import { uniqueText } from '../values/indexed-values.ts'
import { Overtaken, uniqueKeysOf, type Desk, type Working } from './desk.ts'
import type { GivenValues } from './draft.ts'
import type { PreparedRows, Writer } from './prepare-rows.ts'
import { processesStore, readHolders, uniqueKey } from './processes.store.ts'
import { recordsByKey } from './records.store.ts'

type Keys = Map<string, readonly [attributeId: string, value: string]>

export async function layDesk(
  session: Session,
  who: Writer,
  prepared: PreparedRows,
  numbers: number[],
  isRepeated: boolean,
  now: number,
): Promise<Desk> {
  const teamId = who.actor.team.id
  const store = processesStore(session, teamId)
  const holders = await readHolders(session, teamId, keysOf(prepared, isRepeated ? numbers : []))
  const ids = idsOf(prepared, holders)
  const locked = await store.lock(prepared.procedure.id, ids)
  const workings = new Map<string, Working>(
    locked.map((process) => [process.id, { before: process, now: process }]),
  )
  assertStillHeld(prepared, holders, workings)
  const history = await readHistory(store, prepared)
  for (const [key, holder] of await readHolders(session, teamId, returningKeys(prepared, workings, history)))
    holders.set(key, holder)
  const recordKeys = prepared.rows.flatMap(({ record }) => record?.primaryKey ?? [])
  const records = await recordsByKey(session, teamId, prepared.entity.id, [...new Set(recordKeys)])
  return {
    prepared,
    actor: who.actor,
    jobId: who.jobId,
    now,
    nextId: idSequence(),
    workings,
    holders,
    numbers,
    changes: [],
    records,
    recordWrites: new Map(),
    history,
  }
}

/**
 * Every unique value that the rows name. Primary keys that may be made are looked at only when an earlier attempt
 * found one taken: that is rare, and there can be many.
 */
function keysOf({ rows, rules }: PreparedRows, numbers: readonly number[]): Keys {
  const keys: Keys = new Map()
  for (const { draft, target, faults } of rows) {
    if (target !== undefined && 'attribute' in target) add(keys, target.attribute.id, target.value)
    if (faults.length === 0) addValues(keys, rules, draft.values)
  }
  const { primaryKey, pattern } = rules
  if (primaryKey !== undefined && pattern !== undefined)
    for (const number of numbers)
      add(keys, primaryKey.id, uniqueText(primaryKey, formatPrimaryKey(pattern, number)))
  return keys
}

function addValues(keys: Keys, { unique }: PreparedRows['rules'], values: GivenValues): void {
  for (const attribute of unique) {
    const value = values[attribute.key]
    if (value !== undefined && value !== null) add(keys, attribute.id, uniqueText(attribute, value))
  }
}

function add(keys: Keys, attributeId: string, value: string): void {
  keys.set(uniqueKey(attributeId, value), [attributeId, value])
}

/** The processes that rows point to, and those into which new ones are merged. */
function idsOf({ rows, rules }: PreparedRows, holders: ReadonlyMap<string, string>): Set<string> {
  const ids = new Set<string>()
  for (const { request, draft, target } of rows) {
    if (target !== undefined) {
      const id = 'id' in target ? target.id : holders.get(uniqueKey(target.attribute.id, target.value))
      if (id !== undefined) ids.add(id)
    }
    if (request.kind !== 'create') continue
    for (const attribute of [rules.mergeBy, rules.primaryKey]) {
      const value = attribute === undefined ? undefined : draft.values[attribute.key]
      if (attribute === undefined || value === undefined || value === null) continue
      const id = holders.get(uniqueKey(attribute.id, uniqueText(attribute, value)))
      if (id !== undefined) ids.add(id)
    }
  }
  return ids
}

/** Between the look at the holders and the lock, a process may have given a value up. */
function assertStillHeld(
  { rules }: PreparedRows,
  holders: ReadonlyMap<string, string>,
  workings: ReadonlyMap<string, Working>,
): void {
  const held = new Map([...workings].map(([id, { now }]) => [id, new Set(uniqueKeysOf(rules, now))]))
  for (const [key, id] of holders)
    if (held.get(id)?.has(key) === false) throw new Overtaken('a process gave a value up')
}

async function readHistory(
  store: ReturnType<typeof processesStore>,
  { rows }: PreparedRows,
): Promise<Map<string, ProcessChange[]>> {
  const from = rows.flatMap(({ request }) =>
    request.kind === 'undo' ? [{ processId: request.processId, changeId: request.changeId }] : [],
  )
  const changes = await store.changesFrom(from)
  const unique = new Map(changes.map((change) => [change.id, change]))
  return Map.groupBy(unique.values(), ({ processId }) => processId)
}

/** Values that processes would take again when they are restored or a change of them is undone. */
function returningKeys(
  { rows, rules }: PreparedRows,
  workings: ReadonlyMap<string, Working>,
  history: ReadonlyMap<string, readonly ProcessChange[]>,
): Keys {
  const keys: Keys = new Map()
  for (const { request, target } of rows) {
    if (request.kind !== 'undo' && request.kind !== 'restore') continue
    const working = target !== undefined && 'id' in target ? workings.get(target.id) : undefined
    if (working !== undefined) addValues(keys, rules, working.now.data)
    for (const { changes } of working === undefined ? [] : (history.get(working.now.id) ?? []))
      addValues(
        keys,
        rules,
        Object.fromEntries(
          Object.entries(changes).flatMap(([field, [before]]) =>
            field.startsWith('data.') ? [[field.slice('data.'.length), before as GivenValues[string]]] : [],
          ),
        ),
      )
  }
  return keys
}
