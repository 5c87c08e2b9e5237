/** A receiver of webhooks that is down half of the time: then it hangs up, fails, or does not answer in time. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

export interface ReceivedEvent {
  readonly eventId: string
  readonly path: string
  readonly body: unknown
  /** When it was acknowledged, in epoch milliseconds. */
  readonly at: number
}

export interface ChaosReceiver extends AsyncDisposable {
  readonly origin: string
  /** What it has acknowledged, in order, repetitions included. */
  readonly received: readonly ReceivedEvent[]
  readonly refused: number
  /** From now on it is there all the time. */
  stay(): void
}

const shortestMs = 200
const longestMs = 1_500

export async function startChaosReceiver(random: () => number): Promise<ChaosReceiver> {
  const received: ReceivedEvent[] = []
  const state = { isUp: true, refused: 0 }
  const server = createServer((request, response) => void take(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let timer: NodeJS.Timeout | undefined
  const turn = () => {
    state.isUp = !state.isUp
    timer = setTimeout(turn, shortestMs + random() * (longestMs - shortestMs))
  }
  turn()

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (!state.isUp) {
      state.refused += 1
      if (random() < 0.5) request.socket.destroy()
      else response.writeHead(503).end('down')
      return
    }
    received.push({
      eventId: String(request.headers['x-felloe-event-id']),
      path: request.url ?? '',
      body: JSON.parse(Buffer.concat(parts).toString('utf8')),
      at: Date.now(),
    })
    response.writeHead(200).end()
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    get refused() {
      return state.refused
    },
    stay() {
      clearTimeout(timer)
      state.isUp = true
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
