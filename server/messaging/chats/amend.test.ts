import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { JsonObject } from '../../lib/json.ts'
import type { ChatMessage } from '../sending/chat-message.ts'
import { amend, withoutContent, type Amendment } from './amend.ts'

const message: ChatMessage = {
  teamId: 't',
  id: 'm',
  createdAt: 1,
  updatedAt: 1,
  pluginId: 'p',
  phoneNumberId: '311',
  chatId: 'c',
  at: 1,
  direction: 'INBOUND',
  contactIdentifier: '15550109999',
  groupMember: null,
  externalId: 'wamid.1',
  dataType: 'text',
  content: { type: 'text', text: { body: 'Helo' } },
  text: 'Helo',
  origin: 'inbound',
  deliveryStatus: 'DELIVERED',
  statusMessage: null,
  errorCode: null,
  sentAt: 1,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  templateId: null,
  inReplyTo: null,
  userId: null,
  procedureId: null,
  processId: null,
}

const by = (dataType: string, value: JsonObject, at: number, fields: Partial<Amendment> = {}): Amendment => ({
  inReplyTo: 'wamid.1',
  dataType,
  content: { type: dataType, [dataType]: value },
  text: '',
  at,
  direction: 'INBOUND',
  contactIdentifier: '15550109999',
  groupMember: null,
  userId: null,
  ...fields,
})
const reaction = (emoji: string | undefined, at: number, fields: Partial<Amendment> = {}) =>
  by('reaction', { message_id: 'wamid.1', ...(emoji === undefined ? {} : { emoji }) }, at, fields)
const edit = (text: string, at: number, fields: Partial<Amendment> = {}) =>
  by('edit', { original_message_id: 'wamid.1', message: { type: 'text', text: { body: text } } }, at, {
    text,
    ...fields,
  })
const revoke = (at: number, fields: Partial<Amendment> = {}) =>
  by('revoke', { original_message_id: 'wamid.1' }, at, fields)

describe('what amends a message', () => {
  it('nothing leaves it as it is', () => {
    assert.deepEqual(amend(message, []), {
      message,
      reactions: [],
      editedAt: null,
      history: [],
      revokedAt: null,
    })
  })

  describe('reactions', () => {
    const emojis = (...amendments: Amendment[]) =>
      amend(message, amendments).reactions.map(({ emoji }) => emoji)

    it('the last one of each side counts', () => {
      const ours = { direction: 'OUTBOUND', userId: 'u' } as const
      assert.deepEqual(
        amend(message, [reaction('👍', 2), reaction('🙏', 3, ours), reaction('❤️', 4)]).reactions,
        [
          { emoji: '🙏', direction: 'OUTBOUND', by: 'u', at: 3 },
          { emoji: '❤️', direction: 'INBOUND', by: '15550109999', at: 4 },
        ],
      )
    })

    it('one that was taken back is gone, with an empty emoji or without one', () => {
      assert.deepEqual(emojis(reaction('👍', 2), reaction('', 3)), [])
      assert.deepEqual(emojis(reaction('👍', 2), reaction(undefined, 3)), [])
      assert.deepEqual(emojis(reaction('👍', 2), reaction(undefined, 3), reaction('🎉', 4)), ['🎉'])
    })

    it('a contact who goes by another name is the same; in a group each member counts', () => {
      const renamed = { contactIdentifier: 'US.9000' }
      assert.deepEqual(emojis(reaction('👍', 2), reaction('🎉', 3, renamed)), ['🎉'])
      assert.deepEqual(
        emojis(reaction('👍', 2, { groupMember: 'a' }), reaction('🎉', 3, { groupMember: 'b' })),
        ['👍', '🎉'],
      )
    })

    it('one in a form that nobody knows is none', () => {
      const odd = { ...reaction('👍', 2), content: { type: 'reaction', reaction: 'like' } }
      assert.deepEqual(emojis(odd), [])
    })
  })

  describe('edits', () => {
    it('the newest text is shown, and what was said before is kept', () => {
      const found = amend(message, [edit('Hello', 2), edit('Hello!', 3)])
      assert.equal(found.message.text, 'Hello!')
      assert.deepEqual(found.message.content, { type: 'text', text: { body: 'Hello!' } })
      assert.equal(found.editedAt, 3)
      assert.deepEqual(found.history, [
        { text: 'Helo', at: 1 },
        { text: 'Hello', at: 2 },
      ])
    })

    it('one without a message changes the text alone', () => {
      const found = amend(message, [{ ...edit('Hello', 2), content: { type: 'edit' } }])
      assert.equal(found.message.text, 'Hello')
      assert.deepEqual(found.message.content, message.content)
    })

    it('nobody edits what somebody else has written', () => {
      assert.equal(amend(message, [edit('No', 2, { direction: 'OUTBOUND' })]).message.text, 'Helo')
      const inGroup = { ...message, groupMember: 'a' }
      assert.equal(amend(inGroup, [edit('No', 2, { groupMember: 'b' })]).message.text, 'Helo')
    })
  })

  describe('revokes', () => {
    it('tell when it was taken back; the first counts', () => {
      assert.equal(amend(message, [revoke(5), revoke(6)]).revokedAt, 5)
      assert.equal(amend(message, [revoke(5, { direction: 'OUTBOUND' })]).revokedAt, null)
    })

    it('an admin of a group takes back what others wrote', () => {
      assert.equal(amend({ ...message, groupMember: 'a' }, [revoke(5, { groupMember: 'b' })]).revokedAt, 5)
    })

    it('without its content nothing is left of what it said', () => {
      const hidden = withoutContent(amend(message, [edit('Hello', 2), revoke(5)]))
      assert.doesNotMatch(JSON.stringify(hidden), /Hel/)
      assert.equal(hidden.revokedAt, 5)
      assert.equal(hidden.editedAt, 2)
    })
  })
})
