/** Cursors of searches: a place in time, as a text that means nothing to anybody else. Pure. */
import { isUuid } from '../../lib/uuid.ts'
import { invalidInput } from '../../lib/app-error.ts'

// PostgreSQL and JavaScript write the times between these alike, and no message is older or newer.
export const earliest = 0
export const latest = Date.UTC(9999, 0)

/** Of a message: newer ones were looked at already. */
export interface Position {
  /** Epoch milliseconds. */
  readonly at: number
  readonly id: string
}

export function encodePosition({ at, id }: Position): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** Throws `invalid` for what is no cursor of a search. */
export function decodePosition(cursor: string): Position {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  const isTime = /^\d{1,15}$/.test(at) && Number(at) <= latest
  if (!isTime || !isUuid(id) || more.length > 0)
    throw invalidInput([{ field: 'cursor', message: 'must be the cursor of an earlier answer' }])
  return { at: Number(at), id }
}
