/**
 * What of one webhook's waiting deliveries is in memory, and which is sent next: in the order of their ids, one at a
 * time of each order key, none behind one that failed a short time ago. Pure.
 *
 * Deliveries are read in passes over the database, each from the oldest on. A key that is left out of a pass (held, or
 * with very many in memory already) stays left out until the next one, so that what is in memory of a key is always
 * the beginning of what waits of it.
 */
export interface Waiting {
  readonly id: string
  readonly eventId: string
  readonly createdAt: number
  readonly orderKey: string | null
  readonly body: Buffer
  readonly attempts: number
  readonly firstFailedAt: number | null
  readonly dueAt: number
}

/** Of a delivery that has failed: its key is held until this time. */
export interface Failing {
  readonly id: string
  readonly orderKey: string | null
  readonly firstFailedAt: number
}

/** What of a key is in memory. */
interface Load {
  readonly count: number
  readonly bytes: number
}

// One chat does not fill the memory that all have; nor do its bodies, see the constructor.
const mostOfKey = 200
const noLoad: Load = { count: 0, bytes: 0 }

export class DeliveryQueue {
  /** In the order of ids. */
  #loaded: Waiting[] = []
  #bytes = 0
  /** In memory, under way, or sent without that being noted yet. */
  readonly #known = new Set<string>()
  readonly #loadedOfKey = new Map<string, Load>()
  /** How many are under way. */
  readonly #busyKeys = new Map<string, number>()
  /** By key: the failing deliveries that hold it, and until when. */
  readonly #holds = new Map<string, Map<string, number>>()
  /** Keys that the present pass leaves out. */
  #leftOut = new Set<string>()
  readonly #heldForMs: number
  readonly #mostBytesOfKey: () => number

  /**
   * `heldForMs`: how long, from its first failure, a failing delivery holds those behind it. `mostBytesOfKey`: once a
   * key has bodies of so many bytes in memory, what follows waits for a later pass.
   */
  constructor(heldForMs: number, mostBytesOfKey: () => number = () => Infinity) {
    this.#heldForMs = heldForMs
    this.#mostBytesOfKey = mostBytesOfKey
  }

  /** How many wait in memory. */
  get size(): number {
    return this.#loaded.length
  }

  /** Of the bodies that wait in memory. */
  get bytes(): number {
    return this.#bytes
  }

  get known(): number {
    return this.#known.size
  }

  /** Begins a pass; whatever is in memory stays. */
  beginPass(now: number): void {
    this.#leftOut = new Set()
    this.leftOut(now)
  }

