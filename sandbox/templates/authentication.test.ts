import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { buttonsOf, startTemplates, type TemplateBench } from './test-templates.ts'

type Given = Readonly<Record<string, unknown>>

const app = { package_name: 'com.example.app', signature_hash: 'K8a/AINcGX7' }
const otp = (button: Given = {}): Given => buttonsOf({ type: 'OTP', otp_type: 'COPY_CODE', ...button })
const full = [
  { type: 'BODY', add_security_recommendation: true },
  { type: 'FOOTER', code_expiration_minutes: 10 },
  otp({ text: 'Copy it' }),
]

describe('authentication templates', () => {
  let bench: TemplateBench
  before(async () => {
    bench = await startTemplates()
  })
  after(() => bench[Symbol.asyncDispose]())

  const create = (components: readonly Given[], more: Given = {}) =>
    bench.create({ category: 'authentication', components, ...more })
  const shown = async (components: readonly Given[], more: Given = {}) => {
    const id = await bench.created({ category: 'AUTHENTICATION', components, ...more })
    return (await bench.graph(id)).body.components
  }

  it('read back with the text of the platform and an address in place of the button', async () => {
    const address =
      'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code_expiration_minutes=10&code=otp'
    assert.deepEqual(await shown(full), [
      {
        type: 'BODY',
        text: '*{{1}}* is your verification code. For your security, do not share this code.',
        add_security_recommendation: true,
        example: { body_text: [['123456']] },
      },
      { type: 'FOOTER', text: 'This code expires in 10 minutes.', code_expiration_minutes: 10 },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Copy it', url: `${address}{{1}}`, example: [`${address}123456`] }],
      },
    ])
  })

  it('are in the language of the template', async () => {
    const [body, , { buttons }] = await shown(full.with(2, otp()), { language: 'de' })
    assert.match(body.text, /Verifizierungscode/)
    assert.equal(buttons[0].text, 'Code kopieren')
  })

  for (const type of ['ONE_TAP', 'ZERO_TAP', 'one_tap'])
    it(`name the app that takes the code: ${type}`, async () => {
      const terms = { zero_tap_terms_accepted: true }
      const listed = otp({ otp_type: type, supported_apps: [app], autofill_text: 'Fill in', ...terms })
      const [, { buttons }] = await shown([{ type: 'BODY' }, listed])
      assert.match(
        buttons[0].url,
        new RegExp(`otp_type=${type.toUpperCase()}&cta_display_name=Fill%20in&package_name=`),
      )
      assert.equal(buttons[0].type, 'URL')
      await shown([{ type: 'BODY' }, otp({ otp_type: type, ...app, ...terms })])
    })

  it('take a hash that is written as in an address', async () => {
    const encoded = { ...app, signature_hash: 'K8a%2FAINcGX7' }
    const [, { buttons }] = await shown([
      { type: 'BODY' },
      otp({ otp_type: 'ONE_TAP', supported_apps: [encoded] }),
    ])
    assert.equal(new URL(buttons[0].url).searchParams.get('signature_hash'), 'K8a/AINcGX7')
  })

  const refused: [string, readonly Given[], Given?][] = [
    ['a text of their own', [{ type: 'BODY', text: 'Your code is {{1}}, really.' }, otp()]],
    ['a header', [{ type: 'HEADER', format: 'TEXT', text: 'Code' }, ...full]],
    ['no button', [{ type: 'BODY' }]],
    ['two buttons', [{ type: 'BODY' }, buttonsOf({ type: 'OTP' }, { type: 'OTP' })]],
    ['another button', [{ type: 'BODY' }, buttonsOf({ type: 'QUICK_REPLY', text: 'Hi' })]],
    ['an unknown type of button', [{ type: 'BODY' }, otp({ otp_type: 'TWO_TAP' })]],
    [
      'a code that lives for no time',
      [...full.slice(0, 1), { type: 'FOOTER', code_expiration_minutes: 0 }, otp()],
    ],
    [
      'a code that lives too long',
      [...full.slice(0, 1), { type: 'FOOTER', code_expiration_minutes: 91 }, otp()],
    ],
    ['one tap without an app', [{ type: 'BODY' }, otp({ otp_type: 'ONE_TAP' })]],
    [
      'a wrong hash',
      [{ type: 'BODY' }, otp({ otp_type: 'ONE_TAP', supported_apps: [{ ...app, signature_hash: 'short' }] })],
    ],
    [
      'a wrong package',
      [{ type: 'BODY' }, otp({ otp_type: 'ONE_TAP', supported_apps: [{ ...app, package_name: 'app' }] })],
    ],
    ['zero tap without its terms', [{ type: 'BODY' }, otp({ otp_type: 'ZERO_TAP', supported_apps: [app] })]],
    ['too long a label', [{ type: 'BODY' }, otp({ text: 'a'.repeat(26) })]],
    ['a lifetime of utility templates', full, { message_send_ttl_seconds: 901 }],
  ]
  for (const [name, components, more] of refused)
    it(`are refused with ${name}`, async () => {
      const { status, body } = await create(components, more)
      assert.deepEqual([status, body.error?.code], [400, 100], JSON.stringify(body))
    })

  it('can be looked at before they are made', async () => {
    const query =
      'category=AUTHENTICATION&languages=en_US,es_ES&add_security_recommendation=true&code_expiration_minutes=7&button_types=OTP'
    const { data } = (await bench.graph(`${bench.business.wabaId}/message_template_previews?${query}`)).body
    assert.deepEqual(data[0], {
      body: '*{{1}}* is your verification code. For your security, do not share this code.',
      footer: 'This code expires in 7 minutes.',
      buttons: [{ text: 'Copy code', autofill_text: 'Autofill' }],
      language: 'en_US',
    })
    assert.equal(data[1].language, 'es_ES')
  })

  it('are made in several languages at once, and changed the second time', async () => {
    const upsert = (components: readonly Given[]) =>
      bench.graph(`${bench.business.wabaId}/upsert_message_templates`, {
        body: { name: 'login', languages: ['en_US', 'fr'], category: 'AUTHENTICATION', components },
      })
    const { data } = (await upsert(full)).body
    assert.deepEqual(
      data.map(({ language, status }: Given) => [language, status]),
      [
        ['en_US', 'PENDING'],
        ['fr', 'PENDING'],
      ],
    )
    const again = (await upsert([{ type: 'BODY' }, otp()])).body.data
    assert.deepEqual(
      again.map(({ id }: Given) => id),
      data.map(({ id }: Given) => id),
    )
    assert.equal((await bench.graph(again[0].id)).body.components.length, 2)
  })
})
