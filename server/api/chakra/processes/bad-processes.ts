/** For tests: arbitrary requests about processes of which none may change anything. */
import fc from 'fast-check'

export interface BadRequest {
  readonly method: string
  /** Behind /v1/ext. */
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

export interface Targets {
  readonly tokens: readonly string[]
  /** Ids, primary keys and phone numbers of processes that are there and not deleted. */
  readonly ids: readonly string[]
}

const attributes = [
  'lead_id',
  'name',
  'phone_number',
  'email',
  'source',
  'score',
  'expected_value',
  'next_follow_up',
]
const rootFields =
  'id team procedure createdBy assignedTo belongsTo entity record status state data derivedData createdAt updatedAt nextActionAt isDeleted'.split(
    ' ',
  )
const listFields = ['where', 'orderBy', 'skip', 'limit', 'cursor', 'search', 'fields', 'readable']
const operators = ['=', '!=', '>', '>=', '<', '<=', 'or', 'and', 'data.name', '$ne', 'in']

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '__proto__',
    'null',
    '-1',
    '1e999',
    "' or 1=1 --",
    '%',
    '*:*',
    'x'.repeat(3_000),
    '🙂',
    'NEW',
    '2026-13-45',
    'LEAD-000001',
    '+919845012345',
  ),
)
const oddNumber = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.constantFrom(-0, 1e308, 2 ** 63, -1, 0, 101))
const keys = fc.oneof(oddText, fc.constantFrom(...attributes, ...rootFields, ...operators))
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    oddText,
    oddNumber,
    fc.constantFrom(null, true, false),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(keys, tie('json'), { maxKeys: 4 }),
  ),
}))

// Whatever else a body says, this part of it is wrong, so that nothing of it may be written.
const wrongPart = fc.constantFrom<Record<string, unknown>>(
  { dtaa: {} },
  { '': 1 },
  { data: 'text' },
  { data: [] },
  { data: { nmae: 'x' } },
  { data: { score: 'high' } },
  { data: { score: 101, name: 'x' } },
  { data: { phone_number: 'none' } },
  { data: { source: 'nowhere' } },
  { status: 'open' },
  { status: null },
  { state: 'GONE' },
  { state: 7 },
  { nextActionAt: 'soon' },
  { nextActionAt: 1e300 },
  { assignedTo: 'nobody-of-this-name' },
  { assignedTo: {} },
  { belongsTo: 'no-pod' },
  { record: { name: 'x' } },
  { record: { data: { nmae: 'x' } } },
  { record: 'x' },
  { id: 'other' },
  { isDeleted: 'x' },
  { createdAt: [[[]]] },
)
const some = fc.dictionary(fc.constantFrom(...rootFields, ...attributes), json)
const wrongObject = fc.tuple(some, wrongPart).map(([fields, wrong]) => ({ ...fields, ...wrong }))
const noObject = json.filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
const deepText = fc
  .tuple(
    fc.constantFrom('[', '{"a":', '{"data":', '{"data":{"name":[', '{"where":{"or":[', '{"where":{"and":['),
    fc.integer({ min: 1, max: 20_000 }),
  )
  .map(([open, levels]) => {
    const closing = Array.from(open)
      .reverse()
      .flatMap((char) => ({ '[': ']', '{': '}' })[char] ?? [])
    return `${open.repeat(levels)}null${closing.join('').repeat(levels)}`
  })
const brokenText = fc.tuple(wrongObject, fc.nat()).map(([value, at]) => {
  const text = JSON.stringify(value)
  return text.slice(0, 1 + (at % (text.length - 1)))
})
const wrongBody = fc.oneof(
  { weight: 12, arbitrary: wrongObject.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: noObject.map((value) => JSON.stringify(value)) },
  brokenText,
  deepText,
)
const anyList = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.dictionary(fc.constantFrom(...listFields), json).map((value) => JSON.stringify(value)),
  },
  {
    weight: 6,
    arbitrary: fc
      .dictionary(fc.constantFrom(...attributes, ...rootFields, 'or', 'and'), json)
      .map((where) => JSON.stringify({ where })),
  },
  brokenText,
  deepText,
)

