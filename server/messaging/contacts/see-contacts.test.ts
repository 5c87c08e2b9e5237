import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Session } from '../../database/session.ts'
import type { Sighting } from './contact.ts'
import { seeContacts } from './see-contacts.ts'
import { day, start, startContacts, type TestContacts, type TestPeople } from './test-contacts.ts'

describe('seeing contacts', () => {
  let contacts: TestContacts
  let people: TestPeople
  before(async () => (contacts = await startContacts()))
  after(() => contacts[Symbol.asyncDispose]())
  beforeEach(async () => (people = await contacts.fresh()))

  const merges = () =>
    people.rows<{ state: string; reason: string }>(
      'select state, reason from contact_merges where team_id = $1 order by id',
    )
  const eventTypes = async () =>
    (await people.rows<{ type: string }>('select type from events where team_id = $1 order by at, id')).map(
      ({ type }) => type,
    )

  describe('what is certain', () => {
    it('makes a contact of whoever is new, and finds it again', async () => {
      const [first] = await people.see({ phone: '15550100001', bsuid: 'US.1', at: start })
      assert.equal(first?.isNew, true)
      const [again] = await people.see({ phone: '15550100001', at: start })
      assert.deepEqual(again, { ...first, isNew: false })
      assert.equal(await people.whose({ bsuid: 'US.1' }), first.id)
      assert.deepEqual(await eventTypes(), ['contact.created'])
    })

    it('takes all spellings of a number for one person', async () => {
      const id = await people.whose({ phone: '5531987654321' })
      assert.equal(await people.whose({ phone: '553187654321' }), id)
      const identities = await people.rows<{ spellings: string[] }>(
        'select spellings from contact_identities where team_id = $1',
      )
      assert.deepEqual(
        identities.map(({ spellings }) => spellings.toSorted()),
        [['553187654321', '5531987654321']],
      )
    })

    it('adds what somebody is called by as it is learned', async () => {
      const id = await people.whose({ phone: '15550100001' })
      assert.equal(await people.whose({ phone: '15550100001', bsuid: 'US.1', username: 'ada' }), id)
      assert.equal(await people.whose({ username: '@Ada' }), id)
      assert.deepEqual(await eventTypes(), ['contact.created', 'contact.updated'])
    })

    it('merges two contacts when a number and an id of theirs are seen together; the older goes on', async () => {
      const older = await people.whose({ phone: '15550100001' })
      const younger = await people.whose({ bsuid: 'US.1' })
      const seen = await people.see(
        { bsuid: 'US.1', phone: '15550100001', at: start },
        { bsuid: 'US.1', at: start },
      )
      assert.deepEqual(
        seen.map(({ id }) => id),
        [older, older],
      )
      assert.equal(await people.whose({ bsuid: 'US.1' }), older)
      assert.deepEqual(await merges(), [{ state: 'MERGED', reason: 'seen_together' }])
      const [gone] = await people.rows<{ into: string }>(
        `select merged_into as into from contacts where team_id = $1 and id = '${younger}'`,
      )
      assert.equal(gone?.into, older)
    })

    it('takes a second id with one number for the same person: each business has its own', async () => {
      const id = await people.whose({ phone: '15550100001', bsuid: 'US.1' })
      assert.equal(await people.whose({ phone: '15550100001', bsuid: 'DE.7' }), id)
      assert.deepEqual(await merges(), [])
    })

    it('keeps groups apart from everybody', async () => {
      const group = await people.whose({ group: 'Y2FwaV9ncm91cDox', phone: '15550100001' })
      assert.notEqual(await people.whose({ phone: '15550100001' }), group)
      const [row] = await people.rows<{ isGroup: boolean }>(
        `select is_group as "isGroup" from contacts where team_id = $1 and id = '${group}'`,
      )
      assert.equal(row?.isGroup, true)
    })
  })

  describe('what is only proposed', () => {
    it('one user name with two ids: names pass to others, so it moves and nothing is merged', async () => {
      const ada = await people.whose({ bsuid: 'US.1', username: 'ada' })
      const eve = await people.whose({ bsuid: 'US.2', username: 'ada', at: start + day })
      assert.notEqual(eve, ada)
      assert.equal(await people.whose({ username: 'ada' }), eve)
      assert.deepEqual(await merges(), [{ state: 'PROPOSED', reason: 'same_username' }])
      await people.see({ bsuid: 'US.2', username: 'ada', at: start + 2 * day })
      assert.equal((await merges()).length, 1, 'and is proposed once')
    })

    it('a user name that was seen earlier stays with whoever had it last', async () => {
      const eve = await people.whose({ bsuid: 'US.2', username: 'ada', at: start + day })
      await people.see({ bsuid: 'US.1', username: 'ada', at: start })
      assert.equal(await people.whose({ username: 'ada', at: start }), eve)
    })

    it('a number that was given up and writes again', async () => {
      const ada = await people.whose({ phone: '15550100001' })
      await people.change({
        from: { phone: '15550100001' },
        to: { phone: '15550100002' },
        at: start + 9 * day,
      })
      const next = await people.whose({ phone: '15550100001', at: start + 90 * day })
      assert.notEqual(next, ada)
      assert.equal(await people.whose({ phone: '15550100002', at: start + 90 * day }), ada)
      assert.deepEqual(await merges(), [{ state: 'PROPOSED', reason: 'number_returned' }])
    })
  })

  describe('names of profiles', () => {
    const profile = async () =>
      (
        await people.rows<{ name: string | null }>(
          'select profile_name as name from contacts where team_id = $1',
        )
      )[0]?.name

    it('are those that were heard last, in whatever order they come', async () => {
      await people.see({ phone: '15550100001', profileName: 'Ada', at: start + day })
      await people.see({ phone: '15550100001', profileName: 'Countess', at: start + 2 * day })
      await people.see({ phone: '15550100001', profileName: 'Byron', at: start })
      assert.equal(await profile(), 'Countess')
    })
  })

  describe('cost', () => {
    it('is one read and no write when everything is known', async () => {
      const sightings: Sighting[] = Array.from({ length: 1_000 }, (_, index) => ({
        phone: String(15_550_200_000 + index),
        bsuid: `US.${index}`,
        username: `name${index}`,
        profileName: `Name ${index}`,
        at: start,
      }))
      const first = await counted(sightings)
      assert.ok(first.count <= 9, `a thousand new contacts took ${first.count} statements`)
      const again = await counted(sightings.map((sighting) => ({ ...sighting, at: start + 1_000 })))
      assert.equal(again.count, 1)
      assert.equal(again.seen[999]?.id, first.seen[999]?.id)
    })

    async function counted(sightings: readonly Sighting[]) {
      let count = 0
      const seen = await people.database.write((session) => {
        const counting: Session = {
          ...session,
          rows: (...args) => {
            count += 1
            return session.rows(...args)
          },
          copyText: (...args) => {
            count += 1
            return session.copyText(...args)
          },
        }
        return seeContacts(counting, people.teamId, sightings, start)
      })
      return { count, seen }
    }
  })

  it('gives one contact to transactions that see the same new people at the same time', async () => {
    const sightings = Array.from({ length: 40 }, (_, index) => ({
      phone: String(15_550_300_000 + index),
      bsuid: `US.p${index}`,
      at: start,
    }))
    const phones = sightings.map(({ phone, at }) => ({ phone, at }))
    const ids = sightings.map(({ bsuid, at }) => ({ bsuid, at }))
    await Promise.all(
      [sightings, phones, sightings.toReversed(), ids.toReversed(), phones.toReversed()].map((seen) =>
        people.see(...seen),
      ),
    )
    assert.equal((await people.partition()).length, 40)
    const [together, alone] = [await people.see(...sightings), await people.see(...phones)]
    assert.deepEqual(
      alone.map(({ id }) => id),
      together.map(({ id }) => id),
    )
  })

  it('refuses a sighting that names nobody', async () => {
    await assert.rejects(people.see({ at: start }), /names nobody/)
  })
})
