/** What every measurement is given, and what it answers. */
import type { Generator } from './load/load.ts'
import type { Workplace } from './setup/workplace.ts'

export interface Bench {
  readonly workplace: Workplace
  readonly generator: Generator
  readonly isQuick: boolean
}

/** One line of the results. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly baseline: string
  readonly ratio: string
  readonly bar: string
  /** Undefined where there is no bar. */
  readonly isMet: boolean | undefined
}

/** A ratio with the bar it must reach, if there is one. */
export function ratioRow(what: string, ours: string, baseline: string, ratio: number, least?: number): Row {
  const bar = least === undefined ? '' : `≥ ${least}`
  return {
    what,
    ours,
    baseline,
    ratio: ratio.toFixed(2),
    bar,
    isMet: least === undefined ? undefined : ratio >= least,
  }
}

/** A figure with the bar it must not exceed, if there is one. */
export function figureRow(what: string, figure: number, unit: string, most?: number): Row {
  const bar = most === undefined ? '' : `≤ ${most} ${unit}`
  const ours = `${inDigits(figure)} ${unit}`
  return { what, ours, baseline: '', ratio: '', bar, isMet: most === undefined ? undefined : figure <= most }
}

/** Three digits that count, such as 1,230 or 0.0456. */
export function inDigits(figure: number): string {
  return figure.toLocaleString('en', { maximumSignificantDigits: 3 })
}
