/** All that exists in the sandbox, and the numbers from which ids are made. */
import { Collection, type OnChange, type Stored } from './collection.ts'
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
  readonly #onChange: OnChange
  readonly #collections = new Map<string, Collection<Stored>>()

  constructor(onChange: OnChange = () => undefined) {
    this.#onChange = onChange
    this.apps = this.collection('apps')
    this.tokens = this.collection('tokens')
    this.wabas = this.collection('wabas')
    this.phoneNumbers = this.collection('phoneNumbers')
    this.templates = this.collection('templates')
    this.media = this.collection('media')
    this.customers = this.collection('customers')
    this.messages = this.collection('messages')
    this.threads = this.collection('threads')
    this.flows = this.collection('flows')
    this.groups = this.collection('groups')
    this.calls = this.collection('calls')
    this.uploads = this.collection('uploads')
    this.#counters = this.collection('counters')
  }

  /** A collection of its own for a part of the sandbox, under a name that no other part uses. */
  collection<T extends Stored>(name: string): Collection<T> {
    const made = new Collection<T>(name, this.#onChange)
    this.#collections.set(name, made)
    return made
  }

  collections(): ReadonlyMap<string, Collection<Stored>> {
    return this.#collections
  }

  newId(kind: IdKind): string {
    const next = this.#counters.get(kind)?.next ?? firstIds[kind]
    this.#counters.put({ id: kind, next: next + 1 })
    return String(next)
  }

  /** The customer with this number, or with this business-scoped user id. */
  customerBy(identity: { waId: string } | { userId: string }): Customer | undefined {
    if ('userId' in identity) return this.customers.get(identity.userId)
    return this.customers.find(({ waId }) => waId === identity.waId)
  }
}
