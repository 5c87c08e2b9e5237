/** Receivers of webhooks for tests: real HTTP servers on this machine, that answer as they are told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ReceivedPost {
  readonly url: string
  readonly at: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export type Answer = (request: ReceivedPost, response: ServerResponse, index: number) => unknown

export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly received: readonly ReceivedPost[]
  /** The most that were there at the same time. */
  readonly mostAtOnce: number
  answer: Answer
  /** The bodies, as text. */
  texts(): string[]
  /** Waits until so many have come; throws after 20 s, or after `ms`. */
  until(count: number, ms?: number): Promise<void>
}

/** A number is a status to answer with; otherwise the answer is the function's own doing. */
export async function startReceiver(answer: Answer = () => 200, port = 0): Promise<Receiver> {
  const received: ReceivedPost[] = []
  const state = { answer, now: 0, most: 0 }
  const server = createServer((request, response) => {
    void (async () => {
      state.now += 1
      state.most = Math.max(state.most, state.now)
      const at = performance.now()
      const { url = '', headers } = request
      const post = { url, at, headers, body: await buffer(request) }
      const index = received.push(post) - 1
      response.on('close', () => {
        state.now -= 1
      })
      const status = await state.answer(post, response, index)
      if (typeof status === 'number') response.writeHead(status).end('noted')
    })()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: given } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${given}/hook`,
    port: given,
    received,
    get mostAtOnce() {
      return state.most
    },
    get answer() {
      return state.answer
    },
    set answer(next) {
      state.answer = next
    },
    texts: () => received.map(({ body }) => body.toString()),
    async until(count, ms) {
      await eventually(() => received.length >= count, `${count} requests`, ms)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  ms = 20_000,
): Promise<void> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > ms) throw new Error(`waited for ${what} in vain`)
    await sleep(20)
  }
}
