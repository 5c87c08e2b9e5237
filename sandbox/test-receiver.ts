/**
 * What tests receive webhooks with: a small HTTP server on loopback that answers the handshake, checks signatures and
 * keeps every delivery. Only tests use it.
 */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Business } from './control/businesses.ts'

export interface Delivery {
  readonly headers: IncomingHttpHeaders
  /** The bytes as they came. */
  readonly bytes: Buffer
  readonly json: { readonly object: string; readonly entry: readonly Entry[] }
  /** Whether X-Hub-Signature-256 fits the bytes; true without a known secret. */
  readonly isSigned: boolean
  /** The status that was answered. */
  readonly answered: number
  readonly at: number
}

interface Entry {
  readonly id: string
  readonly time?: number
  readonly changes: readonly { readonly field: string; readonly value: Readonly<Record<string, any>> }[] // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into values of any shape
}

export interface ReceivedChange {
  readonly entryId: string
  readonly time: number | undefined
  readonly field: string
  readonly value: Entry['changes'][number]['value']
}

export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly deliveries: readonly Delivery[]
  /** Of the deliveries that were answered with 200, in their order. */
  changes(field?: string): ReceivedChange[]
  /** Waits for `count` changes, of `field` when it is given, and answers all there are. Throws when that takes half a minute. */
  waitFor(count: number, field?: string): Promise<ReceivedChange[]>
  /** The status of the answers from now on, or of the next ones when `times` is given. */
  answerWith(status: number, times?: number): void
  /** Subscribes the app of `business` with this receiver as its callback, and the app to the WABA. */
  subscribe(origin: string, business: Business, fields?: readonly string[]): Promise<void>
  clear(): void
  close(): Promise<void>
}

export interface ReceiverOptions {
  readonly appSecret?: string
  /** Handshakes with another token are refused; without it, every handshake is answered. */
  readonly verifyToken?: string
  /** Any free one by default. */
  readonly port?: number
}

// Only a wait that is in vain takes so long: on a busy machine much of what comes in moments takes seconds.
const waitMs = 30_000
const allFields = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'business_username_update',
  'security',
  'user_preferences',
  'flows',
  'calls',
]

export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const deliveries: Delivery[] = []
  const received: ReceivedChange[] = []
  const waiting = new Set<() => void>()
  let appSecret = options.appSecret
  let status = 200
  let next = { status: 200, times: 0 }

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (request.method === 'GET') {
      shakeHands(request, response, options.verifyToken)
      return
    }
    const bytes = Buffer.concat(parts)
    const isSigned = fits(appSecret, bytes, request.headers['x-hub-signature-256'])
    const answered = !isSigned ? 401 : next.times > 0 ? next.status : status
    next = { ...next, times: Math.max(next.times - 1, 0) }
    response.writeHead(answered).end()
    const json = JSON.parse(bytes.toString()) as Delivery['json']
    deliveries.push({ headers: request.headers, bytes, json, isSigned, answered, at: Date.now() })
    if (answered === 200) received.push(...changesOf(json))
    for (const look of waiting) look()
  }
  const server = createServer((request, response) => void receive(request, response))
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  const changes = (field?: string): ReceivedChange[] =>
    received.filter((change) => field === undefined || change.field === field)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url,
    deliveries,
    changes,
    waitFor: (count, field) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (received.length < count) return
          const all = changes(field)
          if (all.length < count) return
          end()
          resolve(all)
        }
        const timer = setTimeout(() => {
          end()
          const seen = changes().map((change) => change.field)
          reject(new Error(`waited for ${count} of ${field ?? 'any field'}; came: ${seen.join(', ')}`))
        }, waitMs)
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    answerWith(answer, times) {
      if (times === undefined) status = answer
      else next = { status: answer, times }
    },
    async subscribe(origin, business, fields = allFields) {
      appSecret = business.appSecret
      await post(
        `${origin}/v23.0/${business.appId}/subscriptions`,
        `${business.appId}|${business.appSecret}`,
        {
          object: 'whatsapp_business_account',
          callback_url: url,
          verify_token: options.verifyToken ?? 'any',
          fields: fields.join(','),
        },
      )
      await post(`${origin}/v23.0/${business.wabaId}/subscribed_apps`, business.accessToken, {})
    },
    clear() {
      deliveries.length = 0
      received.length = 0
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function changesOf({ entry }: Delivery['json']): ReceivedChange[] {
  return entry.flatMap(({ id, time, changes }) => changes.map((change) => ({ entryId: id, time, ...change })))
}

function shakeHands(request: IncomingMessage, response: ServerResponse, verifyToken?: string): void {
  const query = new URL(request.url ?? '', 'http://receiver').searchParams
  const isRight = verifyToken === undefined || query.get('hub.verify_token') === verifyToken
  response.writeHead(isRight ? 200 : 403).end(isRight ? query.get('hub.challenge') : '')
}

function fits(secret: string | undefined, bytes: Buffer, signature: string | string[] | undefined): boolean {
  if (secret === undefined) return true
  return signature === `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
}

async function post(url: string, token: string, body: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
