import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { appendEvents } from '../../events/append.ts'
import { newId } from '../../lib/uuid.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { indexMessages } from './index-messages.ts'
import { searchMessages } from './search.ts'
import { addChat, addMessages } from './test-corpus.ts'

describe('the index of the search', () => {
  let api: TestApi
  let team: TestTeam
  let chatId: string
  before(async () => {
    api = await startApi({ background: true })
    team = await api.team()
    chatId = await addChat(api, team)
  })
  after(() => api[Symbol.asyncDispose]())

  const tell = (type: string, ids: readonly string[], payload = {}) =>
    api.context.database.write((session) =>
      appendEvents(
        session,
        ids.map((id) => ({
          teamId: team.id,
          at: api.now,
          type,
          subjectId: id,
          madeBy: null,
          payload: { id, ...payload },
        })),
      ),
    )
  const find = async (text: string): Promise<string[]> => {
    const { hits } = await searchMessages(api.context, team.actor(), { text, limit: 10 })
    return hits.map(({ messageId }) => messageId)
  }
  const eventually = async (text: string, ids: readonly string[]) => {
    const end = Date.now() + 20_000
    while (JSON.stringify(await find(text)) !== JSON.stringify(ids) && Date.now() < end) await pause(50)
    assert.deepEqual(await find(text), ids)
  }

  it('has a message soon after its event, and no more when it was taken back', async () => {
    const ids = await addMessages(api, team, [{ text: 'where is my parcel', chatId, externalId: 'wamid.P' }])
    await tell('message.created', ids)
    await eventually('parcel', ids)
    const revokes = await addMessages(api, team, [
      { text: '', chatId, dataType: 'revoke', inReplyTo: 'wamid.P' },
    ])
    await tell('message.created', revokes)
    await eventually('parcel', [])
  })

  it('has a message as it reads when it was edited before it was indexed', async () => {
    const ids = await addMessages(api, team, [
      { text: 'colour red', chatId, externalId: 'wamid.E' },
      { text: 'colour green', chatId, dataType: 'edit', inReplyTo: 'wamid.E' },
    ])
    await tell('message.created', [...ids].reverse())
    await eventually('green', ids.slice(0, 1))
    assert.deepEqual(await find('red'), [])
  })

  it('leaves what somebody else changes out: edits and takes back only what the same side wrote', async () => {
    const ids = await addMessages(api, team, [
      { text: 'our promise', chatId, externalId: 'wamid.O', direction: 'OUTBOUND' },
      { text: '', chatId, dataType: 'revoke', inReplyTo: 'wamid.O' },
    ])
    await api.context.database.write((session) => indexMessages(session, team.id, ids))
    assert.deepEqual(await find('promise'), ids.slice(0, 1))
  })

  it('stands two servers that index the same messages at the same time', async () => {
    const texts = Array.from({ length: 200 }, (_, number) => ({ text: `same words ${number}`, chatId }))
    const ids = await addMessages(api, team, texts)
    const index = (given: readonly string[]) =>
      api.context.database.write((session) => indexMessages(session, team.id, given))
    await Promise.all([index(ids), index([...ids].reverse())])
    assert.equal((await find('same words 7 ')).length, 1)
  })

  it('passes over messages without words or without a chat', async () => {
    const ids = await addMessages(api, team, [
      { text: '👍', chatId },
      { text: 'without a chat', chatId },
    ])
    await api.context.database.rows(
      'update chat_messages set chat_id = null where team_id = $1 and id = $2',
      [team.id, ids[1]],
    )
    await api.context.database.write((session) => indexMessages(session, team.id, [...ids, newId()]))
    const rows = await api.context.database.rows(
      'select 1 from message_search where team_id = $1 and message_id = any($2::uuid[])',
      [team.id, ids],
    )
    assert.deepEqual(rows, [])
  })
})
