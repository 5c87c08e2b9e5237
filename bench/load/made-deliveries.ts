/**
 * Deliveries of WhatsApp's webhook as whole requests, signed, ready to be written to a socket: many contacts write to
 * some numbers in turn, every message once. Whoever loads a server with them has nothing left to compute.
 */
import { createHmac } from 'node:crypto'

export interface MadeDeliveries {
  /** Of the server's webhook. */
  readonly path: string
  readonly appSecret: string
  readonly wabaId: string
  readonly phoneNumberIds: readonly string[]
  readonly contacts: number
  readonly messagesEach: number
  /** The number of the first message. No two messages of a team may have the same. */
  readonly first: number
  /** Of deliveries. */
  readonly count: number
  /** When the first is sent, in epoch milliseconds, and how many follow in a second: WhatsApp tells when it took each. */
  readonly startsAt: number
  readonly perSecond: number
}

export function makeRequests(made: MadeDeliveries, host: string): Buffer[] {
  return Array.from({ length: made.count }, (_, index) => requestOf(made, host, index))
}

const idBeginning = 'measured-'

/** The wamid of the message with this number. */
export function wamid(number: number): string {
  return `wamid.${Buffer.from(`${idBeginning}${number}`).toString('base64')}`
}

export function numberOf(externalId: string): number {
  const id = Buffer.from(externalId.slice('wamid.'.length), 'base64').toString()
  return Number(id.slice(idBeginning.length))
}

function requestOf(made: MadeDeliveries, host: string, index: number): Buffer {
  const body = Buffer.from(JSON.stringify(delivery(made, index)))
  const signature = createHmac('sha256', made.appSecret).update(body).digest('hex')
  const head = [
    `POST ${made.path} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: facebookexternalua',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-Hub-Signature-256: sha256=${signature}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

// Words repeat themselves, as those of customers do.
const texts = [
  'Hello, is my parcel on its way? It was to be here at nine.',
  'Thanks!',
  'Can I still change the address? I am at work until six and nobody is at home.',
  'What does it cost to send two of them to my sister, and when would they be there?',
  'ok',
]

/** The messages of a delivery are of one number: a change names only one. */
function delivery(made: MadeDeliveries, index: number): object {
  const { messagesEach, phoneNumberIds, contacts, wabaId } = made
  const seconds = Math.floor((made.startsAt + (index * 1000) / made.perSecond) / 1000)
  const numbers = Array.from(
    { length: messagesEach },
    (_, place) => made.first + index * messagesEach + place,
  )
  const from = (number: number): string => String(15_550_300_000 + (number % contacts))
  const value = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: '15550100200',
      phone_number_id: phoneNumberIds[index % phoneNumberIds.length],
    },
    contacts: [...new Set(numbers.map(from))].map((digits) => ({
      profile: { name: `Ada ${digits.slice(-4)}` },
      wa_id: digits,
      user_id: `US.9${digits}`,
    })),
    messages: numbers.map((number) => ({
      from: from(number),
      from_user_id: `US.9${from(number)}`,
      id: wamid(number),
      timestamp: String(seconds),
      type: 'text',
      text: { body: texts[number % texts.length] },
    })),
  }
  const entry = [{ id: wabaId, changes: [{ field: 'messages', value }] }]
  return { object: 'whatsapp_business_account', entry }
}
