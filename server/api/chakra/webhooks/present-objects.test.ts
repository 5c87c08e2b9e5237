import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { addChat } from '../../../messaging/desk/test-chats.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { webhooksPlace } from './test-webhooks.ts'

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any shape */
describe('the objects of events', () => {
  let api: TestApi
  before(async () => {
    api = await startApi()
  })
  after(() => api[Symbol.asyncDispose]())

  async function place() {
    const found = await webhooksPlace(api)
    const statements: string[] = []
    const present = async (kind: string, ...ids: string[]): Promise<any[]> => {
      const objects = await api.context.database.write((session) => {
        const counting = {
          rows: (text: string, values?: readonly unknown[], name?: string) => {
            statements.push(text)
            return session.rows<any>(text, values, name)
          },
        }
        return api.context.presentObjects.present(counting, found.team.id, kind, ids)
      })
      // As it is sent.
      return JSON.parse(JSON.stringify(ids.map((id) => objects.get(id) ?? null)))
    }
    return { ...found, present, statements }
  }

  it('are chats, contacts and messages as they are fetched', async () => {
    const { team, data, present } = await place()
    const id = await addChat(api, team, { name: 'Meera', text: 'Is it ready?' })
    const chat = await data('GET', `/chat/${id}`)
    assert.deepEqual(await present('chat', id), [chat])
    const { merges, ...contact } = await data('GET', `/contact/${chat.contact}`)
    assert.deepEqual([await present('contact', chat.contact), merges], [[contact], []])
    const [message] = await data('POST', `/chat/${id}/message`, {})
    assert.equal(message.text, 'Is it ready?')
    assert.deepEqual(await present('message', message.id), [message])
  })

  it('are what the desk keeps', async () => {
    const { team, data, present } = await place()
    const chat = await addChat(api, team)
    const note = await data('POST', `/chat/${chat}/note`, { text: 'Calls back' })
    const tag = await data('POST', '/chat-tag', { name: 'VIP' })
    const inbox = await data('POST', '/chat-inbox', { name: 'Sales' })
    const scheduled = await data('POST', `/chat/${chat}/scheduled-message`, {
      text: 'Good morning',
      sendAt: api.now + 3_600_000,
    })
    assert.deepEqual(await present('note', note.id), [note])
    assert.deepEqual(await present('chat_tag', tag.id), [tag])
    assert.deepEqual(await present('chat_inbox', inbox.id), [inbox])
    assert.deepEqual(await present('scheduled_message', scheduled.id), [scheduled])
    await data('DELETE', `/chat/${chat}/note/${note.id}`)
    assert.deepEqual(await present('note', note.id), [null])
  })

  it('are what the team has defined, and the records of it', async () => {
    const { data, present } = await place()
    const procedure = await data('GET', '/procedure/lead')
    assert.deepEqual(await present('procedure', procedure.id), [procedure])
    const entity = await data('GET', `/entity/${procedure.entity}`)
    assert.deepEqual(await present('entity', entity.id), [entity])
    const lead = await data('POST', '/procedure/ticket/process', {
      data: { subject: 'Broken' },
      record: { data: { name: 'Ana', phone_number: '+919845012345' } },
    })
    const [record] = await present('record', lead.record)
    assert.equal(record.id, lead.record)
    assert.equal(record.data.name, 'Ana')
    assert.deepEqual(Object.keys(record), [
      ...['id', 'entity', 'team', 'createdBy', 'data', 'derivedData'],
      ...['createdAt', 'updatedAt', 'isDeleted', 'deletedAt'],
    ])
  })

  it('are read with as many statements for many as for one', async (t) => {
    const { team, present, statements } = await place()
    const ids: string[] = []
    for (let count = 0; count < 12; count += 1) ids.push(await addChat(api, team))
    // Those outside the transaction count, too.
    const { database } = api.context
    const others = t.mock.method(database, 'rows')
    const counted = async (...some: string[]): Promise<number> => {
      statements.length = 0
      others.mock.resetCalls()
      const found = await present('chat', ...some)
      assert.deepEqual(
        found.map(({ id }) => id),
        some,
      )
      return statements.length + others.mock.callCount()
    }
    const forOne = await counted(ids[0]!)
    assert.ok(forOne > 2)
    assert.equal(await counted(...ids), forOne)
  })

  it('of another team, of nothing and of no known kind are none', async () => {
    const [mine, theirs] = [await place(), await place()]
    const chat = await addChat(api, theirs.team)
    const user = await theirs.team.user()
    for (const [kind, id] of [
      ['chat', chat],
      ['user', user.id],
      ['process', newId()],
      ['contact', newId()],
      ['plugin', newId()],
      ['template', '123'],
      ['webhook', newId()],
      ['constructor', newId()],
    ] as const)
      assert.deepEqual(await mine.present(kind, id), [null], kind)
    assert.deepEqual(await mine.present('chat'), [])
  })
})
