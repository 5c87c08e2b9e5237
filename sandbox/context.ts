/** What every part of the sandbox is given. */
import type { Knobs } from './knobs.ts'
import type { SandboxClock } from './lib/clock.ts'
import type { World } from './world/world.ts'
import type { BlobStore } from './world/blobs.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

export interface SandboxContext {
  readonly world: World
  readonly clock: SandboxClock
  /** Bytes of media and uploads, by id. */
  readonly blobs: BlobStore
  readonly webhooks: Webhooks
  /** The knobs as they are now. */
  knobs: Knobs
  /** The address that is listened on, without a slash at its end. */
  readonly origin: () => string
}
