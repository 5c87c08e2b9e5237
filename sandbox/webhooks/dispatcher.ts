/**
 * Brings changes to callbacks: signs, posts, retries with growing delay for seven days of the sandbox's time, and
 * keeps a log of the attempts. What is not delivered is in the world, so that a restart goes on with it.
 */
import type { Knobs } from '../knobs.ts'
import type { SandboxClock } from '../lib/clock.ts'
import type { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { asciiJson } from './ascii-json.ts'
import { longestRetryMs, retryDelay, type Delivery, type WebhookEvent } from './delivery.ts'
import { envelopeOf } from './envelope.ts'
import { EventLog } from './event-log.ts'
import { Lane } from './lane.ts'
import { connectionsPerOrigin, Poster, type Attempt } from './post.ts'
import { targetsOf } from './targets.ts'
import type { Change, Webhooks } from './webhooks.ts'

export interface DispatcherOptions {
  readonly world: World
  readonly clock: SandboxClock
  readonly knobs: () => Knobs
}

// What a callback that is down for days leaves behind must not fill the memory: the oldest are given up.
const mostDeliveries = 100_000

export class Dispatcher implements Webhooks {
  readonly events: EventLog
  readonly #deliveries: Collection<Delivery>
  readonly #options: DispatcherOptions
  readonly #lanes = new Map<string, Lane>()
  readonly #poster = new Poster()
  #lastId = 0
  #merges = false
  #isClosed = false

  constructor(options: DispatcherOptions) {
    this.#options = options
    this.#deliveries = options.world.collection('deliveries', { limit: mostDeliveries })
    this.events = new EventLog(options.world)
  }

  publish(change: Change): void {
    if (this.#isClosed) return
    const { world, clock, knobs } = this.#options
    const { delayMs } = knobs().webhooks
    for (const target of targetsOf(world, change)) {
      const at = clock.now()
      const delivery = {
        id: this.#newId(),
        ...target,
        changes: [change],
        at,
        attempts: 0,
        dueAt: at + delayMs,
      }
      this.#deliveries.put(delivery)
      this.#plan(delivery)
    }
  }

  /** How many are on their way or wait for a retry. */
  get waiting(): number {
    return this.#deliveries.size
  }

  /** Goes on with what a journal has brought back. */
  resume(): void {
    this.events.resume()
    for (const known of [this.events.all(), this.#deliveries.values()])
      for (const { id } of known) this.#lastId = Math.max(this.#lastId, Number(id))
    for (const delivery of [...this.#deliveries.values()]) this.#plan(delivery)
  }

  /** Forgets what waits: the world was emptied. */
  reset(): void {
    for (const lane of this.#lanes.values()) lane.stop()
    this.#lanes.clear()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.reset()
    await this.#poster.close()
  }

  /** Answers to a GET from the sandbox, for the handshake of a callback. */
  get(url: string): Promise<Attempt> {
    return this.#poster.get(url)
  }

  /** Sends the body of an attempt once more, at once and without retries. Undefined when there is no such event. */
  async redeliver(eventId: string): Promise<WebhookEvent | undefined> {
    const event = this.events.get(eventId)
    if (event === undefined) return undefined
    return this.#attempt({ ...event, attempt: event.attempt + 1 }, (status) =>
      status === 200 ? 'delivered' : 'given up',
    )
  }

  #plan(delivery: Delivery): void {
    const wait = delivery.dueAt - this.#options.clock.now()
    const push = (): void => this.#laneOf(delivery).push(delivery)
    if (wait <= 0) push()
    else this.#options.clock.plan(wait, push)
  }

  #laneOf({ appId, url }: Delivery): Lane {
    const key = `${appId} ${url}`
    const known = this.#lanes.get(key)
    if (known !== undefined) return known
    const lane = new Lane({
      knobs: () => this.#options.knobs().webhooks,
      mostAtOnce: connectionsPerOrigin,
      send: (deliveries) => this.#send(deliveries),
    })
    this.#lanes.set(key, lane)
    return lane
  }

  async #send(deliveries: readonly Delivery[]): Promise<void> {
    const delivery = this.#joined(deliveries.filter(({ id }) => this.#deliveries.has(id)))
    if (delivery === undefined || this.#isClosed) return
    const { knobs } = this.#options
    const { duplicates, drops } = knobs().webhooks
    const attempt = delivery.attempts + 1
    const envelope = envelopeOf(delivery.changes, { at: delivery.at, merges: delivery.merges ?? false })
    const sent = {
      deliveryId: delivery.id,
      attempt,
      appId: delivery.appId,
      url: delivery.url,
      fields: [...new Set(delivery.changes.map(({ field }) => field))],
      body: asciiJson(envelope),
    }
    const isLost = attempt === 1 && Math.random() < drops
    const outcome = (status: number | null): WebhookEvent['outcome'] =>
      this.#settle(delivery, attempt, status)
    await this.#attempt(sent, outcome, isLost)
    if (Math.random() < duplicates)
      await this.#attempt(sent, (status) => (status === 200 ? 'delivered' : 'given up'))
  }

  async #attempt(
    sent: Omit<WebhookEvent, 'id' | 'at' | 'tookMs' | 'status' | 'answer' | 'outcome'>,
    settle: (status: number | null) => WebhookEvent['outcome'],
    isLost = false,
  ): Promise<WebhookEvent | undefined> {
    const { clock, world } = this.#options
    const [at, startedAt] = [clock.now(), performance.now()]
    const secret = world.apps.get(sent.appId)?.secret
    const { status, answer } = isLost
      ? { status: null, answer: 'lost on the way, as the knob webhooks.drops asks' }
      : secret === undefined
        ? { status: null, answer: 'the app is gone' }
        : await this.#poster.post(sent.url, secret, sent.body)
    if (this.#isClosed) return undefined
    const tookMs = Math.round(performance.now() - startedAt)
    return this.events.add({
      ...sent,
      id: this.#newId(),
      at,
      tookMs,
      status,
      answer,
      outcome: settle(status),
    })
  }

  /** What becomes of a delivery after an attempt. */
  #settle(delivery: Delivery, attempt: number, status: number | null): WebhookEvent['outcome'] {
    const { clock, knobs, world } = this.#options
    if (status === 200) {
      this.#deliveries.remove(delivery.id)
      return 'delivered'
    }
    const dueAt = clock.now() + retryDelay(attempt, knobs().webhooks.retrySpeed)
    if (dueAt > delivery.at + longestRetryMs || !world.apps.has(delivery.appId)) {
      this.#deliveries.remove(delivery.id)
      return 'given up'
    }
    this.#plan(this.#deliveries.put({ ...delivery, attempts: attempt, dueAt }))
    return 'will be retried'
  }

  #joined(deliveries: readonly Delivery[]): Delivery | undefined {
    const [first, ...others] = deliveries
    if (first === undefined || others.length === 0) return first
    for (const { id } of others) this.#deliveries.remove(id)
    // In turn, because clients have to take both forms.
    this.#merges = !this.#merges
    const changes = deliveries.flatMap((delivery) => delivery.changes)
    return this.#deliveries.put({ ...first, changes, merges: this.#merges })
  }

  #newId(): string {
    this.#lastId += 1
    return String(this.#lastId)
  }
}
