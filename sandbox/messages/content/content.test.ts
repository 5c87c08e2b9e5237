import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { makeBusiness } from '../../control/businesses.ts'
import { GraphError } from '../../graph/graph-error.ts'
import { SandboxClock } from '../../lib/clock.ts'
import { World } from '../../world/world.ts'
import { checkContent } from './content.ts'
import type { Scope } from './scope.ts'
import { fill, validMessages } from './valid-messages.ts'

type Part = Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests change messages of any shape

const world = new World()
const { phoneNumberId, wabaId } = makeBusiness({ world, clock: new SandboxClock() } as never)
fill(world, phoneNumberId, wabaId)
const scope: Scope = { world, number: world.phoneNumbers.get(phoneNumberId)!, now: Date.now() }

/** The error as `code: message or details`, or undefined. */
function refusal(message: Part): string | undefined {
  try {
    checkContent(message['type'] ?? 'text', message, scope)
    return undefined
  } catch (error) {
    assert.ok(error instanceof GraphError, String(error))
    return `${error.code}: ${error.options.details ?? error.message}`
  }
}

function changed(name: string, path: string, value: unknown): Part {
  const message = structuredClone(validMessages[name]) as Part
  const keys = path.split('.')
  let part = message
  for (const key of keys.slice(0, -1)) part = part[key] ??= {}
  part[keys.at(-1)!] = value
  return message
}

const long = (length: number): string => 'x'.repeat(length)
const rows = (count: number): Part[] =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }))
const items = (count: number): Part[] =>
  Array.from({ length: count }, (_, index) => ({ product_retailer_id: `p${index}` }))
const sections = (count: number): Part[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `S${index}`,
    rows: [{ id: `s${index}`, title: 'Row' }],
  }))
const cards = (count: number): Part[] =>
  Array.from({ length: count }, (_, index) => ({
    ...(validMessages['carousel'] as Part)['interactive'].action.cards[0],
    card_index: index,
  }))
const buttons = (...all: [string, string][]): Part[] =>
  all.map(([id, title]) => ({ type: 'reply', reply: { id, title } }))

