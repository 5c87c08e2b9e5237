/**
 * Reads the Idempotency-Key of a request, and what tells the request from others with the same key. Two requests
 * that say the same in the same place have one fingerprint, in whatever order their objects list their keys.
 */
import { createHash, type Hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalidInput } from '../lib/app-error.ts'
import { isShallow } from '../lib/json.ts'

// A header that is longer is no key but a mistake; the table of keys should stay small.
const longestKey = 255
const visible = /^[\x21-\x7e]+$/
// Deeper than any body that a route takes, and shallow enough for recursion.
const deepestBody = 200

export interface RequestKey {
  readonly key: string
  /** SHA-256 of method, path with query, and body. */
  readonly fingerprint: Buffer
}

/**
 * The key of the request, or undefined when it has none. `body` is what counts as the body: a JSON value, or the
 * bytes or text of another format. Throws `invalid` for a malformed key and for a body nested too deep.
 */
export function idempotencyOf(request: FastifyRequest, body: unknown = request.body): RequestKey | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  const key = Array.isArray(header) ? header.join(',') : header
  if (key.length > longestKey || !visible.test(key))
    throw invalidInput([
      {
        field: 'Idempotency-Key',
        message: `must be 1 to ${longestKey} visible ASCII characters, such as a UUID made for this request`,
      },
    ])
  return { key, fingerprint: fingerprintOf(request.method, request.url, body) }
}

/** Says in the answer that it is that of an earlier request with the same key, and nothing was done now. */
export function markReplay(reply: FastifyReply, isRepeated: boolean): void {
  if (isRepeated) reply.header('idempotent-replay', 'true')
}

export function fingerprintOf(method: string, path: string, body: unknown): Buffer {
  const hash = createHash('sha256').update(`${method} ${path}\n`)
  if (typeof body === 'string' || Buffer.isBuffer(body)) return hash.update(body).digest()
  if (!isShallow(body, deepestBody))
    throw invalidInput([{ field: 'body', message: `must not be nested deeper than ${deepestBody} times` }])
  addCanonical(hash, body)
  return hash.digest()
}

function addCanonical(hash: Hash, value: unknown): void {
  if (Array.isArray(value)) {
    hash.update('[')
    for (const item of value) {
      addCanonical(hash, item)
      hash.update(',')
    }
    hash.update(']')
  } else if (typeof value === 'object' && value !== null) {
    hash.update('{')
    for (const [key, item] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`${JSON.stringify(key)}:`)
      addCanonical(hash, item)
      hash.update(',')
    }
    hash.update('}')
  } else hash.update(value === undefined ? '' : JSON.stringify(value))
}
