/**
 * Ids of messages, in the layout of the platform's own: a small record with the user's number, the direction and a
 * random part. To everybody else they are opaque.
 */
import { randomBytes } from 'node:crypto'
import type { Message } from '../world/objects.ts'

const toCustomer = 0x11
const toBusiness = 0x12
const outboundRandomBytes = 9
const inboundRandomBytes = 9

/** `user` is the number of the customer, or what else addresses them. */
export function newWamid(user: string, direction: Message['direction']): string {
  const isInbound = direction === 'to_business'
  const random = randomBytes(isInbound ? inboundRandomBytes : outboundRandomBytes).toString('hex')
  const unique = Buffer.from(`${isInbound ? '3A' : ''}${random.toUpperCase()}`)
  const name = Buffer.from(user)
  const record = Buffer.concat([
    Buffer.from([0x1c, 0x18, name.length]),
    name,
    Buffer.from([0x15, 0x02, 0x00, isInbound ? toBusiness : toCustomer, 0x18, unique.length]),
    unique,
    Buffer.from([0]),
  ])
  return `wamid.${record.toString('base64')}`
}
