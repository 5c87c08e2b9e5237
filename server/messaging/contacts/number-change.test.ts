import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { day, start, startContacts, type TestContacts, type TestPeople } from './test-contacts.ts'

const [old, next] = ['15550100001', '15550100002']
const changed = start + 30 * day
const change = { from: { phone: old }, to: { phone: next }, at: changed }

describe('a change of numbers', () => {
  let contacts: TestContacts
  let people: TestPeople
  before(async () => (contacts = await startContacts()))
  after(() => contacts[Symbol.asyncDispose]())
  beforeEach(async () => (people = await contacts.fresh()))

  const merges = () =>
    people.rows<{ state: string; reason: string }>(
      'select state, reason from contact_merges where team_id = $1 order by id',
    )

  it('leaves the contact what it is: the new number is its own, the old one is not any more', async () => {
    const ada = await people.whose({ phone: old, bsuid: 'US.1' })
    await people.change({
      ...change,
      from: { phone: old, bsuid: 'US.1' },
      to: { phone: next, bsuid: 'US.2' },
    })
    assert.equal(await people.whose({ phone: next, at: changed + day }), ada)
    assert.equal(await people.whose({ bsuid: 'US.2', at: changed + day }), ada)
    const ended = await people.rows<{ kind: string }>(
      'select kind from contact_identities where team_id = $1 and ended_at is not null order by kind',
    )
    assert.deepEqual(
      ended.map(({ kind }) => kind),
      ['bsuid', 'phone'],
    )
  })

  it('makes whoever has the old number later somebody new, and keeps old messages with the old owner', async () => {
    const ada = await people.whose({ phone: old })
    await people.change(change)
    const eve = await people.whose({ phone: old, at: changed + 40 * day })
    assert.notEqual(eve, ada)
    assert.equal(await people.whose({ phone: old, at: changed - day }), ada, 'a message that was late')
    assert.equal(await people.whose({ phone: old, at: changed + 41 * day }), eve)
  })

  it('parts whoever has the old number later, when it is heard of after they wrote', async () => {
    const ada = await people.whose({ phone: old, bsuid: 'US.1' })
    assert.equal(await people.whose({ phone: old, bsuid: 'US.9', at: changed + 40 * day }), ada)
    await people.change(change)
    const eve = await people.whose({ phone: old, at: changed + 41 * day })
    assert.notEqual(eve, ada)
    assert.equal(await people.whose({ bsuid: 'US.9', at: changed + 41 * day }), eve)
    assert.equal(await people.whose({ bsuid: 'US.1', at: changed - day }), ada)
  })

  it('joins what came from the new number since, when it is heard of later', async () => {
    const ada = await people.whose({ phone: old })
    const unknown = await people.whose({ phone: next, at: changed + day })
    assert.notEqual(unknown, ada)
    await people.change(change)
    assert.equal(await people.whose({ phone: next, at: changed + day }), ada)
    assert.deepEqual(await merges(), [{ state: 'MERGED', reason: 'number_changed' }])
  })

  it('proposes, and does not join, whoever had the new number before', async () => {
    const ada = await people.whose({ phone: old })
    const bob = await people.whose({ phone: next })
    await people.change(change)
    assert.equal(await people.whose({ phone: next, at: changed + day }), ada)
    assert.equal(await people.whose({ phone: next, at: changed - day }), bob)
    assert.deepEqual(await merges(), [{ state: 'PROPOSED', reason: 'number_taken_over' }])
  })

  it('changes nothing when it is told again, or by another number of the team some seconds apart', async () => {
    await people.whose({ phone: old, bsuid: 'US.1' })
    await people.change(change)
    await people.see({ phone: next, at: changed + day }, { phone: old, at: changed + 60 * day })
    const before = await people.partition()
    for (const at of [changed, changed + 3_000, changed - 3_000]) await people.change({ ...change, at })
    assert.deepEqual(await people.partition(), before)
  })

  it('of ids joins them, and keeps the number', async () => {
    const ada = await people.whose({ phone: old, bsuid: 'US.1' })
    await people.change({ from: { phone: old, bsuid: 'US.1' }, to: { bsuid: 'US.2' }, at: changed })
    assert.equal(await people.whose({ bsuid: 'US.2', at: changed + day }), ada)
    assert.equal(await people.whose({ phone: old, at: changed + day }), ada)
  })

  it('between two spellings of one number is none', async () => {
    const id = await people.whose({ phone: '5531987654321' })
    await people.change({ from: { phone: '5531987654321' }, to: { phone: '553187654321' }, at: changed })
    assert.equal(await people.whose({ phone: '553187654321', at: changed + day }), id)
    assert.equal((await people.partition()).length, 1)
  })

  it('of somebody who goes back to an old number makes it their own again', async () => {
    const ada = await people.whose({ phone: old })
    await people.change(change)
    await people.change({ from: { phone: next }, to: { phone: old }, at: changed + 20 * day })
    assert.equal(await people.whose({ phone: old, at: changed + 21 * day }), ada)
    assert.deepEqual(await merges(), [])
  })
})
