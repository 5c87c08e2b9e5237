/**
 * Days, times of day and moments. A day is stored as the milliseconds of its midnight in UTC, a time of day as
 * milliseconds since midnight, a moment as milliseconds or, where the attribute says so, as ISO 8601 in UTC.
 */
import type { Attribute } from '../../attribute.ts'
import { empty, fault, read, shown, type MakeReader, type Read } from './reader.ts'

const dayMs = 86_400_000
// The years 1 to 9999: what has four digits in ISO 8601.
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

const dayForm = /^(\d{4})-(\d\d)-(\d\d)$/
const momentForm = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i
const clockForm = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/

/** The milliseconds of midnight in UTC, or undefined for what is no day of the calendar. */
export function dayOf(text: string): number | undefined {
  const [, year = '', month = '', day = ''] = dayForm.exec(text) ?? []
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  // Some readers roll 30 February over to March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : time
}

/** Milliseconds of a moment with its zone, or undefined. */
export function momentOf(text: string): number | undefined {
  const form = momentForm.exec(text)
  if (form === null || dayOf(form[1] ?? '') === undefined) return undefined
  const time = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(time) ? undefined : time
}

function clockOf(text: string): number | undefined {
  const form = clockForm.exec(text)
  if (form === null) return undefined
  const [, hours, minutes, seconds = '0', fraction = ''] = form
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

interface Kind {
  readonly what: string
  readonly ofText: (text: string) => number | undefined
  readonly ofNumber: (value: number) => number | undefined
  /** How the milliseconds are stored and shown in errors. */
  readonly stored: (time: number) => string | number
}

const inRange = (value: number): number | undefined =>
  Number.isSafeInteger(value) && value >= earliest && value <= latest ? value : undefined
const iso = (time: number): string => new Date(time).toISOString()

const kinds = {
  date: {
    what: 'a day such as 2026-01-31, or milliseconds since 1970',
    ofText: (text) => dayOf(text) ?? cutToDay(momentOf(text)),
    ofNumber: (value) => cutToDay(inRange(value)),
    stored: (time) => time,
  },
  time: {
    what: 'a time of day such as 14:30, or milliseconds since midnight',
    ofText: clockOf,
    ofNumber: (value) => (Number.isSafeInteger(value) && value >= 0 && value < dayMs ? value : undefined),
    stored: (time) => time,
  },
  datetime: {
    what: 'a time in ISO 8601 with its zone such as 2026-01-31T09:05:07Z, or milliseconds since 1970',
    ofText: momentOf,
    ofNumber: inRange,
    stored: (time) => time,
  },
  datetimeISO8601: {
    what: 'a time in ISO 8601 with its zone such as 2026-01-31T09:05:07Z, or milliseconds since 1970',
    ofText: momentOf,
    ofNumber: inRange,
    stored: iso,
  },
} as const satisfies Record<string, Kind>

function cutToDay(time: number | undefined): number | undefined {
  return time === undefined ? undefined : Math.floor(time / dayMs) * dayMs
}

export const timed: MakeReader = (attribute) => {
  const kind: Kind = kinds[attribute.type as keyof typeof kinds]
  return (value): Read => {
    if (value === '') return empty
    const time =
      typeof value === 'number'
        ? kind.ofNumber(value)
        : typeof value === 'string'
          ? kind.ofText(value.trim())
          : undefined
    if (time === undefined || inRange(time) === undefined)
      return fault(`must be ${kind.what}, and ${shown(value)} is not`)
    return outside(attribute, time) ?? read(kind.stored(time + 0))
  }
}

function outside({ min, max, type }: Attribute, time: number): Read | undefined {
  const told = (limit: number): string => {
    if (type === 'time') return new Date(limit).toISOString().slice(11, 19)
    return type === 'date' ? iso(limit).slice(0, 10) : iso(limit)
  }
  if (min !== undefined && time < min) return fault(`must not be before ${told(min)}, and ${told(time)} is`)
  if (max !== undefined && time > max) return fault(`must not be after ${told(max)}, and ${told(time)} is`)
  return undefined
}
