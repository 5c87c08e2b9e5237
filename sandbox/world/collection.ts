/**
 * A set of objects of one kind by their id. Every change goes through `put` and `remove`, so that a journal, when
 * there is one, sees all of them; an object that was put is changed by putting its successor, never in place.
 */
export interface Stored {
  readonly id: string
}

/** Told of every change, after it. `undefined` is a removal. */
export type OnChange = (collection: string, id: string, object: Stored | undefined) => void

export interface CollectionOptions {
  /** About how many are kept: when there are more, those that were put first go. */
  readonly limit?: number
}

// Making room for many at once: the first entries of a map that lost entries are slow to reach.
const spareShare = 0.05

export class Collection<T extends Stored> {
  readonly name: string
  readonly #objects = new Map<string, T>()
  readonly #indexes = new Set<Index<T>>()
  readonly #onChange: OnChange
  readonly #limit: number

  constructor(name: string, onChange: OnChange, { limit = Infinity }: CollectionOptions = {}) {
    this.name = name
    this.#onChange = onChange
    this.#limit = limit
  }

  get size(): number {
    return this.#objects.size
  }

  get(id: string): T | undefined {
    return this.#objects.get(id)
  }

  has(id: string): boolean {
    return this.#objects.has(id)
  }

  put(object: T): T {
    this.#set(object.id, object)
    this.#onChange(this.name, object.id, object)
    if (this.#objects.size > this.#limit * (1 + spareShare)) this.#makeRoom()
    return object
  }

  /** Puts the object with `changes`. Throws when there is none. */
  update(id: string, changes: Partial<T>): T {
    const before = this.#objects.get(id)
    if (before === undefined) throw new Error(`no ${this.name} ${id}`)
    return this.put({ ...before, ...changes })
  }

  remove(id: string): void {
    if (!this.#objects.has(id)) return
    this.#set(id, undefined)
    this.#onChange(this.name, id, undefined)
  }

  /** Removes all. */
  clear(): void {
    for (const id of [...this.#objects.keys()]) this.remove(id)
  }

  /** In the order in which they were first put. */
  values(): IterableIterator<T> {
    return this.#objects.values()
  }

  find(matches: (object: T) => boolean): T | undefined {
    for (const object of this.#objects.values()) if (matches(object)) return object
    return undefined
  }

  filter(matches: (object: T) => boolean): T[] {
    return [...this.#objects.values()].filter(matches)
  }

  /** A way to find objects by something else than their id, without looking at all of them. */
  index(keyOf: (object: T) => string): Index<T> {
    const index = new Index(keyOf)
    for (const object of this.#objects.values()) index.change(undefined, object)
    this.#indexes.add(index)
    return index
  }

  /** Puts without telling anybody: for what comes from the journal. */
  restore(id: string, object: T | undefined): void {
    this.#set(id, object)
  }

  #set(id: string, object: T | undefined): void {
    const before = this.#objects.get(id)
    if (object === undefined) this.#objects.delete(id)
    else this.#objects.set(id, object)
    for (const index of this.#indexes) index.change(before, object)
  }

  #makeRoom(): void {
    let surplus = this.#objects.size - this.#limit
    const oldest: string[] = []
    for (const id of this.#objects.keys()) {
      if (surplus-- <= 0) break
      oldest.push(id)
    }
    for (const id of oldest) this.remove(id)
  }
}

/** Objects of a collection by a key that several may share. */
export class Index<T extends Stored> {
  readonly #keyOf: (object: T) => string
  readonly #byKey = new Map<string, Map<string, T>>()

  constructor(keyOf: (object: T) => string) {
    this.#keyOf = keyOf
  }

  /** The one that was put first. */
  first(key: string): T | undefined {
    return this.#byKey.get(key)?.values().next().value
  }

  all(key: string): T[] {
    return [...(this.#byKey.get(key)?.values() ?? [])]
  }

  change(before: T | undefined, after: T | undefined): void {
    const [from, to] = [before, after].map((object) => object && this.#keyOf(object))
    if (before !== undefined && from !== undefined && from !== to) {
      const left = this.#byKey.get(from)
      left?.delete(before.id)
      if (left?.size === 0) this.#byKey.delete(from)
    }
    if (after === undefined || to === undefined) return
    const there = this.#byKey.get(to) ?? new Map<string, T>()
    this.#byKey.set(to, there.set(after.id, after))
  }
}
