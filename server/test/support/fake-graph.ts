/**
 * A Graph API that does what a test tells it, and nothing by itself: for slow answers, cut connections and everything
 * else that the sandbox does not do by default. It keeps what was asked of it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a declared seam: tests look into bodies of any shape
  readonly body: any
  readonly at: number
}

export type Answer = (asked: Asked, response: ServerResponse) => void | Promise<void>

export interface FakeGraph extends AsyncDisposable {
  readonly origin: string
  readonly asked: Asked[]
  /** What answers from now on. */
  answer: Answer
}

/** Without `answer`, every send is taken and gets a wamid of its own. */
export async function startFakeGraph(answer: Answer = acceptMessages()): Promise<FakeGraph> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const text = (await buffer(request)).toString()
      const seen: Asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: parse(text),
        at: Date.now(),
      }
      asked.push(seen)
      await graph.answer(seen, response)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const graph: FakeGraph = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return graph
}

export function acceptMessages(): Answer {
  let count = 0
  return ({ body }, response) => {
    const { to } = (body ?? {}) as { to?: string }
    count += 1
    const id = `wamid.${Buffer.from(`fake ${process.pid} ${count} ${Date.now()}`).toString('base64')}`
    sendJson(response, 200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: String(to).replaceAll(/\D/g, '') }],
      messages: [{ id }],
    })
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
}

/** As the Graph refuses. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: number,
  message: string,
  details?: string,
): void {
  sendJson(response, status, {
    error: {
      message: `(#${code}) ${message}`,
      type: 'OAuthException',
      code,
      ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: 'AbCdEfGhIjKlMnOp',
    },
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
