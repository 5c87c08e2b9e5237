/**
 * What the first pass found becomes a plan: what each column is, and how its cells are read where they leave a
 * choice. The plan is told to whoever imports, before and after. Pure.
 */
import { processStatuses, type Procedure } from '../procedure.ts'
import { targetName, type Matcher } from './match-columns.ts'
import type { Habits } from './read-cell.ts'
import type { DateOrder } from './read-date.ts'
import { wordKey } from './read-words.ts'
import { decimalSignIn } from './read-number.ts'
import { holdsDates, type ColumnFindings, type Survey } from './survey.ts'
import { createWallClock } from './wall-clock.ts'

export interface MatchedColumn {
  readonly name: string
  /** A short id, or a field of the process such as state. */
  readonly target: string
}

export interface DateColumn {
  readonly name: string
  readonly order: DateOrder
  /** Dates that could have been in either order and were read in this one. */
  readonly ambiguous: number
  /** Dates that can only be in the other order, and were read in that one. */
  readonly otherwise: number
  readonly decidedBy: 'option' | 'column' | 'country'
}

export interface ColumnPlan {
  readonly matched: readonly MatchedColumn[]
  /** Columns that hold something and are nothing of a process. */
  readonly ignored: readonly { readonly name: string; readonly filled: number }[]
  readonly empty: readonly string[]
  readonly dates: readonly DateColumn[]
  readonly habitsOf: (column: string) => Habits
}

export interface PlanOptions {
  readonly dates?: DateOrder
  readonly country: string
  readonly timeZone: string
}

// Where people write the month first.
const monthFirstCountries: readonly string[] = ['US', 'PH', 'PW', 'FM', 'MH']
// A column of this share of known words is what the words are.
const leastShare = 0.5

export function planColumns(
  matcher: Matcher,
  procedure: Procedure,
  survey: Survey,
  options: PlanOptions,
): ColumnPlan {
  for (const findings of survey.columns)
    if (matcher.isDoubtful(findings.name)) matcher.decide(findings.name, fieldOf(procedure, findings.samples))
  const filled = survey.columns.filter((findings) => findings.filled > 0)
  const matched = filled.flatMap(({ name }): MatchedColumn[] => {
    const target = matcher.match(name)
    return target === undefined ? [] : [{ name, target: targetName(target) }]
  })
  const dates = filled
    .filter(({ name }) => holdsDates(matcher.match(name)))
    .map((column) => decideDates(column, options))
  return {
    matched,
    ignored: filled
      .filter(({ name }) => matcher.match(name) === undefined)
      .map(({ name, filled }) => ({ name, filled })),
    empty: survey.columns.filter((findings) => findings.filled === 0).map(({ name }) => name),
    dates,
    habitsOf: habits(survey, dates, options),
  }
}

function habits(
  survey: Survey,
  dates: readonly DateColumn[],
  options: PlanOptions,
): (column: string) => Habits {
  const moment = createWallClock(options.timeZone)
  const usual = decimalSignIn(options.country)
  const usualOrder = decideOrder(undefined, options).order
  const orders = new Map(dates.map(({ name, order }) => [name, order]))
  const byName = new Map(
    survey.columns.map(({ name, points, commas }) => {
      const decimalSign = points === commas ? usual : points > commas ? '.' : ','
      return [name, { dates: orders.get(name) ?? usualOrder, decimalSign, country: options.country, moment }]
    }),
  )
  const others: Habits = { dates: usualOrder, decimalSign: usual, country: options.country, moment }
  return (column) => byName.get(column) ?? others
}

function decideDates(findings: ColumnFindings, options: PlanOptions): DateColumn {
  const { order, decidedBy } = decideOrder(findings, options)
  const otherwise = order === 'mdy' ? findings.dmy : findings.mdy
  return { name: findings.name, order, ambiguous: findings.ambiguousDates, otherwise, decidedBy }
}

function decideOrder(
  findings: ColumnFindings | undefined,
  { dates, country }: PlanOptions,
): Pick<DateColumn, 'order' | 'decidedBy'> {
  if (dates !== undefined) return { order: dates, decidedBy: 'option' }
  const { dmy = 0, mdy = 0 } = findings ?? {}
  if (dmy !== mdy) return { order: dmy > mdy ? 'dmy' : 'mdy', decidedBy: 'column' }
  return { order: monthFirstCountries.includes(country) ? 'mdy' : 'dmy', decidedBy: 'country' }
}

/** What a column called State or Status is: that of the work, that of the procedure, or a state of a country. */
function fieldOf(procedure: Procedure, samples: ReadonlySet<string>): 'state' | 'status' | undefined {
  const keys = [...samples].map(wordKey)
  if (keys.length === 0) return undefined
  const statuses = new Set<string>(processStatuses.map(wordKey))
  if (keys.every((key) => statuses.has(key))) return 'status'
  const states = new Set(procedure.states.flatMap(({ shortId, name }) => [wordKey(shortId), wordKey(name)]))
  const known = keys.filter((key) => states.has(key)).length
  return known >= keys.length * leastShare ? 'state' : undefined
}
