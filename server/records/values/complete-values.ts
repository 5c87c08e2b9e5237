/** What a new process needs besides what was given: defaults, and all that is required. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import type { Json } from '../../lib/json.ts'
import type { Attribute, Values } from '../attribute.ts'
import { ownValue } from './own-value.ts'

export function completeValues(
  attributes: readonly Attribute[],
  values: Values,
): { readonly values: Values; readonly faults: Fault[] } {
  const complete: Record<string, Json> = { ...values }
  const faults: Fault[] = []
  for (const { key, shortId, isRetired, isRequired, default: fallback } of attributes) {
    if (isRetired || ownValue(complete, key) !== undefined) continue
    if (fallback !== undefined) complete[key] = fallback
    else if (isRequired) faults.push({ field: `data.${shortId}`, message: 'is required' })
  }
  return { values: complete, faults }
}
