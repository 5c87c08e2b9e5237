import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createProcess } from '../../../records/processes.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { actorNow, leadProcedure } from '../../../test/support/records.ts'
import { newId } from '../../../lib/uuid.ts'
import { contactPlace, inTeam, type ContactPlace } from './test-contact-api.ts'

describe('contacts', () => {
  let api: TestApi
  let place: ContactPlace
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())
  beforeEach(async () => (place = await contactPlace(api, 'user')))

  const names = (received: { body: { _data: { shownName: string }[] } }) =>
    received.body._data.map(({ shownName }) => shownName)

  describe('looked at', () => {
    it('show what they are called by', async () => {
      const id = await place.see({
        phone: '553187654321',
        bsuid: 'BR.1',
        username: 'ada',
        profileName: 'Ada',
      })
      const { status, body } = await place.get(`/contact/${id}`)
      assert.equal(status, 200)
      const { identities, shownName, contactIdentifier } = body._data
      assert.deepEqual([shownName, contactIdentifier], ['Ada', '553187654321'])
      assert.deepEqual(
        identities.map(({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`).toSorted(),
        ['bsuid BR.1', 'phone 553187654321', 'username ada'],
      )
      assert.deepEqual(body._meta, {})
    })

    it('answer the one that goes on for one that was merged, and say so', async () => {
      const older = await place.see({ phone: '15550100001' })
      const younger = await place.see({ bsuid: 'US.1' })
      await place.see({ phone: '15550100001', bsuid: 'US.1' })
      const { body } = await place.get(`/contact/${younger}`)
      assert.equal(body._data.id, older)
      assert.deepEqual(body._meta, { mergedInto: older })
      assert.equal(body._data.merges[0].other, younger)
    })

    it('are called by their number or user name when nothing else is known', async () => {
      const [numbered, named] = [
        await place.see({ phone: '15550100001' }),
        await place.see({ bsuid: 'US.1', username: 'eve' }),
      ]
      assert.equal((await place.get(`/contact/${numbered}`)).body._data.shownName, '+15550100001')
      assert.equal((await place.get(`/contact/${named}`)).body._data.shownName, '@eve')
    })

    it('are not found without a contact, with an id that is none, and in another team', async () => {
      const other = await contactPlace(api)
      const theirs = await other.see({ phone: '15550100001' })
      for (const id of [newId(), 'ada', theirs]) {
        const { status, body } = await place.get(`/contact/${id}`)
        assert.deepEqual([status, body._meta.code], [404, 'contact_not_found'])
      }
    })

    it('need a token', async () => {
      const id = await place.see({ phone: '15550100001' })
      assert.equal((await api.send(`/v1/ext/contact/${id}`)).status, 401)
      const bad = inTeam(api, place.team, 'wrong')
      assert.equal((await bad.put(`/contact/${id}`, { name: 'Eve' })).status, 401)
      assert.equal((await bad.post('/contact/list', {})).status, 401)
    })
  })

  describe('listed', () => {
    beforeEach(async () => {
      await place.see({ phone: '553187654321', profileName: 'Jürgen Müller' })
      await place.see({ bsuid: 'US.2', username: 'eve.adams', profileName: 'Eve Adams' })
      await place.see({ group: 'Y2FwaV9ncm91cDox', profileName: 'Roofers' })
    })

    it('come newest first, without the merged ones', async () => {
      await place.see({ phone: '553187654321', bsuid: 'US.2' })
      assert.deepEqual(names(await place.post('/contact/list', {})), ['Roofers', 'Jürgen Müller'])
    })

    for (const [what, search, expected] of [
      ['names without accents and case', 'jurgen', ['Jürgen Müller']],
      ['names with typing errors', 'jurgne muler', ['Jürgen Müller']],
      ['digits of any spelling', '87654321', ['Jürgen Müller']],
      ['numbers as people write them', '+55 (31) 8765-4321', ['Jürgen Müller']],
      ['user names', '@eve.adams', ['Eve Adams']],
      ['nobody', 'zacharias', []],
      ['digits that only resemble others', '87654322', []],
    ] as const)
      it(`are found by ${what}`, async () => {
        assert.deepEqual(names(await place.post('/contact/list', { search })), expected)
      })

    it('are found by digits newest first, and by two letters without forgiving one', async () => {
      await place.see({ phone: '15550100001', profileName: 'Li' })
      await place.see({ phone: '915550100002', profileName: 'Bo' })
      assert.deepEqual(names(await place.post('/contact/list', { search: '1555' })), ['Bo', 'Li'])
      assert.deepEqual(names(await place.post('/contact/list', { search: 'lo' })), [])
      assert.deepEqual(names(await place.post('/contact/list', { search: 'li' })), ['Li'])
    })

    it('are filtered', async () => {
      assert.deepEqual(names(await place.post('/contact/list', { isGroup: true })), ['Roofers'])
      assert.deepEqual(names(await place.post('/contact/list', { takesMarketing: false })), [])
      assert.deepEqual(names(await place.post('/contact/list', { hasProcess: true })), [])
    })

    for (const search of [undefined, 'e'])
      it(`come in pages that leave out and repeat nobody${search === undefined ? '' : ' of a search'}`, async () => {
        const all = names(await place.post('/contact/list', { search }))
        const paged: string[] = []
        let cursor: string | undefined
        do {
          const page = await place.post('/contact/list', { limit: 1, cursor, search })
          assert.equal(page.status, 200, page.text)
          paged.push(...names(page))
          cursor = page.body._meta.nextCursor ?? undefined
          assert.equal(page.body._meta.hasMore, cursor !== undefined)
        } while (cursor !== undefined)
        assert.ok(all.length > 1)
        assert.deepEqual(paged, all)
      })

    it('tell all that is wrong with a query', async () => {
      const { status, body } = await place.post('/contact/list', { serach: 'ada', limit: 0, isGroup: 'yes' })
      assert.equal(status, 400)
      assert.match(body._errors.join('\n'), /serach.*"search"[^]*limit|limit[^]*serach.*"search"/)
      assert.equal(body._errors.length, 3)
      const cursed = await place.post('/contact/list', { cursor: 'abc' })
      assert.match(cursed.body._errors[0], /^cursor: /)
    })
  })

  describe('changed', () => {
    it('have the name that the team gives them, and the one of the profile again', async () => {
      const id = await place.see({ phone: '15550100001', profileName: 'Ada' })
      const named = await place.put(`/contact/${id}`, { name: ' Lady L ' })
      assert.equal(named.status, 200, named.text)
      assert.deepEqual([named.body._data.name, named.body._data.shownName], ['Lady L', 'Lady L'])
      assert.deepEqual(names(await place.post('/contact/list', { search: 'lady' })), ['Lady L'])
      const { body } = await place.put(`/contact/${id}`, { name: null })
      assert.deepEqual([body._data.name, body._data.shownName], [null, 'Ada'])
    })

    it('are linked with a lead, and parted from it', async () => {
      const manager = inTeam(api, place.team, await place.team.token('manager'))
      const actor = await actorNow(api, place.team)
      const procedure = await leadProcedure(api, place.team)
      const { process } = await createProcess(api.context, actor, procedure, { data: { name: 'Ada' } })
      const id = await place.see({ phone: '15550100001' })
      const linked = await manager.put(`/contact/${id}`, { process: process.id })
      assert.equal(linked.status, 200, linked.text)
      assert.deepEqual([linked.body._data.process, linked.body._data.procedure], [process.id, procedure.id])
      const parted = await manager.put(`/contact/${id}`, { process: null })
      assert.equal(parted.body._data.process, null)
      const hidden = await place.put(`/contact/${id}`, { process: process.id })
      assert.equal(hidden.status, 400, 'a user does not see the lead of others')
    })

    it('write an event when something changes, and none otherwise', async () => {
      const id = await place.see({ phone: '15550100001' })
      for (let turn = 0; turn < 2; turn += 1) await place.put(`/contact/${id}`, { name: 'Ada' })
      const events = await api.context.database.rows(
        "select 1 from events where team_id = $1 and type = 'contact.updated'",
        [place.team.id],
      )
      assert.equal(events.length, 1)
    })

    it('refuse an empty name, an unknown process and unknown fields, all at once', async () => {
      const id = await place.see({ phone: '15550100001' })
      const { status, body } = await place.put(`/contact/${id}`, { name: ' ', process: newId() })
      assert.equal(status, 400)
      assert.match(body._errors.join('\n'), /name: [^]*process: /)
      const unknown = await place.put(`/contact/${id}`, { nmae: 'Ada' })
      assert.match(unknown.body._errors[0], /nmae.*"name"/)
    })

    it('are not found in another team', async () => {
      const theirs = await (await contactPlace(api)).see({ phone: '15550100001' })
      assert.equal((await place.put(`/contact/${theirs}`, { name: 'Ada' })).status, 404)
    })
  })
})
