import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../lib/uuid.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { allocateTeam } from '../desk/allocate-team.ts'
import { createInbox } from '../desk/inboxes.ts'
import { changeChat } from './change-chat.ts'
import { changeChatSettings } from './chat-settings.ts'
import { findChat } from './find-chats.ts'
import { openChat } from './open-chat.ts'
import { placeMessages, windowMs, type MessageToPlace } from './place-messages.ts'
import { chatPlace, type ChatPlace } from './test-chats.ts'

describe('messages find their chats', () => {
  let api: TestApi
  let place: ChatPlace
  let admin: ReturnType<ChatPlace['team']['actor']>
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => {
    place = await chatPlace(api)
    admin = place.team.actor('admin')
  })

  const message = (contactId: string, fields: Partial<MessageToPlace> = {}): MessageToPlace => ({
    id: newId(api.now),
    contactId,
    pluginId: place.plugin.id,
    phoneNumberId: place.plugin.phoneNumberId,
    contactIdentifier: '15550700001',
    direction: 'INBOUND',
    at: api.now,
    isLast: true,
    isUnread: fields.direction !== 'OUTBOUND',
    opensWindow: fields.direction !== 'OUTBOUND',
    procedureId: null,
    processId: null,
    ...fields,
  })
  /** The chat of the last one. */
  async function put(...messages: MessageToPlace[]) {
    const { placed } = await api.context.database.write((session) =>
      placeMessages(session, place.team.id, messages, (api.now += 1_000)),
    )
    return find(placed.at(-1)?.chatId ?? '')
  }
  const find = (id: string) => findChat(api.context, admin, id)
  const pass = () => allocateTeam(api.context.database, place.team.id, (api.now += 1_000))
  const everything = () =>
    createInbox(api.context, admin, { name: 'All', rules: { all: [] }, allocation: { kind: 'round_robin' } })

  it('the first one of several is the one that opened the chat', async () => {
    const contact = newId()
    const chat = await put(
      message(contact, { at: api.now - 60_000 }),
      message(contact, { direction: 'OUTBOUND', at: api.now - 30_000 }),
    )
    assert.equal(chat.openedBy, 'INBOUND')
  })

  it('late ones neither shorten the window nor come before what is newer, and are unread', async () => {
    const contact = newId()
    const newest = message(contact)
    await put(newest)
    const chat = await put(message(contact, { at: newest.at - 3_600_000 }))
    assert.deepEqual(
      [chat.windowEndsAt, chat.lastMessageId, chat.lastMessageAt, chat.unreadCount],
      [newest.at + windowMs, newest.id, newest.at, 2],
    )
  })

  it('a chat opened by hand for nobody is given to somebody once the contact answers', async () => {
    await everything()
    const { chat } = await openChat(api.context, admin, { contactIdentifier: '15550700002' })
    await pass()
    assert.equal((await find(chat.id)).assignedTo, null)
    await put(message(chat.contactId, { at: (api.now += 1_000) }))
    await pass()
    assert.notEqual((await find(chat.id)).assignedTo, null)
  })

  it('a campaign that opens chats again occupies nobody; who answers is given to somebody', async () => {
    await changeChatSettings(api.context, admin, { reopensChats: true })
    const [silent, answering] = [newId(), newId()]
    const chats = [await put(message(silent)), await put(message(answering))]
    await pass()
    for (const { id } of chats) await changeChat(api.context, admin, id, { status: 'CLOSED' })
    await everything()
    const at = (api.now += 60_000)
    for (const contact of [silent, answering]) await put(message(contact, { direction: 'OUTBOUND', at }))
    await pass()
    assert.deepEqual(
      await Promise.all(
        chats.map(async ({ id }) => (({ status, assignedTo }) => [status, assignedTo])(await find(id))),
      ),
      [
        ['OPEN', null],
        ['OPEN', null],
      ],
    )
    await put(message(answering, { at: at + 5_000 }))
    await pass()
    assert.deepEqual(await Promise.all(chats.map(async ({ id }) => (await find(id)).assignedTo !== null)), [
      false,
      true,
    ])
  })
})
