import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { deliver } from '../../api/meta/test-deliveries.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { addPlugin, type TestPlugin } from '../../test/support/whatsapp.ts'
import { applyDeliveries } from '../deliveries/deliveries.ts'

describe('messages that come in are kept', () => {
  let api: TestApi
  let team: TestTeam
  let plugin: TestPlugin
  before(async () => {
    api = await startApi()
  })
  beforeEach(async () => {
    team = await api.team()
    plugin = await addPlugin(api, team)
  })
  after(() => api[Symbol.asyncDispose]())

  const rows = (text: string, values: unknown[] = []) => api.context.database.rows(text, [team.id, ...values])
  const applyAll = async () => {
    while ((await applyDeliveries(api.context.database, api.now)).count > 0);
  }
  const seconds = () => Math.floor(api.now / 1000)
  let count = 0
  const text = (body: string, rest: object = {}) => ({
    from: '15550109999',
    id: `wamid.${(count += 1)}`,
    timestamp: String(seconds()),
    type: 'text',
    text: { body },
    ...rest,
  })
  const value = (messages: object[], rest: object = {}) => ({
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550100200', phone_number_id: plugin.phoneNumberId },
    contacts: [{ profile: { name: 'Ada' }, wa_id: '15550109999' }],
    messages,
    ...rest,
  })
  const receive = async (...messages: object[]) => {
    await deliver(api, plugin, value(messages))
    await applyAll()
  }
  const stored = () => rows(`select * from chat_messages where team_id = $1 order by at, id`)
  const chats = () => rows(`select * from chats where team_id = $1 order by id`)
  const outcomes = async () =>
    (await rows(`select outcome from raw_deliveries where team_id = $1 order by id`)).map(
      (row) => row['outcome'],
    )

  it('with a contact and an open chat, unread, whose window ends a day later', async () => {
    await receive(text('Hello'))
    const [message] = await stored()
    const [chat] = await chats()
    assert.ok(message !== undefined && chat !== undefined)
    assert.deepEqual(
      [message['text'], message['chat_id'], chat['status'], chat['unread_count'], chat['last_message_id']],
      ['Hello', chat['id'], 'OPEN', 1, message['id']],
    )
    assert.equal(chat['window_ends_at'], (message['at'] as number) + 86_400_000)
    const [contact] = await rows('select * from contacts where team_id = $1')
    assert.deepEqual([contact?.['id'], contact?.['profile_name']], [chat['contact_id'], 'Ada'])
  })

  it('each once, however often and in however many pieces it is delivered', async () => {
    const [first, second] = [text('One'), text('Two')]
    await receive(first)
    await receive(first, second)
    await receive(second, first, second)
    assert.deepEqual(
      (await stored()).map((message) => message['text']),
      ['One', 'Two'],
    )
    const [chat] = await chats()
    assert.deepEqual([chat?.['unread_count'], chat?.['version']], [2, 3])
    const events = await rows(`select 1 from events where team_id = $1 and type = 'message.created'`)
    assert.equal(events.length, 2)
  })

  it('in their order, whatever the order of arrival', async () => {
    const start = seconds()
    const bodies = [5, 2, 9, 1, 7, 3]
    for (const second of bodies) await receive(text(String(second), { timestamp: String(start + second) }))
    assert.deepEqual(
      (await stored()).map((message) => message['text']),
      ['1', '2', '3', '5', '7', '9'],
    )
    const [chat] = await chats()
    const last = (await stored()).at(-1)
    assert.equal(chat?.['last_message_id'], last?.['id'])
  })

  it('in one chat for a contact and a number, a new one after that was closed', async () => {
    await receive(text('One'))
    await rows(`update chats set status = 'CLOSED' where team_id = $1`)
    await receive(text('Two'), text('Three'))
    const found = await chats()
    assert.deepEqual(
      found.map((chat) => [chat['status'], chat['unread_count']]),
      [
        ['CLOSED', 1],
        ['OPEN', 2],
      ],
    )
  })

  it('in the last chat, where the team has it re-opened', async () => {
    await rows(`update teams set chat_settings = '{"reopensChats": true}' where team_id = $1`)
    await receive(text('One'))
    await rows(`update chats set status = 'CLOSED', closed_at = now() where team_id = $1`)
    await receive(text('Two'))
    const found = await chats()
    assert.deepEqual(
      found.map((chat) => [chat['status'], chat['unread_count'], chat['closed_at']]),
      [['OPEN', 2, null]],
    )
  })

  it('also of types that nobody knows, and tells so', async () => {
    await receive(text('', { type: 'hologram', hologram: { colour: 'blue' } }))
    const [message] = await stored()
    assert.equal(message?.['data_type'], 'hologram')
    assert.deepEqual((message['content'] as { hologram: object }).hologram, { colour: 'blue' })
    assert.deepEqual((await outcomes())[0], {
      messages: [message['id']],
      known: 0,
      statuses: 0,
      fields: ['messages'],
      unknown: ['message type hologram'],
      problems: [],
    })
  })

  it('with their files waiting to be fetched', async () => {
    await receive(text('', { type: 'image', image: { id: '77', mime_type: 'image/jpeg', caption: 'A cat' } }))
    const [media] = await rows('select * from media where team_id = $1')
    const [message] = await stored()
    assert.deepEqual(
      [media?.['message_id'], media?.['external_id'], media?.['state']],
      [message?.['id'], '77', 'WAITING'],
    )
  })

  it('but a reaction is not unread and not the last message; its target is told to be shown anew', async () => {
    const hello = text('Hello')
    await receive(hello)
    const reaction = { message_id: hello.id, emoji: '👍' }
    await receive(text('', { type: 'reaction', reaction }))
    const [message, reacting] = await stored()
    const [chat] = await chats()
    assert.deepEqual([chat?.['unread_count'], chat?.['last_message_id']], [1, message?.['id']])
    assert.equal(reacting?.['in_reply_to'], hello.id)
    const [event] = await rows(
      `select payload from events where team_id = $1 and type = 'message.updated' and subject_id = $2`,
      [message?.['id']],
    )
    assert.equal((event?.['payload'] as { amendedBy: string }).amendedBy, reacting['id'])
  })

  it('from the phone app as the team’s own answer', async () => {
    await receive(text('Hello'))
    const echo = {
      from: '15550100200',
      to: '15550109999',
      id: 'wamid.echo',
      type: 'text',
      text: { body: 'Hi' },
    }
    const metadata = { display_phone_number: '15550100200', phone_number_id: plugin.phoneNumberId }
    const echoes = { metadata, message_echoes: [{ ...echo, timestamp: String(seconds() + 1) }] }
    await deliver(api, plugin, echoes, { field: 'smb_message_echoes' })
    await applyAll()
    const [, answer] = await stored()
    const [chat] = await chats()
    assert.deepEqual(
      [answer?.['direction'], answer?.['origin'], answer?.['delivery_status']],
      ['OUTBOUND', 'echo', 'SENT'],
    )
    assert.deepEqual([chat?.['unread_count'], chat?.['answered_version']], [0, chat?.['version']])
  })

  it('of somebody who changed the number in the chat that was there', async () => {
    await receive(text('Hello'))
    const system = { body: 'changed', type: 'user_changed_number', wa_id: '15550108888' }
    await receive(text('', { type: 'system', system }))
    await deliver(api, plugin, {
      ...value([text('Still me', { from: '15550108888' })]),
      contacts: [{ wa_id: '15550108888', profile: { name: 'Ada' } }],
    })
    await applyAll()
    const found = await chats()
    assert.equal(found.length, 1)
    assert.equal(found[0]?.['contact_identifier'], '15550108888')
    assert.equal(found[0]['unread_count'], 2)
  })

  it('only of numbers that are connected; applied again once they are', async () => {
    const strange = { ...value([text('Lost?')]), metadata: { phone_number_id: '999' } }
    await deliver(api, plugin, strange)
    await applyAll()
    assert.deepEqual(await stored(), [])
    const [outcome] = (await outcomes()) as { problems: string[] }[]
    assert.match(outcome?.problems[0] ?? '', /999 is not connected/)
    await rows(`update phone_numbers set id = '999' where team_id = $1`)
    await rows(`update raw_deliveries set state = 'WAITING' where team_id = $1`)
    await applyAll()
    assert.equal((await stored()).length, 1)
  })

  it('a thousand in one delivery', async () => {
    const messages = Array.from({ length: 1_000 }, (_, index) =>
      text(`Message ${index}`, { from: String(15_550_110_000 + (index % 300)) }),
    )
    const contacts = Array.from({ length: 300 }, (_, index) => ({
      wa_id: String(15_550_110_000 + index),
      profile: { name: `Person ${index}` },
    }))
    await deliver(api, plugin, { ...value(messages), contacts })
    await applyAll()
    assert.equal((await stored()).length, 1_000)
    const found = await chats()
    assert.equal(found.length, 300)
    assert.equal(
      found.reduce((sum, chat) => sum + (chat['unread_count'] as number), 0),
      1_000,
    )
  })

  it('but one of nobody is told of with its delivery, where alone it is kept', async () => {
    await deliver(api, plugin, { ...value([text('Who?', { from: '' }), text('Ada')]), contacts: [] })
    await deliver(api, plugin, { ...value([text('Where?'), text('To whom?')]), metadata: {} })
    await applyAll()
    assert.deepEqual(
      (await stored()).map((message) => message['text']),
      ['Ada'],
    )
    const told = (await outcomes()) as { problems: string[] }[]
    const rest = 'no phone number id of ours or nobody who wrote. Only the delivery keeps what was said.'
    assert.deepEqual(
      told.map(({ problems }) => problems),
      [[`1 message names ${rest}`], [`2 messages name ${rest}`]],
    )
  })

  it('and complaints of WhatsApp are told with the delivery', async () => {
    const errors = [{ code: 130429, title: 'Rate limit hit', error_data: { details: 'too many' } }]
    await deliver(api, plugin, value([], { errors }))
    await applyAll()
    const [outcome] = (await outcomes()) as { problems: string[] }[]
    assert.deepEqual(outcome?.problems, ['WhatsApp reports: (#130429) Rate limit hit: too many'])
  })
})
