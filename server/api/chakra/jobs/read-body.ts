/** The body of a bulk request as a stream of bytes, with its form and its limit. */
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { RowForm } from '../../../jobs/job.ts'
import { AppError, invalidInput } from '../../../lib/app-error.ts'

export const forms: Readonly<Record<string, RowForm>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
}

export interface BulkBody {
  readonly form: RowForm
  readonly bytes: AsyncIterable<Buffer>
  /** Lets the rest arrive unread: many senders look at the answer only once they have sent everything. */
  readonly drain: () => Promise<void>
}

// Who sends for longer than that gets the answer meanwhile.
const drainMs = 10_000

/** Throws `invalid` for a request without a body. */
export function bulkBody(request: FastifyRequest, wanted: string, limitMb: number): BulkBody {
  const stream = request.body as Readable | undefined
  if (stream === undefined) throw invalidInput([{ field: 'body', message: `must be ${wanted}` }])
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const length = Number(request.headers['content-length'] ?? 0)
  return {
    form: forms[type] ?? 'json',
    bytes: limited(stream, limitMb, length),
    async drain() {
      stream.resume()
      const signal = AbortSignal.timeout(drainMs)
      await finished(stream, { signal }).catch(() => undefined)
    },
  }
}

const mebibyte = 1024 * 1024

async function* limited(stream: Readable, limitMb: number, announced: number): AsyncGenerator<Buffer> {
  if (announced > limitMb * mebibyte) throw tooLarge(limitMb)
  let length = 0
  try {
    // A stream that is destroyed takes the connection with it, and the answer.
    for await (const portion of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += portion.length
      if (length > limitMb * mebibyte) throw tooLarge(limitMb)
      yield portion
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', 'request_invalid', 'The body broke off before its end.', { cause: error })
  }
}

function tooLarge(limitMb: number): AppError {
  return new AppError(
    'invalid',
    'body_too_large',
    `The body is larger than ${limitMb} MB (BULK_BODY_LIMIT_MB). Send the rows in several requests.`,
  )
}
