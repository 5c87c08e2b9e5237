/**
 * Sends what waits, in the one process that leads: a lane for each webhook that something waits for. Should two
 * processes do it for a moment, receivers get something twice, which they tell by its event id.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { appendEvents } from '../../events/append.ts'
import { Loop } from '../../jobs/loop.ts'
import type { WebhookContext } from '../context.ts'
import type { Webhook } from '../webhook.ts'
import { webhookEvent } from '../webhook-event.ts'
import { courierStore } from './courier.store.ts'
import { Gate } from './gate.ts'
import { Lane } from './lane.ts'
import { Notebook } from './notebook.ts'

export interface CourierOptions {
  readonly onError: (error: unknown, webhookId?: string) => void
  /** It was paused after long failure. */
  readonly onPaused?: (webhook: Webhook) => void
}

// How soon is seen what no ring announced: what another process put here, a pause, a new address.
const lookEveryMs = 1_000
// Rings come with every batch of events.
const leastGapMs = 100
const readsAtOnce = 4
// The connections of a lane are kept for the next delivery.
const idleLaneMs = 10_000
// Of bodies, over all lanes; each may read at least one however large it is.
const totalBytes = 64 * 1024 * 1024
const mostBytesOfLane = 4 * 1024 * 1024
const leastBytesOfLane = 64 * 1024

interface Running {
  readonly teamId: string
  readonly lane: Lane
  /** When something last waited for it. */
  usedAt: number
  tickedAt: number
}

export class WebhookCourier implements AsyncDisposable {
  readonly #context: WebhookContext
  readonly #options: CourierOptions
  readonly #lanes = new Map<string, Running>()
  readonly #closing = new Map<string, Promise<void>>()
  readonly #gate = new Gate(readsAtOnce)
  readonly #notebook: Notebook
  readonly #loop: Loop

  constructor(context: WebhookContext, options: CourierOptions) {
    this.#context = context
    this.#options = options
    this.#notebook = new Notebook({ database: context.database, onError: options.onError })
    this.#loop = new Loop({
      idleMs: lookEveryMs,
      onError: options.onError,
      work: async () => {
        await this.#look()
        await sleep(leastGapMs)
        return false
      },
    })
  }

  start(): this {
    this.#loop.start()
    return this
  }

  /** The team may have new deliveries. */
  wake(teamId: string): void {
    for (const running of this.#lanes.values()) if (running.teamId === teamId) running.lane.wake()
    this.#loop.wake()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loop.stop()
    for (const id of [...this.#lanes.keys()]) this.#close(id)
    await Promise.all(this.#closing.values())
    await this.#notebook.close()
  }

  async #look(): Promise<void> {
    const webhooks = await courierStore(this.#context.database).waiting([...this.#lanes.keys()])
    const present = new Set(webhooks.map(({ id }) => id))
    // Paused, or gone.
    for (const id of [...this.#lanes.keys()]) if (!present.has(id)) this.#close(id)
    const now = performance.now()
    for (const webhook of webhooks) this.#tick(webhook, now)
  }

  #tick(webhook: Webhook & { readonly hasWaiting: boolean }, now: number): void {
    // What the lane before it has under way would be sent twice, and out of order.
    if (this.#closing.has(webhook.id)) return
    const running = this.#lanes.get(webhook.id) ?? this.#open(webhook, now)
    if (webhook.hasWaiting) running.usedAt = now
    const isUnused = !webhook.hasWaiting && running.lane.isIdle && now - running.usedAt > idleLaneMs
    // Also one that rests although its webhook was resumed meanwhile: the next look opens another.
    if (isUnused || !running.lane.isOpen) {
      this.#close(webhook.id)
      return
    }
    if (now - running.tickedAt < lookEveryMs - leastGapMs) return
    running.tickedAt = now
    running.lane.tick(webhook)
  }

  #open(webhook: Webhook, now: number): Running {
    const lane = new Lane(this.#context, webhook, {
      notebook: this.#notebook,
      gate: this.#gate,
      onError: (error) => this.#options.onError(error, webhook.id),
      onExhausted: (exhausted, problem) => this.#pause(exhausted, problem),
      limitBytes: () =>
        Math.max(leastBytesOfLane, Math.min(mostBytesOfLane, totalBytes / Math.max(1, this.#lanes.size))),
    })
    const running = { teamId: webhook.teamId, lane, usedAt: now, tickedAt: -Infinity }
    this.#lanes.set(webhook.id, running)
    return running
  }

  #close(id: string): void {
    const lane = this.#lanes.get(id)?.lane
    this.#lanes.delete(id)
    if (lane === undefined) return
    const closing = lane.close().finally(() => this.#closing.delete(id))
    this.#closing.set(id, closing)
  }

  async #pause(webhook: Webhook, problem: string): Promise<void> {
    const now = this.#context.clock()
    const isPaused = await this.#context.database.write(async (session) => {
      const paused = await courierStore(session).pause(webhook, now)
      if (paused === undefined) return false
      const reason = `Every attempt has failed for three days. The last problem: ${problem}`
      const payload = { reason, failingSince: paused.failingSince }
      await appendEvents(session, [
        webhookEvent('webhook.paused', paused, { userId: null, at: now }, payload),
      ])
      return true
    })
    if (isPaused) this.#options.onPaused?.(webhook)
  }
}
