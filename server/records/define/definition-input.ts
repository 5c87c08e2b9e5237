/**
 * How a definition is written by who makes or changes one: in a request, in a file, in the ready-made ones. Everything
 * goes by short ids. Lists are matched with what is there by short id; what is not named stays as it is.
 */
import type { AttributeOption, AttributeType } from '../attribute.ts'
import type { Access } from '../procedure.ts'
import type { Json, JsonObject } from '../../lib/json.ts'

export interface AttributeInput {
  readonly shortId: string
  /** The new short id of one that is there; its values stay with it. */
  readonly rename?: string
  readonly name?: string
  readonly description?: string
  readonly type?: AttributeType
  readonly isRequired?: boolean
  readonly isUnique?: boolean
  readonly isFilterable?: boolean
  readonly isRetired?: boolean
  readonly default?: Json
  readonly min?: number | null
  readonly max?: number | null
  readonly pattern?: string | null
  readonly options?: readonly (AttributeOption | string | number)[]
  readonly schema?: JsonObject
  readonly attributes?: readonly AttributeInput[]
  /** Asks that stored values are converted when the type changes. */
  readonly migrate?: boolean
}

export interface StateInput {
  readonly shortId: string
  readonly rename?: string
  readonly name?: string
  readonly color?: string
  /** Short ids of the states that may follow; null is any. */
  readonly next?: readonly string[] | null
  readonly isRetired?: boolean
}

export interface DerivedAttributeInput {
  readonly shortId: string
  readonly rename?: string
  readonly name?: string
  /** Such as `{name} · {city}`, by short ids. */
  readonly template?: string
  readonly remove?: boolean
}

export interface AttributeGroupInput {
  readonly shortId: string
  readonly rename?: string
  readonly name?: string
  readonly attributes?: readonly string[]
  readonly remove?: boolean
}

export interface StateTaskInput {
  readonly shortId: string
  readonly rename?: string
  readonly name?: string
  readonly description?: string
  /** Short ids of the states in which it is offered; empty is all. */
  readonly states?: readonly string[]
  readonly taskType?: string | null
  readonly attributes?: readonly AttributeInput[]
  readonly isRetired?: boolean
}

export interface ProcedureInput {
  readonly shortId: string
  readonly name?: string
  readonly description?: string
  readonly entity: string
  readonly attributes?: readonly AttributeInput[]
  readonly derivedAttributes?: readonly DerivedAttributeInput[]
  readonly attributeGroups?: readonly AttributeGroupInput[]
  readonly states: readonly StateInput[]
  readonly startState: string
  readonly completedState: string
  readonly primaryKey?: { readonly attribute: string; readonly pattern?: string | null } | null
  readonly primaryIdentifier?: string | null
  readonly mergeBy?: string | null
  readonly stateTasks?: readonly StateTaskInput[]
  /** By the short ids of roles. */
  readonly access?: Readonly<Record<string, Access>>
}

export interface EntityInput {
  readonly shortId: string
  readonly name?: string
  readonly description?: string
  readonly attributes?: readonly AttributeInput[]
  readonly derivedAttributes?: readonly DerivedAttributeInput[]
  readonly primaryKey?: string | null
}

export interface ItemInput {
  readonly shortId: string
  readonly name?: string
  readonly data?: JsonObject
}
