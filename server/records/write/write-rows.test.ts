import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { testRecords, type TestRecords } from '../test-records.ts'
import type { ProcessInput, RowOutcome, RowRequest } from '../process.ts'

const phones = ['+919845012345', '+919845012346', '+4915112345678']

/** A step in words that do not name ids: targets are counted among the processes that were made before. */
type Step =
  | { kind: 'create'; input: ProcessInput; isUpsert: boolean }
  | { kind: 'update'; target: number; input: ProcessInput }
  | { kind: 'delete' | 'restore'; target: number }

const data = fc.record(
  {
    name: fc.constantFrom('Ana', 'Bo', null),
    phone_number: fc.constantFrom(...phones, null, 'nonsense'),
    score: fc.constantFrom(1, 50, 101),
    city: fc.constantFrom('Pune', 'Goa', null),
    lead_id: fc.constantFrom('X-1', 'X-2'),
  },
  { requiredKeys: [] },
)
const input = fc.record(
  {
    data,
    state: fc.constantFrom('NEW', 'CONTACTED', 'WON', 'LOST'),
    status: fc.constantFrom('OPEN', 'COMPLETED', 'CANCELLED'),
  },
  { requiredKeys: ['data'] },
)
const target = fc.nat(7)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('create' as const), input, isUpsert: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('update' as const), target, input }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), target }),
  },
)

