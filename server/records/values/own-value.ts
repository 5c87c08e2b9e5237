/** Values by their keys. `constructor` is a key like any other, and what every object inherits is no value. Pure. */
import type { Json } from '../../lib/json.ts'
import type { Values } from '../attribute.ts'

export function ownValue(values: Values, key: string): Json | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}
