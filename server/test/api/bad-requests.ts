/** Arbitrary requests of which none may change anything: each is wrong in at least one way, or only reads. */
import fc from 'fast-check'

export interface BadRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Buffer | undefined
}

export interface Targets {
  readonly tokens: readonly string[]
  readonly ids: readonly string[]
}

const fields =
  'username firstName lastName middleName displayName gender dob bio profileImageUrl coverImageUrl timezone data onboardingData isActive isDeleted availabilityStatus role primaryEmail primaryPhone emails phones id createdAt updatedAt deletedAt team profile reportees'.split(
    ' ',
  )
const parameters = [
  'limit',
  'cursor',
  'fields',
  'search',
  'role',
  'isActive',
  'isDeleted',
  'updatedSince',
  'sort',
]

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '\udfff\ud800',
    '__proto__',
    'null',
    '-1',
    '1e999',
    "' or 1=1 --",
    '%',
    '\u202e',
    'x'.repeat(3_000),
    '🙂',
  ),
)
const oddNumber = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.constantFrom(-0, 1e308, 5e-324, 2 ** 63, -1))
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    oddText,
    oddNumber,
    fc.constantFrom(null, true, false),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(oddText, fc.constantFrom(...fields)), tie('json'), { maxKeys: 4 }),
  ),
}))

// Whatever else a body says, this part of it is wrong, so that nothing of it may be written.
const wrongPart = fc.constantFrom<Record<string, unknown>>(
  { fristName: 'x' },
  { '': 1 },
  { firstName: null },
  { firstName: { a: 1 } },
  { dob: 'soon' },
  { timezone: '+2575' },
  { primaryEmail: 'none' },
  { emails: [{}] },
  { phones: 'none' },
  { phones: [''] },
  { role: 'nobody' },
  { isActive: 'true' },
  { availabilityStatus: 'away' },
  { data: 'text' },
  { username: '' },
  { id: 'other' },
  { username: 'taken' },
  { manager: 'x' },
)
const wrongObject = fc
  .tuple(fc.dictionary(fc.constantFrom(...fields), json), wrongPart)
  .map(([some, wrong]) => ({ ...some, ...wrong }))
const noObject = json.filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
const jsonText = fc
  .oneof({ weight: 3, arbitrary: wrongObject }, noObject)
  .map((value) => JSON.stringify(value))
const brokenText = fc.tuple(wrongObject, fc.nat()).map(([value, at]) => {
  const text = JSON.stringify(value)
  return text.slice(0, 1 + (at % (text.length - 1)))
})
const deepText = fc
  .tuple(
    fc.constantFrom('[', '{"a":', '{"data":', '{"reportees":[', '[{"a":'),
    fc.integer({ min: 1, max: 20_000 }),
  )
  .map(([open, levels]) => open.repeat(levels))

const bytes = fc.oneof(
  { weight: 8, arbitrary: jsonText.map((text) => Buffer.from(text)) },
  { weight: 3, arbitrary: brokenText.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: deepText.map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: jsonText.map((text) => Buffer.from(text, 'utf16le')) },
  { weight: 1, arbitrary: jsonText.map((text) => Buffer.from(`\ufeff${text}`, 'latin1')) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)) },
)

