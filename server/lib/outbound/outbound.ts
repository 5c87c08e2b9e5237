/**
 * Requests to addresses that users give. They never reach a private network, at no redirect either, never carry a
 * secret on to another origin, and end: in time, in size and in number.
 */
import { pipeline, Transform, type Readable } from 'node:stream'
import { Agent } from 'undici'
import { OutboundEndpoint } from './endpoint.ts'
import { guardedConnect, systemResolve, type GuardOptions } from './guarded-connect.ts'
import { OutboundFault, OutboundRefusal, refusalIn } from './outbound-error.ts'
import { outboundUrl } from './outbound-url.ts'

export type OutboundOptions = Pick<GuardOptions, 'allowPrivate' | 'isExcepted'> &
  Partial<Pick<GuardOptions, 'resolve' | 'connectMs'>>

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** How many redirects are followed: 5, of a POST none. 0 hands the first one back as the answer. */
  readonly redirects?: number
  /** The most bytes of the answer that are taken; more is a refusal, as soon as it is known. */
  readonly limitBytes: number
  /** From the beginning to the end of the body. */
  readonly totalMs: number
  readonly signal?: AbortSignal
}

export interface OutboundAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Where the answer came from, after all redirects. */
  readonly url: URL
  /** Must be read or destroyed. Fails with OutboundRefusal when it grows too large. */
  readonly body: Readable
}

const mostRedirects = 5
const defaultConnectMs = 5_000
// Nothing for so long is nobody there.
const silenceMs = 30_000
const idleSocketMs = 4_000
const connectionsPerOrigin = 16
// What is thrown away of the page that comes with a redirect.
const redirectPageBytes = 64 * 1024
const redirectStatuses = new Set([301, 302, 303, 307, 308])
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization'])

export class Outbound implements AsyncDisposable {
  readonly #guard: GuardOptions
  readonly #agent: Agent

  constructor(options: OutboundOptions) {
    this.#guard = { resolve: systemResolve, connectMs: defaultConnectMs, ...options }
    this.#agent = new Agent({
      connect: guardedConnect(this.#guard),
      connections: connectionsPerOrigin,
      pipelining: 1,
      keepAliveTimeout: idleSocketMs,
      allowH2: false,
    })
  }

  /** Connections of its own, at most so many, for one address that is posted to often; guarded in the same way. */
  endpoint(connections: number): OutboundEndpoint {
    return new OutboundEndpoint(this.#guard, connections)
  }

  /** Throws OutboundRefusal, which lasts, or OutboundFault, which may pass. Any status is an answer. */
  async request(address: string, request: OutboundRequest): Promise<OutboundAnswer> {
    const signal = AbortSignal.any([
      AbortSignal.timeout(request.totalMs),
      ...(request.signal === undefined ? [] : [request.signal]),
    ])
    const most = request.method === 'POST' ? 0 : (request.redirects ?? mostRedirects)
    let url = outboundUrl(address)
    let headers = request.headers ?? {}
    for (let count = 0; ; count += 1) {
      const answer = await this.#exchange(url, { ...request, headers }, signal)
      const { location } = answer.headers
      if (most === 0 || !redirectStatuses.has(answer.status) || typeof location !== 'string') {
        const body = bounded(answer, request.limitBytes)
        return { ...answer, url, body }
      }
      await answer.body.dump({ limit: redirectPageBytes }).catch(() => undefined)
      if (count === most)
        throw new OutboundRefusal('redirects', `The address leads on and on: more than ${most} redirects.`)
      const next = outboundUrl(location, url)
      if (next.origin !== url.origin) headers = withoutSecrets(headers)
      url = next
    }
  }

  async #exchange(url: URL, { method = 'GET', headers, body }: OutboundRequest, signal: AbortSignal) {
    try {
      const answer = await this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { 'accept-encoding': 'identity', ...headers },
        body: body ?? null,
        signal,
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
      })
      return { status: answer.statusCode, headers: answer.headers, body: answer.body }
    } catch (error) {
      const refusal = refusalIn(error)
      if (refusal !== undefined) throw refusal
      throw new OutboundFault(error instanceof Error ? error.message : String(error), error)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy()
  }
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !secretHeaders.has(name.toLowerCase())),
  )
}

function bounded(
  { headers, body }: { headers: OutboundAnswer['headers']; body: Readable },
  limitBytes: number,
): Readable {
  const tooLarge = () =>
    new OutboundRefusal('size', `The file has more than ${Math.floor(limitBytes / 1024 / 1024)} MB.`)
  if (Number(headers['content-length'] ?? 0) > limitBytes) {
    body.on('error', () => undefined).destroy()
    throw tooLarge()
  }
  let size = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limitBytes) done(tooLarge())
      else done(null, chunk)
    },
  })
  // A failure of either is one of both, and whoever reads is told.
  return pipeline(body, counted, () => undefined)
}
