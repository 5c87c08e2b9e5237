/** Reading and turning the knobs. A knob that is not named stays as it is. */
import { withKnobs, type KnobChanges, type Knobs, type WebhookKnobs } from '../knobs.ts'
import { keepKnobs } from '../world/kept-settings.ts'
import { fraction, group, oneOf, readInput, whole, yesOrNo, type Reader } from './input.ts'
import type { ControlRoutes } from './route.ts'

const dayMs = 86_400_000
const mostPerSecond = 100_000
// As many updates as the platform puts into one delivery.
const largestBatch = 1_000
const fastestRetry = 1_000_000

const webhookReaders = {
  delayMs: whole(0, dayMs),
  duplicates: fraction(0, 1),
  shuffles: yesOrNo,
  batchSize: whole(1, largestBatch),
  drops: fraction(0, 1),
  retrySpeed: fraction(1, fastestRetry),
} satisfies { [K in keyof WebhookKnobs]: Reader<WebhookKnobs[K]> }

const readers = {
  statusDelayMs: whole(0, dayMs),
  answerDelayMs: whole(0, dayMs),
  templateReviewMs: whole(0, dayMs),
  rateLimitStatus: oneOf(400, 429),
  messagesPerSecond: whole(1, mostPerSecond),
  hasPairLimit: yesOrNo,
  mediaNeedsToken: yesOrNo,
  webhooks: group('webhooks', { optional: webhookReaders }),
} satisfies Record<keyof Knobs, Reader<unknown>>

// For these, null says that there is none.
const nullable = ['templateReviewMs', 'messagesPerSecond'] as const

/** Throws a ControlError that tells all faults. */
export function readKnobs(body: unknown): KnobChanges {
  const given = readInput(body, { optional: readers })
  const nulls = nullable.filter((name) => (body as Record<string, unknown> | undefined)?.[name] === null)
  return { ...given, ...Object.fromEntries(nulls.map((name) => [name, null])) }
}

export const knobRoutes: ControlRoutes = (context) => async (app) => {
  app.get('/knobs', () => context.knobs)
  app.patch('/knobs', (request) => {
    context.knobs = withKnobs(context.knobs, readKnobs(request.body))
    keepKnobs(context)
    return context.knobs
  })
  await Promise.resolve()
}
