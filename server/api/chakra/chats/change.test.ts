import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../lib/uuid.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import type { Received } from '../../../test/support/http.ts'
import { chatPlace, type ChatPlace } from '../../../messaging/chats/test-chats.ts'

describe('changing a chat', () => {
  let api: TestApi
  let place: ChatPlace
  before(async () => {
    api = await startApi()
    place = await chatPlace(api)
  })
  after(() => api[Symbol.asyncDispose]())

  const change = (id: string, body: object, token = place.admin): Promise<Received> => {
    api.now += 1
    return api.send(`/v1/ext/chat/${id}`, { method: 'PUT', token, body })
  }
  const events = (id: string) =>
    api.context.database.rows<{ type: string; changed: string[]; version: number }>(
      `select type, payload -> 'changed' as changed, (payload ->> 'version')::int as version from events
       where team_id = $1 and subject_id = $2 order by id`,
      [place.team.id, id],
    )

  it('closes and opens it, with one version and one event for each', async () => {
    const id = await place.chat()
    const closed = await change(id, { status: 'CLOSED' })
    assert.equal(closed.status, 200, closed.text)
    assert.equal(closed.body._data.status, 'CLOSED')
    assert.equal(closed.body._data.version, 2)
    assert.equal(closed.body._data.closedAt, api.now)
    const opened = await change(id, { status: 'OPEN' })
    assert.deepEqual([opened.body._data.closedAt, opened.body._data.version], [null, 3])
    assert.deepEqual(await events(id), [
      { type: 'chat.created', changed: [], version: 1 },
      { type: 'chat.updated', changed: ['status'], version: 2 },
      { type: 'chat.updated', changed: ['status'], version: 3 },
    ])
  })

  it('that says nothing new writes nothing', async () => {
    const id = await place.chat()
    const received = await change(id, { status: 'OPEN', assignedTo: null, tags: [], isRead: true })
    assert.equal(received.body._data.version, 1)
    assert.equal((await events(id)).length, 1)
  })

  it('opens none while another with the contact is open, and names that one', async () => {
    const phone = '15558880001'
    const old = await place.chat({ phone, status: 'CLOSED' })
    const open = await place.chat({ phone })
    const refused = await change(old, { status: 'OPEN' })
    assert.equal(refused.status, 409)
    assert.equal(refused.body._meta.code, 'chat_open_exists')
    assert.match(refused.body._errors[0] as string, new RegExp(open))
  })

  it('gives it to a user by user name or id, and takes it back', async () => {
    const id = await place.chat()
    for (const name of [place.person.username, place.person.id])
      assert.equal((await change(id, { assignedTo: name })).body._data.assignedTo, place.person.id)
    const back = await change(id, { assignedTo: null })
    assert.deepEqual([back.body._data.assignedTo, back.body._data.assignedAt], [null, null])
    const inactive = await place.team.user({ isActive: false })
    assert.match((await change(id, { assignedTo: inactive.id })).body._errors[0] as string, /is not active/)
    const stranger = (await chatPlace(api)).person
    assert.equal((await change(id, { assignedTo: stranger.id })).status, 400)
  })

  it('moves and tags it by name, and knows only what the team has', async () => {
    const [inbox, tag] = [newId(), newId()]
    const now = new Date(api.now).toISOString()
    await api.context.database.rows(
      `insert into chat_inboxes (team_id, id, created_at, updated_at, name, name_key, position, rules) values ($1, $2, $3, $3, 'Support', 'support', 1, '[]')`,
      [place.team.id, inbox, now],
    )
    await api.context.database.rows(
      `insert into chat_tags (team_id, id, created_at, updated_at, name, name_key, color) values ($1, $2, $3, $3, 'VIP', 'vip', 'red')`,
      [place.team.id, tag, now],
    )
    const id = await place.chat()
    const moved = await change(id, { inbox: 'support', addTags: ['vip'] })
    assert.deepEqual([moved.body._data.chatInbox, moved.body._data.tags], [inbox, [tag]])
    assert.deepEqual((await change(id, { removeTags: [tag], chatInbox: null })).body._data.tags, [])
    const stranger = await chatPlace(api)
    const refused = await change(await stranger.chat(), { inbox, tags: [tag] }, stranger.admin)
    assert.equal(refused.body._errors.length, 2)
  })

  it('marks it as read and unread', async () => {
    const id = await place.chat({ unread_count: 4 })
    assert.equal((await change(id, { isRead: true })).body._data.unreadCount, 0)
    assert.equal((await change(id, { isRead: false })).body._data.unreadCount, 1)
  })

  it('of an older version is refused, with who changed what', async () => {
    const id = await place.chat()
    await change(id, { isRead: false, version: 1 }, place.user)
    const refused = await change(id, { status: 'CLOSED', version: 1 })
    assert.equal(refused.body._meta.code, 'chat_changed')
    const [said] = refused.body._errors as string[]
    assert.match(
      said ?? '',
      new RegExp(`version 2 and no longer at 1: ${place.person.username} changed unreadCount at 20`),
    )
    assert.equal((await change(id, { status: 'CLOSED', version: 2 })).status, 200)
  })

  it('tells all that is wrong, and what was probably meant', async () => {
    const id = await place.chat()
    const refused = await change(id, { state: 'OPEN', statu: 'OPEN', isRead: 'yes', tags: ['nope'] })
    assert.equal(refused.status, 400)
    assert.equal(refused.body._errors.length, 4)
    assert.match(refused.text, /statu: is not known here. Did you mean \\"status\\"/)
    assert.match(refused.text, /isRead: must be true or false/)
  })

  it('users change what they see, and give away no chat but their own', async () => {
    const other = await place.team.user()
    const free = await place.chat()
    const refused = await change(free, { assignedTo: other.id }, place.user)
    assert.deepEqual([refused.status, refused.body._meta.code], [403, 'assign_forbidden'])
    assert.equal((await change(free, { assignedTo: place.person.id }, place.user)).status, 200)
    assert.equal((await change(free, { assignedTo: other.id }, place.user)).status, 200, 'it was their own')
    assert.equal((await change(free, { isRead: false }, place.user)).body._meta.code, 'chat_not_found')
    assert.equal((await change(free, { assignedTo: null }, place.manager)).status, 200)
  })

  it('needs a token, and a chat of the team', async () => {
    const id = await place.chat()
    assert.equal((await api.send(`/v1/ext/chat/${id}`, { method: 'PUT', body: {} })).status, 401)
    const stranger = await chatPlace(api)
    assert.equal((await change(id, { status: 'CLOSED' }, stranger.admin)).status, 404)
    assert.equal((await change(newId(), { statu: 1 })).body._meta.code, 'chat_not_found')
  })

  describe('many at once', () => {
    const bulk = (body: object, token = place.admin): Promise<Received> =>
      api.send('/v1/ext/chat/bulk-change', { method: 'POST', token, body })

    it('each by itself: what is refused holds up no other', async () => {
      const other = await place.team.user()
      const [mine, theirs] = [await place.chat(), await place.chat({ assigned_to: other.id })]
      const stranger = await (await chatPlace(api)).chat()
      const received = await bulk({ chats: [theirs, 'x', stranger, mine], status: 'CLOSED' }, place.user)
      assert.equal(received.status, 200, received.text)
      assert.deepEqual(received.body._meta, { changed: 1, refused: 3 })
      const codes = (received.body._data as { code: string | null }[]).map(({ code }) => code)
      assert.deepEqual(codes, ['chat_not_found', 'chat_not_found', 'chat_not_found', null])
      assert.equal(received.body._data[3].version, 2)
    })

    it('are refused as a whole when the change is at fault', async () => {
      const id = await place.chat()
      const received = await bulk({ chats: [id], tags: ['nope'], isRead: 1 })
      assert.deepEqual([received.status, received.body._errors.length], [400, 2])
      for (const chats of [undefined, [], Array.from({ length: 101 }, () => id)])
        assert.match((await bulk({ chats, isRead: false })).text, /chats: /)
      assert.equal((await bulk({ chats: [id], version: 1 })).status, 400)
      const path = '/v1/ext/chat/bulk-change'
      assert.equal((await api.send(path, { method: 'POST', body: {} })).status, 401)
      assert.equal((await change(id, {})).body._data.version, 1, 'nothing changed')
    })
  })

  describe('opening one by hand', () => {
    const open = (body: object, token = place.admin): Promise<Received> =>
      api.send('/v1/ext/chat/open', { method: 'POST', token, body })

    it("with a number that is nobody's yet, once", async () => {
      const first = await open({ phoneNumber: '+15558880100' })
      assert.equal(first.status, 200, first.text)
      assert.deepEqual(first.body._meta, { isNew: true })
      const chat = first.body._data
      assert.deepEqual([chat.openedBy, chat.status, chat.contactIdentifier], ['USER', 'OPEN', '15558880100'])
      const again = await open({ contact: chat.contact })
      assert.deepEqual(again.body._meta, { isNew: false })
      assert.equal(again.body._data.id, chat.id)
    })

    it('many at once are one', async () => {
      const all = await Promise.all([1, 2, 3, 4].map(() => open({ phoneNumber: '15558880200' })))
      const ids = all.map((received) => (received.body._data as { id: string }).id)
      assert.equal(new Set(ids).size, 1, all.map(({ text }) => text).join())
    })

    it('a user gets it, and does not get that of somebody else', async () => {
      const mine = await open({ phoneNumber: '15558880300' }, place.user)
      assert.equal(mine.body._data.assignedTo, place.person.id)
      const other = await place.team.user()
      await place.chat({ phone: '15558880301', assigned_to: other.id })
      assert.equal(
        (await open({ phoneNumber: '15558880301' }, place.user)).body._meta.code,
        'chat_open_exists',
      )
      assert.equal((await open({ phoneNumber: '15558880302', assignedTo: other.id }, place.user)).status, 403)
    })

    it('says what it needs', async () => {
      assert.match((await open({})).text, /is needed: send one of phoneNumber and contact/)
      assert.match((await open({ phoneNumber: 'Ana' })).text, /phoneNumber: must be the digits/)
      assert.equal((await open({ contact: newId() })).body._meta.code, 'contact_not_found')
      const number = await open({ phoneNumber: '15558880400', whatsappPhoneNumberId: '1' })
      assert.equal(number.body._meta.code, 'phone_number_not_found')
      const several = await chatPlace(api)
      await addPlugin(api, several.team)
      const refused = await open({ phoneNumber: '15558880400' }, several.admin)
      assert.match(refused.text, /whatsappPhoneNumberId: is needed: the team has several numbers/)
      assert.equal((await api.send('/v1/ext/chat/open', { method: 'POST', body: {} })).status, 401)
    })
  })

  describe('how chats are handled', () => {
    const settings = (body?: object, token = place.admin): Promise<Received> =>
      api.send('/v1/ext/chat-settings', { token, ...(body === undefined ? {} : { method: 'PUT', body }) })

    it('is as it was until an admin changes it', async () => {
      const usual = { reopensChats: false, opensChatForTemplates: false, leadProcedure: null }
      assert.deepEqual((await settings(undefined, place.user)).body._data, usual)
      assert.deepEqual((await settings({ reopensChats: true })).body._data, { ...usual, reopensChats: true })
      const both = await settings({ opensChatForTemplates: true })
      assert.deepEqual(both.body._data, { ...usual, reopensChats: true, opensChatForTemplates: true })
      assert.deepEqual((await settings()).body._data, both.body._data)
    })

    it('is told of in the log when it is another way than before', async () => {
      const { team, admin } = await chatPlace(api)
      await settings({ reopensChats: true, opensChatForTemplates: false }, admin)
      await settings({ reopensChats: true }, admin)
      await settings({ leadProcedure: 'lead' }, admin)
      const told = await api.context.database.rows<{ type: string; subject: string; payload: object }>(
        `select type, subject_id as subject, payload from events where team_id = $1 and type like 'chat_settings.%'
         order by appended`,
        [team.id],
      )
      const settled = { reopensChats: true, opensChatForTemplates: false, leadProcedure: null }
      const common = { type: 'chat_settings.updated', subject: team.id }
      assert.deepEqual(told, [
        { ...common, payload: { ...settled, changed: ['reopensChats'] } },
        { ...common, payload: { ...settled, leadProcedure: 'lead', changed: ['leadProcedure'] } },
      ])
    })

    it('names a procedure that there is', async () => {
      assert.equal((await settings({ leadProcedure: 'lead' })).body._data.leadProcedure, 'lead')
      const refused = await settings({ leadProcedure: 'laed', reopensChats: 1 })
      assert.equal(refused.body._errors.length, 2)
      assert.match(refused.text, /leadProcedure: names no procedure.*Did you mean \\"lead\\"/)
      assert.equal((await settings({ leadProcedure: null })).body._data.leadProcedure, null)
    })

    it('is changed by admins only', async () => {
      for (const token of [place.manager, place.user])
        assert.equal(
          (await settings({ reopensChats: true }, token)).body._meta.code,
          'chat_settings_forbidden',
        )
      assert.equal((await api.send('/v1/ext/chat-settings', {})).status, 401)
    })
  })
})
