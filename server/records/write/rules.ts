/** What the write engine asks of a procedure again and again, worked out once for each definition. Pure. */
import type { Attribute } from '../attribute.ts'
import type { Entity, Procedure, State } from '../procedure.ts'
import { valueKind } from '../values/indexed-values.ts'

export interface Rules {
  readonly byShortId: ReadonlyMap<string, Attribute>
  /** Primary key, merge key and other unique attributes that are not retired. */
  readonly unique: readonly Attribute[]
  readonly filterable: readonly { readonly attribute: Attribute; readonly kind: 'text' | 'number' }[]
  readonly primaryKey: Attribute | undefined
  readonly pattern: string | undefined
  readonly mergeBy: Attribute | undefined
  /** Whether values can name photos, which must be there. */
  readonly namesPhotos: boolean
  readonly states: ReadonlyMap<string, State>
  /** Attributes of the procedure that say the same as one of its entity: [key here, key there]. */
  readonly shared: readonly (readonly [string, string])[]
  /** The key of the entity's primary key, in the entity's values. */
  readonly recordKey: Attribute | undefined
}

const known = new WeakMap<Procedure, Rules>()

export function rulesOf(procedure: Procedure, entity: Entity): Rules {
  let rules = known.get(procedure)
  if (rules === undefined) known.set(procedure, (rules = workOut(procedure, entity)))
  return rules
}

function workOut(procedure: Procedure, entity: Entity): Rules {
  const live = procedure.attributes.filter(({ isRetired }) => !isRetired)
  const byId = new Map(live.map((attribute) => [attribute.id, attribute]))
  const primaryKey = byId.get(procedure.primaryKey?.attributeId ?? '')
  const mergeBy = byId.get(procedure.mergeById ?? '')
  const ofEntity = entity.attributes.filter(({ isRetired }) => !isRetired)
  return {
    byShortId: new Map(live.map((attribute) => [attribute.shortId, attribute])),
    unique: live.filter(
      (attribute) => attribute.isUnique || attribute === primaryKey || attribute === mergeBy,
    ),
    filterable: live.flatMap((attribute) => {
      const kind = valueKind(attribute.type)
      return attribute.isFilterable && kind !== undefined ? [{ attribute, kind }] : []
    }),
    primaryKey,
    pattern: procedure.primaryKey?.pattern ?? undefined,
    mergeBy,
    namesPhotos: live.some(({ type }) => type === 'photo' || type === 'multiPhotos' || type === 'nested'),
    states: new Map(procedure.states.map((state) => [state.id, state])),
    shared: ofEntity.flatMap((there) => {
      const here = live.find(({ shortId, type }) => shortId === there.shortId && type === there.type)
      return here === undefined ? [] : [[here.key, there.key] as const]
    }),
    recordKey: ofEntity.find(({ id }) => id === entity.primaryKeyId),
  }
}
