import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { addChat, addContact, addIndexed } from '../../../messaging/search/test-corpus.ts'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import type { MessageFound } from './schema.ts'

const path = '/v1/ext/search'

interface Answer {
  readonly _data: { messages?: MessageFound[]; files?: MessageFound[]; contacts?: { contact: string }[] }
  readonly _meta: Record<string, unknown>
  readonly _errors: string[]
}

describe('POST /v1/ext/search', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  let contactId: string
  let chatId: string
  before(async () => {
    api = await startApi()
    team = await api.team()
    token = await team.token()
    contactId = await addContact(api, team, 'Ana Invoice')
    chatId = await addChat(api, team, { contactId })
    await addIndexed(api, team, [
      { text: 'The invoice for May', chatId, at: 1_700_000_000_000 },
      { text: 'Thank you', chatId, dataType: 'document', fileName: 'invoice-17.pdf' },
      { text: 'An invoice again', chatId, direction: 'OUTBOUND' },
    ])
  })
  after(() => api[Symbol.asyncDispose]())

  const ask = async (json: unknown, as = token) => {
    const received = await api.send(path, { method: 'POST', token: as, body: json })
    return { status: received.status, ...(received.body as Answer) }
  }
  const refusal = async (json: unknown) => {
    const { status, _errors } = await ask(json)
    assert.equal(status, 400)
    return _errors
  }

  it('finds contacts, messages and files', async () => {
    const { status, _data, _meta } = await ask({ text: 'invoice' })
    assert.equal(status, 200)
    assert.deepEqual(
      _data.contacts?.map(({ contact }) => contact),
      [contactId],
    )
    assert.equal(_data.messages?.length, 3)
    assert.deepEqual(
      _data.files?.map(({ files }) => files.map(({ name }) => name.text)),
      [['invoice-17.pdf']],
    )
    assert.deepEqual(_meta, {
      hasMore: false,
      nextCursor: null,
      searchedBackTo: null,
      corrections: [],
      missing: [],
    })
  })

  it('shows where the words stand', async () => {
    const { _data } = await ask({ text: 'may invo', in: ['messages'] })
    const [hit] = _data.messages ?? []
    assert.deepEqual(hit?.snippet, {
      text: 'The invoice for May',
      ranges: [
        { start: 4, end: 11 },
        { start: 16, end: 19 },
      ],
    })
    assert.deepEqual([hit.chat, hit.contact, hit.timestamp], [chatId, contactId, 1_700_000_000_000])
    assert.deepEqual(Object.keys(_data), ['messages'])
  })

  it('corrects what is misspelt, and tells it', async () => {
    const { _data, _meta } = await ask({ text: 'invioce', in: ['messages'] })
    assert.equal(_data.messages?.length, 3)
    assert.deepEqual(_meta['corrections'], [{ word: 'invioce', correctedTo: 'invoice' }])
  })

  it('goes on by cursor, within what was narrowed down', async () => {
    const query = { text: 'invoice', in: ['messages'], chat: chatId, limit: 2 }
    const first = await ask(query)
    assert.equal(first._meta['hasMore'], true)
    const second = await ask({ ...query, cursor: first._meta['nextCursor'] })
    assert.deepEqual([second._data.messages?.length, second._meta['nextCursor']], [1, null])
    const narrow = await ask({ text: 'invoice', direction: 'OUTBOUND', contact: contactId })
    assert.deepEqual([narrow._data.messages?.length, narrow._data.contacts], [1, undefined])
  })

  it('refuses what it cannot read, all of it at once', async () => {
    assert.deepEqual(await refusal({ text: '  ' }), ['text: must have at least one letter or digit'])
    assert.deepEqual(await refusal({ text: 'x'.repeat(10_000) }), [
      'text: has 10000 characters, and at most 300 are read',
    ])
    assert.deepEqual(await refusal({}), ['text: is required'])
    const errors = await refusal({ text: '?', limit: 0, in: ['chats'], form: 1 })
    assert.equal(errors.length, 4)
    assert.match(errors.join('\n'), /form: .*did you mean "from"/i)
    assert.deepEqual(await refusal({ text: 'a', in: ['contacts'], chat: chatId }), [
      'in: must not have contacts beside chat',
    ])
    assert.deepEqual(await refusal({ text: 'a', cursor: 'b' }), [
      'cursor: needs "in" with only messages, or only files',
    ])
    assert.deepEqual(await refusal({ text: 'a', in: ['files'], cursor: 'b' }), [
      'cursor: must be the cursor of an earlier answer',
    ])
  })

  it('shows a user what is in chats that the user may see', async () => {
    const user = await team.user()
    const other = await addChat(api, team, { assignedTo: newId() })
    await addIndexed(api, team, [{ text: 'invoice of somebody else', chatId: other }])
    const own = await team.token('user', { user: user.id })
    const { _data } = await ask({ text: 'invoice', in: ['messages'] }, own)
    assert.equal(_data.messages?.length, 3)
    assert.equal((await ask({ text: 'invoice', chat: other }, own)).status, 404)
  })

  it('is closed to who has no token, and knows nothing of other teams', async () => {
    assert.equal((await api.send(path, { method: 'POST', body: { text: 'invoice' } })).status, 401)
    const stranger = await (await api.team()).token()
    const { _data } = await ask({ text: 'invoice' }, stranger)
    assert.deepEqual(_data, { contacts: [], messages: [], files: [] })
    assert.equal((await ask({ text: 'invoice', chat: chatId }, stranger)).status, 404)
    assert.equal((await ask({ text: 'invoice', contact: contactId }, stranger)).status, 404)
  })
})
