/** The newest attempts to deliver webhooks: bounded in number and in bytes, since a batch can be large. */
import type { World } from '../world/world.ts'
import type { Collection } from '../world/collection.ts'
import type { WebhookEvent } from './delivery.ts'

const mostEvents = 10_000
const mostBytes = 64 * 1024 * 1024

export class EventLog {
  readonly #events: Collection<WebhookEvent>
  #bytes = 0

  constructor(world: World) {
    this.#events = world.collection('events', { limit: mostEvents })
  }

  /** Counts what is there, such as what a journal has brought back. */
  resume(): void {
    this.#bytes = 0
    for (const { body } of this.#events.values()) this.#bytes += body.length
  }

  get(id: string): WebhookEvent | undefined {
    return this.#events.get(id)
  }

  /** In the order of time. */
  all(): Iterable<WebhookEvent> {
    return this.#events.values()
  }

  add(event: WebhookEvent): WebhookEvent {
    // Those that went because of their number are still counted.
    if (this.#bytes > mostBytes) this.resume()
    if (this.#bytes > mostBytes) this.#halve()
    this.#bytes += event.body.length
    return this.#events.put(event)
  }

  #halve(): void {
    const events = [...this.#events.values()]
    for (const { id } of events.slice(0, Math.ceil(events.length / 2))) this.#events.remove(id)
    this.resume()
  }
}
