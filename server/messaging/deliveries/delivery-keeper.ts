/**
 * Keeps deliveries of WhatsApp's webhook byte for byte. Those that come while others are being written are written
 * together: one statement and one wait for the disk for all of them. One that comes alone is written at once.
 */
import type { Database } from '../../database/database.ts'
import { ascendingIds } from '../../lib/uuid.ts'
import { deliveriesStore, type DeliveryToKeep, type NewDelivery } from './deliveries.store.ts'

interface Unwritten {
  readonly delivery: DeliveryToKeep
  readonly written: PromiseWithResolvers<undefined>
}

// Two: while one waits for the disk, the next is made. More write the same with more statements.
const writers = 2
const mostAtOnce = 256
const mostBytes = 8 * 1024 * 1024

export class DeliveryKeeper {
  readonly #database: Pick<Database, 'rows'>
  // In the order of arrival, also within a millisecond.
  readonly #nextId = ascendingIds()
  #unwritten: Unwritten[] = []
  #writing = 0

  constructor(database: Pick<Database, 'rows'>) {
    this.#database = database
  }

  /** Returns when the delivery would survive a loss of power. */
  async keep(delivery: NewDelivery, now: number): Promise<void> {
    const written = Promise.withResolvers<undefined>()
    this.#unwritten.push({ delivery: { ...delivery, id: this.#nextId(now), receivedAt: now }, written })
    if (this.#writing < writers) void this.#write()
    await written.promise
  }

  async #write(): Promise<void> {
    this.#writing += 1
    while (this.#unwritten.length > 0) {
      const some = this.#take()
      try {
        await deliveriesStore(this.#database).insertAll(some.map(({ delivery }) => delivery))
        for (const { written } of some) written.resolve(undefined)
      } catch (error) {
        for (const { written } of some) written.reject(error)
      }
    }
    this.#writing -= 1
  }

  /** The next ones of one team: a transaction touches no other. */
  #take(): Unwritten[] {
    const teamId = this.#unwritten[0]?.delivery.teamId
    const taken: Unwritten[] = []
    const left: Unwritten[] = []
    let bytes = 0
    for (const one of this.#unwritten) {
      const { body } = one.delivery
      const isFull = taken.length === mostAtOnce || (taken.length > 0 && bytes + body.length > mostBytes)
      if (one.delivery.teamId !== teamId || isFull) {
        left.push(one)
        continue
      }
      taken.push(one)
      bytes += body.length
    }
    this.#unwritten = left
    return taken
  }
}
