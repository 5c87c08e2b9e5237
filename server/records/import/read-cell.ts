/**
 * Cells by the type of their attribute: what comes out is in the form that values are checked in. An empty cell never
 * comes here. What cannot be read is a CellFault; limits, patterns and uniqueness are held by the check of values.
 */
import type { Json } from '../../lib/json.ts'
import { CellFault, quoted } from '../../lib/source/cell-fault.ts'
import type { Attribute, AttributeType } from '../attribute.ts'
import { readMoment, readTimeOfDay, type DateOrder } from './read-date.ts'
import { readNumber, type DecimalSign } from './read-number.ts'
import { readPhone } from './read-phone.ts'
import {
  createOptionReader,
  createOptionsReader,
  isOption,
  listOf,
  parseJson,
  readYesOrNo,
} from './read-words.ts'

/** How a column is read where its cells leave a choice. */
export interface Habits {
  readonly dates: DateOrder
  readonly decimalSign: DecimalSign
  /** ISO 3166. */
  readonly country: string
  /** From the time on the wall to epoch milliseconds. */
  readonly moment: (wallMs: number) => number
}

export type CellReader = (cell: unknown, habits: Habits) => Json

export const dateTypes: ReadonlySet<AttributeType> = new Set(['date', 'datetime', 'datetimeISO8601'])
export const numberTypes: ReadonlySet<AttributeType> = new Set([
  'integer',
  'number',
  'float',
  'decimal',
  'integerId',
])

const textTypes: ReadonlySet<AttributeType> = new Set(['string', 'text', 'name', 'stringId'])
// How exports write that there is nothing; in a text these may be meant.
const nothing = /^(?:n\/?a|#n\/a|null|none|nil|undefined|[-–—]+|0000-00-00(?:[ T].*)?|\?+)$/i

/** Whether a cell says nothing. Blanks and the placeholders of exports do, the latter not in texts. */
export function isEmptyCell(
  cell: unknown,
  attribute: Pick<Attribute, 'type' | 'options'> | undefined,
): boolean {
  if (cell === undefined || cell === null) return true
  if (typeof cell !== 'string') return Array.isArray(cell) && cell.length === 0
  const text = cell.trim()
  if (text === '' || attribute === undefined || textTypes.has(attribute.type)) return text === ''
  return nothing.test(text) && !isOption(attribute, text)
}

export function createCellReader(attribute: Attribute): CellReader {
  switch (attribute.type) {
    case 'integer':
    case 'number':
    case 'float':
    case 'decimal':
    case 'integerId':
      return (cell, { decimalSign }) => readNumber(cell, decimalSign)
    case 'boolean':
      return readYesOrNo
    case 'phone':
      return (cell, { country }) => readPhone(cell, country)
    case 'email':
      return readAddress
    case 'date':
      return (cell, { dates }) => Math.floor(readMoment(cell, dates).wallMs / dayMs) * dayMs
    case 'datetime':
      return readTime
    case 'datetimeISO8601':
      return (cell, habits) => new Date(readTime(cell, habits)).toISOString()
    case 'time':
      return readTimeOfDay
    case 'stringEnum':
    case 'integerEnum':
    case 'floatEnum':
      return createOptionReader(attribute)
    case 'multiStringEnum':
    case 'multiIntegerEnum':
    case 'multiFloatEnum':
      return createOptionsReader(attribute)
    case 'multiPhotos':
      return (cell) => listOf(cell) as Json
    case 'externalObject':
    case 'nested':
      return readJson
    case 'text':
      return readWholeText
    case 'string':
    case 'name':
    case 'stringId':
    case 'photo':
    case 'audio':
      return readText
  }
}

const dayMs = 86_400_000
const minuteMs = 60_000

/** Epoch milliseconds. A day alone is its beginning. */
export function readTime(cell: unknown, { dates, moment }: Pick<Habits, 'dates' | 'moment'>): number {
  const { wallMs, offset } = readMoment(cell, dates)
  return offset === undefined ? moment(wallMs) : wallMs - offset * minuteMs
}

function readText(cell: unknown): string {
  return readWholeText(cell).trim()
}

function readWholeText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  throw new CellFault(`must be a text, not ${quoted(cell)}`)
}

/** An address, also as `Ana Rao <ana@example.com>` or with mailto: before it. */
function readAddress(cell: unknown): string {
  const text = readText(cell).replace(/^mailto:/i, '')
  return (/<([^<>\s]+@[^<>\s]+)>$/.exec(text)?.[1] ?? text).replace(/[\u200b-\u200f\ufeff]/g, '')
}

function readJson(cell: unknown): Json {
  const value = typeof cell === 'string' ? parseJson(cell) : cell
  if (value === undefined) throw new CellFault(`must be JSON, not ${quoted(cell)}`)
  return value as Json
}
