import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  bodyOf,
  buttonsOf,
  quickReply,
  startTemplates,
  urlButton,
  type TemplateBench,
} from './test-templates.ts'

type Given = Readonly<Record<string, unknown>>

const letters = (count: number): string => 'a'.repeat(count)
const body = bodyOf('Your parcel is here.')
const header = (text: string, ...values: string[]): Given => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(values.length > 0 && { example: { header_text: values } }),
})
const footer = (text: string): Given => ({ type: 'FOOTER', text })
const phone = (number = '+1 555 010 0200'): Given => ({
  type: 'PHONE_NUMBER',
  text: 'Call',
  phone_number: number,
})
const code = (example = 'SAVE20'): Given => ({ type: 'COPY_CODE', example })
const named = (text: string, ...names: string[]): Given => ({
  type: 'BODY',
  text,
  example: { body_text_named_params: names.map((name) => ({ param_name: name, example: 'x' })) },
})
const replies = (count: number): Given[] => Array.from({ length: count }, (_, n) => quickReply(`Reply ${n}`))

describe('creating a template', () => {
  let bench: TemplateBench
  before(async () => {
    bench = await startTemplates()
  })
  after(() => bench[Symbol.asyncDispose]())

  const accepted: [string, Given][] = [
    ['only a body', { components: [body] }],
    ['the category in lower case', { category: 'utility', components: [body] }],
    ['types in lower case', { components: [{ type: 'body', text: 'Your parcel is here.' }] }],
    ['a name of 512 characters', { name: letters(512), components: [body] }],
    ['a body of 1024 characters', { components: [bodyOf(letters(1024))] }],
    ['a header of 60 characters', { components: [header(letters(60)), body] }],
    ['a header with a variable', { components: [header('Order {{1}}', '7'), body] }],
    ['a footer of 60 characters', { components: [body, footer(letters(60))] }],
    ['a place as its header', { components: [{ type: 'HEADER', format: 'LOCATION' }, body] }],
    ['variables', { components: [bodyOf('Hello {{1}}, it comes on {{2}}, at last.', 'Ada', 'Monday')] }],
    ['a variable that stands twice', { components: [bodyOf('Hello {{1}}, dear {{1}}!', 'Ada')] }],
    [
      'examples without the inner list',
      { components: [{ ...bodyOf('Hello {{1}}!'), example: { body_text: ['Ada'] } }] },
    ],
    [
      'named variables',
      { parameter_format: 'named', components: [named('Hello {{first_name}}!', 'first_name')] },
    ],
    ['ten quick replies', { components: [body, buttonsOf(...replies(10))] }],
    ['two addresses', { components: [body, buttonsOf(urlButton(), urlButton('https://example.org/{{1}}'))] }],
    [
      'quick replies behind the others',
      { components: [body, buttonsOf(urlButton(), phone(), quickReply())] },
    ],
    ['quick replies before the others', { components: [body, buttonsOf(quickReply(), urlButton(), code())] }],
    ['a button text of 25 characters', { components: [body, buttonsOf(quickReply(letters(25)))] }],
    ['a code of 15 characters', { components: [body, buttonsOf(code(letters(15)))] }],
    [
      'a catalog',
      { category: 'MARKETING', components: [body, buttonsOf({ type: 'CATALOG', text: 'View catalog' })] },
    ],
    ['a call', { components: [body, buttonsOf({ type: 'VOICE_CALL', text: 'Call us' })] }],
    ['seconds as text', { message_send_ttl_seconds: '600', components: [body] }],
    ['the usual lifetime', { message_send_ttl_seconds: -1, components: [body] }],
    ['an option that is gone', { allow_category_change: true, components: [body] }],
  ]
  for (const [name, template] of accepted)
    it(`accepts ${name}`, async () => {
      const answer = await bench.create(template)
      assert.equal(answer.status, 200, JSON.stringify(answer.body))
      assert.deepEqual(Object.keys(answer.body), ['id', 'status', 'category'])
      assert.equal(answer.body.status, 'PENDING')
    })

  const refused: [string, number | undefined, Given][] = [
    ['no name', undefined, { name: '', components: [body] }],
    ['a name with capitals', undefined, { name: 'Hello', components: [body] }],
    ['a name of 513 characters', 2388040, { name: letters(513), components: [body] }],
    ['an unknown language', undefined, { language: 'en_us', components: [body] }],
    ['an unknown category', undefined, { category: 'SALES', components: [body] }],
    ['an unknown parameter format', undefined, { parameter_format: 'mixed', components: [body] }],
    ['no components', undefined, {}],
    ['an unknown component', undefined, { components: [body, { type: 'SIDEBAR' }] }],
    ['two bodies', undefined, { components: [body, body] }],
    ['no body', 2388072, { components: [header('Hello')] }],
    ['an empty body', 2388072, { components: [bodyOf(' ')] }],
    ['a body of 1025 characters', 2388040, { components: [bodyOf(letters(1025))] }],
    ['a header of 61 characters', 2388040, { components: [header(letters(61)), body] }],
    ['a header with two variables', 2388047, { components: [header('{{1}} and {{2}}', '1', '2'), body] }],
    ['a header without its example', 2388047, { components: [header('Order {{1}}'), body] }],
    ['a header of no format', undefined, { components: [{ type: 'HEADER', text: 'Hello' }, body] }],
    ['a picture without a sample', 2388047, { components: [{ type: 'HEADER', format: 'IMAGE' }, body] }],
    [
      'a sample that was never uploaded',
      2388047,
      { components: [{ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::guess'] } }, body] },
    ],
    ['a product outside marketing', 2388047, { components: [{ type: 'HEADER', format: 'PRODUCT' }, body] }],
    ['a footer of 61 characters', 2388040, { components: [body, footer(letters(61))] }],
    ['a footer with a variable', 2388073, { components: [body, footer('For {{1}}')] }],
    ['a footer without a text', 2388073, { components: [body, { type: 'FOOTER' }] }],
    [
      'a gap in the numbers',
      2388072,
      { components: [bodyOf('Hello {{1}}, here is {{3}} for you.', 'a', 'b')] },
    ],
    ['names where numbers are due', 2388072, { components: [bodyOf('Hello {{name}}, all is well.', 'Ada')] }],
    ['a broken variable', 2388072, { components: [bodyOf('Hello {{1}, all is well.', 'Ada')] }],
    ['no example', 2388072, { components: [bodyOf('Hello {{1}}, all is well.')] }],
    ['too few examples', 2388072, { components: [bodyOf('Hello {{1}}, it comes on {{2}}, yes.', 'Ada')] }],
    ['a variable at the start', 2388299, { components: [bodyOf('{{1}}, all is well.', 'Ada')] }],
    ['a variable at the end', 2388299, { components: [bodyOf('All is well, {{1}}', 'Ada')] }],
    ['little but variables', 2388293, { components: [bodyOf('a {{1}} {{2}} {{3}}.', 'a', 'b', 'c')] }],
    [
      'a named variable with a capital',
      2388072,
      { parameter_format: 'NAMED', components: [named('Hello {{Name}}, welcome.', 'Name')] },
    ],
    [
      'a named variable that stands twice',
      2388072,
      { parameter_format: 'NAMED', components: [named('Hello {{name}}, dear {{name}}!', 'name')] },
    ],
    [
      'an example for another name',
      2388072,
      { parameter_format: 'NAMED', components: [named('Hello {{name}}, welcome.', 'nom')] },
    ],
    ['no buttons', undefined, { components: [body, buttonsOf()] }],
    ['eleven buttons', undefined, { components: [body, buttonsOf(...replies(11))] }],
    ['three addresses', undefined, { components: [body, buttonsOf(urlButton(), urlButton(), urlButton())] }],
    ['two phone numbers', undefined, { components: [body, buttonsOf(phone(), phone())] }],
    ['two codes', undefined, { components: [body, buttonsOf(code(), code())] }],
    [
      'quick replies apart',
      undefined,
      { components: [body, buttonsOf(quickReply(), urlButton(), quickReply('No'))] },
    ],
    ['a button text of 26 characters', 2388040, { components: [body, buttonsOf(quickReply(letters(26)))] }],
    ['a button without a text', undefined, { components: [body, buttonsOf({ type: 'QUICK_REPLY' })] }],
    ['an address that is none', undefined, { components: [body, buttonsOf(urlButton('example.org'))] }],
    [
      'an address of 2001 characters',
      2388040,
      { components: [body, buttonsOf(urlButton(`https://e.org/${letters(1987)}`))] },
    ],
    [
      'a variable inside an address',
      undefined,
      { components: [body, buttonsOf(urlButton('https://example.org/{{1}}/t'))] },
    ],
    [
      'an address with a variable and no example',
      undefined,
      { components: [body, buttonsOf({ type: 'URL', text: 'Track', url: 'https://example.org/{{1}}' })] },
    ],
    [
      'a phone number of 21 characters',
      2388040,
      { components: [body, buttonsOf(phone('+1 (555) 010 - 0200 00'))] },
    ],
    ['a code of 16 characters', 2388040, { components: [body, buttonsOf(code(letters(16)))] }],
    [
      'a one-time password outside authentication',
      undefined,
      { components: [body, buttonsOf({ type: 'OTP', otp_type: 'COPY_CODE' })] },
    ],
    [
      'a catalog outside marketing',
      undefined,
      { components: [body, buttonsOf({ type: 'CATALOG', text: 'View' })] },
    ],
    [
      'a Flow that is not there',
      undefined,
      { components: [body, buttonsOf({ type: 'FLOW', text: 'Go', flow_id: '1' })] },
    ],
    ['too short a lifetime', undefined, { message_send_ttl_seconds: 29, components: [body] }],
    [
      'the lifetime of another category',
      undefined,
      { category: 'MARKETING', message_send_ttl_seconds: -1, components: [body] },
    ],
  ]
  for (const [name, subcode, template] of refused)
    it(`refuses ${name}`, async () => {
      const { status, body: answer } = await bench.create(template)
      assert.deepEqual([status, answer.error?.code], [400, 100], JSON.stringify(answer))
      assert.equal(answer.error.error_subcode, subcode, JSON.stringify(answer))
      if (subcode === undefined) return
      assert.equal(answer.error.is_transient, false)
      assert.ok(answer.error.error_user_title.length > 0 && answer.error.error_user_msg.length > 0)
    })

  it('accepts every format of a header with its sample, and shows the sample to everybody', async () => {
    const samples = [
      ['IMAGE', 'image/png'],
      ['VIDEO', 'video/mp4'],
      ['GIF', 'video/mp4'],
      ['DOCUMENT', 'application/pdf'],
    ] as const
    for (const [format, type] of samples) {
      const example = { header_handle: [await bench.handle(type)] }
      const id = await bench.created({ components: [{ type: 'HEADER', format, example }, body] })
      const [shown] = (await bench.graph(id)).body.components
      const [address] = shown.example.header_handle
      assert.ok(address.startsWith(`${bench.sandbox.origin}/`), address)
      assert.equal((await fetch(address)).headers.get('content-type'), type)
      const again = { type: 'HEADER', format, example: { header_handle: [address] } }
      assert.equal((await bench.create({ components: [again, body] })).status, 200, 'also by its address')
    }
    const example = { header_handle: [await bench.handle('application/pdf')] }
    const wrong = await bench.create({ components: [{ type: 'HEADER', format: 'IMAGE', example }, body] })
    assert.equal(wrong.body.error.error_subcode, 2388047)
  })

  it('opens a Flow of the account by id or name, or one that comes with it', async () => {
    const { body: flow } = await bench.graph(`${bench.business.wabaId}/flows`, {
      body: { name: 'Booking', categories: ['OTHER'] },
    })
    for (const button of [{ flow_id: flow.id }, { flow_name: 'Booking' }]) {
      const id = await bench.created({
        components: [body, buttonsOf({ type: 'FLOW', text: 'Book', ...button })],
      })
      const [, { buttons }] = (await bench.graph(id)).body.components
      assert.deepEqual(buttons, [{ type: 'FLOW', text: 'Book', flow_id: flow.id, flow_action: 'NAVIGATE' }])
    }
    const own = { type: 'FLOW', text: 'Book', flow_json: '{"version":"7.0","screens":[]}' }
    assert.equal((await bench.create({ components: [body, buttonsOf(own)] })).status, 200)
    const both = { type: 'FLOW', text: 'Book', flow_id: flow.id, flow_name: 'Booking' }
    assert.equal((await bench.create({ components: [body, buttonsOf(both)] })).status, 400)
  })

  it('shows a phone number with a plus, whatever was given', async () => {
    const id = await bench.created({ components: [body, buttonsOf(phone('1 555-010-0200'))] })
    const [, { buttons }] = (await bench.graph(id)).body.components
    assert.equal(buttons[0].phone_number, '+15550100200')
  })

  it('refuses a name that is there in this language, not in another', async () => {
    await bench.created({ name: 'twice', components: [body] })
    assert.equal(
      (await bench.create({ name: 'twice', components: [body] })).body.error.error_subcode,
      2388024,
    )
    assert.equal((await bench.create({ name: 'twice', language: 'de', components: [body] })).status, 200)
  })

  it('takes a hundred in an hour, and 250 in all', async () => {
    await using own = await startTemplates({ templateReviewMs: null })
    const create = () => own.create({ components: [body] })
    for (let n = 0; n < 100; n += 1) assert.equal((await create()).status, 200)
    assert.deepEqual([(await create()).body.error.code], [80007])
    for (const count of [100, 49]) {
      await own.control('/clock', { advanceMs: 3_600_000 })
      for (let n = 0; n < count; n += 1) assert.equal((await create()).status, 200)
    }
    assert.equal((await create()).body.error.error_subcode, 2388019)
  })
})
