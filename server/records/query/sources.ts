/**
 * What an index can tell of a condition: a SELECT of the ids of the processes that fit it, read from the index alone.
 * Entries of the tables of values are those of processes that are not deleted.
 */
import type { Procedure } from '../procedure.ts'
import { valueKind } from '../values/indexed-values.ts'
import type { Column, Condition, Field, Leaf, Test } from './condition.ts'
import {
  equalityColumns,
  isIndexed,
  isList,
  isUniqueIn,
  presentOnlyColumns,
  rangeColumns,
} from './field-facts.ts'
import { comparisonSql, searchSql } from './filter-sql.ts'
import { timeText, type Parameters } from './parameters.ts'

export interface Source {
  /** A SELECT of one column `id`. Ends with a WHERE to which more can be added. */
  readonly sql: (parameters: Parameters) => string
  /** A SELECT of true if it has this id, where that is one step into an index. */
  readonly has?: (parameters: Parameters, id: string) => string
  /** The ids come in their order at no cost. */
  readonly isOrdered: boolean
  /** Whether no id comes twice. */
  readonly isDistinct: boolean
  /** Every id fits the whole condition; else it must be looked at again. */
  readonly isExact: boolean
  /** All of it is found before the first id comes, so that it cannot be probed. */
  readonly isCostly?: boolean
  /** It has about as many ids as values were asked for. */
  readonly isSelective?: boolean
}

export interface SourceContext {
  readonly procedure: Procedure
  /** What all ids have to be, as SQL on the id. */
  readonly idRange: (parameters: Parameters, id: string) => string
}

// Clocks of several servers differ by less.
const clockMarginMs = 86_400_000

/** Undefined where no index knows. */
export function sourceOf(context: SourceContext, condition: Condition): Source | undefined {
  if (condition.kind === 'leaf') return leafSource(context, condition)
  if (condition.kind === 'search') {
    // The entries of every word are read as a whole: those of the longest, which is likely the rarest, are enough.
    const [longest = ''] = [...condition.words].sort((a, b) => b.length - a.length)
    const source = processSource(context, (parameters) => searchSql(parameters, 's', [longest]), false)
    return { ...source, isCostly: true, isExact: condition.words.length === 1 }
  }
  const parts = condition.of.map((part) => sourceOf(context, part))
  const known = parts.filter((part) => part !== undefined)
  if (condition.kind === 'and') {
    const [best] = [...known].sort((a, b) => Number(b.isOrdered) - Number(a.isOrdered))
    return best === undefined ? undefined : { ...best, isExact: false }
  }
  if (known.length < parts.length || known.length === 0) return undefined
  return {
    sql: (parameters) =>
      `select u.id from (${known.map(({ sql }) => `(${sql(parameters)})`).join(' union all ')}) u where true`,
    isOrdered: false,
    isDistinct: false,
    isExact: known.every(({ isExact }) => isExact),
    isCostly: known.some(({ isCostly }) => isCostly === true),
  }
}

function leafSource(context: SourceContext, { field, test }: Leaf): Source | undefined {
  if (field.kind === 'attribute') return attributeSource(context, field, test)
  return field.kind === 'column' ? columnSource(context, field, test) : undefined
}

export function creationSource(context: SourceContext): Source {
  return processSource(context, () => 'true', true)
}

/** The processes of the procedure that `condition`, on `s`, is true for. */
export function processSource(
  { procedure, idRange }: SourceContext,
  condition: (parameters: Parameters) => string,
  isOrdered: boolean,
): Source {
  const sql = (parameters: Parameters) =>
    `select s.id from processes s where s.team_id = ${parameters.add(procedure.teamId, 'uuid')}
    and s.procedure_id = ${parameters.add(procedure.id, 'uuid')} and s.deleted_at is null
    and ${idRange(parameters, 's.id')} and ${condition(parameters)}`
  const has = (parameters: Parameters, id: string) => checkOf(sql(parameters), 's.id', id)
  return { sql, ...(isOrdered ? { has } : {}), isOrdered, isDistinct: true, isExact: true }
}

