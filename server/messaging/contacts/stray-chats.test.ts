import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Actor } from '../../team/actor.ts'
import { mergeByHand, undoMerge } from './merges.ts'
import { keepStrayChats } from './stray-chats.ts'
import { addChat } from './test-chats.ts'
import { day, start, startContacts, type TestContacts, type TestPeople } from './test-contacts.ts'

describe('a chat that was opened while its contact was merged', () => {
  let contacts: TestContacts
  let people: TestPeople
  let one: string
  let other: string
  before(async () => (contacts = await startContacts()))
  after(() => contacts[Symbol.asyncDispose]())
  beforeEach(async () => {
    people = await contacts.fresh()
    one = await people.whose({ phone: '15550100001' })
    other = await people.whose({ bsuid: 'US.1' })
  })

  const context = () => ({ database: contacts.database, clock: () => start + 500 * day })
  const actor = () => ({
    team: { id: people.teamId } as Actor['team'],
    userId: people.teamId,
    roleType: 'admin' as const,
  })
  const keep = () =>
    people.database.write((session) =>
      keepStrayChats(session, people.teamId, [one, other], start + 501 * day),
    )
  const chats = () =>
    people.rows<{ id: string; contactId: string; status: string }>(
      'select id, contact_id as "contactId", status from chats where team_id = $1 order by created_at, id',
    )

  it('goes to the contact that goes on, and back with it', async () => {
    const merge = await mergeByHand(context(), actor(), one, other)
    const stray = await addChat(people, { contactId: other })
    await keep()
    assert.deepEqual(await chats(), [{ id: stray, contactId: one, status: 'OPEN' }])
    await keep()
    await undoMerge(context(), actor(), merge.id)
    assert.deepEqual(await chats(), [{ id: stray, contactId: other, status: 'OPEN' }])
  })

  it('is closed, or closes the other, where both are open on one number', async () => {
    await mergeByHand(context(), actor(), one, other)
    const silent = await addChat(people, { contactId: one, last: 1 })
    const stray = await addChat(people, { contactId: other, last: 2 })
    await keep()
    assert.deepEqual(await chats(), [
      { id: silent, contactId: one, status: 'CLOSED' },
      { id: stray, contactId: one, status: 'OPEN' },
    ])
  })

  it('stays where it is when nobody was merged', async () => {
    const chat = await addChat(people, { contactId: other })
    await keep()
    assert.deepEqual(await chats(), [{ id: chat, contactId: other, status: 'OPEN' }])
  })
})
