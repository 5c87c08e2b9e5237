/**
 * What an attribute is: one named, typed value of a process, a record or a task, with the rules that its values
 * must keep. Definitions are data that a team makes; everything that reads values goes by them.
 */
import type { Json, JsonObject } from '../lib/json.ts'

export const attributeTypes = [
  'string',
  'text',
  'name',
  'email',
  'phone',
  'integer',
  'number',
  'float',
  'decimal',
  'boolean',
  'date',
  'time',
  'datetime',
  'datetimeISO8601',
  'stringId',
  'integerId',
  'stringEnum',
  'integerEnum',
  'floatEnum',
  'multiStringEnum',
  'multiIntegerEnum',
  'multiFloatEnum',
  'photo',
  'multiPhotos',
  'audio',
  'externalObject',
  'nested',
] as const
export type AttributeType = (typeof attributeTypes)[number]

export interface AttributeOption {
  readonly value: string | number
  readonly label: string
}

export interface Attribute {
  readonly id: string
  /** Under which values are stored: the first short id of the attribute, which a renaming leaves as it is. */
  readonly key: string
  /** How the API and people call it. */
  readonly shortId: string
  readonly name: string
  readonly description: string
  readonly type: AttributeType
  readonly isRequired: boolean
  /** No two processes that are not deleted have the same value. */
  readonly isUnique: boolean
  /** Kept in the tables of values, so that lists filtered or ordered by it are fast. */
  readonly isFilterable: boolean
  /** True while the values of processes that were there before are still being added to those tables. */
  readonly isIndexing: boolean
  /** Retired attributes keep their values but take no new ones, and no answer shows them. */
  readonly isRetired: boolean
  /** The value of a new process that gives none. */
  readonly default: Json | undefined
  /** Of numbers: the least and largest value. Of times: in the stored form. Of texts: the least and most characters. Of lists: items. */
  readonly min: number | undefined
  readonly max: number | undefined
  /** A regular expression that the whole text must match. */
  readonly pattern: string | undefined
  /** Enums only: what can be chosen, in the order in which it is shown. */
  readonly options: readonly AttributeOption[]
  /** External objects only: a JSON Schema. */
  readonly schema: JsonObject | undefined
  /** Nested only. */
  readonly attributes: readonly Attribute[]
}

/** Values by the keys of attributes, as they are stored; absent is empty, null is never stored. */
export type Values = Readonly<Record<string, Json>>
