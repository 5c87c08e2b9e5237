/** A moment of the wall clock, written in one of the ways of CRM exports and spreadsheets. For sample-leads. Pure. */

import { itemAt } from '../../lib/seeded-random.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const serialZeroMs = Date.UTC(1899, 11, 30)
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (value: number): string => String(value).padStart(2, '0')

export const impossibleDates = ['31/02/2024', '2023-13-45', '45/45/2024', 'last week', '99.99.2023']

export interface SampleDate {
  readonly text: string
  /** What the text says: of some forms only the day. */
  readonly wallMs: number
  readonly isAmbiguous: boolean
}

const forms: readonly ((date: Date) => [text: string, hasTime: boolean])[] = [
  (date) => [
    `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${clock(date)}`,
    true,
  ],
  (date) => [`${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`, false],
  (date) => [`${date.toISOString().slice(0, 10)} ${clock(date)}:00`, true],
  (date) => [`${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`, false],
  (date) => [`${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`, false],
  (date) => [
    `${two(date.getUTCDate())}-${months[date.getUTCMonth()] ?? ''}-${date.getUTCFullYear()} ${halfClock(date)}`,
    true,
  ],
  (date) => [((date.getTime() - serialZeroMs) / dayMs).toFixed(6), true],
  // A few rows of a colleague in America; only days that leave no doubt, or nobody could tell.
  (date) =>
    date.getUTCDate() > 12
      ? [`${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`, false]
      : [date.toISOString().slice(0, 10), false],
]
// More rows in the order of the team than in the other one.
const shares = [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7]

export function sampleDate(wallMs: number, choice: number): SampleDate {
  const minute = Math.floor(wallMs / minuteMs) * minuteMs
  const date = new Date(minute)
  const form = itemAt(shares, choice)
  const [text, hasTime] = itemAt(forms, form)(date)
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1]
  const isAmbiguous = form < 2 && day <= 12 && day !== month
  return { text, wallMs: hasTime ? minute : Math.floor(minute / dayMs) * dayMs, isAmbiguous }
}

function clock(date: Date): string {
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

function halfClock(date: Date): string {
  const hours = date.getUTCHours()
  return `${hours % 12 || 12}:${two(date.getUTCMinutes())} ${hours < 12 ? 'AM' : 'PM'}`
}
