import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { acceptMerge, declineMerge, listMerges, mergeByHand, undoMerge } from './merges.ts'
import { addChat } from './test-chats.ts'
import { day, start, startContacts, type TestContacts, type TestPeople } from './test-contacts.ts'

describe('merges', () => {
  let contacts: TestContacts
  let people: TestPeople
  let context: { database: TestContacts['database']; clock: () => number }
  let now = start + 500 * day
  before(async () => {
    contacts = await startContacts()
    context = { database: contacts.database, clock: () => (now += 1_000) }
  })
  after(() => contacts[Symbol.asyncDispose]())
  beforeEach(async () => (people = await contacts.fresh()))

  const manager = () => ({
    team: { id: people.teamId } as Actor['team'],
    userId: people.teamId,
    roleType: 'manager' as const,
  })
  const only = async () => {
    const [merge] = await listMerges(context, manager(), { limit: 1 })
    assert.ok(merge)
    return merge
  }
  const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code

  /** Everything that a merge may touch, but for when it was touched and how often. */
  async function picture(): Promise<string> {
    const rows = await people.rows<{ row: string }>(
      `select (to_jsonb(c) - 'updated_at')::text as row from contacts c where team_id = $1
       union all select to_jsonb(i)::text from contact_identities i where team_id = $1
       union all select (to_jsonb(h) - 'updated_at' - 'version')::text from chats h where team_id = $1 order by 1`,
    )
    return rows.map(({ row }) => row).join('\n')
  }

  async function together(): Promise<{ one: string; other: string }> {
    const one = await people.whose({ phone: '15550100001', profileName: 'Ada', username: 'ada' })
    const other = await people.whose({ bsuid: 'US.1', profileName: 'Countess', at: start + day })
    return { one, other }
  }

  it('give the survivor the identities, the chats and the newer name of the other', async () => {
    const { one, other } = await together()
    const chat = await addChat(people, { contactId: other })
    await people.see({ phone: '15550100001', bsuid: 'US.1', at: start })
    const [moved] = await people.rows<{ contactId: string; name: string }>(
      `select h.contact_id as "contactId", c.profile_name as name from chats h
       join contacts c on c.team_id = h.team_id and c.id = h.contact_id where h.team_id = $1 and h.id = '${chat}'`,
    )
    assert.deepEqual(moved, { contactId: one, name: 'Countess' })
    const events = await people.rows<{ type: string }>(
      "select type from events where team_id = $1 and (type like 'chat.%' or type = 'contact.merged') order by type",
    )
    assert.deepEqual(
      events.map(({ type }) => type),
      ['chat.updated', 'contact.merged'],
    )
  })

  it('close the chat that was silent for longer where both have one open on a number, and open it again', async () => {
    const { one, other } = await together()
    const silent = await addChat(people, { contactId: one, last: 1 })
    const lively = await addChat(people, { contactId: other, last: 5 })
    const elsewhere = await addChat(people, { contactId: other, last: 1, number: '310000000000002' })
    const before = await picture()
    await mergeByHand(context, manager(), one, other)
    const states = new Map(
      (
        await people.rows<{ id: string; status: string }>('select id, status from chats where team_id = $1')
      ).map(({ id, status }) => [id, status]),
    )
    assert.deepEqual(
      [silent, lively, elsewhere].map((id) => states.get(id)),
      ['CLOSED', 'OPEN', 'OPEN'],
    )
    await undoMerge(context, manager(), (await only()).id)
    assert.equal(await picture(), before)
  })

  it('link the open chats without a lead with that of the contact, and part them again', async () => {
    const { one, other } = await together()
    const [own, lead] = [newId(), newId()]
    await people.rows(`update contacts set procedure_id = '${own}', process_id = '${lead}'
      where team_id = $1 and id = '${other}'`)
    const silent = await addChat(people, { contactId: one, last: 1 })
    const closed = await addChat(people, { contactId: one, status: 'CLOSED', number: '310000000000002' })
    const before = await picture()
    await mergeByHand(context, manager(), one, other)
    const leads = new Map(
      (
        await people.rows<{ id: string; processId: string | null }>(
          'select id, process_id as "processId" from chats where team_id = $1',
        )
      ).map(({ id, processId }) => [id, processId]),
    )
    assert.deepEqual([leads.get(silent), leads.get(closed)], [lead, null])
    await undoMerge(context, manager(), (await only()).id)
    assert.equal(await picture(), before)
  })

  it('leave closed what has another open chat by the time they are taken back', async () => {
    const { one, other } = await together()
    await addChat(people, { contactId: one, last: 1 })
    const lively = await addChat(people, { contactId: other, last: 5 })
    await people.see({ phone: '15550100001', bsuid: 'US.1', at: start })
    await people.rows(`update chats set status = 'CLOSED' where team_id = $1 and id = '${lively}'`)
    await addChat(people, { contactId: one, last: 9 })
    await undoMerge(context, manager(), (await only()).id)
    const open = await people.rows(
      `select 1 from chats where team_id = $1 and contact_id = '${one}' and status = 'OPEN'`,
    )
    assert.equal(open.length, 1)
  })

  it('are not done again by the same sighting once they were taken back: the id decides', async () => {
    const { one, other } = await together()
    const sighting = { phone: '15550100001', bsuid: 'US.1', at: start + 9 * day }
    await people.see(sighting)
    await undoMerge(context, manager(), (await only()).id)
    assert.equal(await people.whose(sighting), other)
    assert.equal(await people.whose({ phone: '15550100001' }), one)
    assert.equal((await only()).state, 'UNDONE')
  })

  it('can be done by hand after all', async () => {
    const { one, other } = await together()
    await people.see({ phone: '15550100001', bsuid: 'US.1', at: start })
    await undoMerge(context, manager(), (await only()).id)
    const merge = await mergeByHand(context, manager(), other, one)
    assert.deepEqual([merge.contactId, merge.otherId, merge.reason], [one, other, 'by_hand'])
    assert.equal(await people.whose({ bsuid: 'US.1' }), one)
  })

  it('that follow each other are taken back in reverse, and lead to the contact that goes on', async () => {
    const ids = []
    for (const number of [1, 2, 3]) ids.push(await people.whose({ phone: `1555010000${number}` }))
    const [a = '', b = '', c = ''] = ids
    const before = await picture()
    const first = await mergeByHand(context, manager(), b, c)
    const second = await mergeByHand(context, manager(), a, c)
    assert.equal(second.otherId, b, 'what c has become')
    assert.equal(await people.whose({ phone: '15550100003' }), a)
    await assert.rejects(undoMerge(context, manager(), first.id), refused('merge_followed'))
    await undoMerge(context, manager(), second.id)
    assert.equal(await people.whose({ phone: '15550100003' }), b)
    await undoMerge(context, manager(), first.id)
    assert.equal(await picture(), before)
  })

  it('that are proposed are accepted or declined, once', async () => {
    await people.see({ bsuid: 'US.1', username: 'ada', at: start })
    await people.see({ bsuid: 'US.2', username: 'ada', at: start + day })
    const { id } = await only()
    await assert.rejects(undoMerge(context, manager(), id), refused('merge_decided'))
    assert.equal((await acceptMerge(context, manager(), id)).state, 'MERGED')
    assert.equal(await people.whose({ bsuid: 'US.1' }), await people.whose({ bsuid: 'US.2' }))
    await assert.rejects(declineMerge(context, manager(), id), refused('merge_decided'))
    await undoMerge(context, manager(), id)
    await assert.rejects(undoMerge(context, manager(), id), refused('merge_decided'))
  })

  it('that were declined are not made by what is seen later', async () => {
    await people.see({ bsuid: 'US.1', username: 'ada', phone: '15550100001', at: start })
    await people.see({ bsuid: 'US.2', username: 'ada', at: start + day })
    assert.equal((await declineMerge(context, manager(), (await only()).id)).state, 'DECLINED')
    const second = await people.whose({ bsuid: 'US.2', phone: '15550100001', at: start + 2 * day })
    assert.notEqual(second, await people.whose({ bsuid: 'US.1' }))
  })

  it('give back what their numbers were changed to since, with the chats', async () => {
    const one = await people.whose({ phone: '15550100001' })
    const other = await people.whose({ phone: '15550100002', bsuid: 'US.2' })
    const merge = await mergeByHand(context, manager(), one, other)
    const change = (from: object, to: object, day1: number) =>
      people.change({ from, to, at: start + day1 * day })
    const [third, fourth] = ['15550100003', '15550100004']
    await change({ phone: '15550100002', bsuid: 'US.2' }, { phone: third, bsuid: 'US.3' }, 20)
    await change({ phone: third, bsuid: 'US.3' }, { phone: fourth }, 40)
    const chat = await addChat(people, { contactId: one, identifier: fourth, last: 900 })
    await undoMerge(context, manager(), merge.id)
    const late = { at: start + 60 * day }
    for (const who of [{ phone: fourth }, { bsuid: 'US.2' }, { bsuid: 'US.3' }])
      assert.equal(await people.whose({ ...who, ...late }), other, JSON.stringify(who))
    assert.equal(await people.whose({ phone: '15550100001', ...late }), one)
    assert.equal(await people.whose({ phone: '15550100002', at: start + day }), other)
    const [shown] = await people.rows(
      `select contact_id as id from chats where team_id = $1 and id = '${chat}'`,
    )
    assert.deepEqual(shown, { id: other })
  })

  it('leave the new number with whoever had it when a change of numbers that was heard late is taken back', async () => {
    const unknown = await people.whose({ phone: '15550100002', at: start + 31 * day })
    const ada = await people.whose({ phone: '15550100001' })
    const phones = { from: { phone: '15550100001' }, to: { phone: '15550100002' } }
    await people.change({ ...phones, at: start + 30 * day })
    const { contactId, id } = await only()
    assert.equal(contactId, unknown)
    await undoMerge(context, manager(), id)
    assert.equal(await people.whose({ phone: '15550100002', at: start + 32 * day }), unknown)
    assert.equal(await people.whose({ phone: '15550100001', at: start + day }), ada)
  })

  it('are refused between a contact and itself, and between a person and a group', async () => {
    const person = await people.whose({ phone: '15550100001' })
    const group = await people.whose({ group: 'Y2FwaV9ncm91cDox' })
    await assert.rejects(mergeByHand(context, manager(), person, person), refused('merge_impossible'))
    await assert.rejects(mergeByHand(context, manager(), person, group), refused('merge_impossible'))
  })

  it('keep what was changed since when they are taken back', async () => {
    const { one } = await together()
    await people.see({ phone: '15550100001', bsuid: 'US.1', at: start })
    await people.rows(`update contacts set name = 'Lady L' where team_id = $1 and id = '${one}'`)
    await undoMerge(context, manager(), (await only()).id)
    const [named] = await people.rows(
      `select name, profile_name as profile from contacts where team_id = $1 and id = '${one}'`,
    )
    assert.deepEqual(named, { name: 'Lady L', profile: 'Ada' })
  })

  it('taken back in reverse restore contacts, identities, chats and names exactly', async () => {
    const person = fc.record({
      phone: fc.option(fc.nat(5), { nil: undefined }),
      bsuid: fc.nat(5),
      name: fc.constantFrom('Ada', 'Eve', 'Bob'),
      chats: fc.array(fc.record({ number: fc.nat(1), last: fc.nat(9), isOpen: fc.boolean() }), {
        maxLength: 2,
      }),
    })
    const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 5 }), pairs, async (all, joins) => {
        people = await contacts.fresh()
        const ids: string[] = []
        for (const [index, { phone, bsuid, name, chats }] of all.entries()) {
          const who = phone === undefined ? {} : { phone: `1555020000${phone}` }
          const id = await people.whose({
            bsuid: `US.${index}x${bsuid}`,
            ...who,
            profileName: name,
            at: start + index * day,
          })
          ids.push(id)
          for (const { number, last, isOpen } of chats)
            await addChat(people, {
              contactId: id,
              number: `31${number}`,
              last,
              status: isOpen ? 'OPEN' : 'CLOSED',
            }).catch(() => undefined)
        }
        const before = await picture()
        const done: string[] = []
        for (const [one, other] of joins) {
          const made = mergeByHand(
            context,
            manager(),
            ids[one % ids.length] ?? '',
            ids[other % ids.length] ?? '',
          )
          await made
            .then(({ id }) => done.push(id))
            .catch((error: unknown) => assert.ok(refused('merge_impossible')(error)))
        }
        for (const id of done.toReversed()) await undoMerge(context, manager(), id)
        assert.equal(await picture(), before)
      }),
      { numRuns: 25 },
    )
  })
})
