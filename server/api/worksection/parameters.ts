/**
 * The parameters of a request, wherever it carries them: query string, form, JSON or multipart fields.
 * The pairs are kept as they were received beside what they mean, because signatures are made over the
 * former. The query wins over the body, and the first of two equal names wins: a signature in decoded
 * spelling cannot tell `a=1%26b=2` from `a=1&b=2`, so that a pair further on must never replace an earlier one.
 */
import { unescape } from 'node:querystring'
import { AppError } from '../../lib/app-error.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'

// PHP's own bound. Signing more would let a stranger keep the server busy.
const mostPairs = 1_000

export interface Parameters {
  /** `name=value` pairs as received, in order. */
  readonly queryPairs: readonly string[]
  /** The same of a form; fields of other bodies appear as a form would carry them. */
  readonly bodyPairs: readonly string[]
  readonly values: ReadonlyMap<string, string>
}

/**
 * `url` is the path with its query as it stands in the request line, `bodyPairs` what `readBody` answered.
 * Throws `invalid` when there are too many.
 */
export function readParameters(url: string, bodyPairs: readonly string[]): Parameters {
  const start = url.indexOf('?')
  const queryPairs = start < 0 ? [] : splitPairs(url.slice(start + 1))
  if (queryPairs.length + bodyPairs.length > mostPairs)
    throw new AppError('invalid', 'parameters_too_many', `At most ${mostPairs} parameters are taken.`)
  const values = new Map<string, string>()
  for (const pair of [...queryPairs, ...bodyPairs]) {
    const [name, value] = decodePair(pair)
    if (!values.has(name)) values.set(name, value)
  }
  return { queryPairs, bodyPairs, values }
}

/**
 * The pairs of a body. An empty body of any type has none, whatever its headers promise: clients send the
 * content type of JSON with nothing in it. Throws `invalid` for what cannot be read.
 */
export async function readBody(contentType: string, body: Buffer): Promise<string[]> {
  const text = body
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
  if (text === '') return []
  switch (contentType.replace(/;.*/s, '').trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded':
      return splitPairs(text)
    case 'application/json':
      return encodePairs(jsonFields(text))
    case 'multipart/form-data':
      return encodePairs(await multipartFields(contentType, body))
    default:
      throw new AppError(
        'invalid',
        'content_type_unsupported',
        'Send the parameters in the query, as JSON, as a form or as multipart fields.',
      )
  }
}

/** Name and value of a pair as a form means them: `+` is a space. Broken escapes are kept as they are. */
export function decodePair(pair: string): [name: string, value: string] {
  const [name = '', ...value] = pair.replaceAll('+', ' ').split('=')
  return [unescape(name), unescape(value.join('='))]
}

function splitPairs(text: string): string[] {
  return text.split('&').filter((pair) => pair !== '')
}

function encodePairs(fields: readonly (readonly [string, string])[]): string[] {
  return fields.map(([name, value]) => new URLSearchParams([[name, value]]).toString())
}

function jsonFields(text: string): [string, string][] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new AppError('invalid', 'json_invalid', 'invalid JSON', {
      details: [{ field: 'body', message: reason.slice(0, 200) }],
      cause: error,
    })
  }
  // PHP writes an empty map as a list.
  return isJsonObject(value) ? Object.entries(value).flatMap(scalarField) : []
}

function scalarField([name, value]: [string, Json]): [string, string][] {
  return value === null || typeof value === 'object' ? [] : [[name, String(value)]]
}

async function multipartFields(contentType: string, body: Buffer): Promise<[string, string][]> {
  try {
    const response = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- holds the whole body, which is bounded already
    const form = await response.formData()
    return [...form].filter((field): field is [string, string] => typeof field[1] === 'string')
  } catch (error) {
    throw new AppError('invalid', 'multipart_invalid', 'The multipart body cannot be read.', { cause: error })
  }
}
