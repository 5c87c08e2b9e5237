/** The body of a bulk request as a stream of bytes, with its form and its limit. */
import type { Readable } from 'node:stream'
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
  /** Lets the rest arrive without reading it, so that the sender gets to the answer. */
  readonly drain: () => void
}

/** Throws `invalid` for a request without a body. */
export function bulkBody(request: FastifyRequest, wanted: string, limitMb: number): BulkBody {
  const stream = request.body as Readable | undefined
  if (stream === undefined) throw invalidInput([{ field: 'body', message: `must be ${wanted}` }])
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const drain = (): void => {
    stream.resume()
  }
  if (Number(request.headers['content-length'] ?? 0) > limitMb * mebibyte) {
    drain()
    throw tooLarge(limitMb)
  }
  return { form: forms[type] ?? 'json', bytes: limited(stream, limitMb), drain }
}

const mebibyte = 1024 * 1024

async function* limited(stream: Readable, limitMb: number): AsyncGenerator<Buffer> {
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
