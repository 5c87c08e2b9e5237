import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { keepMarketingChoice, type MarketingChoice } from './marketing-choice.ts'
import { day, start, startContacts, type TestContacts, type TestPeople } from './test-contacts.ts'

const phone = '15550100001'
const stop = { phone, takes: false, at: start + day }
const resume = { phone, takes: true, at: start + 2 * day }

describe('whether a contact takes marketing messages', () => {
  let contacts: TestContacts
  let people: TestPeople
  before(async () => (contacts = await startContacts()))
  after(() => contacts[Symbol.asyncDispose]())
  beforeEach(async () => (people = await contacts.fresh()))

  const keep = (...choices: MarketingChoice[]) =>
    people.database.write((session) => keepMarketingChoice(session, people.teamId, choices, start + 9 * day))
  const takes = async () =>
    (
      await people.rows<{ takes: boolean }>(
        'select takes_marketing as takes from contacts where team_id = $1',
      )
    ).map((row) => row.takes)

  it('is what it said last, in whatever order it is heard', async () => {
    await people.see({ phone, at: start })
    assert.deepEqual(await takes(), [true])
    await keep(stop)
    assert.deepEqual(await takes(), [false])
    await keep(resume)
    await keep(stop)
    assert.deepEqual(await takes(), [true])
  })

  it('is what it said last of one delivery', async () => {
    await keep(resume, stop)
    assert.deepEqual(await takes(), [true])
  })

  it('is no when both were said in one second, in whatever order and delivery', async () => {
    const again = { ...stop, takes: true }
    await keep(stop, again)
    assert.deepEqual(await takes(), [false])
    await keep(again)
    assert.deepEqual(await takes(), [false])
    people = await contacts.fresh()
    await keep(again)
    await keep(stop)
    assert.deepEqual(await takes(), [false])
  })

  it('is kept of somebody who never wrote; what names nobody is left out', async () => {
    await keep(stop, { takes: false, at: start })
    assert.deepEqual(await takes(), [false])
  })

  it('is told once', async () => {
    await people.see({ phone, at: start })
    await keep(stop)
    await keep(stop)
    const events = await people.rows("select 1 from events where team_id = $1 and type = 'contact.updated'")
    assert.equal(events.length, 1)
  })
})