const escaped = oddText.map((text) => encodeURIComponent(text.toWellFormed()))
const rawPart = fc.string({ unit: fc.constantFrom(...Array.from('%?#&=+.;:@!$*~-_09afZ')), maxLength: 30 })
const query = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc
    .tuple(fc.constantFrom('readable', 'limit', 'cursor', 'x'), escaped)
    .map(([name, value]) => `?${name}=${value}`),
  fc.constantFrom('?readable=true', '?readable=yes', '?readble=true', '?limit=0&cursor=x'),
)

function headersOf(tokens: readonly string[]): fc.Arbitrary<Record<string, string>> {
  return fc.record(
    {
      authorization: fc.oneof(
        { weight: 15, arbitrary: fc.constantFrom(...tokens.map((token) => `Bearer ${token}`)) },
        fc.constantFrom('Bearer', 'Basic YTpi', 'Bearer x'),
      ),
      'content-type': fc.oneof(
        { weight: 15, arbitrary: fc.constant('application/json') },
        fc.constantFrom('text/plain', 'application/jsonx', 'multipart/form-data'),
      ),
      'if-match': fc.constantFrom('"x"', 'W/"x"', 'x', ''),
      'if-none-match': fc.constantFrom('*', '"x"'),
      'idempotency-key': fc.constantFrom('', 'a b', 'x'.repeat(256), 'fine', 'fine2'),
    },
    { requiredKeys: ['authorization', 'content-type'] },
  )
}

export function badRequests({ tokens, ids }: Targets): fc.Arbitrary<BadRequest> {
  const procedure = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('lead', 'ticket', 'case') },
    escaped,
    rawPart,
  )
  const id = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, escaped, rawPart, fc.uuid())
  const one = fc.oneof(
    { weight: 3, arbitrary: id },
    fc
      .tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...attributes, 'id') }, escaped), id)
      .map(([attribute, value]) => `${attribute}/${value}`),
  )
  const headers = headersOf(tokens)
  const none = fc.constant(undefined)
  const request = (
    method: fc.Arbitrary<string>,
    path: fc.Arbitrary<string>,
    body: fc.Arbitrary<string | undefined>,
    sent = headers,
  ) => fc.record({ method, path: fc.tuple(path, query).map((parts) => parts.join('')), headers: sent, body })
  const under = (rest: fc.Arbitrary<string>) =>
    fc.tuple(procedure, rest).map(([name, path]) => `/procedure/${name}/process${path}`)
  const of = (part: fc.Arbitrary<string>) => part.map((path) => `/${path}`)
  const change = fc.constantFrom('PUT', 'PATCH')
  return fc.oneof(
    { weight: 5, arbitrary: request(fc.constant('POST'), under(fc.constant('')), wrongBody) },
    { weight: 5, arbitrary: request(change, under(of(one)), wrongBody) },
    {
      weight: 1,
      arbitrary: request(
        change,
        id.map((number) => `/lead/phone-number/${number}`),
        wrongBody,
      ),
    },
    { weight: 5, arbitrary: request(fc.constant('POST'), under(fc.constant('/list')), anyList) },
    { weight: 2, arbitrary: request(fc.constant('GET'), under(of(one)), none) },
    {
      weight: 1,
      arbitrary: request(fc.constant('GET'), under(of(id.map((name) => `${name}/history`))), none),
    },
    {
      weight: 2,
      // Never what was fetched.
      arbitrary: request(
        fc.constant('DELETE'),
        under(of(one)),
        fc.oneof(none, wrongBody),
        headers.map((sent) => ({ ...sent, 'if-match': '"x"' })),
      ),
    },
    {
      weight: 1,
      arbitrary: request(
        fc.constant('POST'),
        under(
          fc.tuple(id, fc.oneof(escaped, fc.uuid())).map(([name, entry]) => `/${name}/history/${entry}/undo`),
        ),
        fc.oneof(none, wrongBody),
      ),
    },
    {
      weight: 1,
      arbitrary: request(fc.constant('POST'), under(of(id.map((name) => `${name}/restore`))), none),
    },
  )
}
