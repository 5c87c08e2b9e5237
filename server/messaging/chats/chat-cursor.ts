/** Cursors of chats and their messages: where a list goes on, as a text that means nothing to anybody else. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { ChatPosition } from './chat-filter.ts'

const longest = 300
// The end of the year 9999: later times have more digits than PostgreSQL reads.
const latestMs = 253_402_300_799_999
const malformed: Fault = { field: 'cursor', message: 'must be the cursor of an earlier answer' }

/** `order` names the list and its order: a cursor of one is none of another. */
export function encodeCursor(order: string, { at, id }: ChatPosition): string {
  return Buffer.from(JSON.stringify([order, at, id])).toString('base64url')
}

/** The position that the cursor names, or what is wrong with it. */
export function decodeCursor(order: string, cursor: string): ChatPosition | Fault {
  if (cursor.length > longest) return malformed
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(parsed) || parsed.length !== 3) return malformed
  const [given, at, id] = parsed as unknown[]
  if (typeof given !== 'string' || typeof id !== 'string' || !isUuid(id)) return malformed
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0 || at > latestMs) return malformed
  if (given === order) return { at, id }
  return { field: 'cursor', message: 'belongs to a list in another order; begin again without it' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