function columnSource(
  context: SourceContext,
  field: Field & { kind: 'column' },
  test: Test,
): Source | undefined {
  const { column } = field
  const { procedure } = context
  const compared = (comparison: Extract<Test, { kind: 'any' | 'range' }>) => (parameters: Parameters) =>
    comparisonSql(parameters, field, `s.${column}`, comparison)
  switch (test.kind) {
    case 'any': {
      if (column !== 'id' && !equalityColumns.includes(column)) return undefined
      const isOrdered = test.values.length === 1
      return { ...processSource(context, compared(test), isOrdered), isSelective: column === 'id' }
    }
    case 'none': {
      const others = otherValues(procedure, column, test.values)
      return others && columnSource(context, field, { kind: 'any', values: others })
    }
    case 'empty': {
      const isKnown = equalityColumns.includes(column) && !presentOnlyColumns.includes(column)
      return isKnown ? processSource(context, () => `s.${column} is null`, true) : undefined
    }
    case 'present':
      if (!equalityColumns.includes(column) || column === 'record_id') return undefined
      return processSource(context, () => `s.${column} is not null`, false)
    case 'range': {
      if (rangeColumns.includes(column)) return processSource(context, compared(test), false)
      if (test.from === undefined) return undefined
      // Whatever became of a process at a time changed it then, or it was changed later.
      const since = timeText(Math.max(Number(test.from.value) - clockMarginMs, 0))
      const isLater = (parameters: Parameters) => `s.updated_at >= ${parameters.add(since, 'timestamptz')}`
      return { ...processSource(context, isLater, false), isExact: false }
    }
  }
}

/** All values that the column can have but these, where they are few. */
function otherValues(procedure: Procedure, column: Column, values: readonly unknown[]): string[] | undefined {
  const all =
    column === 'state_id'
      ? procedure.states.map(({ id }) => id)
      : column === 'status'
        ? ['OPEN', 'COMPLETED', 'CANCELLED']
        : []
  const others = all.filter((value) => !values.includes(value))
  return others.length === 0 ? undefined : others
}

function attributeSource(
  context: SourceContext,
  field: Field & { kind: 'attribute' },
  test: Test,
): Source | undefined {
  const { attribute } = field
  const { procedure } = context
  if (test.kind === 'none' || test.kind === 'empty') return undefined
  if (test.kind === 'any' && isUniqueIn(procedure, attribute) && !attribute.isIndexing) {
    const values = test.values.map(String)
    const isHeld = (parameters: Parameters) => `s.value = any(${parameters.add(values, 'text[]')})`
    return { ...valueSource(context, 'process_uniques', attribute.id, isHeld, {}), isSelective: true }
  }
  if (!isIndexed(attribute)) return undefined
  const table = valueKind(attribute.type) === 'text' ? 'process_texts' : 'process_numbers'
  const isRepeated = isList(field)
  if (test.kind === 'present') return valueSource(context, table, attribute.id, () => 'true', { isRepeated })
  const isOrdered = test.kind === 'any' && test.values.length === 1
  const condition = (parameters: Parameters) => comparisonSql(parameters, field, 's.value', test)
  return valueSource(context, table, attribute.id, condition, {
    isOrdered,
    isRepeated: isRepeated && !isOrdered,
  })
}

function valueSource(
  { procedure, idRange }: SourceContext,
  table: 'process_texts' | 'process_numbers' | 'process_uniques',
  attributeId: string,
  condition: (parameters: Parameters) => string,
  { isOrdered = false, isRepeated = false },
): Source {
  const sql = (parameters: Parameters) =>
    `select s.process_id as id from ${table} s where s.team_id = ${parameters.add(procedure.teamId, 'uuid')}
    and s.attribute_id = ${parameters.add(attributeId, 'uuid')} and ${condition(parameters)}
    and ${idRange(parameters, 's.process_id')}`
  const has = (parameters: Parameters, id: string) => checkOf(sql(parameters), 's.process_id', id)
  return { sql, ...(isOrdered ? { has } : {}), isOrdered, isDistinct: !isRepeated, isExact: true }
}

function checkOf(sql: string, column: string, id: string): string {
  return `select true ${sql.slice(sql.indexOf('from '))} and ${column} = ${id}`
}
