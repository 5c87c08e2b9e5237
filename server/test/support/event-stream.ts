/** A client of the stream of events, as a browser is one: it reads frames and remembers where it is. */
import { request, type ClientRequest, type IncomingMessage } from 'node:http'

export interface Frame {
  readonly id: number
  readonly event: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a declared seam: tests look into events of any shape
  readonly data: any
}

export interface StreamClient {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** What has come so far. */
  readonly frames: Frame[]
  /** The id to come back with. */
  lastId: number | undefined
  /** Everything as it came. */
  text: string
  readonly response: IncomingMessage
  /** Settles when the server ends it, or the connection breaks. */
  readonly ended: Promise<void>
  /** Waits until there are so many frames. */
  until(count: number, ms?: number): Promise<Frame[]>
  close(): void
}

export function openStream(
  origin: string,
  path: string,
  headers: Record<string, string>,
): Promise<StreamClient> {
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(origin + path, { headers, agent: false }, (response) =>
      resolve(clientOn(sent, response)),
    )
    sent.on('error', reject)
    sent.end()
  })
}

function clientOn(sent: ClientRequest, response: IncomingMessage): StreamClient {
  let rest = ''
  let wake: () => void = () => undefined
  const ended = new Promise<void>((resolve) => response.once('close', resolve))
  const client: StreamClient = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    frames: [],
    lastId: undefined,
    text: '',
    response,
    ended,
    async until(count, ms = 30_000) {
      const end = Date.now() + ms
      while (client.frames.length < count) {
        const left = end - Date.now()
        if (left <= 0)
          throw new Error(`${client.frames.length} of ${count} events came: ${client.text.slice(-500)}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return client.frames
    },
    close: () => void sent.destroy(),
  }
  response.setEncoding('utf8')
  response.on('error', () => undefined)
  response.on('data', (chunk: string) => {
    client.text += chunk
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) take(client, part)
    wake()
  })
  return client
}

function take(client: StreamClient, part: string): void {
  const field = (name: string) =>
    part
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const id = field('id')
  if (id !== undefined) client.lastId = Number(id)
  const data = field('data')
  if (data !== undefined)
    client.frames.push({ id: Number(id), event: field('event') ?? '', data: JSON.parse(data) as unknown })
}
