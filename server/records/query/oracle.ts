/**
 * For tests: what a list must be, found without a database by reading the query word by word. It shares no code with
 * the lists but the forms in which values are compared.
 */
import type { Attribute } from '../attribute.ts'
import type { Process } from '../process.ts'
import { indexedValues } from '../values/indexed-values.ts'
import { readWanted } from '../values/read-wanted.ts'
import { foldSearch, searchLexemes } from '../values/search-words.ts'

export type Query = Readonly<Record<string, unknown>>
type Compared = string | number

export interface World {
  readonly attributes: readonly Attribute[]
  readonly processes: readonly Process[]
  /** What names of people, states and pods mean. */
  readonly names: ReadonlyMap<string, string>
}

const about = { defaultCountry: 'IN', timeZone: 'Asia/Kolkata' }

const rootValues: Readonly<Record<string, (process: Process) => Compared | null>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  state: ({ stateId }) => stateId,
  assignedTo: ({ assignedTo }) => assignedTo,
  createdBy: ({ createdBy }) => createdBy,
  belongsTo: ({ podId }) => podId,
  record: ({ recordId }) => recordId,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  nextActionAt: ({ nextActionAt }) => nextActionAt,
  startedAt: ({ startedAt }) => startedAt,
  completedAt: ({ completedAt }) => completedAt,
  cancelledAt: ({ cancelledAt }) => cancelledAt,
}

/** Every process that fits, in order. */
export function expectedList(
  world: World,
  query: { readonly where?: Query; readonly orderBy?: string; readonly search?: string },
): Process[] {
  const { where = {}, orderBy = '-createdAt', search = '' } = query
  const words = foldSearch(search)
  const sign = orderBy.startsWith('-') ? -1 : 1
  const field = orderBy.replace('-', '')
  return world.processes
    .filter((process) => process.deletedAt === null)
    .filter((process) => fits(world, process, where) && hasWords(world, process, words))
    .sort((a, b) => {
      const [left] = valuesOf(world, a, field)
      const [right] = valuesOf(world, b, field)
      const isDecided = left === undefined || right === undefined
      const order = isDecided ? 0 : compare(left, right) * sign
      const emptyLast = Number(left === undefined) - Number(right === undefined)
      return emptyLast || order || compare(a.id, b.id) * sign
    })
}

function fits(world: World, process: Process, query: Query): boolean {
  return Object.entries(query).every(([key, wanted]) => fitsKey(world, process, key, wanted))
}

function fitsKey(world: World, process: Process, key: string, wanted: unknown): boolean {
  if (key === 'and' || key === 'or') {
    const parts = Array.isArray(wanted)
      ? wanted.map((part) => fits(world, process, part as Query))
      : Object.entries(wanted as Query).map(([name, value]) => fitsKey(world, process, name, value))
    return key === 'and' ? parts.every(Boolean) : parts.some(Boolean)
  }
  const values = valuesOf(world, process, key)
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    return equals(world, key, values, wanted)
  return Object.entries(wanted).every(([operator, right]) => {
    if (operator === '=') return equals(world, key, values, right)
    if (operator === '!=') return !equals(world, key, values, right)
    const bound = meaning(world, key, right)
    return values.some((value) => {
      const order = compare(value, bound)
      return (order === 0 && operator.includes('=')) || (operator.startsWith('<') ? order < 0 : order > 0)
    })
  })
}

function equals(world: World, key: string, values: readonly Compared[], wanted: unknown): boolean {
  const list = Array.isArray(wanted) ? wanted : [wanted]
  return list.some((item) =>
    item === null
      ? values.length === 0
      : values.some((value) => compare(value, meaning(world, key, item)) === 0),
  )
}

function valuesOf({ attributes }: World, process: Process, key: string): readonly Compared[] {
  const root = rootValues[key]
  if (root !== undefined) return [root(process)].filter((value) => value !== null)
  const attribute = attributes.find(({ shortId }) => shortId === key.replace(/^data\./, ''))
  if (attribute === undefined) throw new Error(`no attribute ${key}`)
  const stored = process.data[attribute.key]
  if (stored === undefined) return []
  return ['photo', 'externalObject', 'nested'].includes(attribute.type)
    ? ['']
    : indexedValues(attribute, stored)
}

function meaning({ attributes, names }: World, key: string, wanted: unknown): Compared {
  if (key in rootValues) {
    if (key.endsWith('At')) return typeof wanted === 'string' ? Date.parse(wanted) : (wanted as number)
    return names.get(wanted as string) ?? (wanted as string)
  }
  const attribute = attributes.find(({ shortId }) => shortId === key.replace(/^data\./, ''))
  if (attribute === undefined) throw new Error(`no attribute ${key}`)
  const read = readWanted(attribute, wanted, about)
  if ('fault' in read) throw new Error(`${key} ${String(wanted)}: ${read.fault}`)
  return read.value
}

function hasWords({ attributes }: World, { data }: Process, words: readonly string[]): boolean {
  const literal = searchLexemes(attributes, data)
  const lexemes = [...literal.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) =>
    word.replaceAll("''", "'"),
  )
  return words.every((word) => lexemes.some((lexeme) => lexeme.startsWith(word)))
}

// Bytes of UTF-8 have the order of code points; JavaScript's own order of texts is another one.
function compare(a: Compared, b: Compared): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
}
