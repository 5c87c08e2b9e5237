/**
 * Calls of WhatsApp's Graph API over one pool of connections. An answer is an answer, whatever its status; what throws
 * says whether the request can have arrived, because a message that may have been sent must never be sent again.
 */
import type { Readable } from 'node:stream'
import { Agent, FormData } from 'undici'
import { mayHaveArrived } from './arrival.ts'

/** A multipart body; the global FormData is of another make. */
export const GraphForm = FormData

/** With which token, and at which address, the Graph is asked for one plugin. */
export interface GraphAccess {
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly token: string
}

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Such as `v23.0/310000000000001/messages`, encoded where it must be. */
  readonly path: string
  readonly query?: URLSearchParams
  /** The body and what it is; JSON as text, so that what a client sent goes on byte for byte. */
  readonly body?: { readonly contentType: string; readonly content: string | Buffer | Readable | FormData }
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

export interface GraphAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
}

/** The Graph did not answer, or not to its end. */
export class GraphFault extends Error {
  /** False when the request certainly did nothing there. */
  readonly mayHaveArrived: boolean

  constructor(message: string, mayHaveArrived: boolean, cause?: unknown) {
    super(message, { cause })
    this.mayHaveArrived = mayHaveArrived
  }
}

// Long enough for the slowest send that was ever reported to come back, short enough for a client that waits.
const answerMs = 30_000
const connectMs = 5_000
// Sockets that lie longer are closed by us before the other side does it under a request.
const idleSocketMs = 4_000
const connectionsPerOrigin = 128
// Lists of templates are the largest answers.
const largestAnswerBytes = 16 * 1024 * 1024

export class GraphClient implements AsyncDisposable {
  readonly #agent = new Agent({
    connections: connectionsPerOrigin,
    pipelining: 1,
    keepAliveTimeout: idleSocketMs,
    connect: { timeout: connectMs },
  })

  /** Throws GraphFault when there is no whole answer. */
  async exchange(access: GraphAccess, request: GraphRequest): Promise<GraphAnswer> {
    const { method, path, query, body, headers, timeoutMs = answerMs } = request
    const search = query === undefined || query.size === 0 ? '' : `?${query.toString()}`
    const url = new URL(`${access.baseUrl}/${path}${search}`)
    const isForm = body?.content instanceof FormData
    try {
      const answer = await this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: {
          authorization: `Bearer ${access.token}`,
          accept: 'application/json',
          ...(body === undefined || isForm ? {} : { 'content-type': body.contentType }),
          ...headers,
        },
        body: body?.content ?? null,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      })
      return { status: answer.statusCode, headers: answer.headers, bytes: await readAll(answer.body) }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new GraphFault(reason, mayHaveArrived(error), error)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy()
  }
}

async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > largestAnswerBytes) throw new Error('the answer has more than 16 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
