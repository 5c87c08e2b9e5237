import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../../lib/uuid.ts'
import { findChats } from '../../../messaging/chats/find-chats.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { chatPlace, type ChatPlace } from '../../../messaging/chats/test-chats.ts'

import { showChats } from './show.ts'

const hour = 3_600_000
const unknown = '9763caa1-cef3-497f-b3b2-f551456b2831'

describe('the list of chats', () => {
  let api: TestApi
  let place: ChatPlace
  before(async () => {
    api = await startApi()
    place = await chatPlace(api)
  })
  after(() => api[Symbol.asyncDispose]())

  const list = (body?: unknown, token = place.admin): Promise<Received> =>
    api.send('/v1/ext/chat', { method: 'POST', token, ...(body === undefined ? {} : { body }) })
  const idsOf = (received: Received): string[] => {
    assert.equal(received.status, 200, received.text)
    return (received.body._data as { id: string }[]).map(({ id }) => id)
  }

  it('shows every key of a chat, with its last message and what the contact is called', async () => {
    const own = await chatPlace(api)
    const id = await own.chat({ phone: '15550109999' })
    const wamid = await own.message(id)
    const received = await list({}, own.admin)
    assert.equal(received.status, 200, received.text)
    const [chat] = received.body._data
    assert.equal(chat.id, id)
    assert.equal(chat.provider, 'whatsapp')
    assert.equal(chat.contactName, 'Ana 15550109999')
    assert.equal(chat.contactIdentifier, '15550109999')
    assert.deepEqual(chat.source, { sourceId: own.plugin.phoneNumberId, sourceType: 'whatsappPhoneNumber' })
    assert.equal(chat.lastMessage.externalId, wamid)
    assert.equal(chat.lastMessage.text, 'Hello')
    assert.equal(chat.lastMessageAt, chat.lastMessage.timestamp)
    assert.equal(chat.version, 2)
    assert.deepEqual(received.body._meta, {
      total: null,
      page: null,
      limit: 20,
      hasMore: false,
      nextCursor: null,
    })
  })

  it('needs no body, and takes numbers as text, nulls, empty texts and keys that nobody knows', async () => {
    const own = await chatPlace(api)
    const ids = [await own.chat(), await own.chat()]
    assert.deepEqual(idsOf(await list(undefined, own.admin)), ids.toReversed())
    const body = {
      limit: '1',
      page: '2',
      orderField: 'createdAt',
      orderDirection: 'ASC',
      search: '',
      foo: {},
    }
    const received = await list(body, own.admin)
    assert.deepEqual(idsOf(received), [ids[1]])
    assert.deepEqual(received.body._meta, { total: 2, page: 2, limit: 1, hasMore: false, nextCursor: null })
    assert.deepEqual(
      idsOf(await list({ limit: null, page: null, status: null, search: null }, own.admin)).length,
      2,
    )
    assert.equal((await list({ limit: 5_000 }, own.admin)).body._meta.limit, 100)
    const empty = {
      limit: '',
      page: '',
      cursor: '',
      pluginId: '',
      whatsappPhoneNumberId: '',
      contact: '',
      process: '',
    }
    assert.deepEqual(idsOf(await list(empty, own.admin)), ids.toReversed())
  })

  it('is in the order of the last message, or of creation', async () => {
    const own = await chatPlace(api)
    const [first, second] = [await own.chat(), await own.chat()]
    await own.message(first)
    assert.deepEqual(idsOf(await list({}, own.admin)), [first, second])
    assert.deepEqual(idsOf(await list({ orderDirection: 'asc' }, own.admin)), [second, first])
    assert.deepEqual(idsOf(await list({ orderField: 'createdAt' }, own.admin)), [second, first])
  })

  describe('filters', () => {
    const tags = [newId(), newId()] as const
    const inbox = newId()
    const made: Record<string, string> = {}
    let own: ChatPlace
    before(async () => {
      own = await chatPlace(api)
      const { database } = api.context
      const now = new Date(api.now).toISOString()
      for (const [id, name] of [
        [tags[0], 'Urgent'],
        [tags[1], 'Refund'],
      ])
        await database.rows(
          `insert into chat_tags (team_id, id, created_at, updated_at, name, name_key, color) values ($1, $2, $3, $3, $4, $5, 'red')`,
          [own.team.id, id, now, name, name?.toLowerCase()],
        )
      await database.rows(
        `insert into chat_inboxes (team_id, id, created_at, updated_at, name, name_key, position, rules) values ($1, $2, $3, $3, 'Sales', 'sales', 1, '[]')`,
        [own.team.id, inbox, now],
      )
      made['urgent'] = await own.chat({ tags: [tags[0]], unread_count: 3 })
      made['both'] = await own.chat({ tags: [...tags], inbox_id: inbox })
      made['closed'] = await own.chat({ status: 'CLOSED', closed_at: now })
      made['taken'] = await own.chat({ assigned_to: own.person.id })
      made['open window'] = await own.chat({ window_ends_at: new Date(api.now + hour).toISOString() })
      made['other number'] = await own.chat({ phone_number_id: '311999' })
    })
    const named = (received: Received): string[] =>
      idsOf(received)
        .map((id) => Object.keys(made).find((name) => made[name] === id) ?? id)
        .sort()
    const all = () => Object.keys(made).sort()
    const allBut = (...names: string[]) => all().filter((name) => !names.includes(name))

    const cases: [what: string, body: () => object, expected: () => string[]][] = [
      ['status', () => ({ status: 'CLOSED' }), () => ['closed']],
      ['the other status', () => ({ status: 'OPEN' }), () => allBut('closed')],
      ['an assignee by id', () => ({ assignedTo: own.person.id }), () => ['taken']],
      ['an assignee by user name', () => ({ assignedTo: own.person.username }), () => ['taken']],
      ['nobody', () => ({ assignedTo: null }), () => allBut('taken')],
      ['an inbox by name', () => ({ inbox: 'sales' }), () => ['both']],
      ['no inbox', () => ({ chatInbox: null }), () => allBut('both')],
      ['any tag', () => ({ tags: ['urgent', tags[1]] }), () => ['both', 'urgent']],
      ['all tags', () => ({ allTags: ['Urgent', 'Refund'] }), () => ['both']],
      ['no tag that is named', () => ({ tags: [] }), all],
      ['unread', () => ({ isUnread: true }), () => ['urgent']],
      ['read', () => ({ isUnread: false }), () => allBut('urgent')],
      ['a phone number', () => ({ whatsappPhoneNumberId: '311999' }), () => ['other number']],
      ['a plugin', () => ({ pluginId: own.plugin.id }), () => allBut('other number')],
      ['a plugin that is not there', () => ({ pluginId: unknown }), () => []],
      ['an open window', () => ({ isWindowOpen: true }), () => ['open window']],
      ['no open window', () => ({ isWindowOpen: false }), () => allBut('open window')],
      [
        'a window that closes soon',
        () => ({ windowEndsAt: { '<=': api.now + hour } }),
        () => ['open window'],
      ],
      ['a process', () => ({ process: unknown }), () => []],
      ['creation', () => ({ createdAt: { '>': api.now } }), () => []],
      ['several', () => ({ tags: ['urgent'], isUnread: false, inbox: inbox }), () => ['both']],
    ]
    for (const [what, body, expected] of cases)
      it(`by ${what}, in either order`, async () => {
        for (const orderField of ['lastMessageAt', 'createdAt'])
          for (const page of [undefined, 1]) {
            const received = await list({ ...body(), orderField, page }, own.admin)
            assert.deepEqual(named(received), expected())
            if (page === 1) assert.equal(received.body._meta.total, expected().length)
          }
      })

    it('by a contact, and by the last message', async () => {
      const [chat] = (await list({ status: 'CLOSED' }, own.admin)).body._data
      assert.deepEqual(named(await list({ contact: chat.contact }, own.admin)), ['closed'])
      const range = { '>=': chat.lastMessageAt, '<': Number(chat.lastMessageAt) + 1 }
      assert.deepEqual(named(await list({ lastMessageAt: range }, own.admin)), ['closed'])
    })

    it('tells all that is wrong at once, with the name that was probably meant', async () => {
      const received = await list(
        { tags: ['urgnt'], assignedTo: 'nobody.here', status: 'SHUT', limit: -1 },
        own.admin,
      )
      assert.equal(received.status, 400)
      assert.equal(received.body._errors.length, 4)
      assert.match(received.text, /tags: .*Did you mean \\"Urgent\\"/)
      assert.match(received.text, /status: must be OPEN or CLOSED/)
    })

    it('names the search in which there is no word, beside all else that is wrong', async () => {
      const { status, body } = await list({ search: '?!', tags: ['urgnt'] }, own.admin)
      assert.equal(status, 400)
      assert.match(body._errors.join('\n'), /^search: must have at least one letter or digit\ntags: /)
    })
  })

  describe('who sees what', () => {
    let own: ChatPlace
    const made: Record<'mine' | 'free' | 'theirs', string> = { mine: '', free: '', theirs: '' }
    before(async () => {
      own = await chatPlace(api)
      const other = await own.team.user()
      made.mine = await own.chat({ assigned_to: own.person.id })
      made.free = await own.chat()
      made.theirs = await own.chat({ assigned_to: other.id })
    })

    it('admins and managers see all, users their own and those of nobody', async () => {
      for (const token of [own.admin, own.manager])
        assert.deepEqual(idsOf(await list({}, token)), [made.theirs, made.free, made.mine])
      for (const orderField of ['lastMessageAt', 'createdAt'])
        assert.deepEqual(idsOf(await list({ orderField }, own.user)), [made.free, made.mine])
      assert.equal((await list({ page: 1 }, own.user)).body._meta.total, 2)
      assert.deepEqual(idsOf(await list({ assignedTo: 'me' }, own.user)), [made.mine])
      assert.deepEqual(idsOf(await list({ isUnread: false, status: 'OPEN' }, own.user)), [
        made.free,
        made.mine,
      ])
    })

    it('what is not seen is not found, nor are its messages', async () => {
      for (const path of [`/v1/ext/chat/${made.theirs}`, `/v1/ext/chat/${unknown}`, '/v1/ext/chat/x'])
        assert.equal((await api.send(path, { token: own.user })).body._meta.code, 'chat_not_found')
      const path = `/v1/ext/chat/${made.theirs}/message`
      const received = await api.send(path, { method: 'POST', token: own.user, body: {} })
      assert.equal(received.body._meta.code, 'chat_not_found')
    })

    it('a chat of another team is not found, and no list has it', async () => {
      const stranger = await chatPlace(api)
      assert.deepEqual(idsOf(await list({}, stranger.admin)), [])
      assert.equal((await api.send(`/v1/ext/chat/${made.free}`, { token: stranger.admin })).status, 404)
    })
  })

  describe('pages', () => {
    it('by number are counted and end; what lies too deep is refused', async () => {
      const own = await chatPlace(api)
      const ids: string[] = []
      for (let count = 0; count < 5; count += 1) ids.unshift(await own.chat())
      const first = await list({ limit: 2, page: 1 }, own.admin)
      assert.deepEqual(first.body._meta.total, 5)
      assert.equal(first.body._meta.hasMore, true)
      const rest = [
        ...idsOf(await list({ limit: 2, page: 2 }, own.admin)),
        ...idsOf(await list({ limit: 2, page: 3 }, own.admin)),
      ]
      assert.deepEqual([...idsOf(first), ...rest], ids)
      const goesOn = await list({ limit: 3, cursor: first.body._meta.nextCursor }, own.admin)
      assert.deepEqual(idsOf(goesOn), ids.slice(2))
      assert.match((await list({ limit: 100, page: 102 }, own.admin)).text, /page: begins behind 10000 chats/)
      for (const cursor of ['x', 'WyJ4IiwxLCJ5Il0', 'a'.repeat(400)])
        assert.match((await list({ cursor }, own.admin)).text, /cursor: must be the cursor/)
      const other = await list({ cursor: first.body._meta.nextCursor, orderDirection: 'asc' }, own.admin)
      assert.match(other.text, /cursor: belongs to a list in another order/)
    })

    it('by cursor show each chat once while others get messages', async () => {
      const own = await chatPlace(api)
      const ids: string[] = []
      for (let count = 0; count < 12; count += 1) ids.push(await own.chat())
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(11), { maxLength: 6 }),
          fc.integer({ min: 1, max: 5 }),
          async (busy, limit) => {
            const shown: string[] = []
            const moved = new Set<string>()
            let cursor: string | null | undefined
            do {
              const received = await list({ limit, cursor }, own.admin)
              shown.push(...idsOf(received))
              cursor = received.body._meta.nextCursor as string | null
              const next = ids[busy.pop() ?? -1]
              if (next === undefined) continue
              if (!shown.includes(next)) moved.add(next)
              await own.message(next)
            } while (cursor !== null)
            assert.equal(new Set(shown).size, shown.length, 'none is shown twice')
            // A chat that went to the top before its turn is there, and no other is missing.
            assert.deepEqual(
              ids.filter((id) => !shown.includes(id) && !moved.has(id)),
              [],
            )
          },
        ),
        { numRuns: 10 },
      )
    })

    it('go on behind the ten thousandth chat', async () => {
      const own = await chatPlace(api)
      const first = await own.chat()
      await api.context.database.rows(
        `insert into chats (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id, contact_identifier,
           status, opened_by, last_message_at)
         select team_id, gen_random_uuid(), created_at, updated_at, plugin_id, phone_number_id, gen_random_uuid(), '1', 'OPEN', 'INBOUND',
           last_message_at + n * interval '1 second'
         from chats, generate_series(1, 10000) n where team_id = $1 and id = $2`,
        [own.team.id, first],
      )
      const page = await list({ limit: 100, page: 100 }, own.admin)
      assert.equal(page.body._meta.total, null, 'more than are counted')
      assert.equal(page.body._meta.hasMore, true)
      assert.deepEqual(idsOf(await list({ limit: 100, page: 101 }, own.admin)), [first])
      assert.deepEqual(idsOf(await list({ cursor: page.body._meta.nextCursor }, own.admin)), [first])
      const rare = await list({ whatsappPhoneNumberId: '0', page: 1 }, own.admin)
      assert.equal(rare.body._meta.total, 0)
    })
  })

  it('finds chats by what the contact is called, in the order that is asked for', async () => {
    const own = await chatPlace(api)
    const [older, newer] = [
      await own.chat({ phone: '15557779001' }),
      await own.chat({ phone: '15557779002' }),
    ]
    await own.chat({ phone: '15550001111' })
    const found = await list(
      { search: 'Ana 1555777', orderField: 'createdAt', orderDirection: 'asc' },
      own.admin,
    )
    assert.deepEqual(idsOf(found), [older, newer])
    const page = await list({ search: '15557779002', page: 1, status: 'OPEN' }, own.admin)
    assert.deepEqual(idsOf(page), [newer])
    assert.equal(page.body._meta.total, 1)
    assert.deepEqual(idsOf(await list({ search: '15557779002', status: 'CLOSED' }, own.admin)), [])
  })

  it('finds what else fits behind more chats that only the words fit', async () => {
    const own = await chatPlace(api)
    const wanted = await own.chat({ phone: '15557770000' })
    await api.context.database.rows(
      `insert into chats (team_id, id, created_at, updated_at, version, plugin_id, phone_number_id, contact_id,
         contact_identifier, status, opened_by, last_message_at, closed_at)
       select team_id, gen_random_uuid(), created_at, updated_at, version, plugin_id, phone_number_id, contact_id,
         contact_identifier, 'CLOSED', opened_by, last_message_at + interval '1 hour', created_at
       from chats, generate_series(1, 250) where team_id = $1 and id = $2`,
      [own.team.id, wanted],
    )
    const search = '15557770000'
    const open = await list({ search, status: 'OPEN', page: 1 }, own.admin)
    assert.deepEqual(idsOf(open), [wanted])
    assert.equal(open.body._meta.total, 1)
    const all = await list({ search, page: 2, limit: 100 }, own.admin)
    assert.deepEqual([all.body._data.length, all.body._meta.hasMore, all.body._meta.total], [100, true, null])
    const { status, body } = await list({ search, cursor: 'x' }, own.admin)
    assert.equal(status, 400)
    assert.match(body._errors.join('\n'), /^cursor: cannot go together with search; send page/m)
  })

  it('needs as many statements for fifty chats as for one', async () => {
    const own = await chatPlace(api)
    const asked: string[] = []
    const real = api.context.database
    const database = Object.assign(Object.create(real) as typeof real, {
      rows: (...statement: Parameters<typeof real.rows>) => {
        asked.push(statement[0])
        return real.rows(...statement)
      },
    })
    for (let count = 0; count < 50; count += 1) await own.message(await own.chat())
    const { chats } = await findChats({ ...api.context, database }, own.team.actor(), { limit: 50 })
    const shown = await showChats({ database }, own.team.actor(), chats)
    assert.equal(shown.length, 50)
    assert.equal(asked.length, 3, asked.join('\n\n'))
  })

  it('answers values that nothing can have, and does not break on them', async () => {
    const last = 253_402_300_799_998
    const odd = [
      { createdAt: { '>': last } },
      { lastMessageAt: { '<=': last, '>=': 0 } },
      { windowEndsAt: { '>': 5, '<': 1 } },
      { search: '\0' },
      { whatsappPhoneNumberId: '\0\ud800' },
      { tags: ['\0'], assignedTo: '\ud800' },
      {
        cursor: Buffer.from(JSON.stringify(['chats lastMessageAt desc', last, unknown])).toString(
          'base64url',
        ),
      },
    ]
    for (const body of odd) {
      const received = await list(body)
      assert.ok(received.status === 200 || received.status === 400, received.text)
    }
    for (const at of [-1, 1.5, last + 2, 1e300, '1'])
      assert.equal((await list({ createdAt: { '>': at } })).status, 400, String(at))
  })

  it('asks for a token', async () => {
    assert.equal((await api.send('/v1/ext/chat', { method: 'POST', body: {} })).status, 401)
  })
})
