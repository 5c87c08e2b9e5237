/**
 * To whom the chats of a team are assigned, for those who sift many events by it: looked up once, and from then on kept
 * up to date by the events of chats.
 */
import type { Session } from '../../database/session.ts'
import type { JsonObject } from '../../lib/json.ts'
import { readHolders } from './chat-holders.store.ts'

export interface Holder {
  readonly version: number
  readonly assignedTo: string | null
}

interface ChatEvent {
  readonly type: string
  readonly subjectId: string
  readonly payload: JsonObject
}

// Those that were looked up first are looked up again.
const mostKept = 10_000

export class ChatHolders {
  readonly #db: Pick<Session, 'rows'>
  readonly #teamId: string
  readonly #kept = new Map<string, Holder>()

  constructor(db: Pick<Session, 'rows'>, teamId: string) {
    this.#db = db
    this.#teamId = teamId
  }

  /** Learns from events, in the order of the log. */
  note(events: readonly ChatEvent[]): void {
    for (const { type, subjectId, payload } of events) {
      const { version, assignedTo } = payload
      if (!type.startsWith('chat.') || typeof version !== 'number' || assignedTo === undefined) continue
      this.#keep(subjectId, { version, assignedTo: typeof assignedTo === 'string' ? assignedTo : null })
    }
  }

  /** By the ids of the chats; one that is not there is left out. At most one statement. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, Holder>> {
    const missing = [...new Set(ids)].filter((id) => !this.#kept.has(id))
    const known = new Map<string, Holder>()
    if (missing.length > 0)
      for (const row of await readHolders(this.#db, this.#teamId, missing))
        known.set(row.id, this.#keep(row.id, { version: row.version, assignedTo: row.assigned_to }))
    for (const id of ids) {
      const holder = this.#kept.get(id)
      if (holder !== undefined) known.set(id, holder)
    }
    return known
  }

  /** The newer of what is known and what is learnt: an event may pass while the database answers. */
  #keep(id: string, learnt: Holder): Holder {
    const known = this.#kept.get(id)
    if (known !== undefined && known.version >= learnt.version) return known
    this.#kept.set(id, learnt)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return learnt
  }
}
