/** What follows from a field: how its values compare, and which index knows them. Pure. */
import type { Attribute } from '../attribute.ts'
import type { Procedure } from '../procedure.ts'
import { valueKind } from '../values/indexed-values.ts'
import { columnKinds, type Column, type Field } from './condition.ts'

/** Whether a process can have several values of it. */
export function isList(field: Field): boolean {
  return field.kind === 'attribute' && field.attribute.type.startsWith('multi')
}

export function comparedAs(field: Field): 'text' | 'number' | 'uuid' | 'time' {
  if (field.kind === 'creation') return 'time'
  if (field.kind === 'column') return columnKinds[field.column]
  return valueKind(field.attribute.type) ?? 'text'
}

/** Whether its values lie in the tables of values, all of them. */
export function isIndexed(attribute: Attribute): boolean {
  return attribute.isFilterable && !attribute.isIndexing && valueKind(attribute.type) !== undefined
}

export function isUniqueIn(procedure: Procedure, { id, isUnique }: Attribute): boolean {
  return isUnique || id === procedure.primaryKey?.attributeId || id === procedure.mergeById
}

/** Columns with an index in which equal values lie by id, the empty ones too. */
export const equalityColumns: readonly Column[] = [
  'state_id',
  'status',
  'assigned_to',
  'created_by',
  'pod_id',
  'updated_at',
  'next_action_at',
  'record_id',
]
/** Of those, columns without entries for empty ones. */
export const presentOnlyColumns: readonly Column[] = ['pod_id', 'record_id']
/** Columns whose ranges an index knows. */
export const rangeColumns: readonly Column[] = ['updated_at', 'next_action_at']
