/** The photos that values point to. Pure. */
import type { Attribute, Values } from '../attribute.ts'
import { ownValue } from './own-value.ts'

export function photoIdsOf(attributes: readonly Attribute[], values: Values): string[] {
  return attributes.flatMap((attribute) => {
    const value = ownValue(values, attribute.key)
    if (value === undefined || attribute.isRetired) return []
    if (attribute.type === 'nested') return photoIdsOf(attribute.attributes, value as Values)
    if (attribute.type === 'photo') return [value as string]
    return attribute.type === 'multiPhotos' ? (value as string[]) : []
  })
}
