import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startBackground } from '../../../background.ts'
import { addChat, chatRow } from '../../../messaging/desk/test-chats.ts'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import { person, type Person } from './test-desk.ts'

const longestMs = 30_000

describe('a running server gives out chats by itself', () => {
  let api: TestApi
  let team: TestTeam
  let admin: Person
  let ann: Person
  let background: AsyncDisposable
  const allocation = { lookEveryMs: 200, lookForLeftBehindEveryMs: 30_000 }
  before(async () => {
    api = await startApi()
    background = startBackground(api.context, { allocation })
    team = await api.team()
    admin = await person(api, team, 'admin', 'root')
    ann = await person(api, team, 'user', 'ann')
  })
  after(async () => {
    await background[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
  })

  const assignee = async (id: string) => (await chatRow(api, team, id)).assigned_to
  async function until(id: string, userId: string | null): Promise<void> {
    const end = performance.now() + longestMs
    while ((await assignee(id)) !== userId) {
      assert.ok(performance.now() < end, `the chat is not with ${userId ?? 'nobody'}`)
      await pause(10)
    }
  }
  const set = (changes: object) => admin.send('PUT', `/user/${ann.id}`, changes)

  it('nobody is available, then Ann comes back; she is deactivated, and Bob gets her chats', async () => {
    await ann.send('PUT', `/user/${ann.id}`, { availabilityStatus: 'ON_BREAK' })
    const inbox = {
      name: 'Sales',
      rules: { all: [] },
      allocation: { kind: 'round_robin', users: ['ann'], capacity: 1 },
    }
    const { id } = (await admin.send('POST', '/chat-inbox', inbox)).body._data
    const chats = [await addChat(api, team)]
    api.now += 1_000
    chats.push(await addChat(api, team))
    await pause(1_000)
    assert.deepEqual(await Promise.all(chats.map(assignee)), [null, null])

    // From here on nothing comes but by a ring, however long it is waited for.
    Object.assign(allocation, { lookEveryMs: Infinity, lookForLeftBehindEveryMs: Infinity })
    const back = await ann.send('PUT', `/user/${ann.id}`, { availabilityStatus: 'AVAILABLE' })
    assert.equal(back.status, 200, back.text)
    await until(chats[0]!, ann.id)
    assert.equal(await assignee(chats[1]!), null)

    await admin.send('PUT', `/chat-inbox/${id}`, { allocation: { ...inbox.allocation, capacity: 2 } })
    await until(chats[1]!, ann.id)

    const bob = await person(api, team, 'user', 'bob')
    await admin.send('PUT', `/chat-inbox/${id}`, { allocation: { users: ['bob'] } })
    await set({ isActive: false })
    for (const chat of chats) await until(chat, bob.id)
  })
})
