import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { availabilities } from '../../team/user.ts'
import {
  allocate,
  isEligible,
  roomOf,
  type AllocatingInbox,
  type Allocation,
  type Candidate,
  type WaitingChat,
} from './allocate.ts'

const everybody: Allocation = {
  kind: 'round_robin',
  users: [],
  roles: [],
  capacity: null,
  onlyAvailable: true,
  skill: null,
  isActive: true,
}
const person = (userId: string, change: Partial<Candidate> = {}): Candidate => ({
  userId,
  roleId: 'user',
  availability: 'AVAILABLE',
  skills: [],
  openChats: 0,
  ...change,
})
const inbox = (change: Partial<Allocation> = {}, lastUserId: string | null = null): AllocatingInbox => ({
  id: 'sales',
  allocation: { ...everybody, ...change },
  lastUserId,
})
const chats = (count: number, inboxId = 'sales'): WaitingChat[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${inboxId}-${String(index).padStart(4, '0')}`,
    inboxId,
    waitsSince: 1_000 + index,
  }))
const namesOf = (...args: Parameters<typeof allocate>): string[] =>
  allocate(...args).given.map(({ userId }) => userId)

describe('round robin', () => {
  const [ann, bob, cid] = [person('ann'), person('bob'), person('cid')]

  it('people take turns, and the next pass goes on after the last one', () => {
    assert.deepEqual(namesOf([inbox()], [cid, ann, bob], chats(4)), ['ann', 'bob', 'cid', 'ann'])
    assert.deepEqual(namesOf([inbox({}, 'ann')], [ann, bob, cid], chats(2)), ['bob', 'cid'])
    assert.equal(allocate([inbox()], [ann, bob, cid], chats(2)).lastUsers.get('sales'), 'bob')
  })

  it('turns stay what they were when somebody comes or goes', () => {
    assert.deepEqual(namesOf([inbox({}, 'bob')], [ann, cid], chats(2)), ['cid', 'ann'])
    assert.deepEqual(namesOf([inbox({}, 'ann')], [ann, person('ben'), bob], chats(2)), ['ben', 'bob'])
  })

  it('whoever is full, away, not meant or without the skill is passed over', () => {
    assert.deepEqual(namesOf([inbox({ capacity: 2 })], [person('ann', { openChats: 2 }), bob], chats(1)), [
      'bob',
    ])
    for (const availability of ['ON_BREAK', 'NOT_AVAILABLE'] as const)
      assert.deepEqual(namesOf([inbox()], [person('ann', { availability }), bob], chats(1)), ['bob'])
    assert.deepEqual(namesOf([inbox({ users: ['bob'] })], [ann, bob], chats(1)), ['bob'])
    assert.deepEqual(
      namesOf(
        [inbox({ roles: ['sales'], users: ['cid'] })],
        [ann, person('bob', { roleId: 'sales' }), cid],
        chats(3),
      ),
      ['bob', 'cid', 'bob'],
    )
    assert.deepEqual(
      namesOf([inbox({ skill: 'french' })], [ann, person('bob', { skills: ['french'] })], chats(1)),
      ['bob'],
    )
  })

  it('gives to those on a break when availability does not count', () =>
    assert.deepEqual(
      namesOf([inbox({ onlyAvailable: false })], [person('ann', { availability: 'ON_BREAK' })], chats(1)),
      ['ann'],
    ))

  it('gives nothing while it is paused, or nobody is free', () => {
    assert.deepEqual(namesOf([inbox({ isActive: false })], [ann], chats(1)), [])
    assert.deepEqual(namesOf([inbox({ capacity: 1 })], [person('ann', { openChats: 1 })], chats(1)), [])
  })

  it('the oldest chat of all inboxes comes first when one person serves several', () => {
    const two = [inbox({ capacity: 1 }), { ...inbox({ capacity: 1 }), id: 'support' }]
    const older = { id: 'x', inboxId: 'support', waitsSince: 1 }
    assert.deepEqual(allocate(two, [ann], [...chats(1), older]).given, [
      { chatId: 'x', inboxId: 'support', userId: 'ann' },
    ])
  })
})

describe('whoever there is, and whatever waits', () => {
  const anybody = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((userId) =>
          fc.record({
            userId: fc.constant(userId),
            roleId: fc.constantFrom('user', 'manager'),
            availability: fc.constantFrom(...availabilities),
            skills: fc.subarray(['french', 'sales']),
            openChats: fc.nat({ max: 5 }),
          }),
        ),
      ),
    )
  const allocation = fc.record({
    kind: fc.constant('round_robin' as const),
    users: fc.constant([]),
    roles: fc.subarray(['user', 'manager']),
    capacity: fc.option(fc.integer({ min: 1, max: 8 })),
    onlyAvailable: fc.boolean(),
    skill: fc.option(fc.constantFrom('french', 'sales')),
    isActive: fc.boolean(),
  })
  const scene = fc.record({
    people: anybody,
    inboxes: fc.tuple(
      ...['sales', 'support'].map((id) =>
        fc.record({ id: fc.constant(id), allocation, lastUserId: fc.option(fc.string({ maxLength: 4 })) }),
      ),
    ),
    waiting: fc
      .tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }))
      .map(([sales, support]) => [...chats(sales, 'sales'), ...chats(support, 'support')]),
  })

  it('nobody is above the capacity, unavailable or without the skill; no chat is given twice', () =>
    fc.assert(
      fc.property(scene, ({ people, inboxes, waiting }) => {
        const { given } = allocate(inboxes, people, waiting)
        assert.equal(new Set(given.map(({ chatId }) => chatId)).size, given.length)
        const held = new Map(people.map(({ userId, openChats }) => [userId, openChats]))
        for (const { inboxId, userId } of given) {
          const of = inboxes.find(({ id }) => id === inboxId)!.allocation
          assert.ok(
            of.isActive &&
              isEligible(
                of,
                people.find((one) => one.userId === userId)!,
              ),
          )
          assert.ok(held.get(userId)! < (of.capacity ?? Infinity))
          held.set(userId, held.get(userId)! + 1)
        }
      }),
    ))

  it('a chat goes on waiting only when nobody may have it or all who may are full', () =>
    fc.assert(
      fc.property(scene, ({ people, inboxes, waiting }) => {
        const { given } = allocate(inboxes, people, waiting)
        const left = waiting.filter(({ id }) => !given.some(({ chatId }) => chatId === id))
        const heldBy = ({ userId, openChats }: Candidate): number =>
          openChats + given.filter((one) => one.userId === userId).length
        for (const { inboxId } of left) {
          const of = inboxes.find(({ id }) => id === inboxId)!.allocation
          const free = people.filter((one) => isEligible(of, one) && heldBy(one) < (of.capacity ?? Infinity))
          assert.deepEqual(of.isActive ? free : [], [])
        }
      }),
    ))

  it('gives away as much as there is room for, when one inbox has all people for itself', () =>
    fc.assert(
      fc.property(scene, ({ people, inboxes: [only], waiting }) => {
        const chatsOfIt = waiting.filter(({ inboxId }) => inboxId === only!.id)
        const { given } = allocate([only!], people, waiting)
        assert.equal(given.length, Math.min(chatsOfIt.length, roomOf(only!, people)))
      }),
    ))

  it('an older chat of an inbox never waits behind a younger one', () =>
    fc.assert(
      fc.property(scene, ({ people, inboxes, waiting }) => {
        for (const { id } of inboxes) {
          const given = allocate(inboxes, people, waiting).given.filter(({ inboxId }) => inboxId === id)
          const oldest = waiting.filter(({ inboxId }) => inboxId === id).slice(0, given.length)
          assert.deepEqual(
            given.map(({ chatId }) => chatId),
            oldest.map((chat) => chat.id),
          )
        }
      }),
    ))

  it('among equals, what each is given differs by one at most, over any number of passes', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat({ max: 20 }), { maxLength: 5 }),
        (ids, passes) => {
          const counts = new Map(ids.map((id) => [id, 0]))
          let lastUserId: string | null = null
          for (const count of passes) {
            const people = ids.map((id) => person(id, { openChats: counts.get(id)! }))
            const { given, lastUsers } = allocate([inbox({}, lastUserId)], people, chats(count))
            for (const { userId } of given) counts.set(userId, counts.get(userId)! + 1)
            lastUserId = lastUsers.get('sales') ?? lastUserId
          }
          assert.ok(Math.max(...counts.values()) - Math.min(...counts.values()) <= 1)
        },
      ),
    ))

  it('the same input in another order gives the same answer', () =>
    fc.assert(
      fc.property(scene, ({ people, inboxes, waiting }) => {
        const turned = allocate([...inboxes].reverse(), [...people].reverse(), [...waiting].reverse())
        assert.deepEqual(turned.given, allocate(inboxes, people, waiting).given)
      }),
    ))
})
