import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'
import { valueKind } from '../values/indexed-values.ts'
import type { Process } from '../process.ts'
import type { Procedure } from '../procedure.ts'
import { listProcesses, type ListQuery, type ProcessPage } from './list-processes.ts'
import { usualLimits, type ListLimits } from './list.store.ts'
import { keep, madeUpProcedure, madeUpProcess, pools, type Choose } from './made-up.ts'
import { expectedList, type Query, type World } from './oracle.ts'

const count = 300
const earliest = 1_700_000_000_000

// Small enough that each way to find a list is gone with three hundred processes.
const ways: Readonly<Record<string, ListLimits>> = {
  'as usual': usualLimits,
  'nothing is rare': { ...usualLimits, tried: 2, rare: 1, few: 1, walked: 1_000 },
  'walks are given up': { ...usualLimits, tried: 1, rare: 1, few: 1, walked: 3 },
  'little is sorted': { ...usualLimits, tried: 1, rare: 1, few: 1, walked: 3, sorted: 40 },
  'some are rare': { ...usualLimits, tried: 5, rare: 20, few: 60, walked: 40 },
  'few are counted': { ...usualLimits, tried: 5, rare: 20, few: 30, walked: 10, probes: 1 },
}

describe('a list of processes', () => {
  let api: TestApi
  let team: TestTeam
  let procedure: Procedure
  let world: World
  const seed = Math.floor(Math.random() * 2 ** 31)

  before(async () => {
    api = await startApi()
    team = await api.team()
    procedure = madeUpProcedure(team.id)
    const people = [await team.user(), await team.user(), await team.user()]
    const choose = chooser(seed)
    const ids = people.map(({ id }) => id)
    const processes = Array.from({ length: count }, (_, number) =>
      madeUpProcess(procedure, ids, choose, number, earliest + Math.floor(number / 3) * 1_000),
    )
    world = {
      attributes: procedure.attributes,
      processes,
      names: new Map([
        ...people.map(({ username, id }) => [username, id] as const),
        ...procedure.states.map(({ shortId, id }) => [shortId, id] as const),
      ]),
    }
    await api.context.database.write((session) => keep(session, procedure, processes))
  })
  after(() => api[Symbol.asyncDispose]())

  const list = (query: ListQuery, limits = usualLimits): Promise<ProcessPage> =>
    listProcesses(api.context, team.actor(), procedure, query, limits)

  it('has the rows that its query asks for, in order, whichever way they are found', async () => {
    const query = fc.record(
      {
        where: whereOf(() => world),
        orderBy: orderOf(() => procedure),
        search: fc.constantFrom(
          'a',
          'z',
          "O'Neill",
          'back slash',
          'ä',
          '漢',
          '98765 43210',
          'b@example.com',
          '%',
        ),
      },
      { requiredKeys: ['where'] },
    )
    const property = fc.asyncProperty(
      query,
      fc.constantFrom(...Object.keys(ways)),
      fc.integer({ min: 1, max: 100 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
      async (asked, way, limit, skip) => {
        const expected = expectedList(world, asked)
        const page = await list({ ...asked, limit, skip }, ways[way])
        assert.deepEqual(
          idsOf(page.processes),
          idsOf(expected.slice(skip, skip + limit)),
          `data seed ${seed}`,
        )
        assert.equal(page.hasMore, expected.length > skip + limit)
      },
    )
    await fc.assert(property, { numRuns: 600 })
  })

  it('gives every row once and in order when it is walked by cursor or by skip', async () => {
    const query = fc.record({ where: whereOf(() => world), orderBy: orderOf(() => procedure) })
    const property = fc.asyncProperty(
      query,
      fc.constantFrom(...Object.keys(ways)),
      fc.integer({ min: 20, max: 100 }),
      async (asked, way, limit) => {
        const expected = idsOf(expectedList(world, asked))
        assert.deepEqual(await walkByCursor({ ...asked, limit }, ways[way]), expected, `data seed ${seed}`)
        const bySkip: string[] = []
        for (let hasMore = true; hasMore;) {
          const page = await list({ ...asked, limit, skip: bySkip.length }, ways[way])
          bySkip.push(...idsOf(page.processes))
          hasMore = page.hasMore
        }
        assert.deepEqual(bySkip, expected, `data seed ${seed}`)
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  async function walkByCursor(query: ListQuery, limits?: ListLimits): Promise<string[]> {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ProcessPage = await list({ ...query, ...(cursor === '' ? {} : { cursor }) }, limits)
      ids.push(...idsOf(page.processes))
      cursor = page.nextCursor
    }
    return ids
  }
})

function idsOf(processes: readonly Process[]): string[] {
  return processes.map(({ id }) => id)
}

/** Chooses by a seed, so that a failure can be repeated. */
function chooser(seed: number): Choose {
  let state = seed
  return (list) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return list[Math.floor((state / 0x8000_0000) * list.length)]!
  }
}

function orderOf(procedure: () => Procedure): fc.Arbitrary<string> {
  return fc.tuple(fc.boolean(), fc.nat(1_000)).map(([isDescending, pick]) => {
    const ordered = procedure().attributes.filter(
      ({ isFilterable, isIndexing, type }) => isFilterable && !isIndexing && !type.startsWith('multi'),
    )
    const names = ['createdAt', 'createdAt', 'updatedAt', 'nextActionAt', 'nextActionAt', 'unique']
    const all = [...names, ...ordered.map(({ shortId }) => `data.${shortId}`)]
    return `${isDescending ? '-' : ''}${all[pick % all.length]!}`
  })
}

type Seeded = (world: World) => Query

function whereOf(world: () => World): fc.Arbitrary<Query> {
  const { query } = fc.letrec<{ query: Seeded }>((tie) => ({
    query: fc
      .array(
        fc.oneof(
          { weight: 5, arbitrary: keyAndWanted },
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.constantFrom('and', 'or'), fc.array(tie('query'), { maxLength: 3 }), fc.boolean())
              .map(([joint, parts, isObject]) => (w: World): readonly [string, unknown] => {
                const read = parts.map((part) => part(w))
                return [joint, isObject ? Object.assign({}, ...read) : read]
              }),
          },
        ),
        { maxLength: 3 },
      )
      .map((parts) => (w: World) => Object.fromEntries(parts.map((part) => part(w)))),
  }))
  return query.map((build) => build(world()))
}

const people = ['assignedTo', 'createdBy']
const times = ['createdAt', 'updatedAt', 'nextActionAt', 'startedAt', 'completedAt', 'cancelledAt']
const roots = ['status', 'state', 'belongsTo', 'record', 'id', ...people, ...times]

/** A key and what it is compared with; which there are is only known once the procedure is made. */
const keyAndWanted = fc
  .tuple(fc.nat(10_000), fc.nat(10), fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 }), fc.boolean())
  .map(([pick, form, picks, isPrefixed]) => (world: World): readonly [string, unknown] => {
    const attributes = world.attributes.map(({ shortId }) => `data.${shortId}`)
    const names = [...roots, ...roots, ...attributes]
    const name = names[pick % names.length]!
    const pool = poolOf(world, name)
    const key = isPrefixed || name === 'data.status' ? name : name.replace('data.', '')
    if (pool.length === 0) return [key, form % 2 === 0 ? null : { '!=': null }]
    return [
      key,
      wantedOf(
        picks.map((index) => pool[index % pool.length]),
        form,
        isOrdered(world, name),
      ),
    ]
  })

