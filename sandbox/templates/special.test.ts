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

describe('templates of special kinds', () => {
  let bench: TemplateBench
  let picture: Given
  let film: Given
  before(async () => {
    bench = await startTemplates()
    const header = (format: string, handle: string): Given => ({
      type: 'HEADER',
      format,
      example: { header_handle: [handle] },
    })
    picture = header('IMAGE', await bench.handle('image/png'))
    film = header('VIDEO', await bench.handle('video/mp4'))
  })
  after(() => bench[Symbol.asyncDispose]())

  const body = bodyOf('Look at these.')
  const code: Given = { type: 'COPY_CODE', example: 'SAVE20' }
  const offer = (text = 'Ends soon'): Given => ({
    type: 'LIMITED_TIME_OFFER',
    limited_time_offer: { text, has_expiration: true },
  })
  const card = (...components: Given[]): Given => ({ components })
  const usual = (): Given => card(picture, bodyOf('A fine thing.'), buttonsOf(quickReply(), urlButton()))
  const carousel = (...cards: Given[]): Given => ({ type: 'CAROUSEL', cards })
  const marketing = (...components: Given[]) => bench.create({ category: 'MARKETING', components })

  const accepted: [string, () => Given[]][] = [
    ['a carousel', () => [body, carousel(usual(), usual())]],
    ['ten cards', () => [body, carousel(...Array.from({ length: 10 }, usual))]],
    [
      'cards without texts',
      () => [body, carousel(card(film, buttonsOf(urlButton())), card(film, buttonsOf(urlButton())))],
    ],
    ['an offer', () => [picture, offer(), body, buttonsOf(code, urlButton())]],
    ['an offer with only an address', () => [offer(), body, buttonsOf(urlButton())]],
    [
      'an offer with a text of 600 characters',
      () => [offer(), bodyOf('a'.repeat(600)), buttonsOf(urlButton())],
    ],
    [
      'a product',
      () => [{ type: 'HEADER', format: 'PRODUCT' }, body, buttonsOf({ type: 'SPM', text: 'View' })],
    ],
  ]
  for (const [name, components] of accepted)
    it(`are accepted: ${name}`, async () => {
      const answer = await marketing(...components())
      assert.equal(answer.status, 200, JSON.stringify(answer.body))
    })

  const refused: [string, () => Given[]][] = [
    ['one card', () => [body, carousel(usual())]],
    ['eleven cards', () => [body, carousel(...Array.from({ length: 11 }, usual))]],
    [
      'cards that differ in their header',
      () => [
        body,
        carousel(usual(), card(film, bodyOf('A fine thing.'), buttonsOf(quickReply(), urlButton()))),
      ],
    ],
    [
      'cards that differ in their buttons',
      () => [body, carousel(usual(), card(picture, bodyOf('A fine thing.'), buttonsOf(quickReply())))],
    ],
    ['a card without a header', () => [body, carousel(usual(), card(body, buttonsOf(quickReply())))]],
    ['a card without buttons', () => [body, carousel(usual(), card(picture, body))]],
    [
      'a card with three buttons',
      () => [
        body,
        carousel(usual(), card(picture, body, buttonsOf(quickReply('a'), quickReply('b'), quickReply('c')))),
      ],
    ],
    [
      'a card with a long text',
      () => [
        body,
        carousel(usual(), card(picture, bodyOf('a'.repeat(161)), buttonsOf(quickReply(), urlButton()))),
      ],
    ],
    ['a carousel with a header', () => [picture, body, carousel(usual(), usual())]],
    ['a carousel without a body', () => [carousel(usual(), usual())]],
    ['an offer of 17 characters', () => [offer('a'.repeat(17)), body, buttonsOf(urlButton())]],
    ['an offer without a button', () => [offer(), body]],
    ['an offer with a quick reply', () => [offer(), body, buttonsOf(quickReply())]],
    [
      'an offer with a footer',
      () => [offer(), body, { type: 'FOOTER', text: 'Bye' }, buttonsOf(urlButton())],
    ],
    [
      'an offer with a text of 601 characters',
      () => [offer(), bodyOf('a'.repeat(601)), buttonsOf(urlButton())],
    ],
  ]
  for (const [name, components] of refused)
    it(`are refused: ${name}`, async () => {
      const answer = await marketing(...components())
      assert.deepEqual([answer.status, answer.body.error?.code], [400, 100], JSON.stringify(answer.body))
    })

  it('are refused outside marketing: an offer', async () => {
    const answer = await bench.create({ components: [offer(), body, buttonsOf(urlButton())] })
    assert.equal(answer.status, 400)
  })
})

describe('the library of templates', () => {
  let bench: TemplateBench
  before(async () => {
    bench = await startTemplates()
  })
  after(() => bench[Symbol.asyncDispose]())

  const search = async (query = '') => (await bench.graph(`message_template_library?${query}`)).body.data

  it('has items that can be searched', async () => {
    const all = await search()
    assert.ok(all.length >= 12)
    assert.deepEqual(Object.keys(all[0]).sort(), [
      'body',
      'body_param_types',
      'body_params',
      'buttons',
      'category',
      'header',
      'id',
      'industry',
      'language',
      'name',
      'topic',
      'usecase',
    ])
    const payments = await search('topic=payments&search=due')
    assert.deepEqual(
      payments.map(({ name }: Given) => name),
      ['payment_reminder_1'],
    )
    assert.deepEqual(await search('language=de'), [])
  })

  it('makes templates that are approved at once', async () => {
    const answer = await bench.create({
      name: 'pay_up',
      library_template_name: 'payment_reminder_1',
      library_template_body_inputs: { add_contact_number: true },
      library_template_button_inputs: [
        {
          type: 'URL',
          url: { base_url: 'https://example.org/pay/{{1}}', url_suffix_example: 'https://example.org/pay/7' },
        },
        { type: 'PHONE_NUMBER', phone_number: '+15550100200' },
      ],
    })
    assert.deepEqual([answer.status, answer.body.status], [200, 'APPROVED'], JSON.stringify(answer.body))
    const shown = (await bench.graph(answer.body.id)).body
    assert.equal(shown.library_template_name, 'payment_reminder_1')
    assert.match(shown.components[1].text, /please call us\.$/)
    assert.equal(shown.components[2].buttons[0].url, 'https://example.org/pay/{{1}}')
  })

  it('refuses names that it does not have, and buttons without their address', async () => {
    const wrong = (await bench.create({ library_template_name: 'payment_reminder' })).body.error
    assert.match(wrong.message, /Did you mean "payment_reminder_1"/)
    const missing = await bench.create({ library_template_name: 'feedback_request_1' })
    assert.match(missing.body.error.message, /library_template_button_inputs/)
    const category = await bench.create({ library_template_name: 'order_cancelled_1', category: 'MARKETING' })
    assert.equal(category.status, 400)
  })

  it('compares templates by what was sent', async () => {
    const [a, b] = [
      await bench.created({ components: [bodyOf('One text.')] }),
      await bench.created({ components: [bodyOf('Another text.')] }),
    ]
    const { data } = (await bench.graph(`${a}/compare?template_ids=[${b}]&start=0&end=9999999999`)).body
    assert.deepEqual(data[1], {
      metric: 'MESSAGE_SENDS',
      type: 'NUMBER_VALUES',
      number_values: [
        { key: a, value: 0 },
        { key: b, value: 0 },
      ],
    })
    assert.equal((await bench.graph(`${a}/compare?template_ids=[1]`)).status, 400)
  })
})
