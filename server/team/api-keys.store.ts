/** All SQL about API keys and their access tokens, but the look-up of a caller (caller.store.ts). */
import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { ApiKey, KeyDialect } from './api-key.ts'

interface NewKey {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly name: string
  readonly dialect: KeyDialect
  readonly roleId: string
  readonly userId: string
  readonly encryptedSecret: Buffer | null
}

export const apiKeysStore = (db: Queries | Transaction) => ({
  async insertKey(key: NewKey): Promise<void> {
    await db
      .insertInto('api_keys')
      .values({
        team_id: key.teamId,
        id: key.id,
        created_at: new Date(key.createdAt),
        name: key.name,
        dialect: key.dialect,
        role_id: key.roleId,
        user_id: key.userId,
        encrypted_secret: key.encryptedSecret,
      })
      .execute()
  },

  async insertToken(token: {
    hash: Buffer
    teamId: string
    keyId: string
    createdAt: number
    expiresAt: number | null
  }): Promise<void> {
    await db
      .insertInto('access_tokens')
      .values({
        token_hash: token.hash,
        team_id: token.teamId,
        api_key_id: token.keyId,
        created_at: new Date(token.createdAt),
        expires_at: token.expiresAt === null ? null : new Date(token.expiresAt),
      })
      .execute()
  },

  /** Keys of a team, newest last; a key has one token, or none where its dialect has no tokens. */
  async list(teamId: string): Promise<ApiKey[]> {
    const { rows } = await sql<ApiKey>`
      select k.id, k.name, k.dialect, r.short_id as role, u.username, u.is_service as "isService", k.created_at as "createdAt",
        t.expires_at as "expiresAt", k.revoked_at as "revokedAt", coalesce(t.last_used_at, k.last_used_at) as "lastUsedAt"
      from api_keys k
      join roles r on r.team_id = k.team_id and r.id = k.role_id
      join users u on u.team_id = k.team_id and u.id = k.user_id
      left join access_tokens t on t.team_id = k.team_id and t.api_key_id = k.id
      where k.team_id = ${teamId} order by k.created_at, k.id`.execute(db)
    return rows
  },

  /** Answers whether a key that was in force is now revoked. */
  async revoke(teamId: string, keyId: string, at: number): Promise<boolean> {
    const result = await db
      .updateTable('api_keys')
      .set({ revoked_at: new Date(at) })
      .where('team_id', '=', teamId)
      .where('id', '=', keyId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  },

  /** Keeps the times of last use; tokens that are gone are passed over. */
  async touchTokens(uses: readonly { tokenHash: Buffer; at: number }[]): Promise<void> {
    const hashes = uses.map((use) => use.tokenHash)
    const times = uses.map((use) => new Date(use.at))
    await sql`update access_tokens t set last_used_at = used.at
      from unnest(${hashes}::bytea[], ${times}::timestamptz[]) as used (token_hash, at)
      where t.token_hash = used.token_hash`.execute(db)
  },
})
