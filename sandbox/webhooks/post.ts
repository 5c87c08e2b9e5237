/** One attempt to deliver a webhook: signs the bytes that are sent, and tells what was answered. Never throws. */
import { createHmac } from 'node:crypto'
import { Agent, request, type Dispatcher } from 'undici'

export interface Attempt {
  /** Null when there was no answer. */
  readonly status: number | null
  /** The beginning of the answer, or why there was none. */
  readonly answer: string
}

// As long as the platform waits before it counts an answer as missing.
const answerMs = 20_000
const connectMs = 10_000
// A callback is one server: more connections would only queue there.
export const connectionsPerOrigin = 32
const loggedCharacters = 500
// An answer longer than this is not read to its end.
const longestAnswerBytes = 64 * 1024

export class Poster {
  #agent = newAgent()

  async post(url: string, secret: string, body: string): Promise<Attempt> {
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': `sha256=${sign('sha256', secret, body)}`,
          'x-hub-signature': `sha1=${sign('sha1', secret, body)}`,
        },
        body,
      })
      return { status: answer.statusCode, answer: await beginningOf(answer) }
    } catch (error) {
      return { status: null, answer: reasonOf(error) }
    }
  }

  /** The answer to a GET, for the handshake. */
  async get(url: string): Promise<Attempt> {
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        headers: { 'user-agent': 'facebookplatform/1.0 (+http://developers.facebook.com)' },
        headersTimeout: connectMs,
      })
      return { status: answer.statusCode, answer: await beginningOf(answer) }
    } catch (error) {
      return { status: null, answer: reasonOf(error) }
    }
  }

  /** Cuts what is in flight. */
  async close(): Promise<void> {
    await this.#agent.destroy()
  }
}

function newAgent(): Agent {
  return new Agent({
    connections: connectionsPerOrigin,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    connect: { timeout: connectMs },
  })
}

function sign(algorithm: 'sha1' | 'sha256', secret: string, body: string): string {
  return createHmac(algorithm, secret).update(body).digest('hex')
}

async function beginningOf({ body }: Dispatcher.ResponseData): Promise<string> {
  let text = ''
  let read = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    if (text.length < loggedCharacters) text += part.toString()
    read += part.length
    if (read > longestAnswerBytes) break
  }
  return text.slice(0, loggedCharacters)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause, message } = error
  const reason = cause instanceof Error ? cause.message : message
  return reason === '' ? ((error as NodeJS.ErrnoException).code ?? error.name) : reason
}
