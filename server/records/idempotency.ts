/** Keys of requests that were carried out, with the object that each of them made or changed. */
import type { Database } from '../database/database.ts'
import { timeText, type Insertion, type Table } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'
import { AppError } from '../lib/app-error.ts'

export interface Idempotency {
  readonly key: string
  /** Of the request: the same key with another one is refused. */
  readonly fingerprint: Buffer
}

/** Thrown inside the transaction when the same request is carried out by another one: read it after. */
export class Repeated extends Error {}

/** The object of the request that had this key, if there was one. Throws `conflict` when that was another request. */
export async function repeatedObject(
  asking: Pick<Database, 'rows'> | Session,
  teamId: string,
  { key, fingerprint }: Idempotency,
): Promise<string | undefined> {
  const [row] = await asking.rows<{ objectId: string; fingerprint: Buffer }>(
    'select object_id as "objectId", fingerprint from idempotency_keys where team_id = $1 and key = $2',
    [teamId, key],
    'idempotency-key',
  )
  if (row === undefined) return undefined
  if (row.fingerprint.equals(fingerprint)) return row.objectId
  throw new AppError(
    'conflict',
    'idempotency_key_reused',
    'The Idempotency-Key was used for another request. Use a new key for each request, and the same one only to repeat it.',
  )
}

/** Keeps the key with its object. Throws Repeated when another request with the key was faster. */
export async function keepKey(
  session: Session,
  teamId: string,
  { key, fingerprint }: Idempotency,
  objectId: string,
  now: number,
): Promise<void> {
  const rows = await session.rows(
    `insert into idempotency_keys (team_id, key, created_at, fingerprint, object_id)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [teamId, key, new Date(now).toISOString(), fingerprint, objectId],
    'keep-idempotency-key',
  )
  if (rows.length === 0) throw new Repeated()
}

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

// Clients repeat a request within minutes; a week also covers a queue that stood still over holidays.
export const keptDays = 7

/** Forgets keys that are older than any repetition. */
export async function forgetOldKeys(database: Pick<Database, 'rows'>, now: number): Promise<void> {
  await database.rows('delete from idempotency_keys where created_at < $1', [
    new Date(now - keptDays * 86_400_000).toISOString(),
  ])
}
