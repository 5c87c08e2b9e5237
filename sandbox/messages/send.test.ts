import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { callGraph } from '../test-calls.ts'
import { ada, startBusiness, type TestBusiness } from './test-business.ts'
import { addTemplate, sendOf } from './test-template.ts'

const text = { to: ada, text: { body: 'Hi' } }

describe('sending a message', () => {
  let test: TestBusiness
  before(async () => {
    test = await startBusiness({ messagesPerSecond: null, hasPairLimit: false })
  })
  after(() => test[Symbol.asyncDispose]())

  it('answers with the number as it was written, the plain digits and an id', async () => {
    const { status, headers, body } = await test.send({ ...text, to: '+1 (555) 010-9999' })
    const id = String(body.messages[0].id)
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'application/json; charset=UTF-8')
    assert.deepEqual(body, {
      messaging_product: 'whatsapp',
      contacts: [{ input: '+1 (555) 010-9999', wa_id: ada }],
      messages: [{ id }],
    })
    assert.match(id, /^wamid\.[A-Za-z0-9+/]+=*$/)
    assert.ok(Buffer.from(id.slice('wamid.'.length), 'base64').includes(ada))
  })

  it('tells message_status with templates only', async () => {
    const { world } = test.sandbox.context
    const { body } = await test.send({ to: ada, ...sendOf(addTemplate(world, test.business.wabaId)) })
    assert.equal(body.messages[0].message_status, 'accepted')
  })

  it('accepts a message that will fail', async () => {
    assert.equal((await test.send({ ...text, to: '15550100777' })).status, 200)
  })

  it('puts the calling code of the business before a national number', async () => {
    const { body } = await test.send({ ...text, to: '555 010 9999' })
    assert.deepEqual(body.contacts, [{ input: '555 010 9999', wa_id: ada }])
    assert.equal((await test.send({ ...text, to: '4915112345678' })).body.contacts[0].wa_id, '4915112345678')
    assert.equal((await test.send({ ...text, to: '+4512345678' })).body.contacts[0].wa_id, '4512345678')
  })

  it('addresses somebody by user id in `recipient`; `to` wins', async () => {
    const { id } = (await test.act(`/${ada}`)).body
    const byId = await test.send({ recipient: id, text: { body: 'Hi' } })
    assert.deepEqual(byId.body.contacts, [{ input: id, user_id: id }])
    const parent = await test.send({ recipient: id.replace('.', '.ENT.'), text: { body: 'Hi' } })
    assert.equal(parent.body.contacts[0].user_id, id)
    const other = (await test.act('/15550108888')).body
    const both = await test.send({ ...text, recipient: other.id })
    assert.deepEqual(both.body.contacts, [{ input: ada, wa_id: ada, user_id: id }])
  })

  it('needs a known and well-formed user id', async () => {
    assert.equal((await test.send({ recipient: 'US.999', text: { body: 'Hi' } })).body.error.code, 131009)
    assert.equal((await test.send({ recipient: 'nobody', text: { body: 'Hi' } })).body.error.code, 100)
  })

  it('refuses user ids for authentication templates', async () => {
    const template = addTemplate(test.sandbox.context.world, test.business.wabaId, {
      name: 'code',
      category: 'AUTHENTICATION',
    })
    const { id } = (await test.act(`/${ada}`)).body
    assert.equal((await test.send({ recipient: id, ...sendOf(template) })).body.error.code, 131062)
    assert.equal((await test.send({ to: ada, ...sendOf(template) })).status, 200)
  })

  it('sends to a group of the number', async () => {
    const { world } = test.sandbox.context
    const group = world.groups.put({
      id: '810000000000009',
      phoneNumberId: test.business.phoneNumberId,
      subject: 'Tours',
      description: '',
      joinApprovalMode: 'auto_approve',
      inviteCode: 'x',
      participants: [(await test.act(`/${ada}`)).body.id],
      joinRequests: [],
      createdAt: 0,
    })
    const { body } = await test.send({ recipient_type: 'group', to: group.id, text: { body: 'All' } })
    assert.equal(body.messages[0].group_id, group.id)
    const statuses = await test.statuses(body.messages[0].id, 2)
    assert.deepEqual(
      statuses.map(({ status, recipient_id, recipient_type }) => [status, recipient_id, recipient_type]),
      [
        ['sent', group.id, 'group'],
        ['delivered', group.id, 'group'],
      ],
    )
    assert.equal(statuses[1]?.['recipient_participant_id'], ada)
    assert.equal((await test.send({ ...text, recipient_type: 'group' })).body.error.code, 131009)
  })
})

