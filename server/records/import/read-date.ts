/**
 * Days and moments in the forms that exports have: 2025-04-03, 03/04/2025, 3.4.25, "3 Jan 2025 4:05 pm", serial
 * numbers of spreadsheets, seconds and milliseconds since 1970. Whether 03/04 is in March or April is not decided
 * here: the reader is told the order. Pure.
 */
import { CellFault, quoted } from '../../lib/source/cell-fault.ts'
import { monthNamed } from './month-names.ts'

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

export interface Moment {
  /** Of the wall clock, as if it were UTC. */
  readonly wallMs: number
  /** Minutes east of UTC; undefined where the text names no zone. */
  readonly offset: number | undefined
  readonly hasTime: boolean
}

const dayMs = 86_400_000
const firstYear = 1900
const lastYear = 2199
// Spreadsheets count days from here; numbers below 1927 and above 2173 are taken for something else.
const serialZeroMs = Date.UTC(1899, 11, 30)
const leastSerial = 10_000
const mostSerial = 100_000
/** Numbers below it are not taken for milliseconds: they would be of the first months of 1970. */
export const leastMs = 1e10
// Years of two digits: up to here they are of this century.
const lastShortYear = 69

const numeric = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/
const compact = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/
const dayFirst =
  /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+de)?[\s-]+(\p{L}{3,})\.?(?:\s+de)?[\s,-]+(\d{4}|\d{2})$/iu
const monthFirst = /^(?:\p{L}{2,9}\.?,?\s+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu
const clock =
  /(?:^|[T\s,]+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?\s?m\.?)?\s*(z|utc|gmt|(?:gmt|utc)?[+-]\d\d(?::?\d\d)?)?$/i
const serial = /^\d{5}(?:[.,]\d+)?$/

/** Which order a cell shows beyond doubt; `either` where both are possible; undefined where there is no question. */
export function dateOrderOf(cell: unknown): 'dmy' | 'mdy' | 'either' | undefined {
  if (typeof cell !== 'string') return undefined
  const match = numeric.exec(cell.trim().replace(clock, ''))
  if (match === null) return undefined
  const [, first = '', separator, second = ''] = match
  if (first.length > 2 || separator === '.' || Number(first) === Number(second)) return undefined
  const [a, b] = [Number(first), Number(second)]
  if (a > 12) return b > 12 ? undefined : 'dmy'
  return b > 12 ? 'mdy' : 'either'
}

/** Throws CellFault. `order` decides where both are possible, and the sense of years of two digits at the front. */
export function readMoment(cell: unknown, order: DateOrder): Moment {
  const found =
    typeof cell === 'number'
      ? fromNumber(cell)
      : typeof cell === 'string'
        ? fromText(cell.trim(), order)
        : undefined
  if (found === undefined) throw new CellFault(`must be a date such as 2026-01-31, not ${quoted(cell)}`)
  return found
}

function fromNumber(value: number): Moment | undefined {
  if (value >= leastSerial && value < mostSerial) return ofSerial(value)
  // Ten digits are seconds, thirteen milliseconds.
  if (value >= 1e8 && value < leastMs) return { wallMs: Math.round(value * 1000), offset: 0, hasTime: true }
  const isMs = Math.abs(value) >= leastMs && Math.abs(value) < 1e13
  return isMs ? { wallMs: Math.round(value), offset: 0, hasTime: true } : undefined
}

function ofSerial(value: number): Moment {
  const wallMs = Math.round(value * 86_400) * 1000 + serialZeroMs
  return { wallMs, offset: undefined, hasTime: !Number.isInteger(value) }
}

function fromText(text: string, order: DateOrder): Moment | undefined {
  if (serial.test(text)) return fromNumber(Number(text.replace(',', '.')))
  if (/^\d{9,13}$/.test(text)) return fromNumber(Number(text))
  const time = clock.exec(text)
  const day = readDay(time === null ? text : text.slice(0, time.index), order)
  if (day === undefined) return undefined
  if (time === null) return { wallMs: day, offset: undefined, hasTime: false }
  const ofDay = readClock(time)
  return ofDay === undefined ? undefined : { wallMs: day + ofDay, offset: readOffset(time[6]), hasTime: true }
}

function readDay(text: string, order: DateOrder): number | undefined {
  const inOne = compact.exec(text)
  if (inOne !== null) return dayOf(inOne[1], Number(inOne[2]), Number(inOne[3]))
  const named = dayFirst.exec(text)
  if (named !== null) return dayOf(named[3], monthNamed(named[2] ?? ''), Number(named[1]))
  const american = monthFirst.exec(text)
  if (american !== null) return dayOf(american[3], monthNamed(american[1] ?? ''), Number(american[2]))
  const match = numeric.exec(text)
  if (match === null) return undefined
  const [, first = '', separator, second = '', third = ''] = match
  if (first.length > 2) return third.length > 2 ? undefined : dayOf(first, Number(second), Number(third))
  if (order === 'ymd' && third.length <= 2 && first.length === 2)
    return dayOf(first, Number(second), Number(third))
  const shown = separator === '.' ? 'dmy' : dateOrderOf(text)
  const isMonthFirst = shown === 'mdy' || (shown === 'either' && order === 'mdy')
  const [day, month] = isMonthFirst ? [second, first] : [first, second]
  return dayOf(third, Number(month), Number(day))
}

function dayOf(yearText: string | undefined, month: number | undefined, day: number): number | undefined {
  const short = Number(yearText)
  const year = yearText?.length === 2 ? short + (short <= lastShortYear ? 2000 : 1900) : short
  if (month === undefined || year < firstYear || year > lastYear) return undefined
  const ms = Date.UTC(year, month - 1, day)
  const date = new Date(ms)
  // The 31st of February would be a day in March.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : undefined
}

function readClock([, hours = '', minutes = '', seconds = '0', fraction = '', half]: RegExpExecArray):
  number | undefined {
  const given = Number(hours)
  if (half !== undefined && (given < 1 || given > 12)) return undefined
  const hour = half === undefined ? given : (given % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms
}

function readOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined
  const [, sign, hours, minutes = '0'] = /([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  if (sign === undefined) return 0
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

/** Milliseconds since midnight of a time of day: 09:30, 9:30 pm, or the fraction of a day that spreadsheets keep. */
export function readTimeOfDay(cell: unknown): number {
  const value = typeof cell === 'string' && /^0?[.,]\d+$/.test(cell) ? Number(cell.replace(',', '.')) : cell
  if (typeof value === 'number' && value >= 0 && value < 1) return Math.round(value * 86_400) * 1000
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value < dayMs) return value
  const match = typeof value === 'string' ? clock.exec(value.trim()) : null
  const found = match?.index === 0 ? readClock(match) : undefined
  if (found === undefined) throw new CellFault(`must be a time of day such as 09:30, not ${quoted(cell)}`)
  return found
}