function wantedOf([a, b, c]: readonly unknown[], form: number, canRange: boolean): unknown {
  const forms: unknown[] = [
    a,
    [a, b],
    null,
    { '!=': a },
    { '!=': [a, null] },
    [a, null, b],
    { '=': [a, b], '!=': b },
    [],
    a,
  ]
  const ranges: unknown[] = [{ '>': a }, { '>=': a, '<': b }, { '<=': a }, { '>': a, '<=': b, '!=': c }]
  return form > 6 && canRange ? ranges[form - 7] : forms[form % forms.length]
}

function isOrdered({ attributes }: World, name: string): boolean {
  const attribute = attributes.find(({ shortId }) => `data.${shortId}` === name)
  return times.includes(name) || (attribute !== undefined && valueKind(attribute.type) !== undefined)
}

function poolOf({ attributes, processes, names }: World, name: string): readonly unknown[] {
  const some = processes.filter((_, index) => index % 17 === 0)
  if (name === 'status') return ['OPEN', 'COMPLETED', 'CANCELLED']
  if (name === 'state') return ['NEW', 'WON', 'LOST', ...some.slice(0, 2).map(({ stateId }) => stateId)]
  if (people.includes(name)) return [...names.keys()].filter((key) => key.startsWith('user'))
  if (name === 'id') return some.map(({ id }) => id)
  if (name === 'record') return some.map(({ recordId }) => recordId).filter((id) => id !== null)
  if (name === 'createdAt')
    return some.map(({ createdAt }, index) => (index % 2 ? createdAt : new Date(createdAt).toISOString()))
  if (times.includes(name)) return [...(pools.datetime ?? []), ...some.map(({ updatedAt }) => updatedAt)]
  if (name === 'data.unique') return ['u1', 'u2', 'u10', 'u250', 'none']
  if (name === 'data.unique_number') return [1, 2, 30, 250, 5_000]
  return pools[attributes.find(({ shortId }) => `data.${shortId}` === name)?.type ?? 'photo'] ?? []
}