  /** The keys that the pass must leave out from now on, also those that are free again. */
  leftOut(now: number): string[] {
    for (const key of this.#holds.keys()) if (this.isHeld(key, now)) this.#leftOut.add(key)
    for (const key of this.#loadedOfKey.keys()) if (this.#share(key) >= 1) this.#leftOut.add(key)
    return [...this.#leftOut]
  }

  /** Whether a key that was left out is free again, so that only a new pass finds what waits of it. */
  needsPass(now: number): boolean {
    for (const key of this.#leftOut) if (!this.isHeld(key, now) && this.#share(key) < 1 / 2) return true
    return false
  }

  /** Rows of the database in the order of their ids. Those that are known are passed over. Answers how many are new. */
  add(rows: readonly Waiting[]): number {
    // A key that was left out while these were read has lost what is before them.
    const fresh = rows.filter((row) => this.#takes(row))
    if (fresh.length === 0) return 0
    const isBehind = (this.#loaded.at(-1)?.id ?? '') < (fresh[0]?.id ?? '')
    this.#loaded.push(...fresh)
    if (!isBehind) this.#loaded.sort((a, b) => (a.id < b.id ? -1 : 1))
    return fresh.length
  }

  /** Counts it when it is to be in memory. */
  #takes({ id, orderKey, firstFailedAt, body }: Waiting): boolean {
    if (this.#known.has(id)) return false
    if (orderKey !== null && firstFailedAt === null && this.#leftOut.has(orderKey)) return false
    this.#known.add(id)
    this.#bytes += body.length
    if (orderKey === null) return true
    const { count, bytes } = this.#loadedOfKey.get(orderKey) ?? noLoad
    this.#loadedOfKey.set(orderKey, { count: count + 1, bytes: bytes + body.length })
    if (bytes + body.length >= this.#mostBytesOfKey()) this.#leftOut.add(orderKey)
    return true
  }

  /** How much of what a key may have in memory it has: 1 is all. */
  #share(key: string): number {
    const { count, bytes } = this.#loadedOfKey.get(key) ?? noLoad
    return Math.max(count / mostOfKey, bytes / this.#mostBytesOfKey())
  }

  /** Takes out what is to be sent now; it is under way until `sent`. `ofKey` may be under way of one key. */
  next(now: number, ofKey = 1): Waiting | undefined {
    const index = this.#loaded.findIndex((delivery) => this.#isFree(delivery, now, ofKey))
    const [found] = index < 0 ? [] : this.#loaded.splice(index, 1)
    if (found === undefined) return undefined
    this.#uncount(found)
    const { orderKey } = found
    if (orderKey !== null) this.#busyKeys.set(orderKey, (this.#busyKeys.get(orderKey) ?? 0) + 1)
    return found
  }

  /** It was answered. With `failing`, it failed and is tried again later. It stays known until `noted`. */
  sent({ id, orderKey }: Pick<Waiting, 'id' | 'orderKey'>, failing: boolean, firstFailedAt: number): void {
    if (orderKey === null) return
    const left = (this.#busyKeys.get(orderKey) ?? 0) - 1
    if (left > 0) this.#busyKeys.set(orderKey, left)
    else this.#busyKeys.delete(orderKey)
    if (failing) this.hold({ id, orderKey, firstFailedAt })
    else this.#free(id, orderKey)
  }

  /** Holds what is behind it in its order, and forgets that: a later pass finds it. */
  hold({ id, orderKey, firstFailedAt }: Failing): void {
    if (orderKey === null) return
    const holds = this.#holds.get(orderKey) ?? new Map<string, number>()
    this.#holds.set(orderKey, holds.set(id, firstFailedAt + this.#heldForMs))
    this.#leftOut.add(orderKey)
    if (this.#loadedOfKey.has(orderKey)) this.#forget((delivery) => delivery.orderKey === orderKey)
  }

  /** As the database knows them. Of those that are under way here, or were a moment ago, more is known here. */
  holdBehind(failing: readonly Failing[]): void {
    for (const one of failing) if (!this.#known.has(one.id)) this.hold(one)
  }

  /** Those that hold a key, as far as the database knows that they fail. */
  get holding(): string[] {
    return [...this.#holds.values()]
      .flatMap((holds) => [...holds.keys()])
      .filter((id) => !this.#known.has(id))
  }

  /** They fail no more: somebody asked for them to be sent again, or has taken them away. */
  release(ids: readonly string[]): void {
    const released = new Set(ids)
    for (const [key, holds] of this.#holds)
      for (const id of [...holds.keys()]) if (released.has(id)) this.#free(id, key)
  }

  isHeld(key: string, now: number): boolean {
    const holds = this.#holds.get(key)
    if (holds === undefined) return false
    for (const [id, until] of holds) if (until <= now) holds.delete(id)
    if (holds.size === 0) this.#holds.delete(key)
    return holds.size > 0
  }

  /** What became of them is in the database: should they come again, they are to be sent again. */
  noted(ids: readonly string[]): void {
    for (const id of ids) this.#known.delete(id)
  }

  /** Forgets what waits in memory, and what is held by deliveries that the database knows to have failed. */
  clear(): void {
    this.#forget(() => true)
    this.release(this.holding)
  }

  #isFree({ orderKey, firstFailedAt }: Waiting, now: number, ofKey: number): boolean {
    if (orderKey === null) return true
    if ((this.#busyKeys.get(orderKey) ?? 0) >= ofKey) return false
    // What has failed itself is not held by others, nor by itself.
    return firstFailedAt !== null || !this.isHeld(orderKey, now)
  }

  #free(id: string, key: string): void {
    const holds = this.#holds.get(key)
    holds?.delete(id)
    if (holds?.size === 0) this.#holds.delete(key)
  }

  #forget(isForgotten: (delivery: Waiting) => boolean): void {
    this.#loaded = this.#loaded.filter((delivery) => {
      if (!isForgotten(delivery)) return true
      this.#known.delete(delivery.id)
      this.#uncount(delivery)
      return false
    })
  }

  #uncount({ orderKey, body }: Waiting): void {
    this.#bytes -= body.length
    if (orderKey === null) return
    const { count, bytes } = this.#loadedOfKey.get(orderKey) ?? noLoad
    if (count > 1) this.#loadedOfKey.set(orderKey, { count: count - 1, bytes: bytes - body.length })
    else this.#loadedOfKey.delete(orderKey)
  }
}
