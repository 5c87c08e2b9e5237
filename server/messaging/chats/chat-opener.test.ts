import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Database } from '../../database/database.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { changeChatSettings } from './chat-settings.ts'
import { ChatOpener, type MessageToSomebody } from './chat-opener.ts'
import { chatPlace, type ChatPlace } from './test-chats.ts'

describe('chats of messages to people with whom there is none', () => {
  let api: TestApi
  let place: ChatPlace
  let opener: ChatOpener
  let transactions = 0
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => {
    place = await chatPlace(api)
    transactions = 0
    const { database } = api.context
    const write: Database['write'] = (work, durable) => {
      transactions += 1
      return database.write(work, durable)
    }
    opener = new ChatOpener({ write })
  })

  const message = (
    contactIdentifier: string,
    fields: Partial<MessageToSomebody> = {},
  ): MessageToSomebody => ({
    teamId: place.team.id,
    createdAt: api.now,
    at: api.now,
    pluginId: place.plugin.id,
    phoneNumberId: place.plugin.phoneNumberId,
    contactIdentifier,
    direction: 'OUTBOUND',
    dataType: 'text',
    userId: null,
    ...fields,
  })
  const chats = () =>
    api.context.database.rows<{ id: string; status: string }>(
      'select id, status from chats where team_id = $1 order by id',
      [place.team.id],
    )

  it('are opened together, each by whom it is for', async () => {
    const people = Array.from({ length: 30 }, (_, index) => String(15_550_600_000 + index))
    const ids = await Promise.all(
      people.map((phone) => opener.open(message(phone, { userId: place.person.id }))),
    )
    assert.equal(new Set(ids).size, 30)
    assert.deepEqual([...ids].sort(), (await chats()).map(({ id }) => id).sort())
    assert.ok(transactions <= 2, `${transactions} transactions`)
    const events = await api.context.database.rows(
      `select made_by from events where team_id = $1 and type = 'chat.created' and made_by = $2`,
      [place.team.id, place.person.id],
    )
    assert.equal(events.length, 30)
  })

  it('are one for one person, however the number is written', async () => {
    const spellings = ['5511987654321', '551187654321', '5511987654321']
    const ids = await Promise.all(spellings.map((spelling) => opener.open(message(spelling))))
    assert.equal(new Set(ids).size, 1)
  })

  it('are several where each template opens one, and only the last stays open', async () => {
    await changeChatSettings(api.context, place.team.actor('admin'), { opensChatForTemplates: true })
    const ids = await Promise.all(
      [1, 2, 3].map(() => opener.open(message('15550620000', { dataType: 'template' }))),
    )
    assert.equal(new Set(ids).size, 3)
    const statuses = new Map((await chats()).map(({ id, status }) => [id, status]))
    assert.deepEqual(
      ids.map((id) => statuses.get(id)),
      ['CLOSED', 'CLOSED', 'OPEN'],
    )
  })

  it('are opened although one of them cannot be', async () => {
    const results = await Promise.allSettled([
      opener.open(message('15550630000')),
      opener.open(message('15550630001')),
      opener.open(message('15550630002', { phoneNumberId: 'no\0number' })),
      opener.open(message('15550630003')),
    ])
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    )
    assert.equal((await chats()).length, 3)
  })
})
