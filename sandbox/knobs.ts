/** What can be turned while the sandbox runs, so that a client meets the platform's bad days on purpose. */

export interface Knobs {
  /** From the answer of a send to its `sent` status, and from each status to the next. */
  readonly statusDelayMs: number
  /** Before every answer of the Graph API. */
  readonly answerDelayMs: number
  /** From making a template to its review; null leaves it pending until it is reviewed by hand. */
  readonly templateReviewMs: number | null
  /** The HTTP status of 4, 80007, 130429 and 131056: documented is 400, in practice 429 has been seen. */
  readonly rateLimitStatus: 400 | 429
  /** Messages a second and number; null is no limit. */
  readonly messagesPerSecond: number | null
  /** Whether one customer can be sent only so many messages in a row (131056). */
  readonly hasPairLimit: boolean
  /** Whether downloads from media URLs need the token. Some clients leave it out. */
  readonly mediaNeedsToken: boolean
  readonly webhooks: WebhookKnobs
}

export interface WebhookKnobs {
  readonly delayMs: number
  /** 0 to 1: the share that is sent twice. */
  readonly duplicates: number
  /** Whether what waits is sent in random order. */
  readonly shuffles: boolean
  /** Most changes in one delivery. */
  readonly batchSize: number
  /** 0 to 1: the share whose first attempts are lost on the way and retried. */
  readonly drops: number
  /** What the delays between attempts are divided by: 60 makes a minute a second. */
  readonly retrySpeed: number
}

export const defaultKnobs: Knobs = {
  statusDelayMs: 150,
  answerDelayMs: 0,
  templateReviewMs: 1_000,
  rateLimitStatus: 400,
  messagesPerSecond: 80,
  hasPairLimit: true,
  mediaNeedsToken: true,
  webhooks: { delayMs: 0, duplicates: 0, shuffles: false, batchSize: 1, drops: 0, retrySpeed: 1 },
}

/** Any of them, also within `webhooks`. */
export type KnobChanges = Partial<Omit<Knobs, 'webhooks'>> & { readonly webhooks?: Partial<WebhookKnobs> }

export function withKnobs(knobs: Knobs, changes: KnobChanges): Knobs {
  return { ...knobs, ...changes, webhooks: { ...knobs.webhooks, ...changes.webhooks } }
}
