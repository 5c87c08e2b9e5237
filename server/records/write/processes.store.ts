/**
 * All SQL that writes processes: the rows themselves, their filterable and unique values, their history. A number of
 * statements that does not grow with the number of rows.
 */
import type { Session } from '../../database/session.ts'
import type { Process, ProcessChange } from '../process.ts'
import { processColumns, type ProcessRow } from '../process-rows.ts'
import {
  deleteRows,
  timeText,
  updateRows,
  type Insertion,
  type Row,
  type Table,
} from '../../database/insert-rows.ts'

const processTable: Table = {
  name: 'processes',
  columns: [
    ['team_id', 'uuid'],
    ['id', 'uuid'],
    ['procedure_id', 'uuid'],
    ['created_at', 'timestamptz'],
    ['updated_at', 'timestamptz'],
    ['created_by', 'uuid'],
    ['assigned_to', 'uuid'],
    ['pod_id', 'uuid'],
    ['record_id', 'uuid'],
    ['status', 'text'],
    ['state_id', 'uuid'],
    ['next_action_at', 'timestamptz'],
    ['started_at', 'timestamptz'],
    ['completed_at', 'timestamptz'],
    ['cancelled_at', 'timestamptz'],
    ['deleted_at', 'timestamptz'],
    ['version', 'integer'],
    ['data', 'jsonb'],
    ['search', 'tsvector'],
  ],
}

const changeTable: Table = {
  name: 'process_changes',
  columns: [
    ['team_id', 'uuid'],
    ['process_id', 'uuid'],
    ['version', 'integer'],
    ['id', 'uuid'],
    ['kind', 'text'],
    ['made_by', 'uuid'],
    ['api_key_id', 'uuid'],
    ['job_id', 'uuid'],
    ['undoes', 'uuid'],
    ['changes', 'jsonb'],
  ],
}

const valueTable = (name: string, type: string): Table => ({
  name,
  columns: [
    ['team_id', 'uuid'],
    ['attribute_id', 'uuid'],
    ['value', type],
    ['process_id', 'uuid'],
  ],
})
export const textTable = valueTable('process_texts', 'text')
export const numberTable = valueTable('process_numbers', 'float8')
export const uniqueTable = valueTable('process_uniques', 'text')

/** A process with the words by which it is searched, as a tsvector literal. */
export interface StoredProcess {
  readonly process: Process
  readonly search: string
}

/** A unique value, or a filterable one, of a process. */
export interface HeldValue {
  readonly attributeId: string
  readonly value: string | number
  readonly processId: string
}

/** One text for each unique value: what holders are looked up by. */
export function uniqueKey(attributeId: string, value: string | number): string {
  return `${attributeId} ${value}`
}

export const processesStore = (session: Session, teamId: string) => ({
  /** The processes with these ids, deleted ones too, locked until the transaction ends. */
  async lock(procedureId: string, ids: Iterable<string>): Promise<Process[]> {
    const wanted = [...new Set(ids)].sort()
    if (wanted.length === 0) return []
    return session.rows<ProcessRow>(
      `select ${processColumns} from processes p
       where p.team_id = $1 and p.procedure_id = $2 and p.id = any($3::uuid[]) order by p.id for no key update`,
      [teamId, procedureId, wanted],
      'lock-processes',
    )
  },

  update: (processes: readonly StoredProcess[]) =>
    updateRows(session, processTable, processes.map(processRow)),

  /** The history of these processes from the given entries on. */
  async changesFrom(from: readonly { processId: string; changeId: string }[]): Promise<ProcessChange[]> {
    if (from.length === 0) return []
    return session.rows<ProcessChange>(
      `select ${changeColumns} from unnest($2::uuid[], $3::uuid[]) n (process_id, id)
       join process_changes f on f.team_id = $1 and f.process_id = n.process_id and f.id = n.id
       join process_changes c on c.team_id = $1 and c.process_id = n.process_id and c.version >= f.version
       order by c.version`,
      [teamId, from.map(({ processId }) => processId), from.map(({ changeId }) => changeId)],
      'changes-from',
    )
  },

  deleteValues: (table: Table, values: readonly HeldValue[]) =>
    deleteRows(session, table, values.map(heldRow(teamId)).sort(byKey)),
})

/** Which process holds each of these unique values, by uniqueKey. */
export async function readHolders(
  asking: Pick<Session, 'rows'>,
  teamId: string,
  keys: ReadonlyMap<string, readonly [attributeId: string, value: string]>,
): Promise<Map<string, string>> {
  if (keys.size === 0) return new Map()
  const wanted = [...keys.values()]
  const rows = await asking.rows<{ attributeId: string; value: string; processId: string }>(
    `select u.attribute_id as "attributeId", u.value, u.process_id as "processId"
     from unnest($2::uuid[], $3::text[]) n (attribute_id, value)
     join process_uniques u on u.team_id = $1 and u.attribute_id = n.attribute_id and u.value = n.value`,
    [teamId, wanted.map(([attributeId]) => attributeId), wanted.map(([, value]) => value)],
    'unique-holders',
  )
  return new Map(rows.map(({ attributeId, value, processId }) => [uniqueKey(attributeId, value), processId]))
}

export function processInsertion(count: number, processes: Iterable<StoredProcess>): Insertion {
  return { table: processTable, count, rows: rowsOf(processes, processRow) }
}

export function changeInsertion(teamId: string, changes: readonly ProcessChange[]): Insertion {
  const row = (change: ProcessChange): Row => [
    teamId,
    change.processId,
    change.version,
    change.id,
    change.kind,
    change.madeBy,
    change.apiKeyId,
    change.jobId,
    change.undoes,
    JSON.stringify(change.changes),
  ]
  return { table: changeTable, count: changes.length, rows: rowsOf(changes, row) }
}

export function valueInsertion(table: Table, teamId: string, values: readonly HeldValue[]): Insertion {
  return { table, count: values.length, rows: values.map(heldRow(teamId)).sort(byKey) }
}

function* rowsOf<T>(items: Iterable<T>, row: (item: T) => Row): Generator<Row> {
  for (const item of items) yield row(item)
}

export const changeColumns = `c.id, c.process_id as "processId", c.version, c.kind, c.made_by as "madeBy", c.api_key_id as "apiKeyId",
  c.job_id as "jobId", c.undoes, c.changes`

function heldRow(teamId: string): (held: HeldValue) => Row {
  return ({ attributeId, value, processId }) => [teamId, attributeId, value, processId]
}

// Everybody in the same order: two who want the same values wait for each other, but never both.
function byKey(a: Row, b: Row): number {
  return compare(a[1], b[1]) || compare(a[2], b[2])
}

function compare(a: Row[number] | undefined, b: Row[number] | undefined): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1
}

function processRow({ process, search }: StoredProcess): Row {
  return [
    process.teamId,
    process.id,
    process.procedureId,
    timeText(process.createdAt),
    timeText(process.updatedAt),
    process.createdBy,
    process.assignedTo,
    process.podId,
    process.recordId,
    process.status,
    process.stateId,
    timeText(process.nextActionAt),
    timeText(process.startedAt),
    timeText(process.completedAt),
    timeText(process.cancelledAt),
    timeText(process.deletedAt),
    process.version,
    JSON.stringify(process.data),
    search,
  ]
}
