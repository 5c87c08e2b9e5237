/** What the content of a message is held against besides itself. */
import type { PhoneNumber } from '../../world/objects.ts'
import type { World } from '../../world/world.ts'

export interface Scope {
  readonly world: World
  /** The number that sends. */
  readonly number: PhoneNumber
  readonly now: number
}
