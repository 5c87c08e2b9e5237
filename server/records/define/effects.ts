/** What a change of attributes means for the values that are stored. Pure. */
import type { Attribute } from '../attribute.ts'

export interface Conversion {
  readonly before: Attribute
  readonly after: Attribute
}

export interface Effects {
  /** Every stored value must become one of the new type. */
  readonly converted: readonly Conversion[]
  /** Unique from now on. */
  readonly claimed: readonly Attribute[]
  readonly released: readonly Attribute[]
  /** Filterable from now on: stored values are added in the background. */
  readonly indexed: readonly Attribute[]
  readonly unindexed: readonly Attribute[]
}

/** New attributes have no values, and so no effects. */
export function effectsOf(before: readonly Attribute[], after: readonly Attribute[]): Effects {
  const pairs = before.flatMap((old) => {
    const next = after.find(({ id }) => id === old.id)
    return next === undefined ? [] : [{ before: old, after: next }]
  })
  const hasNewType = (pair: Conversion): boolean => pair.before.type !== pair.after.type
  const select = (wanted: (pair: Conversion) => boolean): Attribute[] =>
    pairs.filter(wanted).map((pair) => pair.after)
  return {
    converted: pairs.filter(hasNewType),
    claimed: select((pair) => pair.after.isUnique && (!pair.before.isUnique || hasNewType(pair))),
    released: select((pair) => pair.before.isUnique && (!pair.after.isUnique || hasNewType(pair))),
    indexed: select((pair) => pair.after.isFilterable && (!pair.before.isFilterable || hasNewType(pair))),
    unindexed: select((pair) => pair.before.isFilterable && !pair.after.isFilterable),
  }
}
