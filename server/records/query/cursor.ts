/** Cursors: where a list goes on, as a text that means nothing to anybody else. Pure. */
import { createHash } from 'node:crypto'
import type { Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Procedure } from '../procedure.ts'
import { comparedAs } from './field-facts.ts'
import { orderTag, type Order, type Position } from './order.ts'

const longest = 10_000
// Enough that an altered cursor is noticed; whoever makes one up only sees what may be seen anyway.
const checkLength = 8

export function encodeCursor(procedure: Procedure, order: Order, { value, id }: Position): string {
  const tag = orderTag(procedure, order)
  const body = JSON.stringify([check(tag, value, id), tagHash(tag), value, id])
  return Buffer.from(body).toString('base64url')
}

/** The position that the cursor names, or what is wrong with it. */
export function decodeCursor(procedure: Procedure, order: Order, cursor: unknown): Position | Fault {
  if (typeof cursor !== 'string' || cursor.length > longest) return malformed
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(parsed) || parsed.length !== 4) return malformed
  const [given, tagged, value, id] = parsed as unknown[]
  const tag = orderTag(procedure, order)
  if (tagged !== tagHash(tag))
    return { field: 'cursor', message: 'belongs to another order or procedure; begin again without it' }
  if (typeof id !== 'string' || !isUuid(id) || !isValue(order, value)) return malformed
  return given === check(tag, value, id) ? { value, id } : malformed
}

const malformed: Fault = { field: 'cursor', message: 'must be the nextCursor of an earlier answer' }

function isValue({ field }: Order, value: unknown): value is Position['value'] {
  if (value === null) return true
  if (field.kind === 'creation') return false
  return comparedAs(field) === 'text' ? typeof value === 'string' : typeof value === 'number'
}

function tagHash(tag: string): string {
  return createHash('sha256').update(tag).digest('base64url').slice(0, checkLength)
}

function check(tag: string, value: unknown, id: string): string {
  return tagHash(JSON.stringify([tag, value, id]))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
