import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { callControl } from '../test-calls.ts'
import { identityHash } from './identity.ts'
import { mediaIn } from './linked-media.ts'
import { ada, startBusiness, type TestBusiness } from './test-business.ts'
import { addTemplate, sendOf } from './test-template.ts'

const text = { to: ada, text: { body: 'Hi' } }
const hourMs = 3_600_000

/** The code with which the message fails, or the first status that it gets. */
async function fateOf(test: TestBusiness, body: Record<string, unknown>): Promise<number | string> {
  const [status] = await test.statuses(await test.sent(body), 1)
  return status?.['errors']?.[0].code ?? status?.status ?? 'none'
}

describe('a message that was accepted fails', () => {
  it('with 131047 when the customer has not written for 24 hours, unless it is a template', async () => {
    await using test = await startBusiness()
    const { clock, world } = test.sandbox.context
    const template = sendOf(addTemplate(world, test.business.wabaId))
    assert.equal(await fateOf(test, text), 131_047)
    assert.equal(await fateOf(test, { to: ada, ...template }), 'sent')
    await test.open()
    clock.advance(24 * hourMs - 60_000)
    assert.equal(await fateOf(test, text), 'sent')
    clock.advance(120_000)
    const [failed] = await test.statuses(await test.sent(text), 1)
    assert.deepEqual(
      { ...failed, id: '', timestamp: '', recipient_user_id: '' },
      {
        id: '',
        status: 'failed',
        timestamp: '',
        recipient_id: ada,
        recipient_user_id: '',
        contacts: undefined,
        errors: [
          {
            code: 131_047,
            title: 'Re-engagement message',
            message: 'Re-engagement message',
            error_data: {
              details:
                'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
            },
            href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
          },
        ],
      },
    )
    assert.equal(await fateOf(test, { to: ada, ...template }), 'sent')
  })

  it('as the window was when it was sent, not when it is decided', async () => {
    await using test = await startBusiness({ statusDelayMs: 1_000 })
    const { clock } = test.sandbox.context
    const early = await test.sent(text)
    await test.open()
    const late = await test.sent(text)
    clock.advance(25 * hourMs)
    assert.equal((await test.statuses(early, 1))[0]?.status, 'failed')
    assert.equal((await test.statuses(late, 1))[0]?.status, 'sent')
  })

  it('with 131026 when the customer is not on WhatsApp, or one of both has blocked the other', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    await test.open()
    const customer = world.customerBy({ waId: ada })!
    await test.act('', { waId: '15550107777', isOnWhatsApp: false })
    assert.equal(await fateOf(test, { ...text, to: '15550107777' }), 131_026)
    await test.act(`/${ada}/block`, {})
    assert.equal(await fateOf(test, text), 131_026)
    await test.act(`/${ada}/unblock`, {})
    assert.equal(await fateOf(test, text), 'sent')
    world.phoneNumbers.update(test.business.phoneNumberId, { blockedUsers: [customer.id] })
    assert.equal(await fateOf(test, text), 131_026)
  })

  it('with 131050 when it is marketing and the customer has stopped that', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    const marketing = sendOf(
      addTemplate(world, test.business.wabaId, { name: 'sale', category: 'MARKETING' }),
    )
    const utility = sendOf(addTemplate(world, test.business.wabaId))
    assert.equal(await fateOf(test, { to: ada, ...marketing }), 'sent')
    await test.act(`/${ada}/stop-marketing`, {})
    assert.equal(await fateOf(test, { to: ada, ...marketing }), 131_050)
    assert.equal(await fateOf(test, { to: ada, ...utility }), 'sent')
    await test.act(`/${ada}/resume-marketing`, {})
    assert.equal(await fateOf(test, { to: ada, ...marketing }), 'sent')
  })

  it('with 131009 when it reacts to what is unknown, a reaction, or older than 30 days', async () => {
    await using test = await startBusiness()
    const { clock } = test.sandbox.context
    const { id } = (await test.act(`/${ada}/messages`, { type: 'text', text: 'Hello' })).body
    const reaction = (message_id: string) => ({
      to: ada,
      type: 'reaction',
      reaction: { message_id, emoji: '👍' },
    })
    assert.equal(await fateOf(test, reaction('wamid.gone')), 131_009)
    const first = await test.sent(reaction(id))
    assert.equal((await test.statuses(first, 1))[0]?.status, 'sent')
    assert.equal(await fateOf(test, reaction(first)), 131_009)
    clock.advance(31 * 24 * hourMs)
    await test.open()
    assert.equal(await fateOf(test, reaction(id)), 131_009)
  })

  it('with 137000 when the identity hash is another one and the number checks it', async () => {
    await using test = await startBusiness()
    const { world } = test.sandbox.context
    await test.open()
    const right = identityHash(world.customerBy({ waId: ada })!)
    assert.equal(await fateOf(test, { ...text, recipient_identity_key_hash: 'wrong' }), 'sent')
    world.phoneNumbers.update(test.business.phoneNumberId, {
      settings: { user_identity_change: { enable_identity_key_check: true } },
    })
    assert.equal(await fateOf(test, { ...text, recipient_identity_key_hash: 'wrong' }), 137_000)
    const [sent] = await test.statuses(await test.sent({ ...text, recipient_identity_key_hash: right }), 1)
    assert.deepEqual([sent?.status, sent?.['recipient_identity_key_hash']], ['sent', right])
  })

  it('with any code that was injected', async () => {
    await using test = await startBusiness()
    await test.open()
    await callControl(test.sandbox, '/errors', { body: { code: 131_049, when: 'late', times: 1 } })
    assert.equal(await fateOf(test, text), 131_049)
    assert.equal(await fateOf(test, text), 'sent')
  })
})

