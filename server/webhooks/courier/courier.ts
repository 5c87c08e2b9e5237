/**
 * Sends what waits, in the one process that leads: a lane for each webhook that something waits for. Should two
 * processes do it for a moment, receivers get something twice, which they tell by its event id.
 */
import { appendEvents } from '../../events/append.ts'
import { Loop } from '../../jobs/loop.ts'
import type { WebhookContext } from '../context.ts'
import type { Webhook } from '../webhook.ts'
import { webhookEvent } from '../webhook-event.ts'
import { courierStore } from './courier.store.ts'
import { Lane } from './lane.ts'
import { Notebook } from './notebook.ts'

export interface CourierOptions {
  readonly onError: (error: unknown, webhookId?: string) => void
}

// How soon is seen what no ring announced: what another process put here, a pause, a new address.
const lookEveryMs = 1_000
// The connections of a lane are kept for the next delivery.
const idleLaneMs = 10_000
// Of bodies, over all lanes; each may read at least one however large it is.
const totalBytes = 64 * 1024 * 1024
const mostBytesOfLane = 4 * 1024 * 1024
const leastBytesOfLane = 64 * 1024

interface Running {
  readonly lane: Lane
  usedAt: number
}

export class WebhookCourier implements AsyncDisposable {
  readonly #context: WebhookContext
  readonly #options: CourierOptions
  readonly #lanes = new Map<string, Running>()
  readonly #teams = new Map<string, string>()
  readonly #closing = new Set<Promise<void>>()
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
    let isKnown = false
    for (const [id, { lane }] of this.#lanes) {
      if (this.#teams.get(id) !== teamId) continue
      isKnown = true
      lane.wake()
    }
    if (!isKnown) this.#loop.wake()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loop.stop()
    for (const id of [...this.#lanes.keys()]) this.#close(id)
    await Promise.all(this.#closing)
    await this.#notebook.close()
  }

  async #look(): Promise<void> {
    const webhooks = new Map(
      (await courierStore(this.#context.database).waiting()).map((one) => [one.id, one]),
    )
    const now = performance.now()
    for (const [id, { lane, usedAt }] of this.#lanes) {
      const isLeft = !webhooks.has(id) && (!lane.isIdle || now - usedAt > idleLaneMs)
      if (isLeft) this.#close(id)
    }
    for (const webhook of webhooks.values()) this.#tick(webhook, now)
  }

  #tick(webhook: Webhook, now: number): void {
    const running = this.#lanes.get(webhook.id)
    if (running !== undefined) {
      running.usedAt = now
      running.lane.tick(webhook)
      return
    }
    const lane = new Lane(this.#context, webhook, {
      notebook: this.#notebook,
      onError: (error) => this.#options.onError(error, webhook.id),
      onExhausted: (exhausted, problem) => this.#pause(exhausted, problem),
      limitBytes: () =>
        Math.max(leastBytesOfLane, Math.min(mostBytesOfLane, totalBytes / Math.max(1, this.#lanes.size))),
    })
    this.#lanes.set(webhook.id, { lane, usedAt: now })
    this.#teams.set(webhook.id, webhook.teamId)
  }

  #close(id: string): void {
    const lane = this.#lanes.get(id)?.lane
    this.#lanes.delete(id)
    this.#teams.delete(id)
    if (lane === undefined) return
    const closing = lane.close().finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }

  async #pause(webhook: Webhook, problem: string): Promise<void> {
    const now = this.#context.clock()
    await this.#context.database.write(async (session) => {
      const paused = await courierStore(session).pause(webhook, now)
      if (paused === undefined) return
      const reason = `Every attempt has failed for three days. The last problem: ${problem}`
      const payload = { reason, failingSince: paused.failingSince }
      await appendEvents(session, [
        webhookEvent('webhook.paused', paused, { userId: null, at: now }, payload),
      ])
    })
  }
}