describe('the content of messages', () => {
  for (const [name, message] of Object.entries(validMessages))
    it(`is accepted: ${name}`, () => assert.equal(refusal(message), undefined))

  it('is refused without the object that the type names', () => {
    for (const type of ['text', 'image', 'location', 'contacts', 'interactive', 'reaction', 'template'])
      assert.equal(refusal({ type }), `100: (#100) The parameter ${type} is required.`)
  })

  it('is refused with a type that does not exist, or that only customers send', () => {
    assert.match(
      refusal({ type: 'txt' })!,
      /^100: \(#100\) Param type must be one of \{.*text.*\} - got "txt"\.$/,
    )
    for (const type of ['button', 'order', 'system', 'unsupported', 'request_welcome'])
      assert.match(refusal({ type, [type]: {} })!, /^131051: /)
  })
})

/** The longest that goes, and the shortest that does not: name of a message, path, both values, the code. */
const limits: readonly (readonly [string, string, unknown, unknown, number])[] = [
  ['text', 'text.body', long(4_096), long(4_097), 100],
  ['text', 'text.body', 'x', '', 100],
  ['image by id', 'image.caption', long(1_024), long(1_025), 100],
  ['video', 'video.caption', long(1_024), long(1_025), 100],
  ['document', 'document.caption', long(1_024), long(1_025), 100],
  ['image by link', 'image.link', 'http://127.0.0.1:1/a', 'ftp://example.org/a', 100],
  ['image by link', 'image.link', 'HTTPS://example.org', 'nothing', 100],
  ['image by id', 'image.id', '610000000000001', '610000000000009', 131009],
  ['location', 'location.latitude', 90, 90.1, 131009],
  ['location', 'location.longitude', '-180', '-180.1', 131009],
  ['location', 'location.latitude', '0', 'north', 100],
  [
    'contacts',
    'contacts',
    Array(257).fill({ name: { formatted_name: 'A', first_name: 'A' } }),
    Array(258).fill({ name: { formatted_name: 'A', first_name: 'A' } }),
    131009,
  ],
  ['contacts', 'contacts.0.birthday', '1990-01-31', '31.01.1990', 131009],
  ['contacts', 'contacts.0.name', { formatted_name: 'A', suffix: 'Jr' }, { formatted_name: 'A' }, 131008],
  ['reaction', 'reaction.emoji', '👨‍👩‍👧', 'ok', 131009],
  ['reaction', 'reaction.emoji', '🇩🇪', '👍👍', 131009],
  ['button', 'interactive.body.text', long(1_024), long(1_025), 131009],
  ['button', 'interactive.footer.text', long(60), long(61), 131009],
  ['button', 'interactive.header.text', long(60), long(61), 131009],
  [
    'button',
    'interactive.action.buttons',
    buttons(['1', 'A'], ['2', 'B'], ['3', 'C']),
    buttons(['1', 'A'], ['2', 'B'], ['3', 'C'], ['4', 'D']),
    131009,
  ],
  [
    'button',
    'interactive.action.buttons',
    buttons(['1', 'A'], ['2', 'B']),
    buttons(['1', 'A'], ['1', 'B']),
    131009,
  ],
  [
    'button',
    'interactive.action.buttons',
    buttons(['1', 'A'], ['2', 'B']),
    buttons(['1', 'A'], ['2', 'A']),
    131009,
  ],
  ['button', 'interactive.action.buttons.0.reply.id', long(256), long(257), 131009],
  ['button', 'interactive.action.buttons.0.reply.title', long(20), long(21), 131009],
  ['list', 'interactive.body.text', long(4_096), long(4_097), 131009],
  [
    'list',
    'interactive.header',
    { type: 'text', text: 'H' },
    { type: 'image', image: { link: 'https://example.org' } },
    131009,
  ],
  ['list', 'interactive.action.button', long(20), long(21), 131009],
  ['list', 'interactive.action.sections', sections(10), sections(11), 131009],
  ['list', 'interactive.action.sections.0.rows', rows(9), rows(10), 131009],
  ['list', 'interactive.action.sections.0.rows.0.id', long(200), long(201), 131009],
  ['list', 'interactive.action.sections.0.rows.0.id', 'other', 'tue-9', 131009],
  ['list', 'interactive.action.sections.0.rows.0.title', long(24), long(25), 131009],
  ['list', 'interactive.action.sections.0.rows.0.description', long(72), long(73), 131009],
  ['list', 'interactive.action.sections.0.title', long(24), long(25), 131009],
  ['list', 'interactive.action.sections.0.title', 'x', undefined, 100],
  ['cta_url', 'interactive.action.parameters.display_text', long(20), long(21), 131009],
  ['cta_url', 'interactive.action.parameters.url', 'https://example.org', 'example.org', 131009],
  ['cta_url', 'interactive.body.text', long(1_024), long(1_025), 131009],
  ['flow', 'interactive.action.parameters.flow_cta', long(30), long(31), 131009],
  ['flow', 'interactive.action.parameters.flow_cta', 'Book', 'Book 📅', 131009],
  ['flow', 'interactive.action.parameters.flow_message_version', 3, '2', 131009],
  ['flow', 'interactive.action.parameters.flow_id', 710_000_000_000_001, '999', 131009],
  ['flow', 'interactive.action.parameters.mode', 'published', 'draft', 131009],
  ['flow', 'interactive.action.parameters.flow_action_payload.data', { a: 1 }, {}, 131009],
  ['flow', 'interactive.action.parameters.flow_action', 'navigate', 'data_exchange', 131009],
  ['flow', 'interactive.action.parameters.flow_name', null, 'booking', 100],
  ['location_request_message', 'interactive.body.text', long(1_024), long(1_025), 131009],
  ['location_request_message', 'interactive.footer', null, { text: 'F' }, 131009],
  ['location_request_message', 'interactive.header', null, { type: 'text', text: 'H' }, 131009],
  ['product', 'interactive.header', null, { type: 'text', text: 'H' }, 131009],
  ['product_list', 'interactive.header', { type: 'text', text: 'H' }, null, 100],
  ['product_list', 'interactive.action.sections.0.product_items', items(30), items(31), 131009],
  ['product_list', 'interactive.body', { text: 'B' }, null, 100],
  ['catalog_message', 'interactive.body', { text: 'B' }, null, 100],
  ['carousel', 'interactive.action.cards', cards(10), cards(11), 131009],
  ['carousel', 'interactive.action.cards', cards(2), cards(1), 131009],
  ['carousel', 'interactive.action.cards.1.card_index', '1', 2, 131009],
  ['carousel', 'interactive.action.cards.0.body.text', long(160), long(161), 131009],
  [
    'carousel',
    'interactive.action.cards.0.header',
    { type: 'image', image: { link: 'https://example.org' } },
    { type: 'video', video: { link: 'https://example.org' } },
    131009,
  ],
  ['carousel', 'interactive.action.cards.0.header.type', 'image', 'text', 100],
  ['carousel', 'interactive.footer', null, { text: 'F' }, 131009],
  ['carousel', 'interactive.body', { text: 'B' }, null, 100],
  ['voice_call', 'interactive.action.parameters.display_text', long(20), long(21), 131009],
  ['address_message', 'interactive.action.parameters', { country: 'IN', values: {} }, null, 100],
]

describe('the limits of messages', () => {
  for (const [name, path, allowed, refused, code] of limits)
    it(`${path} of a message "${name}" (${code})`, () => {
      assert.equal(refusal(changed(name, path, allowed)), undefined)
      assert.match(refusal(changed(name, path, refused)) ?? 'accepted', new RegExp(`^${code}: `))
    })

  it('are told with the name of the parameter', () => {
    assert.equal(
      refusal(changed('text', 'text.body', long(5_000))),
      "100: (#100) Param text['body'] must be at most 4096 characters long.",
    )
    assert.equal(
      refusal(changed('button', 'interactive.action.buttons.1.reply.title', long(21))),
      "131009: Param interactive['action']['buttons'][1]['reply']['title'] must be at most 20 characters long.",
    )
    assert.equal(
      refusal(changed('template', 'template.language', {})),
      "100: (#100) The parameter template['language']['code'] is required.",
    )
  })

  it('hold for media: exactly one of id and link', () => {
    assert.match(
      refusal({ type: 'image', image: {} })!,
      /^100: .*image\['id'\] or image\['link'\] is required/,
    )
    assert.match(
      refusal({ type: 'image', image: { id: '610000000000001', link: 'https://example.org' } })!,
      /^100: .*not both/,
    )
  })

  it('hold for Flows: drafts only in their mode, blocked ones never', () => {
    const draft = { ...world.flows.get('710000000000001')!, status: 'DRAFT' as const }
    const other = { ...scope, world: new World() }
    fill(other.world, phoneNumberId, wabaId)
    other.world.flows.put(draft)
    const message = (mode: string): Part => changed('flow', 'interactive.action.parameters.mode', mode)
    assert.doesNotThrow(() => checkContent('interactive', message('draft'), other))
    assert.throws(() => checkContent('interactive', message('published'), other), { code: 131009 })
    other.world.flows.put({ ...draft, status: 'BLOCKED' })
    assert.throws(() => checkContent('interactive', message('published'), other), { code: 132068 })
  })
})

describe('random messages', () => {
  const word = (most: number) =>
    fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', 'é'), minLength: 1, maxLength: most })
  const header = fc.constantFrom(
    undefined,
    { type: 'text', text: 'Header' },
    { type: 'video', video: { link: 'https://example.org' } },
  )
  const buttonMessages = fc.record({
    body: fc.record({ text: word(1_024) }),
    footer: fc.option(fc.record({ text: word(60) }), { nil: undefined }),
    header,
    titles: fc.uniqueArray(word(20), { minLength: 1, maxLength: 3 }),
  })
  const message = ({ titles, ...parts }: { titles: string[] }): Part => ({
    type: 'interactive',
    interactive: {
      type: 'button',
      ...parts,
      action: { buttons: buttons(...titles.map((title, index): [string, string] => [`b${index}`, title])) },
    },
  })

  it('are accepted as long as they keep all limits', () => {
    fc.assert(
      fc.property(buttonMessages, (parts) => {
        assert.equal(refusal(message(parts)), undefined)
      }),
    )
  })

  it('are refused as soon as one limit is broken', () => {
    const breaks = fc.constantFrom<(part: Part) => void>(
      (part) => (part['body'].text = long(1_025)),
      (part) => (part['body'].text = ''),
      (part) => (part['footer'] = { text: long(61) }),
      (part) => (part['header'] = { type: 'text', text: long(61) }),
      (part) => (part['header'] = { type: 'sticker' }),
      (part) => (part['action'].buttons[0].reply.title = long(21)),
      (part) => (part['action'].buttons[0].reply.id = ''),
      (part) => (part['action'].buttons[0].type = 'url'),
      (part) => (part['action'].buttons = []),
      (part) => part['action'].buttons.push(part['action'].buttons[0]),
    )
    fc.assert(
      fc.property(buttonMessages, breaks, (parts, breakIt) => {
        const broken = structuredClone(message(parts))
        breakIt(broken['interactive'])
        assert.notEqual(refusal(broken), undefined)
      }),
    )
  })
})
