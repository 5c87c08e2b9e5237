import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../lib/uuid.ts'
import { anyUser, contextAt } from '../../test/api/arbitrary-user.ts'
import { applyUserChanges } from '../../team/apply-changes.ts'
import { checkUserChanges } from '../../team/user-values.ts'
import { offsetMinutes } from '../../team/utc-offset.ts'
import {
  presentDetails,
  presentDetailsV1,
  presentDetailsV2,
  presentUserV1,
  presentUserV2,
  versions,
} from './present.ts'
import { readChange, readOnlyFaults } from './read-change.ts'

const team = {
  id: newId(2),
  shortName: 'hill',
  name: 'Hill',
  timeZone: 'UTC',
  defaultCountry: 'IN',
  peopleVersion: 1,
  configVersion: 1,
}
const reportees = fc.array(
  fc.nat().map((number) => ({ id: newId(number), username: `user${number}` })),
  { maxLength: 3 },
)
const anyDetails = fc.tuple(anyUser, reportees).map(([user, below]) => ({ ...user, reportees: below }))

describe('users as they are presented', () => {
  it('the times of v2 are those of v1, in the offset of the person, with milliseconds', () => {
    fc.assert(
      fc.property(anyUser, (user) => {
        const v1 = presentUserV1(user)
        const v2 = presentUserV2(user, team)
        for (const field of ['createdAt', 'updatedAt', 'deletedAt'] as const) {
          const shown = v2[field]
          if (shown === null) {
            assert.equal(v1[field], null)
            continue
          }
          assert.match(shown, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
          assert.equal(Date.parse(shown), v1[field])
          assert.equal(offsetMinutes(shown.slice(-6)), offsetMinutes(user.timezone))
        }
      }),
    )
  })

  it('have the same keys in the same order in both versions, and nothing undefined', () => {
    fc.assert(
      fc.property(anyDetails, (user) => {
        const [one, two] = [presentDetailsV1(user), presentDetailsV2(user, team)]
        assert.deepEqual(Object.keys(one), Object.keys(two))
        assert.deepEqual(Object.keys(one), [
          'phones',
          'emails',
          ...Object.keys(presentUserV1(user)),
          'reportees',
        ])
        assert.equal(Object.keys(presentUserV1(user)).length, 25)
        for (const value of [...Object.values(one), ...Object.values(two)]) assert.notEqual(value, undefined)
      }),
    )
  })

  it('the primary ones are the first of the lists', () => {
    fc.assert(
      fc.property(anyDetails, (user) => {
        const [one, two] = [presentDetailsV1(user), presentDetailsV2(user, team)]
        assert.deepEqual(one.primaryEmail, one.emails[0] ?? null)
        assert.equal(two.primaryEmail, two.emails[0]?.email ?? null)
        assert.equal(two.primaryPhone, two.phones[0] ?? null)
        assert.equal(one.primaryPhone === null, one.phones.length === 0)
        assert.equal(one.isDeleted, one.deletedAt !== null)
      }),
    )
  })

  it('are, sent back as they were presented, a change that changes nothing', () => {
    fc.assert(
      fc.property(anyDetails, fc.constantFrom(...versions), (user, version) => {
        // Not by way of JSON text: JSON.parse of V8 13 and 14 can take an escaped key for another one.
        const body = structuredClone(presentDetails(version, user, team)) as unknown as Parameters<
          typeof readChange
        >[0]
        const faults = readOnlyFaults(body, user, team)
        const { values, faults: more } = checkUserChanges(readChange(body, faults, 'IN'))
        // A person without a user name is made here alone.
        assert.deepEqual(
          [...faults, ...more].filter((fault) => fault.field !== 'username'),
          [],
        )
        const { reportees: below, ...before } = user
        const { username, ...rest } = values
        assert.ok(username === undefined || username === before.username)
        // 1970-01-01 is "not known" on the wire.
        const after = applyUserChanges(before, { ...rest, dob: before.dob }, contextAt(9e12))
        assert.deepEqual(after, before)
        assert.ok(Array.isArray(below))
      }),
      { numRuns: 300 },
    )
  })
})
