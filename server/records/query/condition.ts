/**
 * What a list is filtered by, once it is read: a tree of conditions on fields whose values are in the form in which
 * they are compared. Texts compare by code point; numbers, times (milliseconds) and booleans (0, 1) as numbers.
 */
import type { Attribute } from '../attribute.ts'

/** Columns of processes that can be compared, by what kind of value they hold. */
export const columnKinds = {
  status: 'text',
  state_id: 'uuid',
  assigned_to: 'uuid',
  created_by: 'uuid',
  pod_id: 'uuid',
  record_id: 'uuid',
  id: 'uuid',
  updated_at: 'time',
  next_action_at: 'time',
  started_at: 'time',
  completed_at: 'time',
  cancelled_at: 'time',
} as const
export type Column = keyof typeof columnKinds

export type Field =
  | { readonly kind: 'column'; readonly column: Column }
  /** Lies in the ids: those of later processes are greater. */
  | { readonly kind: 'creation' }
  | { readonly kind: 'attribute'; readonly attribute: Attribute }

export type Value = string | number

export interface Bound {
  readonly value: Value
  readonly isIncluded: boolean
}

/** Of attributes with several values `any` and `range` ask for one that fits, `none` that there is no such one. */
export type Test =
  | { readonly kind: 'any'; readonly values: readonly Value[] }
  /** Also what is empty. */
  | { readonly kind: 'none'; readonly values: readonly Value[] }
  | { readonly kind: 'range'; readonly from: Bound | undefined; readonly to: Bound | undefined }
  | { readonly kind: 'empty' }
  | { readonly kind: 'present' }

export interface Leaf {
  readonly kind: 'leaf'
  readonly field: Field
  readonly test: Test
}

/** Every process is what `and` of nothing means, none what `or` of nothing means. */
export type Condition =
  | Leaf
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  /** Has words that begin with each of these, which are folded. */
  | { readonly kind: 'search'; readonly words: readonly string[] }

export const everything: Condition = { kind: 'and', of: [] }
export const nothing: Condition = { kind: 'or', of: [] }

export function leaf(field: Field, test: Test): Condition {
  const isList = test.kind === 'any' || test.kind === 'none'
  if (!isList || test.values.length > 0) return { kind: 'leaf', field, test }
  return test.kind === 'any' ? nothing : everything
}

export const allOf = (conditions: readonly Condition[]): Condition => join('and', conditions)
export const anyOf = (conditions: readonly Condition[]): Condition => join('or', conditions)

/** Without nesting that says nothing; what is decided by one part is that part. */
function join(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const parts = conditions.flatMap((part) => (part.kind === kind ? part.of : [part]))
  const decided = parts.find((part) => (part.kind === 'and' || part.kind === 'or') && part.of.length === 0)
  if (decided !== undefined) return decided
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, of: parts }
}

/** The conditions that all have to hold. */
export function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.of : [condition]
}

export function isNothing(condition: Condition): boolean {
  return condition.kind === 'or' && condition.of.length === 0
}
