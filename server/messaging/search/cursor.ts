/** Cursors of searches: a place in time, as a text that means nothing to anybody else. Pure. */
import { isUuid } from '../../lib/uuid.ts'
import { invalidInput } from '../../lib/app-error.ts'

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
  if (!/^-?\d{1,15}$/.test(at) || !isUuid(id) || more.length > 0)
    throw invalidInput([{ field: 'cursor', message: 'must be the cursor of an earlier answer' }])
  return { at: Number(at), id }
}
