/** A plain HTTP client for tests: sends exactly what it is told, also bodies with GET. */
import { request, type IncomingHttpHeaders } from 'node:http'

export interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  /** Text and bytes as they are; anything else as JSON with its content type. */
  readonly body?: unknown
}

export interface Received {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly bytes: Buffer
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a declared seam: tests look into answers of any shape
  readonly body: any
}

export function send(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Received> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
  const payload = body === undefined ? undefined : Buffer.from(isRaw ? body : JSON.stringify(body))
  const own: Record<string, string | number> = { ...headers }
  if (payload !== undefined) own['content-length'] = payload.length
  if (payload !== undefined && !isRaw && own['content-type'] === undefined)
    own['content-type'] = 'application/json'
  return new Promise((resolve, reject) => {
    const sent = request(origin + path, { method, headers: own, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString('utf8')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          bytes,
          body: parse(text),
        })
      })
    })
    sent.on('error', reject)
    sent.end(payload)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
