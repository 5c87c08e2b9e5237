import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { callGraph } from '../test-calls.ts'
import { ada, startBusiness, type TestBusiness } from '../messages/test-business.ts'
import { addTemplate } from '../messages/test-template.ts'

type Part = Record<string, unknown>
interface Value {
  readonly messages: any // eslint-disable-line @typescript-eslint/no-explicit-any -- messages of any shape
}

describe('a customer who writes', () => {
  let test: TestBusiness
  let userId: string
  before(async () => {
    test = await startBusiness({ messagesPerSecond: null, hasPairLimit: false })
    userId = (await test.act('', { waId: ada, name: 'Ada' })).body.id
  })
  after(() => test[Symbol.asyncDispose]())

  /** What the business is told of a message: the whole value. */
  const told = async (message: Part): Promise<Value> => {
    const before = test.receiver.changes('messages').length
    const answer = await test.act(`/${ada}/messages`, message)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return (await test.receiver.waitFor(before + 1, 'messages')).at(-1)!.value as unknown as Value
  }
  const refused = async (message: Part): Promise<string> => {
    const { status, body } = await test.act(`/${ada}/messages`, message)
    assert.ok(status >= 400 && status < 500, String(status))
    return `${status}: ${body.error.message}`
  }
  const delivered = async (body: Part): Promise<string> => {
    const id = await test.sent({ to: ada, ...body })
    await test.statuses(id, 2)
    return id
  }

  it('is told with number, name and user id, and with seconds as a text', async () => {
    const value = await told({ to: test.business.phoneNumberId, type: 'text', text: { body: 'Grüße' } })
    const [message] = value.messages
    assert.deepEqual(value, {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550100200', phone_number_id: test.business.phoneNumberId },
      contacts: [{ profile: { name: 'Ada' }, wa_id: ada, user_id: userId }],
      messages: [
        {
          from: ada,
          from_user_id: userId,
          id: message.id,
          timestamp: message.timestamp,
          type: 'text',
          text: { body: 'Grüße' },
        },
      ],
    })
    assert.match(message.timestamp, /^\d{10}$/)
    const { entryId, time } = test.receiver.changes('messages').at(-1)!
    assert.deepEqual([entryId, time], [test.business.wabaId, undefined], 'the entry has no time of its own')
    assert.match(message.id, /^wamid\./)
  })

  it('sends media, which the business can fetch by id and by URL', async () => {
    const bytes = Buffer.from('OggS and so on')
    const media = { mimeType: 'audio/ogg; codecs=opus', base64: bytes.toString('base64') }
    const { audio } = (await told({ type: 'audio', media })).messages[0]
    assert.deepEqual(audio, {
      mime_type: 'audio/ogg; codecs=opus',
      sha256: createHash('sha256').update(bytes).digest('base64'),
      id: audio.id,
      url: audio.url,
      voice: true,
    })
    const { accessToken: token } = test.business
    const read = await callGraph(test.sandbox, `v23.0/${audio.id}`, { token })
    assert.equal(read.body.sha256, createHash('sha256').update(bytes).digest('hex'))
    const file = await fetch(audio.url, { headers: { authorization: `Bearer ${token}` } })
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes)
    const keys = async (type: string, more: Part = {}) =>
      Object.keys((await told({ type, media: { ...media, ...more } })).messages[0][type]).sort()
    assert.deepEqual(await keys('image', { caption: 'C' }), ['caption', 'id', 'mime_type', 'sha256', 'url'])
    assert.deepEqual(await keys('video'), ['id', 'mime_type', 'sha256', 'url'])
    assert.deepEqual(await keys('document', { filename: 'a.pdf' }), [
      'filename',
      'id',
      'mime_type',
      'sha256',
      'url',
    ])
    assert.deepEqual(await keys('sticker'), ['animated', 'id', 'mime_type', 'sha256', 'url'])
  })

  it('loses media after seven days', async () => {
    await using other = await startBusiness()
    const media = { mimeType: 'image/png', base64: 'AAAA' }
    const { body } = await other.act(`/${ada}/messages`, { type: 'image', media })
    other.sandbox.context.clock.advance(7 * 86_400_000 + 1)
    assert.ok(!other.sandbox.context.world.media.has(body.message.image.id))
  })

  it('sends locations, contacts and orders', async () => {
    const location = { latitude: 52.5, longitude: 13.4, name: 'Berlin', address: 'Mitte' }
    assert.deepEqual((await told({ type: 'location', location })).messages[0].location, location)
    const contacts = [
      { name: { formatted_name: 'Grace', first_name: 'Grace' }, phones: [{ phone: '+1555', wa_id: '1555' }] },
      { vcard: 'BEGIN:VCARD', origin: 'contact_request' },
    ]
    assert.deepEqual((await told({ type: 'contacts', contacts })).messages[0].contacts, contacts)
    const order = {
      catalog_id: '1',
      text: 'Soon, please',
      product_items: [{ product_retailer_id: 'a', quantity: 2, item_price: 9.5, currency: 'EUR' }],
    }
    assert.deepEqual((await told({ type: 'order', order })).messages[0].order, order)
  })

  it('reacts, and takes the reaction back without an emoji', async () => {
    const message_id = await delivered({ text: { body: 'Hi' } })
    const reaction = { message_id, emoji: '👍' }
    assert.deepEqual((await told({ type: 'reaction', reaction })).messages[0].reaction, reaction)
    const removed = await told({ type: 'reaction', reaction: { message_id, emoji: '' } })
    assert.deepEqual(removed.messages[0].reaction, { message_id })
  })

  it('taps on buttons and rows that are there, and on no others', async () => {
    const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }]
    const body = { text: 'Well?' }
    const asked = await delivered({
      type: 'interactive',
      interactive: { type: 'button', body, action: { buttons } },
    })
    const tap = (id: string, message_id: string, type = 'button_reply') => ({
      type: 'interactive',
      interactive: { type, [type]: { id } },
      context: { message_id },
    })
    const [message] = (await told(tap('yes', asked))).messages
    assert.deepEqual(message.interactive, { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } })
    assert.deepEqual(message.context, { from: '15550100200', id: asked })
    const rows = [{ id: '9', title: '9:00', description: 'Room 2' }]
    const list = await delivered({
      type: 'interactive',
      interactive: { type: 'list', body, action: { button: 'Slots', sections: [{ rows }] } },
    })
    const picked = (await told(tap('9', list, 'list_reply'))).messages[0].interactive
    assert.deepEqual(picked, { type: 'list_reply', list_reply: rows[0] })
    assert.match(await refused(tap('no', asked)), /^409: .*no button "no"\. It has: yes\./)
    assert.match(await refused(tap('yes', list)), /^409: .*has no button/)
    assert.match(await refused(tap('yes', 'wamid.gone')), /^404: "context\.message_id"/)
    assert.match(
      await refused({ ...tap('yes', asked), context: undefined }),
      /^400: "context\.message_id" is required/,
    )
  })

  it('taps on quick replies of templates; the payload is the text unless the business has given one', async () => {
    const { world } = test.sandbox.context
    const quick = ['Later', 'Stop'].map((text) => ({ type: 'QUICK_REPLY', text }))
    const template = addTemplate(world, test.business.wabaId, {
      name: 'ask',
      components: [
        { type: 'BODY', text: 'Now?' },
        { type: 'BUTTONS', buttons: quick },
      ],
    })
    const components = [
      {
        type: 'button',
        sub_type: 'quick_reply',
        index: '1',
        parameters: [{ type: 'payload', payload: 'stop-7' }],
      },
    ]
    const id = await delivered({
      type: 'template',
      template: { name: 'ask', language: { code: template.language }, components },
    })
    const tap = (button: Part) => ({ type: 'button', button, context: { message_id: id } })
    assert.deepEqual((await told(tap({ text: 'Later' }))).messages[0].button, {
      text: 'Later',
      payload: 'Later',
    })
    assert.deepEqual((await told(tap({ text: 'Stop' }))).messages[0].button, {
      text: 'Stop',
      payload: 'stop-7',
    })
    assert.match(await refused(tap({ text: 'Never' })), /^409: .*It has: Later, Stop\./)
  })

  it('fills in Flows: the answer is a text of JSON', async () => {
    const { world } = test.sandbox.context
    const { wabaId } = test.business
    world.flows.put({
      id: '710000000000001',
      wabaId,
      name: 'booking',
      status: 'PUBLISHED',
      categories: [],
      endpointUri: null,
      json: null,
      createdAt: 0,
    })
    const parameters = { flow_message_version: '3', flow_id: '710000000000001', flow_cta: 'Book' }
    const id = await delivered({
      type: 'interactive',
      interactive: { type: 'flow', body: { text: 'Book' }, action: { name: 'flow', parameters } },
    })
    const answer = (message_id: string) => ({
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { response_json: { day: 'Monday', flow_token: 't' } } },
      context: { message_id },
    })
    assert.deepEqual((await told(answer(id))).messages[0].interactive, {
      type: 'nfm_reply',
      nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"day":"Monday","flow_token":"t"}' },
    })
    assert.match(await refused(answer(await delivered({ text: { body: 'Hi' } }))), /^409: .*no flow/)
  })

  it('answers, forwards, and asks about a product', async () => {
    const id = await delivered({ text: { body: 'Hi' } })
    const context = async (given: Part) =>
      (await told({ type: 'text', text: 'A', context: given })).messages[0].context
    assert.deepEqual(await context({ message_id: id }), { from: '15550100200', id })
    assert.deepEqual(await context({ forwarded: true }), { forwarded: true })
    assert.deepEqual(await context({ frequently_forwarded: true }), { frequently_forwarded: true })
    const referred_product = { catalog_id: '1', product_retailer_id: 'a' }
    assert.deepEqual(await context({ referred_product }), { from: '15550100200', referred_product })
  })

  it('comes from an advertisement', async () => {
    const referral = { source_type: 'ad', ctwa_clid: 'click', welcome_message: { text: 'Hi!' } }
    const [message] = (await told({ type: 'text', text: 'A', referral })).messages
    assert.equal(message.referral.ctwa_clid, 'click')
    assert.deepEqual(message.referral.welcome_message, { text: 'Hi!' })
    assert.ok(message.referral.source_url)
  })

  it('sends what is not supported, edits, takes back and opens a chat', async () => {
    const [unsupported] = (await told({ type: 'unsupported', unsupported: { type: 'poll' } })).messages
    assert.equal(unsupported.errors[0].code, 131_051)
    assert.deepEqual(unsupported.unsupported, { type: 'poll' })
    const revoke = { original_message_id: 'wamid.X' }
    assert.deepEqual((await told({ type: 'revoke', revoke })).messages[0].revoke, revoke)
    const edit = { original_message_id: 'wamid.X', message: { type: 'text', text: { body: 'New' } } }
    assert.deepEqual((await told({ type: 'edit', edit })).messages[0].edit, edit)
    const [welcome] = (await told({ type: 'request_welcome' })).messages
    assert.deepEqual(Object.keys(welcome).sort(), ['from', 'from_user_id', 'id', 'timestamp', 'type'])
  })

  it('is asked for what is missing, with all faults at once', async () => {
    assert.match(await refused({ type: 'txt' }), /^400: "type" must be one of .*text/)
    assert.match(await refused({ type: 'text', txt: 'A' }), /"txt" is not known here\. Did you mean "text"\?/)
    assert.match(await refused({ type: 'text' }), /"text\.body" is required/)
    assert.match(await refused({ type: 'location', location: { latitude: 'N' } }), /latitude.*longitude/)
    assert.match(
      await refused({ type: 'text', text: 'A', to: '999' }),
      /^404: "to": there is no phone number/,
    )
    assert.match(
      await refused({ type: 'image' }),
      /"media\.mimeType" is required.*"media\.base64" is required/,
    )
  })
})
