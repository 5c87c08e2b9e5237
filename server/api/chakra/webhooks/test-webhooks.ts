/** For tests of this folder: a team with a key of an admin, and a receiver that takes what webhooks send. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestApi, TestTeam } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'

export interface WebhooksPlace {
  readonly team: TestTeam
  readonly token: string
  /** Below /v1/ext. */
  readonly call: (method: string, path: string, body?: unknown, token?: string) => Promise<Received>
  /** The data of an answer that must be a success. */
  readonly data: (method: string, path: string, body?: unknown) => Promise<Received['body']>
}

export async function webhooksPlace(api: TestApi): Promise<WebhooksPlace> {
  const team = await api.team()
  const token = await team.token()
  const call: WebhooksPlace['call'] = (method, path, body, by = token) => {
    // What is made one after the other is in order.
    api.now += 1
    return api.send(`/v1/ext${path}`, { method, token: by, ...(body === undefined ? {} : { body }) })
  }
  return {
    team,
    token,
    call,
    async data(method, path, body) {
      const answer = await call(method, path, body)
      if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
      return (answer.body as { _data: unknown })._data
    },
  }
}

export interface Taken {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Receiver extends AsyncDisposable {
  readonly origin: string
  readonly taken: Taken[]
  /** What it answers. */
  status: number
}

export async function startReceiver(): Promise<Receiver> {
  const taken: Taken[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(receiver.status, { 'content-type': 'text/plain' }).end('heard')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    status: 200,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}
