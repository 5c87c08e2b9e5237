/**
 * When each access token was last used, to the minute. Uses are gathered in memory and written in batches:
 * what a crash loses is at most one interval of this figure and nothing else.
 */
import type { Database } from '../database/database.ts'
import { apiKeysStore } from './api-keys.store.ts'

const intervalMs = 10_000
// A use is news when the kept one is older than this.
const accuracyMs = 60_000

export class LastUse implements AsyncDisposable {
  readonly #database: Database
  readonly #timer: NodeJS.Timeout
  #pending = new Map<string, { tokenHash: Buffer; at: number }>()

  constructor(database: Database, onError: (error: unknown) => void) {
    this.#database = database
    this.#timer = setInterval(() => void this.flush().catch(onError), intervalMs)
    this.#timer.unref()
  }

  note(tokenHash: Buffer, lastUsedAt: number | null, now: number): void {
    if (lastUsedAt !== null && now - lastUsedAt < accuracyMs) return
    this.#pending.set(tokenHash.toString('base64'), { tokenHash, at: now })
  }

  async flush(): Promise<void> {
    const uses = [...this.#pending.values()]
    if (uses.length === 0) return
    this.#pending = new Map()
    await apiKeysStore(this.#database.queries).touchTokens(uses)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.flush().catch(() => undefined)
  }
}
