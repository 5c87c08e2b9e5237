/** Stored values as the API shows them: by short ids, in the order of the definition, without retired ones. Pure. */
import type { Json } from '../../lib/json.ts'
import type { Attribute, Values } from '../attribute.ts'
import { ownValue } from './own-value.ts'

export function presentValues(attributes: readonly Attribute[], values: Values): Record<string, Json> {
  const shown: Record<string, Json> = {}
  for (const attribute of attributes) {
    const value = ownValue(values, attribute.key)
    if (value === undefined || attribute.isRetired) continue
    shown[attribute.shortId] =
      attribute.type === 'nested' ? presentValues(attribute.attributes, value as Values) : value
  }
  return shown
}
