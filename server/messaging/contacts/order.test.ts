import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Sighting } from './contact.ts'
import type { NumberChange } from './number-change.ts'
import { day, start, startContacts, type TestContacts } from './test-contacts.ts'

const runs = 15

type Heard = { readonly sighting: Sighting } | { readonly change: NumberChange }

interface Account {
  readonly phone: string
  readonly bsuid: string
  readonly from: number
  until: number
}

const forever = 400

// Whether a day's message names the number, the id, or both.
const facets = fc.constantFrom('phone', 'bsuid', 'both')
const heardOn = fc.record({ at: fc.nat(29), facet: facets })

/**
 * A world of people and phone numbers over sixty days. Everybody has one number at a time and changes it at most
 * twice; a number that was left may be had by the next. Every account has an id of its own, as WhatsApp has it.
 */
const world = fc
  .array(
    fc.record({
      numbers: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
      heard: fc.array(heardOn, { maxLength: 7 }),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((people) => {
    const leftAt = new Map<string, number>()
    return people.flatMap(({ numbers, heard }, person) => {
      const accounts: Account[] = []
      let from = person * 3
      for (const [turn, number] of numbers.entries()) {
        const phone = `1555010000${number}`
        // Not before whoever had it has left it.
        const free = Math.max(from, (leftAt.get(phone) ?? -1) + 1)
        const before = accounts.at(-1)
        if (free >= forever || before?.phone === phone) continue
        if (before !== undefined) {
          before.until = free
          leftAt.set(before.phone, free)
        }
        accounts.push({ phone, bsuid: `US.${person}x${turn}`, from: free, until: forever })
        leftAt.set(phone, forever)
        from = free + 5 + person
      }
      return heardOf(accounts, heard)
    })
  })

function heardOf(accounts: readonly Account[], days: readonly { at: number; facet: string }[]): Heard[] {
  const timeOf = (when: number) => start + when * 4 * day
  const sightings = days.flatMap(({ at, facet }) => {
    const account = accounts.find(({ from, until }) => at >= from && at < until)
    if (account === undefined) return []
    const { phone, bsuid } = account
    const who = facet === 'both' ? { phone, bsuid } : facet === 'phone' ? { phone } : { bsuid }
    return [{ sighting: { ...who, at: timeOf(at) + day } }]
  })
  const changes = accounts.slice(1).flatMap(({ phone, bsuid, from }, index) => {
    const before = accounts[index]
    if (before === undefined) return []
    return [
      {
        change: {
          from: { phone: before.phone, bsuid: before.bsuid },
          to: { phone, bsuid },
          at: timeOf(from),
        },
      },
    ]
  })
  return [...sightings, ...changes]
}

const twoOrders = world.chain((heard) =>
  fc.tuple(
    fc.shuffledSubarray(heard, { minLength: heard.length }),
    fc.shuffledSubarray(heard, { minLength: heard.length }),
  ),
)

describe('who is who', () => {
  let contacts: TestContacts
  before(async () => (contacts = await startContacts()))
  after(() => contacts[Symbol.asyncDispose]())

  async function partitionAfter(heard: readonly Heard[]): Promise<string[][]> {
    const people = await contacts.fresh()
    for (const one of heard)
      if ('sighting' in one) await people.see(one.sighting)
      else await people.change(one.change)
    return people.partition()
  }

  it('does not depend on the order in which sightings and changes of numbers are heard', async () => {
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([one, other]) => {
        assert.deepEqual(await partitionAfter(one), await partitionAfter(other))
      }),
      { numRuns: runs },
    )
  })

  it('takes nobody for somebody else who had the same number at another time', async () => {
    const shuffled = world.chain((heard) => fc.shuffledSubarray(heard, { minLength: heard.length }))
    await fc.assert(
      fc.asyncProperty(shuffled, async (heard) => {
        for (const keys of await partitionAfter(heard)) {
          const people = new Set(keys.flatMap((key) => /US\.(\d+)x/.exec(key)?.[1] ?? []))
          assert.ok(people.size <= 1, `${keys.join(', ')} are of ${people.size} people`)
        }
      }),
      { numRuns: runs },
    )
  })

  it('does not depend on how sightings are put into batches', async () => {
    const sightings = fc.array(
      fc.record(
        {
          phone: fc.nat(6).map((number) => `1555010000${number}`),
          bsuid: fc.nat(6).map((number) => `US.${number}`),
          at: fc.nat(40).map((number) => start + number * day),
        },
        { requiredKeys: ['at'] },
      ),
      { maxLength: 14 },
    )
    await fc.assert(
      fc.asyncProperty(sightings, async (all) => {
        const naming = all.filter(({ phone, bsuid }) => (phone ?? bsuid) !== undefined)
        const [together, apart] = [await contacts.fresh(), await contacts.fresh()]
        await together.see(...naming)
        for (const sighting of naming.toReversed()) await apart.see(sighting)
        assert.deepEqual(await together.partition(), await apart.partition())
      }),
      { numRuns: 15 },
    )
  })
})
