/**
 * A receiver of webhooks that answers at once and remembers what came: GET /received tells of it, DELETE / forgets it.
 * What is sent to /silent is taken and never answered.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { numberOf } from '../load/made-deliveries.ts'

export interface Received {
  readonly requests: number
  /** Different messages. */
  readonly messages: number
  /** Messages that came behind a later one of their chat. */
  readonly outOfOrder: number
  /** Milliseconds from the first to the last that was new, and since the first. */
  readonly lastedMs: number
  readonly firstAgoMs: number
}

interface ChakraBody {
  readonly payload: {
    readonly chatId: string
    readonly chatMessageId: string
    readonly externalId: string
  }
}

// Looked at when somebody asks: what is measured should not wait for it.
let bodies: Buffer[] = []
let times: number[] = []

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify(summary()))
    return
  }
  if (request.method === 'DELETE') {
    bodies = []
    times = []
    response.end()
    return
  }
  const isSilent = request.url === '/silent'
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (isSilent) return
    bodies.push(Buffer.concat(chunks))
    times.push(performance.now())
    response.end()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
)
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close()
})

function summary(): Received {
  const firstAgoMs = performance.now() - (times[0] ?? NaN)
  const seen = new Set<string>()
  const lastOfChat = new Map<string, number>()
  let [outOfOrder, last] = [0, 0]
  for (const [index, body] of bodies.entries()) {
    const { payload } = JSON.parse(body.toString()) as ChakraBody
    if (seen.has(payload.chatMessageId)) continue
    seen.add(payload.chatMessageId)
    last = index
    const number = numberOf(payload.externalId)
    if (number < (lastOfChat.get(payload.chatId) ?? -1)) outOfOrder += 1
    lastOfChat.set(payload.chatId, Math.max(number, lastOfChat.get(payload.chatId) ?? -1))
  }
  const [first = 0] = times
  return {
    requests: bodies.length,
    messages: seen.size,
    outOfOrder,
    lastedMs: (times[last] ?? 0) - first,
    firstAgoMs,
  }
}
