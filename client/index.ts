/**
 * A typed client of Felloe: every path, parameter and answer as openapi.json declares them. Failures are
 * thrown, so that what is returned is always the data of a success.
 */
import createFetchClient, { type Client } from 'openapi-fetch'
import type { paths } from './api.d.ts'

export type { components, paths } from './api.d.ts'

/** An answer that is no success. `errors` has one sentence for each thing that is wrong. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string | undefined
  readonly errors: readonly string[]
  readonly requestId: string | null

  constructor(status: number, code: string | undefined, errors: readonly string[], requestId: string | null) {
    super(errors[0] ?? `The request failed with status ${status}`)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.errors = errors
    this.requestId = requestId
  }
}

export interface ClientOptions {
  /** Where Felloe runs, such as http://127.0.0.1:4000. */
  readonly baseUrl: string
  /** An access token. */
  readonly token: string
}

/** Throws ApiError for every answer that is not 2xx or 304. */
export function createClient({ baseUrl, token }: ClientOptions): Client<paths> {
  const client = createFetchClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } })
  client.use({
    async onResponse({ response }) {
      if (response.ok || response.status === 304) return
      const text = await response.clone().text()
      const { code, errors } = readFailure(text)
      throw new ApiError(
        response.status,
        code,
        errors.length > 0 ? errors : [text],
        response.headers.get('x-request-id'),
      )
    },
  })
  return client
}

function readFailure(text: string): { code: string | undefined; errors: string[] } {
  try {
    const body = JSON.parse(text) as { _meta?: { code?: string }; _errors?: string[]; message?: string }
    return {
      code: body._meta?.code,
      errors: body._errors ?? (body.message === undefined ? [] : [body.message]),
    }
  } catch {
    return { code: undefined, errors: [] }
  }
}
