/** The SQL of idempotency keys. */
import type { Database } from '../database/database.ts'
import { timeText, type Insertion, type Table } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'
import type { Idempotency } from './idempotency.ts'

export interface KeptKey {
  readonly objectId: string
  readonly fingerprint: Buffer
}

export const idempotencyStore = (db: Pick<Database, 'rows'> | Pick<Session, 'rows'>) => ({
  async find(teamId: string, key: string): Promise<KeptKey | undefined> {
    const [row] = await db.rows<KeptKey>(
      'select object_id as "objectId", fingerprint from idempotency_keys where team_id = $1 and key = $2',
      [teamId, key],
      'idempotency-key',
    )
    return row
  },

  /** False when the key is there already. */
  async insert(
    teamId: string,
    { key, fingerprint }: Idempotency,
    objectId: string,
    now: number,
  ): Promise<boolean> {
    const rows = await db.rows(
      `insert into idempotency_keys (team_id, key, created_at, fingerprint, object_id)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
      [teamId, key, timeText(now), fingerprint, objectId],
      'keep-idempotency-key',
    )
    return rows.length > 0
  },

  removeOlder: (than: number): Promise<unknown> =>
    db.rows('delete from idempotency_keys where created_at < $1', [timeText(than)]),
})

const keyTable: Table = {
  name: 'idempotency_keys',
  columns: [
    ['team_id', 'uuid'],
    ['key', 'text'],
    ['created_at', 'timestamptz'],
    ['fingerprint', 'bytea'],
    ['object_id', 'uuid'],
  ],
}

/** The key as a row, for a write of one statement. That violates idempotency_keys_pkey when the key is there. */
export function keyInsertion(
  teamId: string,
  { key, fingerprint }: Idempotency,
  objectId: string,
  now: number,
): Insertion {
  const row = [teamId, key, timeText(now), `\\x${fingerprint.toString('hex')}`, objectId]
  return { table: keyTable, count: 1, rows: [row] }
}
