/** Writes what was decided: records, processes, their values, their history and events, each with few statements. */
import type { Session } from '../../database/session.ts'
import { eventInsertion, type NewEvent } from '../../events/append.ts'
import type { Json } from '../../lib/json.ts'
import type { Process } from '../process.ts'
import { indexedValues, uniqueText } from '../values/indexed-values.ts'
import { searchLexemes } from '../values/search-words.ts'
import { isSame, Overtaken, type Desk, type Working } from './desk.ts'
import {
  changeInsertion,
  numberTable,
  processesStore,
  processInsertion,
  textTable,
  uniqueTable,
  valueInsertion,
  type HeldValue,
  type StoredProcess,
} from './processes.store.ts'
import { saveRecords, type SavedRecords } from './records.store.ts'
import type { Rules } from './rules.ts'
import { insertAll } from '../../database/insert-rows.ts'
import { violatedUnique } from '../../database/sql-errors.ts'

export async function keepDesk(session: Session, desk: Desk, events: readonly NewEvent[]): Promise<void> {
  const written = await keepRecords(session, desk)
  const teamId = desk.actor.team.id
  const store = processesStore(session, teamId)
  const touched = [...desk.workings.values()].filter(({ before, now }) => before !== now)
  const stored = (working: Working): StoredProcess => ({
    process: working.now,
    search: searchLexemes(desk.prepared.procedure.attributes, working.now.data),
  })
  const created = touched.filter(({ before }) => before === undefined)
  await store.update(touched.filter(({ before }) => before !== undefined).map(stored))
  const { unique, text, number } = differencesOf(touched, desk.prepared.rules)
  await store.deleteValues(uniqueTable, unique.gone)
  await store.deleteValues(textTable, text.gone)
  await store.deleteValues(numberTable, number.gone)
  try {
    await insertAll(session, [
      valueInsertion(uniqueTable, teamId, unique.come),
      // While these are on their way, the rows of processes are made, which takes longest.
      valueInsertion(textTable, teamId, text.come),
      valueInsertion(numberTable, teamId, number.come),
      processInsertion(created.length, storedOf(created)),
      changeInsertion(teamId, desk.changes),
      eventInsertion([...recordEvents(desk, written), ...withRecords(desk, events, written)]),
    ])
  } catch (error) {
    if (violatedUnique(error) === 'process_uniques_pkey') throw new Overtaken('a value was taken')
    throw error
  }

  function* storedOf(workings: readonly Working[]): Generator<StoredProcess> {
    for (const working of workings) yield stored(working)
  }
}

type Written = SavedRecords['written']

/** Makes the records, or tells them what is new. */
async function keepRecords(session: Session, desk: Desk): Promise<Written> {
  const about = {
    teamId: desk.actor.team.id,
    entityId: desk.prepared.entity.id,
    madeBy: desk.actor.userId,
    now: desk.now,
  }
  const records = [...desk.recordWrites.values()]
  const { ids, written } = await saveRecords(session, about, records)
  if (records.some(({ id }, index) => ids[index] !== id)) throw new Overtaken('a record was made meanwhile')
  return written
}

/** Of a single request: one for each record. */
function recordEvents(desk: Desk, written: Written): NewEvent[] {
  if (desk.jobId !== null) return []
  return written.map(({ id, isNew }) => ({
    teamId: desk.actor.team.id,
    at: desk.now,
    type: isNew ? 'record.created' : 'record.updated',
    subjectId: id,
    madeBy: desk.actor.userId,
    payload: { id, entityId: desk.prepared.entity.id },
  }))
}

/** Of a chunk of a job: how many, told by its own event. */
function withRecords(desk: Desk, events: readonly NewEvent[], written: Written): readonly NewEvent[] {
  if (desk.jobId === null) return events
  const created = written.filter(({ isNew }) => isNew).length
  const records = { created, updated: written.length - created }
  return events.map((event) => ({ ...event, payload: { ...event.payload, records } }))
}

interface Difference {
  readonly gone: HeldValue[]
  readonly come: HeldValue[]
}

/** The rows of values that go and come with the processes. */
function differencesOf(
  touched: readonly Working[],
  rules: Rules,
): Record<'unique' | 'text' | 'number', Difference> {
  const differences = {
    unique: { gone: [], come: [] } as Difference,
    text: { gone: [], come: [] } as Difference,
    number: { gone: [], come: [] } as Difference,
  }
  for (const { before, now } of touched) {
    for (const attribute of rules.unique)
      compare(before, now, attribute.key, differences.unique, (value, processId) => [
        { attributeId: attribute.id, value: uniqueText(attribute, value), processId },
      ])
    for (const { attribute, kind } of rules.filterable)
      compare(before, now, attribute.key, differences[kind], (value, processId) =>
        indexedValues(attribute, value).map((indexed) => ({
          attributeId: attribute.id,
          value: indexed,
          processId,
        })),
      )
  }
  return differences
}

function compare(
  before: Process | undefined,
  now: Process,
  key: string,
  into: Difference,
  rowsOf: (value: Json, processId: string) => HeldValue[],
): void {
  const old = before?.deletedAt === null ? before.data[key] : undefined
  const next = now.deletedAt === null ? now.data[key] : undefined
  if (isSame(old, next)) return
  const gone = old === undefined ? [] : rowsOf(old, now.id)
  const come = next === undefined ? [] : rowsOf(next, now.id)
  // What is in both stays: the value may be written differently and mean the same.
  into.gone.push(...gone.filter(({ value }) => !come.some((other) => other.value === value)))
  into.come.push(...come.filter(({ value }) => !gone.some((other) => other.value === value)))
}
