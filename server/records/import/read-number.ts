/**
 * Numbers as people and spreadsheets write them: 1,20,000 or 1.234,56 or ₹ 1 200. Where one separator can be that of
 * thousands or that of decimals, the other numbers of the column decide, and else the habit of the country. Pure.
 */
import { CellFault, quoted } from '../../lib/source/cell-fault.ts'

export type DecimalSign = '.' | ','

// A currency, by its sign or its code, before or behind the number; and a percentage.
const decoration = /^(?:\p{Sc}|[A-Z]{3}|R\$|Rs\.?|Rp\.?)?(.*?)(?:\p{Sc}|[A-Z]{3}|%)?$/su
const digitsOnly = /^[+-]?\d+$/
const exponent = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i
const groupBlanks = /[\s\u00a0\u202f'’]/g

/** Which decimal sign a text shows beyond doubt; `either` where 1.234 could be both; undefined where it shows none. */
export function decimalSignOf(cell: unknown): DecimalSign | 'either' | undefined {
  const text = typeof cell === 'string' ? bare(cell) : ''
  const [points, commas] = [count(text, '.'), count(text, ',')]
  if (points + commas === 0 || !/^[+-]?[\d.,]+$/.test(text)) return undefined
  if (points > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
  const sign = points > 0 ? '.' : ','
  if (points + commas > 1) return sign === '.' ? ',' : '.'
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? 'either' : sign
}

/** Throws CellFault. */
export function readNumber(cell: unknown, habit: DecimalSign): number {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell
  if (typeof cell !== 'string') throw new CellFault(`must be a number, not ${quoted(cell)}`)
  const isNegative = /^\(.*\)$/.test(cell.trim())
  const text = bare(isNegative ? cell.trim().slice(1, -1) : cell)
  const value = plainNumber(text, habit)
  if (value === undefined) throw new CellFault(`must be a number, not ${quoted(cell)}`)
  return isNegative ? -value : value
}

function plainNumber(text: string, habit: DecimalSign): number | undefined {
  if (digitsOnly.test(text) || exponent.test(text)) return finite(Number(text))
  const shown = decimalSignOf(text)
  if (shown === undefined) return undefined
  const decimal = shown === 'either' ? habit : shown
  const [whole = '', fraction, ...more] = text.split(decimal)
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return undefined
  const group = decimal === '.' ? ',' : '.'
  // Thousands in threes, or as in India in twos above the first three.
  const isGrouped = /^[+-]?\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(whole)
  if (whole.includes(group) ? !isGrouped : !/^[+-]?\d*$/.test(whole)) return undefined
  return finite(Number(`${whole.replaceAll(group, '') || '0'}.${fraction ?? '0'}`))
}

/** The decimal sign that is usual in a country (ISO 3166). */
export function decimalSignIn(country: string): DecimalSign {
  const language = new Intl.Locale(`und-${country}`).maximize()
  const sign = new Intl.NumberFormat(language)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value
  return sign === ',' ? ',' : '.'
}

function bare(cell: string): string {
  return (decoration.exec(cell.trim())?.[1] ?? '').trim().replace(groupBlanks, '')
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}
