import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import {
  startSendingApi,
  text,
  type SendingApi,
  type SendingPlace,
} from '../../api/chakra/sending/test-sends.ts'
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import { replyInChat, type Reply } from '../chats/reply.ts'

describe('messages that go out', () => {
  let sending: SendingApi
  let place: SendingPlace
  before(async () => {
    sending = await startSendingApi()
  })
  beforeEach(async () => {
    place = await sending.place()
  })
  after(() => sending[Symbol.asyncDispose]())

  const rows = (sql: string, values: unknown[] = []) =>
    sending.api.context.database.rows(sql, [place.team.id, ...values])
  const chats = () => rows('select * from chats where team_id = $1 order by id')
  const setting = (settings: object) =>
    rows('update teams set chat_settings = $2 where team_id = $1', [JSON.stringify(settings)])
  const content = (body = 'It is ready.') => ({ type: 'text', text: { body } })
  const reply = (chatId: string, rest: Omit<Reply, 'content'> & { content?: Reply['content'] } = {}) => {
    sending.api.now += 1
    return replyInChat(sending.api.context, place.team.actor(), chatId, { content: content(), ...rest })
  }
  const isRefusal = (kind: string, code: string, message?: RegExp) => (error: unknown) =>
    error instanceof AppError &&
    error.kind === kind &&
    error.code === code &&
    (message === undefined || message.test(error.message))

  it('open a chat with whom they go to, and stay in it', async () => {
    await place.send(text())
    await place.send(text())
    const [chat, ...others] = await chats()
    assert.deepEqual(others, [])
    assert.deepEqual(
      [chat?.['opened_by'], chat?.['status'], chat?.['version'], chat?.['contact_identifier']],
      ['OUTBOUND', 'OPEN', 3, '15550109999'],
    )
    const shown = await place.last()
    assert.equal(shown.chat, chat?.['id'])
    assert.equal(chat?.['last_message_id'], shown.id)
  })

  it('tell in their event of the chat and its version', async () => {
    await place.send(text())
    const [event] = await rows(`select payload from events where team_id = $1 and type = 'message.created'`)
    const [chat] = await chats()
    const { chatId, contactId, chatVersion } = event?.['payload'] as Record<string, unknown>
    assert.deepEqual(
      [chatId, contactId, chatVersion],
      [chat?.['id'], chat?.['contact_id'], chat?.['version']],
    )
  })

  it('many at once to somebody new open one chat', async () => {
    await Promise.all(Array.from({ length: 12 }, () => place.send(text())))
    const found = await chats()
    assert.equal(found.length, 1)
    assert.equal(found[0]?.['version'], 13)
    assert.equal((await rows('select 1 from contacts where team_id = $1')).length, 1)
  })

  it('to a national variant of a number are in the same chat', async () => {
    await place.send(text('5511987654321'))
    await place.send(text('551187654321'))
    assert.equal((await chats()).length, 1)
  })

  it('to somebody known by a user id, and to a group', async () => {
    await place.send({ ...text(), to: undefined, recipient: 'US.900000000000000001' })
    await place.send({ ...text('Y2FwaV9ncm91cA=='), recipient_type: 'group' })
    assert.deepEqual(
      (await chats()).map((chat) => chat['contact_identifier']),
      ['US.900000000000000001', 'Y2FwaV9ncm91cA=='],
    )
  })

  it('open a new chat after the last was closed', async () => {
    await place.send(text())
    await rows(`update chats set status = 'CLOSED' where team_id = $1`)
    await place.send(text())
    assert.deepEqual(
      (await chats()).map((chat) => chat['status']),
      ['CLOSED', 'OPEN'],
    )
  })

  it('open a chat for each template, where the team wants that', async () => {
    await setting({ opensChatForTemplates: true })
    const template = { ...text(), type: 'template', template: { name: 'hello', language: { code: 'en' } } }
    await place.send(text())
    await place.send(template)
    await place.send(template)
    await place.send(text())
    assert.deepEqual(
      (await chats()).map((chat) => [chat['status'], chat['version']]),
      [
        ['CLOSED', 3],
        ['CLOSED', 3],
        ['OPEN', 3],
      ],
    )
  })

  it('that name nobody are in no chat', async () => {
    await place.send({ ...text(), to: '' })
    assert.deepEqual(await chats(), [])
    assert.equal((await place.last()).chat, null)
  })

  describe('as answers in a chat', () => {
    let chatId: string
    beforeEach(async () => {
      await place.send(text())
      chatId = String((await chats())[0]?.['id'])
      await rows('update chats set unread_count = 4 where team_id = $1')
    })

    it('go to its contact, and everything is read', async () => {
      const { message } = await reply(chatId)
      assert.deepEqual([message.chatId, message.origin, message.deliveryStatus], [chatId, 'reply', 'SENT'])
      assert.equal(sending.graph.asked.at(-1)?.body.to, '15550109999')
      const [chat] = await chats()
      assert.deepEqual([chat?.['unread_count'], chat?.['answered_version']], [0, 3])
    })

    it('are refused when the team has answered since, saying who and when; forced they go', async () => {
      const ann = await place.team.user({ username: `ann-${newId()}@example.org` })
      const actor = { ...place.team.actor(), userId: ann.id }
      await replyInChat(sending.api.context, actor, chatId, { content: content('First'), version: 2 })
      const before = sending.graph.asked.length
      await assert.rejects(
        reply(chatId, { version: 2 }),
        isRefusal('conflict', 'chat_answered', new RegExp(`answered by ${ann.username} at 20\\d\\d-`)),
      )
      assert.equal(sending.graph.asked.length, before, 'nothing was sent')
      await reply(chatId, { version: 2, isForced: true })
      await reply(chatId, { version: 4 })
    })

    it('are not refused because the contact has written since', async () => {
      await rows('update chats set version = version + 5 where team_id = $1')
      await reply(chatId, { version: 2 })
    })

    it('two at once against one version: one goes', async () => {
      const both = await Promise.allSettled([reply(chatId, { version: 2 }), reply(chatId, { version: 2 })])
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    })

    it('with an id of their own are sent once', async () => {
      const messageId = newId()
      const first = await reply(chatId, { messageId })
      const again = await reply(chatId, { messageId, content: content('Another') })
      assert.deepEqual([first.message.id, again.message.id, again.isRepeated], [messageId, messageId, true])
      assert.equal((await rows('select 1 from chat_messages where team_id = $1')).length, 2)
    })

    it('open a closed chat again', async () => {
      await rows(`update chats set status = 'CLOSED', closed_at = now() where team_id = $1`)
      await reply(chatId)
      assert.deepEqual(
        (await chats()).map((chat) => [chat['id'], chat['status'], chat['closed_at']]),
        [[chatId, 'OPEN', null]],
      )
    })

    it('name their type and nobody', async () => {
      await assert.rejects(
        reply(chatId, { content: { to: '15550100000', text: { body: 'Hello' } } }),
        isRefusal('invalid', 'request_invalid', /to: must be left out.*type: must be/),
      )
    })

    it('in no chat of another team', async () => {
      const other = await sending.place()
      await assert.rejects(
        replyInChat(sending.api.context, other.team.actor(), chatId, { content: content() }),
        isRefusal('not_found', 'chat_not_found'),
      )
    })
  })
})