describe('many rows in one transaction', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  /** What a team looks like without ids, times and numbers, which differ between two runs of the same steps. */
  async function picture({ context, team, procedure }: TestRecords): Promise<unknown> {
    const states = new Map(procedure.states.map(({ id, shortId }) => [id, shortId]))
    const rows = await context.database.rows<{
      id: string
      data: Record<string, unknown>
      state_id: string
      status: string
      deleted: boolean
      kinds: string[]
    }>(
      `select p.id, p.data, p.state_id, p.status, p.deleted_at is not null as deleted,
        (select array_agg(kind order by c.id) from process_changes c where c.team_id = p.team_id and c.process_id = p.id) as kinds
       from processes p where p.team_id = $1 order by p.id`,
      [team.id],
    )
    const order = new Map(rows.map(({ id }, index) => [id, index]))
    const held = await context.database.rows<{ value: string; process_id: string }>(
      `select a.value, a.process_id from (select team_id, value, process_id from process_uniques union all select team_id, value, process_id from process_texts
        union all select team_id, value::text, process_id from process_numbers) a where team_id = $1`,
      [team.id],
    )
    const isMade = (key: unknown): boolean => String(key).startsWith('LEAD-0')
    return {
      rows: rows.map((row) => ({
        ...row,
        id: undefined,
        state_id: states.get(row.state_id),
        data: { ...row.data, lead_id: isMade(row.data['lead_id']) ? '' : row.data['lead_id'] },
      })),
      held: held
        .filter(({ value }) => !isMade(value))
        .map(({ value, process_id }) => `${order.get(process_id)} ${value}`)
        .sort(),
    }
  }

  const kinds = (outcomes: readonly RowOutcome[]) =>
    outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.error.code : outcome.kind))

  it('leave what the same rows one by one leave, with the same outcomes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        async (first, steps) => {
          const together = await testRecords(api)
          const apart = await testRecords(api)
          const run = async (records: TestRecords, isTogether: boolean): Promise<string[]> => {
            const ids: string[] = []
            for (const one of first) {
              api.now += 1
              ids.push(...madeIn(await records.write(requestsOf([one], ids))))
            }
            api.now += 1
            const requests = requestsOf(steps, ids)
            if (isTogether) return kinds(await records.write(requests))
            const found: string[] = []
            for (const request of requests) {
              // One after the other, so that the order of ids is that of the steps.
              api.now += 1
              found.push(...kinds(await records.write([request])))
            }
            return found
          }
          assert.deepEqual(await run(together, true), await run(apart, false))
          assert.deepEqual(await picture(together), await picture(apart))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a chunk that is written again changes nothing: merging is idempotent', async () => {
    const records = await testRecords(api)
    const requests: RowRequest[] = phones.map((phone, index) => ({
      kind: 'create',
      input: { data: { name: `n${index}`, phone_number: phone, score: index } },
    }))
    await records.write(requests)
    const before = await picture(records)
    const again = await records.write(requests)
    assert.deepEqual(kinds(again), ['merged', 'merged', 'merged'])
    assert.ok(again.every((outcome) => outcome.kind !== 'rejected' && outcome.changeId === null))
    assert.deepEqual(await picture(records), before)
  })

  it('a rejected row takes nothing with it, and is told why', async () => {
    const records = await testRecords(api)
    const outcomes = await records.write([
      { kind: 'create', input: { data: { name: 'Ana', phone_number: phones[0] } } },
      { kind: 'create', input: { data: { score: 'many' } } },
      {
        kind: 'update',
        ref: { attribute: 'phone_number', value: '098450 12345' },
        input: { data: { city: 'Goa' } },
      },
      { kind: 'update', ref: { attribute: 'lead_id', value: 'LEAD-999' }, input: { data: { city: 'Goa' } } },
      { kind: 'update', ref: { attribute: 'city', value: 'Goa' }, input: { data: { name: 'x' } } },
    ])
    assert.deepEqual(kinds(outcomes), [
      'created',
      'request_invalid',
      'updated',
      'process_not_found',
      'request_invalid',
    ])
  })

  it('a dry run says what would become of each row and leaves no trace', async () => {
    const records = await testRecords(api)
    const outcomes = await records.write(
      [
        { kind: 'create', input: { data: { name: 'Ana', phone_number: phones[0] } } },
        { kind: 'create', input: { data: { name: 'Ana', phone_number: phones[0] } } },
        { kind: 'create', input: { data: { scor: 1 } } },
      ],
      { isDry: true },
    )
    assert.deepEqual(kinds(outcomes), ['created', 'merged', 'request_invalid'])
    assert.deepEqual(await picture(records), { rows: [], held: [] })
    assert.equal((await records.create({ name: 'first' })).process.data['lead_id'], 'LEAD-000001')
  })

  it('what the caller adds is kept with the rows or not at all', async () => {
    const records = await testRecords(api)
    const requests: RowRequest[] = [{ kind: 'create', input: { data: { name: 'Ana' } } }]
    await assert.rejects(
      records.write(requests, { after: () => Promise.reject(new Error('no')) }),
      /^Error: no$/,
    )
    assert.deepEqual(await records.write(requests, { before: () => Promise.resolve(false) }), [])
    assert.deepEqual(await picture(records), { rows: [], held: [] })
  })

  it('writers of the same rows in different orders all come through', async () => {
    const records = await testRecords(api)
    const ids: string[] = []
    for (let index = 0; index < 10; index += 1)
      ids.push((await records.create({ name: `n${index}` })).process.id)
    const change = (order: string[], value: number) =>
      records.write(
        order.map((id) => ({ kind: 'update', ref: { id }, input: { data: { score: value } } }) as const),
      )
    const all = await Promise.all(
      Array.from({ length: 16 }, (_, index) => change(index % 2 === 0 ? ids : ids.toReversed(), index)),
    )
    assert.ok(all.every((outcomes) => outcomes.every(({ kind }) => kind === 'updated')))
  })
})

function madeIn(outcomes: readonly RowOutcome[]): string[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'created' ? [outcome.process.id] : []))
}

function requestsOf(steps: readonly Step[], ids: readonly string[]): RowRequest[] {
  return steps.map((one): RowRequest => {
    if (one.kind === 'create') return { kind: 'create', input: one.input, isUpsert: one.isUpsert }
    const ref = { id: ids[one.target % Math.max(1, ids.length)] ?? '019a0000-0000-7000-8000-000000000000' }
    return one.kind === 'update' ? { kind: 'update', ref, input: one.input } : { kind: one.kind, ref }
  })
}
