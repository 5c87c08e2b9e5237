/**
 * Keys of requests that were carried out, with the object that each of them made or changed, whatever it is. A key is
 * kept in the transaction of its request: both are there, or neither is.
 */
import type { Database } from '../database/database.ts'
import type { Session } from '../database/session.ts'
import { AppError } from '../lib/app-error.ts'
import { idempotencyStore } from './idempotency.store.ts'

export { keyInsertion } from './idempotency.store.ts'

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
  const kept = await idempotencyStore(asking).find(teamId, key)
  if (kept === undefined) return undefined
  if (kept.fingerprint.equals(fingerprint)) return kept.objectId
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
  idempotency: Idempotency,
  objectId: string,
  now: number,
): Promise<void> {
  if (!(await idempotencyStore(session).insert(teamId, idempotency, objectId, now))) throw new Repeated()
}

// Clients repeat a request within minutes; a week also covers a queue that stood still over holidays.
export const keptDays = 7

/** Forgets keys that are older than any repetition. */
export async function forgetOldKeys(database: Pick<Database, 'rows'>, now: number): Promise<void> {
  await idempotencyStore(database).removeOlder(now - keptDays * 86_400_000)
}
