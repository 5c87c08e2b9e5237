/** The SQL of connect tokens, which are known by their hashes only. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'

export interface ConnectToken {
  readonly hash: Buffer
  readonly teamId: string
  readonly pluginId: string
  readonly createdBy: string
  readonly expiresAt: number
}

export const connectTokensStore = (db: Pick<Session, 'rows'>) => ({
  async insert(token: ConnectToken): Promise<void> {
    await db.rows(
      `insert into connect_tokens (token_hash, team_id, plugin_id, created_by, expires_at) values ($1, $2, $3, $4, $5)`,
      [token.hash, token.teamId, token.pluginId, token.createdBy, timeText(token.expiresAt)],
    )
  },

  /** One that is in force: neither used nor expired. */
  async find(hash: Buffer, now: number): Promise<Omit<ConnectToken, 'hash'> | undefined> {
    const [row] = await db.rows<{ teamId: string; pluginId: string; createdBy: string; expiresAt: number }>(
      `select team_id as "teamId", plugin_id as "pluginId", created_by as "createdBy", expires_at as "expiresAt"
       from connect_tokens where token_hash = $1 and used_at is null and expires_at > $2`,
      [hash, timeText(now)],
    )
    return row
  },

  /** Whether it was in force until now; nobody else can use it from now on. */
  async use(hash: Buffer, now: number): Promise<boolean> {
    const rows = await db.rows(
      `update connect_tokens set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
       returning team_id`,
      [hash, timeText(now)],
    )
    return rows.length > 0
  },

  /** Takes back a use that came to nothing. */
  async release(hash: Buffer): Promise<void> {
    await db.rows('update connect_tokens set used_at = null where token_hash = $1', [hash])
  },

  async removeOld(before: number): Promise<void> {
    await db.rows('delete from connect_tokens where expires_at < $1', [timeText(before)])
  },
})
