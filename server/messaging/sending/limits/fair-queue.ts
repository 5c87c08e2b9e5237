/**
 * Those who wait for one phone number. Answers come before templates, and within each kind the origins take turns, so
 * that somebody who sends to thousands does not hold up somebody who answers one. Nobody waits forever: now and then
 * a template goes before answers.
 */

export type Urgency = 'reply' | 'template'

export interface Place {
  /** Who sends: an API key or a user. */
  readonly origin: string
  readonly urgency: Urgency
}

// Of this many turns, one is a template's, if any waits.
const templateEvery = 8

export class FairQueue<Item extends Place> {
  readonly #kinds: Record<Urgency, Map<string, Item[]>> = { reply: new Map(), template: new Map() }
  #size = 0
  #sinceTemplate = 0

  get size(): number {
    return this.#size
  }

  push(item: Item): void {
    const origins = this.#kinds[item.urgency]
    const own = origins.get(item.origin)
    if (own === undefined) origins.set(item.origin, [item])
    else own.push(item)
    this.#size += 1
  }

  /** Whose turn it is. */
  shift(): Item | undefined {
    const { reply, template } = this.#kinds
    const isTemplatesTurn =
      template.size > 0 && (reply.size === 0 || this.#sinceTemplate >= templateEvery - 1)
    this.#sinceTemplate = isTemplatesTurn ? 0 : this.#sinceTemplate + 1
    return this.#shiftFrom(isTemplatesTurn ? template : reply)
  }

  /** Takes out one that waits no longer. */
  remove(item: Item): void {
    const origins = this.#kinds[item.urgency]
    const own = origins.get(item.origin)
    const index = own?.indexOf(item) ?? -1
    if (own === undefined || index < 0) return
    own.splice(index, 1)
    if (own.length === 0) origins.delete(item.origin)
    this.#size -= 1
  }

  /** How many would have their turn before one that came now, as far as that can be said. */
  before({ origin, urgency }: Place): number {
    const own = this.#kinds[urgency].get(origin)?.length ?? 0
    let count = own
    for (const [other, items] of this.#kinds[urgency])
      if (other !== origin) count += Math.min(items.length, own + 1)
    if (urgency === 'template') for (const items of this.#kinds.reply.values()) count += items.length
    return Math.min(count, this.#size)
  }

  /** The first of the first origin; the origin goes to the end of the round. */
  #shiftFrom(origins: Map<string, Item[]>): Item | undefined {
    const [first] = origins
    if (first === undefined) return undefined
    const [origin, items] = first
    const item = items.shift()
    origins.delete(origin)
    if (items.length > 0) origins.set(origin, items)
    this.#size -= 1
    return item
  }
}
