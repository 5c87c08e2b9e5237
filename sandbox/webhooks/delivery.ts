/** What the dispatcher keeps: deliveries that are not done, and a log of attempts. */
import type { Change } from './webhooks.ts'

/** Changes on their way to one callback. It is kept until it was answered with 200 or given up. */
export interface Delivery {
  readonly id: string
  readonly appId: string
  readonly url: string
  readonly changes: readonly Change[]
  /** Whether several changes of one number are put into one value. */
  readonly merges?: boolean
  /** When the first change was published: seven days count from here. */
  readonly at: number
  readonly attempts: number
  readonly dueAt: number
}

/** One attempt, as it can be looked at and repeated. */
export interface WebhookEvent {
  readonly id: string
  readonly deliveryId: string
  readonly attempt: number
  readonly appId: string
  readonly url: string
  readonly fields: readonly string[]
  readonly body: string
  readonly at: number
  readonly tookMs: number
  /** Null when nothing was answered. */
  readonly status: number | null
  readonly answer: string
  /** What happens next. */
  readonly outcome: 'delivered' | 'will be retried' | 'given up'
}

const dayMs = 86_400_000
export const longestRetryMs = 7 * dayMs
// Growing, so that a callback that is down for long is not asked all the time.
const retryDelaysMs = [
  1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 7_200_000, 14_400_000, 28_800_000, 43_200_000,
]

/** How long to wait after the attempt with this number, the first being 1. */
export function retryDelay(attempt: number, speed: number): number {
  const delay = retryDelaysMs[Math.min(attempt, retryDelaysMs.length) - 1] ?? 0
  return delay / speed
}