describe('what clients send that is not quite right', () => {
  let test: TestBusiness
  before(async () => {
    test = await startBusiness({ messagesPerSecond: null, hasPairLimit: false })
  })
  after(() => test[Symbol.asyncDispose]())

  it('is accepted: null for what is left out', async () => {
    const { status } = await test.send({ ...text, context: null, biz_opaque_callback_data: null, type: null })
    assert.equal(status, 200)
  })

  it('is accepted: an answer to a message that nobody knows', async () => {
    assert.equal((await test.send({ ...text, context: { message_id: 'wamid.gone' } })).status, 200)
  })

  for (const version of ['v13.0', 'v14.0', 'v17.0', 'v19.0', 'v20.0', 'v26.0'])
    it(`is accepted: ${version}`, async () => assert.equal((await test.send(text, { version })).status, 200))

  const call = async (path: string, body: unknown): Promise<number> =>
    (await callGraph(test.sandbox, path, { body })).status

  it('is accepted: no version, and the token in the query', async () => {
    const { phoneNumberId, accessToken } = test.business
    const body = { messaging_product: 'whatsapp', ...text }
    assert.equal(await call(`${phoneNumberId}/messages?access_token=${accessToken}`, body), 200)
  })

  it('is accepted: messaging_product in the query', async () => {
    const { phoneNumberId, accessToken } = test.business
    const path = `v23.0/${phoneNumberId}/messages?messaging_product=whatsapp&access_token=${accessToken}`
    assert.equal(await call(path, text), 200)
  })

  it('is accepted: a form with JSON in its fields', async () => {
    const { phoneNumberId, accessToken } = test.business
    const form = new URLSearchParams({
      messaging_product: 'whatsapp',
      to: ada,
      type: 'text',
      text: '{"body":"Hi"}',
      access_token: accessToken,
    })
    assert.equal(await call(`v23.0/${phoneNumberId}/messages`, form), 200)
  })
})

describe('the order of what is refused at once', () => {
  let test: TestBusiness
  before(async () => {
    test = await startBusiness({ messagesPerSecond: 1_000 })
  })
  after(() => test[Symbol.asyncDispose]())

  const fault = async (body: Record<string, unknown>) => {
    const { status, body: answer } = await test.send(body)
    return [status, answer.error?.code, answer.error?.error_data?.details ?? answer.error?.message]
  }

  it('begins with messaging_product, to and type', async () => {
    const { phoneNumberId, accessToken } = test.business
    const { body } = await callGraph(test.sandbox, `v23.0/${phoneNumberId}/messages`, {
      token: accessToken,
      body: {},
    })
    assert.equal(body.error.message, '(#100) The parameter messaging_product is required.')
    assert.equal((await fault({ type: 'nope' }))[2], '(#100) The parameter to is required.')
    assert.match(String((await fault({ to: ada, type: 'nope' }))[2]), /^\(#100\) Param type must be one of/)
    assert.equal((await fault({ to: 'Ada', text: { body: 'Hi' } }))[1], 131009)
    assert.equal((await fault({ ...text, recipient_type: 'crowd' }))[1], 100)
    assert.equal((await fault({ ...text, biz_opaque_callback_data: 'x'.repeat(513) }))[1], 100)
  })

  it('goes on with the content, then the template and its status', async () => {
    const { world } = test.sandbox.context
    const { wabaId } = test.business
    const named = (name: string, language = 'en_US') => ({
      to: ada,
      type: 'template',
      template: { name, language: { code: language } },
    })
    assert.equal(
      (await fault({ to: ada, type: 'template', template: { name: 'a' } }))[2],
      "(#100) The parameter template['language'] is required.",
    )
    assert.deepEqual(await fault(named('nope', 'de')), [
      404,
      132001,
      'template name (nope) does not exist in de',
    ])
    const expected = { PENDING: 132001, REJECTED: 132001, PAUSED: 132015, DISABLED: 132016, DELETED: 132001 }
    for (const [status, code] of Object.entries(expected)) {
      addTemplate(world, wabaId, { name: status.toLowerCase(), status })
      assert.equal((await fault(named(status.toLowerCase())))[1], code)
    }
    const own = (await fault({ ...named('nope'), to: '15550100200' }))[1]
    assert.equal(own, 132001, 'the template comes before the recipient')
  })

  it('looks at the media of a template once the template has been found', async () => {
    const { world } = test.sandbox.context
    addTemplate(world, test.business.wabaId, {
      name: 'pictured',
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Here it is.' },
      ],
    })
    const header = (name: string, image: object) => ({
      to: ada,
      type: 'template',
      template: {
        name,
        language: { code: 'en_US' },
        components: [{ type: 'header', parameters: [{ type: 'image', image }] }],
      },
    })
    assert.equal((await fault(header('nope', { id: '999' })))[1], 132001)
    assert.deepEqual((await fault(header('pictured', { id: '999' }))).slice(0, 2), [400, 131009])
    assert.equal((await test.send(header('pictured', { link: 'http://127.0.0.1:1/a.png' }))).status, 200)
  })

  it('then refuses the number that sends, and who is not on the list of a test number', async () => {
    const { world } = test.sandbox.context
    const { phoneNumberId } = test.business
    assert.deepEqual((await fault({ ...text, to: '15550100200' })).slice(0, 2), [400, 131021])
    world.phoneNumbers.update(phoneNumberId, { allowedRecipients: [ada] })
    assert.deepEqual((await fault({ ...text, to: '15550107777' })).slice(0, 2), [400, 131030])
    assert.deepEqual((await fault({ ...text, to: '15550100200' })).slice(0, 2), [400, 131021])
    assert.equal((await test.send(text)).status, 200)
    world.phoneNumbers.update(phoneNumberId, { allowedRecipients: null })
  })

  it('puts a number that is not registered, and a locked account, before everything', async () => {
    const { world } = test.sandbox.context
    const { phoneNumberId, wabaId } = test.business
    world.wabas.update(wabaId, { isLocked: true })
    assert.deepEqual((await fault({})).slice(0, 2), [403, 131031])
    world.phoneNumbers.update(phoneNumberId, { isRegistered: false })
    assert.deepEqual((await fault({})).slice(0, 2), [400, 133010])
    world.phoneNumbers.update(phoneNumberId, { isRegistered: true })
    world.wabas.update(wabaId, { isLocked: false })
  })
})
