/**
 * A Graph API that takes every message at once and remembers when each arrived, by phone number:
 * GET /arrivals/{phoneNumberId} answers the times in milliseconds.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'

const arrivals = new Map<string, number[]>()
let count = 0

const server = createServer((request, response) => {
  const segments = (request.url ?? '').split('/')
  const answer = (body: unknown): void => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  }
  if (segments[1] === 'arrivals') {
    answer(arrivals.get(segments[2] ?? '') ?? [])
    return
  }
  const number = segments[2] ?? ''
  const times = arrivals.get(number) ?? []
  times.push(performance.now())
  arrivals.set(number, times)
  request.resume().on('end', () => {
    count += 1
    answer({
      messaging_product: 'whatsapp',
      messages: [{ id: `wamid.${Buffer.from(String(count)).toString('base64')}` }],
    })
  })
})
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
)
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close()
})
