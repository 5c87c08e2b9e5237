/** Conditions as SQL on a row `p` of processes: always right, whatever is indexed. What is empty fits no comparison. */
import { firstIdAt } from '../../lib/uuid.ts'
import type { Attribute } from '../attribute.ts'
import type { Condition, Field, Leaf, Test, Value } from './condition.ts'
import { comparedAs, isList } from './field-facts.ts'
import { timeText, type Parameters } from './parameters.ts'

const sqlTypes = { text: 'text', number: 'float8', uuid: 'uuid', time: 'timestamptz' } as const

/** SQL that is true for the rows that fit, and false or null for others. */
export function filterSql(parameters: Parameters, condition: Condition): string {
  if (condition.kind === 'leaf') return leafSql(parameters, condition)
  if (condition.kind === 'search') return searchSql(parameters, 'p', condition.words)
  if (condition.of.length === 0) return condition.kind === 'and' ? 'true' : 'false'
  return `(${condition.of.map((part) => filterSql(parameters, part)).join(` ${condition.kind} `)})`
}

function leafSql(parameters: Parameters, { field, test }: Leaf): string {
  if (test.kind === 'none')
    return `(${leafSql(parameters, { kind: 'leaf', field, test: { ...test, kind: 'any' } })}) is not true`
  if (field.kind === 'creation') return creationSql(parameters, 'p', test)
  if (test.kind === 'empty') return `${storedSql(parameters, field)} is null`
  if (test.kind === 'present') return `${storedSql(parameters, field)} is not null`
  if (!isList(field)) return comparisonSql(parameters, field, valueSql(parameters, field), test)
  const item = comparedAs(field) === 'text' ? 'e.item collate "C"' : 'e.item::float8'
  return `exists (select from jsonb_array_elements_text(${storedSql(parameters, field)}) e (item)
    where ${comparisonSql(parameters, field, `(${item})`, test)})`
}

/** Compares what `left` holds, which has a value of the field. */
export function comparisonSql(
  parameters: Parameters,
  field: Field,
  left: string,
  test: Extract<Test, { kind: 'any' | 'range' }>,
): string {
  const place = (value: Value) => placed(parameters, field, value)
  if (test.kind === 'any') {
    const [only] = test.values
    if (test.values.length === 1 && only !== undefined) return `${left} = ${place(only)}`
    return `${left} = any(${placedList(parameters, field, test.values)})`
  }
  const bounds = [
    ...(test.from === undefined
      ? []
      : [`${left} ${test.from.isIncluded ? '>=' : '>'} ${place(test.from.value)}`]),
    ...(test.to === undefined ? [] : [`${left} ${test.to.isIncluded ? '<=' : '<'} ${place(test.to.value)}`]),
  ]
  return bounds.length === 0 ? 'true' : `(${bounds.join(' and ')})`
}

/** A value of the field as a parameter. */
export function placed(parameters: Parameters, field: Field, value: Value): string {
  const kind = comparedAs(field)
  return parameters.add(
    kind === 'time' && typeof value === 'number' ? timeText(value) : value,
    sqlTypes[kind],
  )
}

function placedList(parameters: Parameters, field: Field, values: readonly Value[]): string {
  const kind = comparedAs(field)
  const given = values.map((value) =>
    kind === 'time' && typeof value === 'number' ? timeText(value) : value,
  )
  return parameters.add(given, `${sqlTypes[kind]}[]`)
}

/** The value of the field in the form in which it is compared; of attributes with one value. */
export function valueSql(parameters: Parameters, field: Exclude<Field, { kind: 'creation' }>): string {
  if (field.kind === 'column') return `p.${field.column}`
  return attributeSql(parameters, field.attribute)
}

function attributeSql(parameters: Parameters, { key, type }: Attribute): string {
  const name = parameters.add(key, 'text')
  if (type === 'boolean') return `((p.data -> ${name})::boolean::int::float8)`
  if (type === 'datetimeISO8601')
    return `((extract(epoch from (p.data ->> ${name})::timestamptz) * 1000)::float8)`
  if (type === 'email') return `(lower(p.data ->> ${name}) collate "C")`
  const isText = comparedAs({ kind: 'attribute', attribute: { type } as Attribute }) === 'text'
  return isText ? `((p.data ->> ${name}) collate "C")` : `((p.data -> ${name})::float8)`
}

function storedSql(parameters: Parameters, field: Exclude<Field, { kind: 'creation' }>): string {
  return field.kind === 'column'
    ? `p.${field.column}`
    : `(p.data -> ${parameters.add(field.attribute.key, 'text')})`
}

/** Conditions on the time of creation are conditions on the id, which every index ends with. */
function creationSql(parameters: Parameters, row: string, test: Test): string {
  if (test.kind === 'empty') return 'false'
  if (test.kind === 'range') return idRangeSql(parameters, `${row}.id`, test)
  if (test.kind === 'present' || test.kind === 'none') return 'true'
  return `${row}.created_at = any(${parameters.add(
    test.values.map((value) => timeText(Number(value))),
    'timestamptz[]',
  )})`
}

export function idRangeSql(
  parameters: Parameters,
  id: string,
  { from, to }: Pick<Extract<Test, { kind: 'range' }>, 'from' | 'to'>,
): string {
  const place = (ms: number) => parameters.add(firstIdAt(ms), 'uuid')
  const bounds = [
    ...(from === undefined ? [] : [`${id} >= ${place(Number(from.value) + (from.isIncluded ? 0 : 1))}`]),
    ...(to === undefined ? [] : [`${id} < ${place(Number(to.value) + (to.isIncluded ? 1 : 0))}`]),
  ]
  return bounds.length === 0 ? 'true' : `(${bounds.join(' and ')})`
}

/** Whether a row has a word with each of these beginnings. */
export function searchSql(parameters: Parameters, row: string, words: readonly string[]): string {
  const query = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ')
  return `${row}.search @@ ${parameters.add(query, 'tsquery')}`
}
