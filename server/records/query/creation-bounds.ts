/**
 * Conditions on the time of creation that all processes of a list must meet. Ids begin with that time and every index
 * ends with the id, so these bounds go into whatever is read. Pure.
 */
import type { Bound, Condition } from './condition.ts'

export interface CreationBounds {
  readonly from: Bound | undefined
  readonly to: Bound | undefined
  readonly others: readonly Condition[]
}

export function creationBounds(parts: readonly Condition[]): CreationBounds {
  let from: Bound | undefined
  let to: Bound | undefined
  const others: Condition[] = []
  for (const part of parts) {
    const range = rangeOf(part)
    if (range === undefined) {
      others.push(part)
      continue
    }
    if (range.from !== undefined && (from === undefined || isTighter(range.from, from, 1))) from = range.from
    if (range.to !== undefined && (to === undefined || isTighter(range.to, to, -1))) to = range.to
  }
  return { from, to, others }
}

function isTighter(a: Bound, b: Bound, sign: 1 | -1): boolean {
  const difference = (Number(a.value) - Number(b.value)) * sign
  return difference > 0 || (difference === 0 && !a.isIncluded)
}

function rangeOf(part: Condition): { from: Bound | undefined; to: Bound | undefined } | undefined {
  if (part.kind !== 'leaf' || part.field.kind !== 'creation') return undefined
  const { test } = part
  if (test.kind === 'range') return test
  const [value] = test.kind === 'any' && test.values.length === 1 ? test.values : []
  return value === undefined
    ? undefined
    : { from: { value, isIncluded: true }, to: { value, isIncluded: true } }
}
