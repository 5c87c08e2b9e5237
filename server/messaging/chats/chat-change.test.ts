import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { applyChange, type ChatChange } from './chat-change.ts'
import type { Chat } from './chat.ts'

const chat: Chat = {
  teamId: 't',
  id: 'c',
  createdAt: 1,
  updatedAt: 1,
  version: 7,
  pluginId: 'p',
  phoneNumberId: '311',
  contactId: 'k',
  contactIdentifier: '15550109999',
  status: 'OPEN',
  openedBy: 'INBOUND',
  assignedTo: null,
  assignedAt: null,
  waitsSince: null,
  inboxId: null,
  tags: [],
  unreadCount: 0,
  lastMessageId: null,
  lastMessageAt: 1,
  lastInboundAt: null,
  windowEndsAt: null,
  answeredVersion: 0,
  answeredBy: null,
  answeredAt: null,
  closedAt: null,
  closedBy: null,
  procedureId: null,
  processId: null,
}
const by = { madeBy: 'ana', at: 9 }
const after = (change: ChatChange, before: Partial<Chat> = {}) =>
  applyChange({ ...chat, ...before }, change, by)

describe('a change of a chat', () => {
  it('that says nothing new changes nothing', () => {
    for (const change of [{}, { status: 'OPEN' }, { assignedTo: null, tags: [] }, { isRead: true }] as const)
      assert.deepEqual(after(change), { chat, changed: [] })
    assert.deepEqual(after({ tags: ['b', 'a'] }, { tags: ['a', 'b'] }).changed, [])
  })

  it('counts once, and names what changed', () => {
    const { chat: next, changed } = after({ assignedTo: 'ben', tags: ['a'], isRead: false })
    assert.deepEqual(changed, ['assignedTo', 'tags', 'unreadCount'])
    assert.equal(next.version, 8)
    assert.equal(next.updatedAt, 9)
    assert.equal(next.assignedAt, 9)
    assert.equal(next.unreadCount, 1)
  })

  it('closing tells who did it and when, and opening forgets it', () => {
    const { chat: closed } = after({ status: 'CLOSED' }, { waitsSince: 3 })
    assert.deepEqual([closed.closedAt, closed.closedBy, closed.waitsSince], [9, 'ana', null])
    const { chat: opened } = applyChange(closed, { status: 'OPEN' }, { madeBy: 'ben', at: 20 })
    assert.deepEqual([opened.closedAt, opened.closedBy], [null, null])
    assert.equal(applyChange(closed, { isRead: false }, { madeBy: 'ben', at: 20 }).chat.closedAt, 9)
  })

  it('tags are set, added and removed', () => {
    const tags = (change: ChatChange) => after(change, { tags: ['a', 'b'] }).chat.tags
    assert.deepEqual(tags({ tags: ['c', 'c'] }), ['c'])
    assert.deepEqual(tags({ addTags: ['b', 'c'] }), ['a', 'b', 'c'])
    assert.deepEqual(tags({ removeTags: ['a', 'x'] }), ['b'])
    assert.deepEqual(tags({ tags: ['c'], addTags: ['d'], removeTags: ['c'] }), ['d'])
  })

  it('one that is given back or moved waits for somebody; one that is given to somebody does not', () => {
    const waits = (change: ChatChange, before: Partial<Chat> = {}) => after(change, before).chat.waitsSince
    assert.equal(waits({ assignedTo: null }, { assignedTo: 'ben' }), 9)
    assert.equal(waits({ inboxId: 'i' }), 9)
    assert.equal(waits({ inboxId: 'i' }, { waitsSince: 3 }), 3)
    assert.equal(waits({ inboxId: 'i' }, { assignedTo: 'ben' }), null)
    assert.equal(waits({ assignedTo: 'ben' }, { waitsSince: 3 }), null)
    assert.equal(waits({ isRead: false }, { waitsSince: 3 }), 3)
    assert.equal(waits({ inboxId: 'i', waits: false }, { waitsSince: 3 }), null)
    assert.equal(waits({ waits: true }), 9)
  })

  it('once made, says nothing new', () => {
    const change = fc.record(
      {
        status: fc.constantFrom('OPEN' as const, 'CLOSED' as const),
        assignedTo: fc.constantFrom(null, 'ana', 'ben'),
        inboxId: fc.constantFrom(null, 'i', 'j'),
        tags: fc.array(fc.constantFrom('a', 'b', 'c')),
        addTags: fc.array(fc.constantFrom('a', 'b', 'c')),
        removeTags: fc.array(fc.constantFrom('a', 'b', 'c')),
        isRead: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(change, (made) => {
        const once = applyChange(chat, made, by).chat
        const { chat: twice, changed } = applyChange(once, made, { madeBy: 'ben', at: 20 })
        assert.deepEqual(changed, [])
        assert.deepEqual(twice, once)
      }),
    )
  })
})
