import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AppError } from '../../lib/app-error.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { leadProcedure, storeProcesses } from '../../test/support/records.ts'
import type { Values } from '../attribute.ts'
import type { AttributeInput } from './definition-input.ts'
import { changeEntity } from './entities.ts'
import { changeProcedure } from './procedures.ts'

describe('changing a procedure while processes are there', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function withData(rows: readonly Values[], deleted: readonly Values[] = []) {
    const team = await api.team()
    const lead = await leadProcedure(api, team)
    const ids = await storeProcesses(api, lead, rows)
    const gone = await storeProcesses(api, lead, deleted, api.now)
    const { database } = api.context
    return {
      team,
      lead,
      ids: [...ids, ...gone],
      change: (...attributes: AttributeInput[]) =>
        changeProcedure(api.context, team.actor(), 'lead', { attributes }),
      refused: async (...attributes: AttributeInput[]): Promise<AppError> => {
        let error: AppError | undefined
        await changeProcedure(api.context, team.actor(), 'lead', { attributes }).catch(
          (thrown: unknown) => (error = thrown as AppError),
        )
        assert.ok(error, 'was not refused')
        return error
      },
      data: async () => {
        const stored = await database.rows<{ data: Values }>(
          'select data from processes where procedure_id = $1 order by deleted_at nulls first, id',
          [lead.id],
        )
        return stored.map((row) => row.data)
      },
      claims: async (shortId: string) => {
        const { id } = (await leadProcedure(api, team)).attributes.find((one) => one.shortId === shortId)!
        const claimed = await database.rows<{ value: string }>(
          'select value from process_uniques where attribute_id = $1 order by value',
          [id],
        )
        return claimed.map(({ value }) => value)
      },
    }
  }

  it('renaming leaves values where they are', async () => {
    const { change, data } = await withData([{ score: 5 }])
    const { attributes } = await change({ shortId: 'score', rename: 'points' })
    assert.equal(attributes.find(({ shortId }) => shortId === 'points')?.key, 'score')
    assert.deepEqual(await data(), [{ score: 5 }])
  })

  it('a new attribute never gets the values of a renamed or retired one', async () => {
    const { change } = await withData([{ score: 5, interest: 'bikes' }])
    await change({ shortId: 'score', rename: 'points' }, { shortId: 'interest', isRetired: true })
    const { attributes } = await change(
      { shortId: 'score', type: 'integer' },
      { shortId: 'interest', type: 'string' },
    )
    const keys = attributes.map(({ key }) => key)
    assert.equal(new Set(keys).size, keys.length)
    assert.ok(keys.includes('score_2') && keys.includes('interest_2'))
  })

  it('converts every stored value when that is asked for, of deleted processes too', async () => {
    const { change, data } = await withData(
      [{ score: 5, source: 'phone', interest: '12' }, { score: 7 }, { city: 'Pune' }],
      [{ score: 9 }],
    )
    await change(
      { shortId: 'score', type: 'string', migrate: true, min: null, max: null },
      { shortId: 'source', type: 'string', migrate: true },
      { shortId: 'interest', type: 'integer', migrate: true, max: null },
    )
    assert.deepEqual(await data(), [
      { score: '5', source: 'phone', interest: 12 },
      { score: '7' },
      { city: 'Pune' },
      { score: '9' },
    ])
  })

  it('makes converted values findable by the search', async () => {
    const { lead, change } = await withData([{ score: 5 }])
    await change({ shortId: 'score', type: 'string', migrate: true })
    const [row] = await api.context.database.rows<{ search: string }>(
      'select search::text as search from processes where procedure_id = $1',
      [lead.id],
    )
    assert.equal(row?.search, "'5'")
  })

  it('refuses a conversion when a value does not fit, saying how many and which, and changes nothing', async () => {
    const rows = [{ interest: '12' }, ...Array.from({ length: 7 }, (_, index) => ({ interest: `x${index}` }))]
    const { ids, lead, refused, data, team } = await withData(rows)
    const error = await refused({ shortId: 'interest', type: 'integer', migrate: true, max: null })
    assert.deepEqual([error.kind, error.code], ['conflict', 'values_do_not_fit'])
    const [detail] = error.details
    assert.equal(detail?.field, 'attributes.interest')
    assert.match(detail.message, /^has 7 stored values/)
    assert.ok(detail.message.includes(`"x0" of ${ids[1]}`))
    assert.ok(!detail.message.includes('x6'))
    assert.deepEqual(await data(), rows)
    assert.deepEqual(await leadProcedure(api, team), lead)
  })

  it('takes only options when a text becomes an enum', async () => {
    const { change, refused, data } = await withData([{ city: 'Pune' }, { city: 'Goa' }])
    const asked = { shortId: 'city', type: 'stringEnum', migrate: true } as const
    if ((await refused({ ...asked, options: [] })).code !== 'request_invalid') assert.fail()
    await change({ ...asked, options: ['Pune', 'Goa'] })
    assert.deepEqual(await data(), [{ city: 'Pune' }, { city: 'Goa' }])
  })

  it('claims values of what becomes unique, those of deleted processes not', async () => {
    const { change, claims } = await withData(
      [{ email: 'a@x.test' }, { email: 'b@x.test' }, {}],
      [{ email: 'a@x.test' }],
    )
    await change({ shortId: 'email', isUnique: true })
    assert.deepEqual(await claims('email'), ['a@x.test', 'b@x.test'])
    await change({ shortId: 'email', isUnique: false })
    assert.deepEqual(await claims('email'), [])
  })

  it('refuses to make unique what is there twice, with examples', async () => {
    const rows = [{ email: 'a@x.test' }, { email: 'b@x.test' }, { email: 'A@x.test' }]
    const { ids, refused, claims } = await withData(rows)
    const error = await refused({ shortId: 'email', isUnique: true })
    assert.deepEqual([error.kind, error.code], ['conflict', 'values_not_unique'])
    assert.ok(error.details[0]?.message.includes(`"a@x.test" of ${ids[2]}`))
    assert.deepEqual(await claims('email'), [])
  })

  it('gives up the values of a unique attribute that is retired', async () => {
    const { change, claims } = await withData([{ email: 'a@x.test' }])
    await change({ shortId: 'email', isUnique: true })
    const { attributes } = await change({ shortId: 'email', isRetired: true })
    const email = attributes.find(({ shortId }) => shortId === 'email')
    assert.deepEqual([email?.isUnique, email?.isFilterable], [false, false])
    assert.deepEqual(await claims('email'), [])
    await change({ shortId: 'email', isRetired: false, isUnique: true })
    assert.deepEqual(await claims('email'), ['a@x.test'])
  })

  it('never gives a key again that a changed pattern would make', async () => {
    const { team, lead } = await withData([])
    const keyId = lead.primaryKey!.attributeId
    for (const [index, value] of ['L-07', 'L-0041', 'LEAD-000099'].entries())
      await api.context.database.rows('insert into process_uniques values ($1, $2, $3, $4)', [
        team.id,
        keyId,
        value,
        `00000000-0000-7000-8000-00000000000${index}`,
      ])
    await changeProcedure(api.context, team.actor(), 'lead', { primaryKey: { pattern: 'L-0000' } })
    const [row] = await api.context.database.rows<{ last: number }>(
      'select last_number as last from procedures where id = $1',
      [lead.id],
    )
    assert.equal(row?.last, 41)
  })

  it('waits for whoever writes by the old definition', async () => {
    const { team, change } = await withData([{ score: 5 }])
    let isWritten = false
    const changing = await api.context.database.write(async (session) => {
      const { lockConfig } = await import('../config-lock.ts')
      await lockConfig(session, team.id, 'shared')
      const result = change({ shortId: 'score', rename: 'points' }).then(() => isWritten)
      await new Promise((resolve) => setTimeout(resolve, 100))
      isWritten = true
      return { result }
    })
    assert.equal(await changing.result, true)
  })

  it('keeps all of many changes at the same moment', async () => {
    const { team, change } = await withData([])
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => change({ shortId: `extra_${index}`, type: 'string' })),
    )
    const { attributes } = await leadProcedure(api, team)
    assert.equal(attributes.filter(({ shortId }) => shortId.startsWith('extra_')).length, 8)
  })

  it('raises the version with every change, and with no other', async () => {
    const { team, change } = await withData([])
    const version = async () => (await api.context.configs.now(team.id)).version
    const start = await version()
    await change({ shortId: 'score', max: 50 })
    assert.equal(await version(), start + 1)
    await change({ shortId: 'score', max: 50 })
    assert.equal(await version(), start + 1)
  })

  it('converts the values of records when an entity changes', async () => {
    const { team, lead } = await withData([])
    await api.context.database.rows(
      `insert into records (team_id, id, entity_id, created_at, updated_at, created_by, data)
       values ($1, $2, $3, now(), now(), $1, '{"city": "Pune"}')`,
      [team.id, '00000000-0000-7000-8000-000000000009', lead.entityId],
    )
    const migrated = { shortId: 'city', type: 'multiStringEnum', options: ['Pune'], migrate: true }
    await changeEntity(api.context, team.actor(), 'customer', { attributes: [migrated] })
    const [row] = await api.context.database.rows<{ data: Values }>(
      'select data from records where team_id = $1',
      [team.id],
    )
    assert.deepEqual(row?.data, { city: ['Pune'] })
  })
})
