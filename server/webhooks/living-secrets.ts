/**
 * The living secrets of teams, opened, for who signs. They are kept for a second or two: a rotation in this process
 * takes effect at once, one in another process soon.
 */
import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { SecretBox } from '../lib/secret-box.ts'
import { secretsStore } from './secrets.store.ts'

interface Kept {
  readonly readAt: number
  readonly secrets: Promise<readonly { readonly plain: string; readonly retiresAt: number | null }[]>
}

export interface SecretSource {
  readonly database: Pick<Database, 'rows'>
  readonly secrets: SecretBox
  readonly clock: Clock
}

const keptMs = 2_000

export class WebhookSecrets {
  readonly #source: SecretSource
  readonly #byTeam = new Map<string, Kept>()

  constructor(source: SecretSource) {
    this.#source = source
  }

  /** The newest first; none when the team has set none. */
  async living(teamId: string): Promise<readonly string[]> {
    const now = performance.now()
    let kept = this.#byTeam.get(teamId)
    if (kept === undefined || now - kept.readAt > keptMs) {
      kept = { readAt: now, secrets: this.#read(teamId) }
      kept.secrets.catch(() => this.forget(teamId))
      this.#byTeam.set(teamId, kept)
    }
    const time = this.#source.clock()
    const living = (await kept.secrets).filter(({ retiresAt }) => retiresAt === null || retiresAt > time)
    return living.map(({ plain }) => plain)
  }

  /** They have changed: they are read anew. */
  forget(teamId: string): void {
    this.#byTeam.delete(teamId)
  }

  async #read(teamId: string): Promise<{ plain: string; retiresAt: number | null }[]> {
    const { database, secrets, clock } = this.#source
    const rows = await secretsStore(database).living(teamId, clock())
    return rows.map(({ id, secret, retiresAt }) => ({
      plain: secrets.open(secret, secretOwner(teamId, id)),
      retiresAt,
    }))
  }
}

/** What a sealed secret is bound to. */
export function secretOwner(teamId: string, id: string): string {
  return `webhook_secret:${teamId}:${id}`
}
