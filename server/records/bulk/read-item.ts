/**
 * From the rows of a bulk request to what the write engine is asked: a new process, or a change of one that a row
 * names. Rows are read by the definition that holds when they are worked on; what is at fault with one is its own
 * business. Pure.
 */
import type { Job } from '../../jobs/job.ts'
import type { Fault } from '../../lib/app-error.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Procedure } from '../procedure.ts'
import type { ProcessInput, ProcessRef, RowRequest } from '../process.ts'

/** Added to rows that failed when they are downloaded; ignored when they come back. */
export const noteFields = ['_row', '_reason'] as const

export const writableFields = [
  'data',
  'record',
  'status',
  'state',
  'nextActionAt',
  'assignedTo',
  'belongsTo',
] as const satisfies readonly (keyof ProcessInput)[]

const mostFaults = 100

export interface ReadItem {
  /** What can be told of it in spite of the faults; undefined when that is nothing. */
  readonly request: RowRequest | undefined
  readonly faults: readonly Fault[]
}

export type ItemReader = (item: unknown) => ReadItem

export function createItemReader(
  { type, options }: Pick<Job, 'type' | 'options'>,
  procedure: Procedure,
): ItemReader {
  const names = new Set(
    procedure.attributes.filter(({ isRetired }) => !isRetired).map(({ shortId }) => shortId),
  )
  switch (type) {
    case 'BULK_CREATE':
    case 'IMPORT':
      return objects((item) => readNew(item, names, options.upsert === true))
    case 'BULK_UPDATE':
      return objects((item) => readChange(item, names))
    case 'UNDO':
      return objects(readUndo)
  }
}

/** One list, in which what is at fault already is not told again. */
export function together(faults: readonly Fault[], more: readonly Fault[]): readonly Fault[] {
  const told = new Set(faults.map(({ field }) => field))
  return [...faults, ...more.filter(({ field }) => !told.has(field))]
}

function objects(read: (item: JsonObject) => ReadItem): ItemReader {
  return (item) => (isJsonObject(item) ? read(item) : refused('', 'must be a JSON object'))
}

function refused(field: string, message: string): ReadItem {
  return { request: undefined, faults: [{ field, message }] }
}

/** Attributes beside `data` count as given in it. */
function readNew(item: JsonObject, names: ReadonlySet<string>, isUpsert: boolean): ReadItem {
  const faults: Fault[] = []
  const { data } = item
  const beside: JsonObject = {}
  for (const [field, value] of Object.entries(item)) {
    if (isNote(field) || isWritable(field)) continue
    if (!names.has(field)) unknown(field, [...writableFields, ...names], faults)
    else if (isJsonObject(data) && Object.hasOwn(data, field))
      faults.push({ field, message: 'is given twice: here and in "data"' })
    else beside[field] = value
  }
  const input = inputOf(item)
  const isFlat = Object.keys(beside).length === 0
  if (!isFlat && data !== undefined && data !== null && !isJsonObject(data))
    faults.push({ field: 'data', message: 'must be an object of values by the short ids of attributes' })
  const given = isFlat ? input : { ...input, data: { ...(isJsonObject(data) ? data : {}), ...beside } }
  return { request: { kind: 'create', input: given, ...(isUpsert && { isUpsert }) }, faults }
}

function readChange(item: JsonObject, names: ReadonlySet<string>): ReadItem {
  const faults: Fault[] = []
  const named = Object.keys(item).filter((field) => field !== 'update' && !isNote(field))
  const [by, ...more] = named
  if (by === undefined) faults.push({ field: 'id', message: `is required: ${whichProcess}` })
  for (const field of more)
    if (faults.length < mostFaults)
      faults.push({ field: field.slice(0, 80), message: `is one name too many: ${whichProcess}` })
  const { update } = item
  if (!isJsonObject(update))
    faults.push({ field: 'update', message: 'must be an object with what is to be changed' })
  const changes = isJsonObject(update) ? update : {}
  for (const field of Object.keys(changes)) {
    if (isWritable(field)) continue
    if (names.has(field))
      faults.push({ field: `update.${field}`, message: 'is an attribute: send it inside "data"' })
    else unknown(`update.${field}`, writableFields, faults)
  }
  const ref = by === undefined ? undefined : refOf(by, item[by], faults)
  const request = ref && { kind: 'update' as const, ref, input: inputOf(changes) }
  return { request, faults }
}

const whichProcess =
  'one of "id", the primary key and the other unique attributes says which process is meant'

function refOf(by: string, value: JsonObject[string] | undefined, faults: Fault[]): ProcessRef | undefined {
  if (by !== 'id') return { attribute: by, value }
  if (typeof value === 'string' || typeof value === 'number') return { idOrPrimaryKey: String(value) }
  faults.push({ field: 'id', message: 'must be the id of a process, or the value of its primary key' })
  return undefined
}

function readUndo({ process, change }: JsonObject): ReadItem {
  if (typeof process !== 'string' || typeof change !== 'string') return refused('', 'is no change')
  return { request: { kind: 'undo', processId: process, changeId: change }, faults: [] }
}

function inputOf(item: JsonObject): ProcessInput {
  const input: Partial<Record<keyof ProcessInput, unknown>> = {}
  for (const field of writableFields) if (item[field] !== undefined) input[field] = item[field]
  return input
}

function unknown(field: string, known: readonly string[], faults: Fault[]): void {
  if (faults.length >= mostFaults) return
  const name = field.replace(/^update\./, '')
  faults.push({ field: field.slice(0, 80), message: `is not known here.${didYouMean(name, known)}` })
}

function isWritable(field: string): boolean {
  return (writableFields as readonly string[]).includes(field)
}

function isNote(field: string): boolean {
  return (noteFields as readonly string[]).includes(field)
}