describe('media in a message', () => {
  it('are looked for wherever they can be, but not in what a business puts into a Flow', () => {
    const image = { image: { link: 'https://example.org/a.png' } }
    const found = (content: unknown) => mediaIn(content).map(({ kind, link }) => [kind, link])
    const expected = [['image', 'https://example.org/a.png']]
    assert.deepEqual(found(image), expected)
    assert.deepEqual(found({ interactive: { header: { type: 'image', ...image } } }), expected)
    assert.deepEqual(found({ template: { components: [{ cards: [{ components: [image] }] }] } }), expected)
    assert.deepEqual(found({ action: { parameters: { flow_action_payload: { data: image } } } }), [])
    assert.deepEqual(found({ constructor: { id: '1' }, text: { body: 'image' } }), [])
  })
})

describe('a link in a message', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  it('is fetched when the message is on its way; what is not there, or not an image, is 131053', async () => {
    await using test = await startBusiness()
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/gone') response.writeHead(404).end()
      else if (request.url === '/text') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
      else response.writeHead(200, { 'content-type': 'image/png' }).end(png)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const image = (link: string) => ({ to: ada, type: 'image', image: { link } })
    try {
      await test.open()
      assert.equal(await fateOf(test, image(`${origin}/a.png`)), 'sent')
      assert.equal(await fateOf(test, image(`${origin}/gone`)), 131_053)
      assert.equal(await fateOf(test, image(`${origin}/text`)), 131_053)
      assert.equal(
        await fateOf(test, { ...image(''), type: 'video', video: { link: `${origin}/a.png` } }),
        131_053,
      )
      const [failed] = await test.statuses(await test.sent(image('http://127.0.0.1:1/nobody')), 1)
      assert.equal(failed?.['errors'][0].error_data.details, 'The link cannot be reached')
      asked.length = 0
      assert.equal(await fateOf(test, image(`${origin}/a.png`)), 'sent')
      assert.deepEqual(asked, [], 'it is remembered for ten minutes')
      test.sandbox.context.clock.advance(601_000)
      assert.equal(await fateOf(test, image(`${origin}/a.png`)), 'sent')
      assert.deepEqual(asked, ['/a.png'])
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})
