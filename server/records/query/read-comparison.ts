/** Reads what one field must be: a value, a list of values, null, or an object of operators. Pure. */
import { isJsonObject, type Json } from '../../lib/json.ts'
import { allOf, anyOf, leaf, type Bound, type Condition, type Test, type Value } from './condition.ts'
import type { NamedField } from './fields.ts'
import { isList } from './field-facts.ts'

type Report = (message: string) => void

const operators = ['=', '!=', '>', '>=', '<', '<='] as const
/** Of one list. */
export const mostValues = 1_000

export function readComparison(named: NamedField, wanted: Json, report: Report): Condition {
  if (!isJsonObject(wanted)) return readEquals(named, wanted, report)
  const unknown = Object.keys(wanted).filter((key) => !(operators as readonly string[]).includes(key))
  for (const key of unknown)
    report(`has the unknown operator "${key.slice(0, 40)}". There are: ${operators.join(' ')}`)
  if (Object.keys(wanted).length === 0)
    report(`must say how it is compared, by one of ${operators.join(' ')}`)
  const parts: Condition[] = []
  if (wanted['='] !== undefined) parts.push(readEquals(named, wanted['='], report))
  if (wanted['!='] !== undefined) parts.push(readDiffers(named, wanted['!='], report))
  const from = readBound(named, wanted, '>', '>=', report)
  const to = readBound(named, wanted, '<', '<=', report)
  return allOf([...parts, ...ranges(named, from, to)])
}

/** Two bounds are one range, unless the field has several values, of which each bound may be met by another. */
function ranges(named: NamedField, from: Bound[], to: Bound[]): Condition[] {
  const range = (bounds: Partial<Record<'from' | 'to', Bound>>) =>
    leaf(named.field, { kind: 'range', from: bounds.from, to: bounds.to })
  const [lower, ...otherLower] = from
  const [upper, ...otherUpper] = to
  const others = [
    ...otherLower.map((bound) => range({ from: bound })),
    ...otherUpper.map((bound) => range({ to: bound })),
  ]
  if (lower === undefined && upper === undefined) return []
  if (lower !== undefined && upper !== undefined && isList(named.field))
    return [range({ from: lower }), range({ to: upper }), ...others]
  return [
    range({ ...(lower === undefined ? {} : { from: lower }), ...(upper === undefined ? {} : { to: upper }) }),
    ...others,
  ]
}

function readBound(
  named: NamedField,
  wanted: Readonly<Record<string, Json>>,
  open: '>' | '<',
  closed: '>=' | '<=',
  report: Report,
): Bound[] {
  return [open, closed].flatMap((operator) => {
    const given = wanted[operator]
    if (given === undefined) return []
    if (named.comparisons !== 'all') {
      report(
        named.comparisons === 'presence'
          ? 'can only be compared with null, by = or !='
          : `cannot be compared by ${operator}; use = or !=`,
      )
      return []
    }
    if (given === null || typeof given === 'object') {
      report(
        `must be compared with one value by ${operator}, not with ${given === null ? 'null' : 'a list or object'}`,
      )
      return []
    }
    return readValue(named, given, report).map((value) => ({ value, isIncluded: operator === closed }))
  })
}

function readEquals(named: NamedField, wanted: Json, report: Report): Condition {
  const { values, hasNull } = readValues(named, wanted, report)
  return anyOf([test(named, { kind: 'any', values }), ...(hasNull ? [test(named, { kind: 'empty' })] : [])])
}

function readDiffers(named: NamedField, wanted: Json, report: Report): Condition {
  const { values, hasNull } = readValues(named, wanted, report)
  if (!hasNull) return test(named, { kind: 'none', values })
  const present = test(named, { kind: 'present' })
  return values.length === 0 ? present : allOf([present, test(named, { kind: 'none', values })])
}

function test({ field }: NamedField, test: Test): Condition {
  return leaf(field, test)
}

function readValues(
  named: NamedField,
  wanted: Json,
  report: Report,
): { values: readonly Value[]; hasNull: boolean } {
  const list = Array.isArray(wanted) ? wanted : [wanted]
  if (list.length > mostValues) {
    report(`must be compared with at most ${mostValues} values`)
    return { values: [], hasNull: false }
  }
  const values = list.filter((item) => item !== null).flatMap((item) => readValue(named, item, report))
  return { values: [...new Set(values)], hasNull: list.includes(null) }
}

function readValue(named: NamedField, wanted: Json, report: Report): Value[] {
  if (named.comparisons === 'presence') {
    report('can only be compared with null, by = or !=')
    return []
  }
  const read = named.read(wanted)
  if ('value' in read) return [read.value]
  report(read.fault)
  return []
}
