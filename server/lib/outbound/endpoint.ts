/**
 * Posts to one address that a user gave, again and again over connections of its own, so that no other address waits
 * for it. Redirects are not followed, private networks are not reached, and of an answer only the beginning is kept.
 */
import { Agent, type Dispatcher } from 'undici'
import { guardedConnect, type GuardOptions } from './guarded-connect.ts'
import { OutboundFault, refusalIn } from './outbound-error.ts'
import { outboundUrl } from './outbound-url.ts'

export interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** From the beginning to the end of the answer. */
  readonly totalMs: number
  /** How many bytes of the answer are kept. */
  readonly keptBytes: number
}

export interface PostAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The beginning of it; also of one that broke off. */
  readonly body: Buffer
}

// Shorter than what servers usually wait before they close, so that a request seldom meets a closing connection.
const idleSocketMs = 4_000
// What is read and thrown away of a longer answer, for the connection can then be used again.
const drainedBytes = 64 * 1024

export class OutboundEndpoint implements AsyncDisposable {
  readonly #agent: Agent

  constructor(guard: GuardOptions, connections: number) {
    this.#agent = new Agent({
      connect: guardedConnect(guard),
      connections,
      pipelining: 1,
      keepAliveTimeout: idleSocketMs,
      allowH2: false,
    })
  }

  /**
   * Any status is an answer, also one whose body never ends. Throws OutboundRefusal for an address that is not
   * reached, and OutboundFault when nobody answered in time.
   */
  async post(address: string, { headers, body, totalMs, keptBytes }: Post): Promise<PostAnswer> {
    const url = outboundUrl(address)
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), totalMs)
    try {
      const answer = await this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'POST',
        headers: { 'accept-encoding': 'identity', ...headers },
        body,
        signal: stop.signal,
        headersTimeout: totalMs,
        bodyTimeout: totalMs,
      })
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: await beginningOf(answer.body, keptBytes),
      }
    } catch (error) {
      const refusal = refusalIn(error)
      if (refusal !== undefined) throw refusal
      const reason = stop.signal.aborted ? `no answer within ${totalMs / 1000} seconds` : messageOf(error)
      throw new OutboundFault(reason, error)
    } finally {
      clearTimeout(timer)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy()
  }
}

async function beginningOf(body: Dispatcher.ResponseData['body'], keptBytes: number): Promise<Buffer> {
  const kept: Buffer[] = []
  let [size, read] = [0, 0]
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      const wanted = chunk.subarray(0, keptBytes - size)
      if (wanted.length > 0) kept.push(wanted)
      size += wanted.length
      read += chunk.length
      if (read > keptBytes + drainedBytes) break
    }
  } catch {
    // The status was the answer; what is missing of the rest changes nothing.
  }
  return Buffer.concat(kept)
}

/** Of many addresses that a name has, each may have failed in its own way. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError)
    return [...new Set(error.errors.map((one: unknown) => messageOf(one)))].join('; ')
  if (!(error instanceof Error)) return String(error)
  return error.message === '' ? error.name : error.message
}
