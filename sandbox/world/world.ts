/** All that exists in the sandbox, and the numbers from which ids are made. */
import { Collection, type CollectionOptions, type Index, type OnChange, type Stored } from './collection.ts'
import type {
  AccessToken,
  App,
  Call,
  Customer,
  Flow,
  Group,
  Media,
  Message,
  PhoneNumber,
  Template,
  Thread,
  Upload,
  Waba,
} from './objects.ts'

interface Counter extends Stored {
  readonly next: number
}

/** Where the ids of each kind begin: fifteen digits, far below 2^53, and easy to tell apart in a log. */
const firstIds = {
  waba: 210_000_000_000_001,
  phoneNumber: 310_000_000_000_001,
  app: 410_000_000_000_001,
  template: 510_000_000_000_001,
  media: 610_000_000_000_001,
  flow: 710_000_000_000_001,
  group: 810_000_000_000_001,
  customer: 900_000_000_000_001,
} as const

// A long load test must not fill the memory.
const mostMessages = 200_000

export type IdKind = keyof typeof firstIds

export class World {
  readonly apps: Collection<App>
  readonly tokens: Collection<AccessToken>
  readonly wabas: Collection<Waba>
  readonly phoneNumbers: Collection<PhoneNumber>
  readonly templates: Collection<Template>
  readonly media: Collection<Media>
  readonly customers: Collection<Customer>
  readonly messages: Collection<Message>
  readonly threads: Collection<Thread>
  readonly flows: Collection<Flow>
  readonly groups: Collection<Group>
  readonly calls: Collection<Call>
  readonly uploads: Collection<Upload>
  readonly #counters: Collection<Counter>
  readonly #customersByWaId: Index<Customer>
  readonly #onChange: OnChange
  readonly #collections = new Map<string, Collection<Stored>>()
  /** What a journal had of collections that no part has asked for yet. */
  readonly #unclaimed = new Map<string, Map<string, Stored>>()

  constructor(onChange: OnChange = () => undefined) {
    this.#onChange = onChange
    this.apps = this.collection('apps')
    this.tokens = this.collection('tokens')
    this.wabas = this.collection('wabas')
    this.phoneNumbers = this.collection('phoneNumbers')
    this.templates = this.collection('templates')
    this.media = this.collection('media')
    this.customers = this.collection('customers')
    this.messages = this.collection('messages', { limit: mostMessages })
    this.threads = this.collection('threads')
    this.flows = this.collection('flows')
    this.groups = this.collection('groups')
    this.calls = this.collection('calls')
    this.uploads = this.collection('uploads')
    this.#counters = this.collection('counters')
    this.#customersByWaId = this.customers.index(({ waId }) => waId)
  }

  /**
   * The collection with this name; made on first use. A part of the sandbox keeps what is its own in one, under a name
   * that no other part uses.
   */
  collection<T extends Stored>(name: string, options: CollectionOptions = {}): Collection<T> {
    const known = this.#collections.get(name)
    // The name stands for the type: only one part uses it.
    if (known !== undefined) return known as unknown as Collection<T>
    const made = new Collection<T>(name, this.#onChange, options)
    for (const [id, object] of this.#unclaimed.get(name) ?? []) made.restore(id, object as T)
    this.#unclaimed.delete(name)
    this.#collections.set(name, made as unknown as Collection<Stored>)
    return made
  }

  /** Puts what a journal had, without telling anybody. */
  restore(collection: string, id: string, object: Stored | undefined): void {
    const known = this.#collections.get(collection)
    if (known !== undefined) {
      known.restore(id, object)
      return
    }
    const there = this.#unclaimed.get(collection) ?? new Map<string, Stored>()
    if (object === undefined) there.delete(id)
    else there.set(id, object)
    this.#unclaimed.set(collection, there)
  }

  /** All objects with the name of their collection. */
  *objects(): Generator<readonly [string, Stored]> {
    for (const [name, collection] of this.#collections)
      for (const object of collection.values()) yield [name, object]
    for (const [name, objects] of this.#unclaimed) for (const object of objects.values()) yield [name, object]
  }

  /** How many objects there are of each kind. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#collections].map(([name, { size }]) => [name, size]))
  }

  /** Removes everything. Ids go on where they were, so that none is used twice. */
  clear(): void {
    for (const collection of this.#collections.values())
      if (collection.name !== this.#counters.name) collection.clear()
    this.#unclaimed.clear()
  }

  newId(kind: IdKind): string {
    const next = this.#counters.get(kind)?.next ?? firstIds[kind]
    this.#counters.put({ id: kind, next: next + 1 })
    return String(next)
  }

  /** The customer with this number, or with this business-scoped user id. */
  customerBy(identity: { waId: string } | { userId: string }): Customer | undefined {
    if ('userId' in identity) return this.customers.get(identity.userId)
    return this.#customersByWaId.first(identity.waId)
  }
}
