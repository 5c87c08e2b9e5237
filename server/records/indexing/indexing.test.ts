import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { leadProcedure, storeProcesses } from '../../test/support/records.ts'
import type { Values } from '../attribute.ts'
import { lockConfig } from '../config-lock.ts'
import { changeProcedure } from '../define/procedures.ts'
import { AttributeIndexer, indexNow } from './attribute-indexer.ts'
import { waitingAttributes } from './attribute-indexing.store.ts'
import { indexStep } from './index-step.ts'

describe('declaring attributes filterable while processes are there', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function withData(rows: readonly Values[]) {
    const team = await api.team()
    const first = await leadProcedure(api, team)
    const ids = await storeProcesses(api, first, rows)
    const { database } = api.context
    const find = async (shortId: string) =>
      (await leadProcedure(api, team)).attributes.find((one) => one.shortId === shortId)!
    return {
      team,
      lead: first,
      ids,
      find,
      declare: (shortId: string, isFilterable: boolean) =>
        changeProcedure(api.context, team.actor(), 'lead', { attributes: [{ shortId, isFilterable }] }),
      indexed: async (shortId: string) => {
        const { id } = await find(shortId)
        const found = await database.rows<{ value: string | number; id: string }>(
          `select value::text as value, process_id as id from process_texts where attribute_id = $1
           union all select value::text, process_id from process_numbers where attribute_id = $1 order by 2, 1`,
          [id],
        )
        return found.map((row) => [row.id, row.value])
      },
      waiting: () => waitingAttributes(database, 10, team.id),
      /** What the tables of values must have, from the processes as they are. */
      expected: async (key: string) => {
        const stored = await database.rows<{ id: string; value: string }>(
          `select id, data ->> $2 as value from processes
           where procedure_id = $1 and deleted_at is null and data ? $2 order by id`,
          [first.id, key],
        )
        return stored.map((row) => [row.id, row.value])
      },
    }
  }
  const interests = (count: number): Values[] =>
    Array.from({ length: count }, (_, index) => ({ interest: `i${index % 7}` }))

  it('adds the values that are stored, and is ready only then', async () => {
    const { ids, declare, find, indexed } = await withData([{ interest: 'bikes' }, {}, { interest: 'tea' }])
    await declare('interest', true)
    const { isFilterable, isIndexing } = await find('interest')
    assert.deepEqual([isFilterable, isIndexing], [true, true])
    assert.deepEqual(await indexed('interest'), [])
    await indexNow(api.context)
    assert.deepEqual(await indexed('interest'), [
      [ids[0], 'bikes'],
      [ids[2], 'tea'],
    ])
    assert.equal((await find('interest')).isIndexing, false)
  })

  it('is ready at once where there are no processes', async () => {
    const { declare, find, waiting } = await withData([])
    await declare('interest', true)
    assert.equal((await find('interest')).isIndexing, false)
    assert.deepEqual(await waiting(), [])
  })

  it('leaves out deleted processes', async () => {
    const { lead, declare, indexed } = await withData([])
    await storeProcesses(api, lead, [{ interest: 'gone' }], api.now)
    await declare('interest', true)
    await indexNow(api.context)
    assert.deepEqual(await indexed('interest'), [])
  })

  it('goes on in batches, a step at a time', async () => {
    const { team, declare, indexed, waiting, expected } = await withData(interests(25))
    await declare('interest', true)
    for (let steps = 0; steps < 2; steps += 1) await indexStep(api.context, (await waiting())[0]!, 10)
    assert.equal((await indexed('interest')).length, 20)
    await indexNow(api.context, { teamId: team.id, most: 10 })
    assert.deepEqual(await indexed('interest'), await expected('interest'))
  })

  it('takes the values out when an attribute is not filterable any more, or retired', async () => {
    const { declare, indexed, waiting, team } = await withData(interests(10))
    await declare('interest', true)
    await indexNow(api.context)
    await declare('interest', false)
    assert.equal((await waiting())[0]?.phase, 'remove')
    await indexNow(api.context)
    assert.deepEqual([await indexed('interest'), await waiting()], [[], []])
    await declare('interest', true)
    await indexNow(api.context)
    const attributes = [{ shortId: 'interest', isRetired: true }]
    await changeProcedure(api.context, team.actor(), 'lead', { attributes })
    await indexNow(api.context)
    assert.deepEqual([await indexed('interest'), await waiting()], [[], []])
  })

  it('declared again before the old values are out: no old value is left', async () => {
    const { lead, declare, indexed, expected } = await withData(interests(10))
    await declare('interest', true)
    await indexNow(api.context)
    await declare('interest', false)
    await api.context.database.rows(
      `update processes set data = '{"interest": "new"}' where procedure_id = $1`,
      [lead.id],
    )
    await declare('interest', true)
    assert.deepEqual(await indexed('interest'), [])
    await indexNow(api.context)
    assert.deepEqual(await indexed('interest'), await expected('interest'))
  })

  it('a stop in the middle of a step loses that step alone; the next start goes on after the one before', async () => {
    const { declare, indexed, waiting, expected, find } = await withData(interests(40))
    await declare('interest', true)
    const { database } = api.context
    const dying = {
      ...api.context,
      database: Object.assign(Object.create(database) as typeof database, {
        write: (work: Parameters<typeof database.write>[0]) =>
          database.write(async (session) => {
            await work(session)
            throw new Error('killed')
          }),
      }),
    }
    await indexStep(api.context, (await waiting())[0]!, 10)
    const before = await waiting()
    await assert.rejects(indexStep(dying, before[0]!, 10), /killed/)
    assert.deepEqual(await waiting(), before)
    assert.equal((await indexed('interest')).length, 10)
    await using indexer = runIndexer()
    await indexer.done(() => find('interest').then(({ isIndexing }) => !isIndexing))
    assert.deepEqual(await indexed('interest'), await expected('interest'))
  })

  it('several servers share the work and each value is there once', async () => {
    const { declare, indexed, expected, find } = await withData(
      interests(500).map((values, index) => ({
        ...values,
        notes: 'x',
        expected_value: index,
        city: `c${index}`,
      })),
    )
    await declare('interest', true)
    await Promise.all([1, 2, 3].map(() => indexNow(api.context, { most: 20 })))
    assert.deepEqual(await indexed('interest'), await expected('interest'))
    assert.equal((await find('interest')).isIndexing, false)
  })

  it('neither leaves a stale value nor misses one while others write', { timeout: 60_000 }, async () => {
    const { team, lead, ids, declare, indexed, expected, find } = await withData(interests(300))
    await declare('interest', true)
    const { id: attributeId } = await find('interest')
    const { database } = api.context
    let isDone = false
    let writes = 0
    const pick = (seed: number): string => ids[(seed * 7919) % ids.length]!

    // As whoever writes processes does it: the rows of values are changed with the process, by what it had before.
    const writeOne = (seed: number): Promise<void> =>
      database.write(async (session) => {
        await lockConfig(session, team.id, 'shared')
        const id = pick(seed)
        const [row] = await session.rows<{ value: string | null; isDeleted: boolean }>(
          `select data ->> 'interest' as value, deleted_at is not null as "isDeleted" from processes
           where team_id = $1 and id = $2 for no key update`,
          [team.id, id],
        )
        const before = row!.isDeleted ? null : row!.value
        const kind = seed % 4
        const value = kind === 0 ? null : `w${seed}`
        const isDeleted = kind === 1
        await session.rows(`update processes set data = $3, deleted_at = $4 where team_id = $1 and id = $2`, [
          team.id,
          id,
          JSON.stringify(value === null ? {} : { interest: value }),
          isDeleted ? new Date() : null,
        ])
        if (before !== null)
          await session.rows(
            'delete from process_texts where team_id = $1 and attribute_id = $2 and value = $3 and process_id = $4',
            [team.id, attributeId, before, id],
          )
        if (value !== null && !isDeleted)
          await session.rows('insert into process_texts values ($1, $2, $3, $4)', [
            team.id,
            attributeId,
            value,
            id,
          ])
        writes += 1
      })
    const writer = async (start: number): Promise<void> => {
      for (let seed = start; !isDone; seed += 3) await writeOne(seed)
    }
    const writers = [1, 2, 3].map(writer)
    // Before each step of the indexing somebody has written, however fast the one or the others are.
    const amidWrites = {
      ...api.context,
      database: Object.assign(Object.create(database) as typeof database, {
        async write(work: Parameters<typeof database.write>[0]) {
          const before = writes
          while (writes === before) await pause(1)
          return database.write(work)
        },
      }),
    }
    await indexNow(amidWrites, { teamId: team.id, most: 3 })
    isDone = true
    await Promise.all(writers)
    assert.ok(writes > 100, `${writes} writes`)
    assert.deepEqual(await indexed('interest'), await expected('interest'))
    assert.equal((await find('interest')).isIndexing, false)
    assert.equal(lead.id, (await leadProcedure(api, team)).id)
  })

  function runIndexer() {
    const errors: unknown[] = []
    const indexer = new AttributeIndexer(api.context, { onError: (error) => errors.push(error) })
    indexer.start()
    return {
      async done(isDone: () => Promise<boolean>): Promise<void> {
        const end = performance.now() + 30_000
        while (!(await isDone())) {
          assert.ok(performance.now() < end, `not done: ${String(errors[0])}`)
          indexer.wake()
          await pause(20)
        }
        assert.deepEqual(errors, [])
      },
      [Symbol.asyncDispose]: () => indexer.stop(),
    }
  }
})
