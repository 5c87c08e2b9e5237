import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { configOf, procedureOf } from '../../test/support/records.ts'

describe('the ready-made procedures of a new team', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  it('are lead, ticket and case, about a customer', async () => {
    const config = await configOf(api, await api.team())
    assert.deepEqual(
      config.procedures.map(({ shortId }) => shortId),
      ['lead', 'ticket', 'case'],
    )
    const [customer] = config.entities
    assert.ok(customer)
    assert.deepEqual(
      config.procedures.map(({ entityId }) => entityId),
      [customer.id, customer.id, customer.id],
    )
    assert.equal(customer.attributes.find(({ id }) => id === customer.primaryKeyId)?.shortId, 'phone_number')
  })

  it('begin in their start state and count from 1', async () => {
    const lead = await procedureOf(api, await api.team(), 'lead')
    assert.equal(lead.states.find(({ id }) => id === lead.startStateId)?.shortId, 'NEW')
    assert.equal(lead.states.find(({ id }) => id === lead.completedStateId)?.shortId, 'WON')
    assert.equal(lead.primaryKey?.pattern, 'LEAD-000000')
    const phone = lead.attributes.find(({ id }) => id === lead.mergeById)
    assert.deepEqual([phone?.shortId, phone?.isUnique], ['phone_number', true])
  })

  it('belong to one team alone: no id is shared', async () => {
    const ids = async (): Promise<string[]> => {
      const { procedures } = await configOf(api, await api.team())
      return procedures.flatMap((procedure) => [
        procedure.id,
        ...procedure.attributes.map(({ id }) => id),
        ...procedure.states.map(({ id }) => id),
      ])
    }
    const all = [...(await ids()), ...(await ids())]
    assert.equal(new Set(all).size, all.length)
  })
})