const escaped = oddText.map((text) => encodeURIComponent(text.toWellFormed()))
// Whatever may stand in an address on the wire, well escaped or not.
const rawPart = fc.string({
  unit: fc.constantFrom(...Array.from('%/?#&=+.;:@!$\'"<>[]{}|\\^`~-_09afAFzZ')),
  maxLength: 40,
})
const query = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...parameters) }, escaped, rawPart),
      fc.oneof(escaped, rawPart, fc.constantFrom('1', 'true', 'name', '-name', 'user', '0', '1001')),
    ),
    { maxLength: 5 },
  )
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`))

function pathOf(ids: readonly string[]): fc.Arbitrary<string> {
  const id = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, escaped, rawPart, fc.uuid())
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('/v1/ext/users', '/v2/ext/users') },
    { weight: 8, arbitrary: id.map((one) => `/v1/ext/user/${one}`) },
    { weight: 2, arbitrary: id.map((one) => `/v2/ext/user/${one}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '/v1/health',
        '/v1/ext/user/',
        '/v1/ext/user',
        '/metrics',
        '/',
        '/v1',
        '/v3/ext/users',
        '/docs',
        '/api/admin/v2/',
        '/api/admin/v2',
      ),
    },
    { weight: 1, arbitrary: rawPart.map((part) => `/${part}`) },
    { weight: 1, arbitrary: rawPart.map((part) => `/v1/ext/${part}`) },
  )
}

const headerText = fc.string({
  unit: fc
    .integer({ min: 0x21, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
  maxLength: 60,
})
const contentTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'APPLICATION/JSON',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  '',
  ';',
  '/',
]

function headersOf(tokens: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const good = tokens.map((token) => `Bearer ${token}`)
  return fc
    .record(
      {
        authorization: fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(...good) },
          headerText,
          fc.constantFrom('Bearer', 'Basic YTpi', `Bearer ${'x'.repeat(3_000)}`),
        ),
        'content-type': fc.oneof(
          { weight: 8, arbitrary: fc.constant('application/json') },
          fc.constantFrom(...contentTypes),
          headerText,
        ),
        'accept-encoding': fc.oneof(
          fc.constantFrom('gzip', 'br', 'deflate', 'identity;q=0', '*', 'gzip;q=x'),
          headerText,
        ),
        'content-encoding': fc.constantFrom('gzip', 'br', 'x'),
        'if-match': fc.oneof(fc.constantFrom('*', '"x"', 'W/"x"'), headerText),
        'if-none-match': fc.oneof(fc.constantFrom('*', '"x"'), headerText),
        accept: headerText,
        host: fc.constantFrom('localhost', 'evil.test', 'a b', ''),
        'x-forwarded-for': headerText,
        origin: headerText,
        range: fc.constantFrom('bytes=0-1', 'bytes=-1'),
      },
      { requiredKeys: ['authorization', 'content-type'] },
    )
    .map((headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')))
}

const methods = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('PUT', 'PATCH', 'GET') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('POST', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'LINK'),
  },
)

export function badRequests({ tokens, ids }: Targets): fc.Arbitrary<BadRequest> {
  return fc.record({
    method: methods,
    path: fc.tuple(pathOf(ids), query).map(([path, asked]) => path + asked),
    headers: headersOf(tokens),
    body: fc.oneof({ weight: 5, arbitrary: bytes }, { weight: 1, arbitrary: fc.constant(undefined) }),
  })
}

/** What is not even HTTP, or only nearly. */
export const badBytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 400 }).map((array) => Buffer.from(array)),
  fc
    .tuple(
      fc.constantFrom('GET', 'PUT', 'put', 'GE T', ''),
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9', ''),
      fc.uint8Array({ maxLength: 80 }),
    )
    .map(([method, path, version, rest]) =>
      Buffer.concat([
        Buffer.from(`${method} /`),
        path,
        Buffer.from(` ${version}\r\nhost: x\r\n`),
        rest,
        Buffer.from('\r\n\r\n'),
      ]),
    ),
  fc
    .tuple(
      fc.constantFrom(
        'content-length: -1',
        'content-length: 5x',
        'content-length: 3\r\ncontent-length: 4',
        'transfer-encoding: chunked',
        'transfer-encoding: x',
        'content-length: 99999999999999999999',
      ),
      fc.string({ maxLength: 40 }),
    )
    .map(([header, body]) =>
      Buffer.from(`PUT /v1/ext/user/x HTTP/1.1\r\nhost: x\r\n${header}\r\n\r\n${body}`),
    ),
)
