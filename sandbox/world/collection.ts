/**
 * A set of objects of one kind by their id. Every change goes through `put` and `remove`, so that a journal, when
 * there is one, sees all of them; an object that was put is changed by putting its successor, never in place.
 */
export interface Stored {
  readonly id: string
}

/** Told of every change, after it. `undefined` is a removal. */
export type OnChange = (collection: string, id: string, object: Stored | undefined) => void

export class Collection<T extends Stored> {
  readonly name: string
  readonly #objects = new Map<string, T>()
  readonly #onChange: OnChange

  constructor(name: string, onChange: OnChange) {
    this.name = name
    this.#onChange = onChange
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
    this.#objects.set(object.id, object)
    this.#onChange(this.name, object.id, object)
    return object
  }

  /** Puts the object with `changes`. Throws when there is none. */
  update(id: string, changes: Partial<T>): T {
    const before = this.#objects.get(id)
    if (before === undefined) throw new Error(`no ${this.name} ${id}`)
    return this.put({ ...before, ...changes })
  }

  remove(id: string): void {
    if (this.#objects.delete(id)) this.#onChange(this.name, id, undefined)
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

  /** Puts without telling anybody: for what comes from the journal. */
  restore(id: string, object: T | undefined): void {
    if (object === undefined) this.#objects.delete(id)
    else this.#objects.set(id, object)
  }
}
