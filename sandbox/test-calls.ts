/** How tests call the sandbox: the Graph API with a token, and the control API. Only tests use it. */
import type { Sandbox } from './index.ts'

export interface CallOptions {
  /** POST when there is a body, otherwise GET. */
  readonly method?: string
  /** Sent as a bearer token. */
  readonly token?: string
  /** Sent as JSON, unless it is a FormData. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // Tests look into answers of any shape.
  readonly body: any // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** `path` without a slash before it, such as `v23.0/310…1/messages`. */
export function callGraph(
  { origin }: Pick<Sandbox, 'origin'>,
  path: string,
  options: CallOptions = {},
): Promise<Answered> {
  return call(`${origin}/${path}`, options)
}

/** `path` below /_sandbox, with a slash before it. */
export function callControl(
  { origin, controlToken }: Pick<Sandbox, 'origin' | 'controlToken'>,
  path: string,
  options: CallOptions = {},
): Promise<Answered> {
  return call(`${origin}/_sandbox${path}`, { token: controlToken, ...options })
}

/** Asks `look` until it answers something else than undefined. Throws when that takes half a minute. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it did not happen within half a minute')
}

async function call(url: string, { method, token, body, headers }: CallOptions): Promise<Answered> {
  const isForm = body instanceof FormData || body instanceof URLSearchParams
  const answer = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
