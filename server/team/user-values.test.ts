import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyChanges, anyUser, contextAt, goodChanges } from '../test/api/arbitrary-user.ts'
import { applyUserChanges, isSameUser, searchTextOf } from './apply-changes.ts'
import { isEmail } from './email.ts'
import { offsetMinutes } from './utc-offset.ts'
import { checkUserChanges } from './user-values.ts'

describe('checking a change of a user', () => {
  it('leaves out exactly what is at fault, and what is left is without fault and does not change again', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const { values, faults } = checkUserChanges(changes)
        for (const { field, message } of faults) {
          assert.ok(field in changes && !(field in values), field)
          assert.match(message, /^must /)
        }
        const again = checkUserChanges(values)
        assert.deepEqual(again.faults, [])
        assert.deepEqual(again.values, values)
        assert.equal(
          Object.keys(values).length + new Set(faults.map((fault) => fault.field)).size,
          Object.keys(changes).length,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('everything that is left can be kept: no NUL, no halves of pairs, addresses and offsets that are some', () => {
    fc.assert(
      fc.property(goodChanges, (values) => {
        JSON.stringify(values, (key, value: unknown) => {
          for (const text of [key, value])
            assert.ok(typeof text !== 'string' || (text.isWellFormed() && !text.includes('\0')))
          return value
        })
        for (const { email } of values.emails ?? []) assert.ok(isEmail(email))
        if (values.timezone !== undefined) assert.notEqual(offsetMinutes(values.timezone), undefined)
      }),
      { numRuns: 500 },
    )
  })

  it('bounds every text', () => {
    const long = 'x'.repeat(20_000)
    const fields = [
      'firstName',
      'bio',
      'title',
      'address',
      'otherContacts',
      'url',
      'gender',
      'username',
      'timezone',
    ] as const
    for (const field of fields) assert.equal(checkUserChanges({ [field]: long }).faults[0]?.field, field)
  })

  it('takes pictures from the web alone', () => {
    for (const url of ['https://a.test/x.png', 'HTTP://a.test', ''])
      assert.deepEqual(checkUserChanges({ profileImageUrl: url }).faults, [], url)
    for (const url of [
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      '//a.test/x',
      'https://',
      'file:///etc',
      ' https://a.test',
    ])
      assert.equal(checkUserChanges({ coverImageUrl: url }).faults.length, 1, url)
  })
})

describe('applying a change to a user', () => {
  it('a change applied twice changes nothing the second time', () => {
    fc.assert(
      fc.property(anyUser, goodChanges, (user, changes) => {
        const { primaryEmail, primaryPhone, ...lasting } = changes
        // Removing the primary entry again removes the next one.
        const once = applyUserChanges(
          user,
          {
            ...lasting,
            ...(primaryEmail ? { primaryEmail } : {}),
            ...(primaryPhone ? { primaryPhone } : {}),
          },
          contextAt(5e12),
        )
        const sent = {
          ...lasting,
          ...(primaryEmail ? { primaryEmail } : {}),
          ...(primaryPhone ? { primaryPhone } : {}),
        }
        const twice = applyUserChanges(once, sent, contextAt(6e12))
        assert.ok(
          isSameUser(once, twice),
          JSON.stringify([once.emails, twice.emails, once.phones, twice.phones]),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('moves updatedAt when something changed, and only then', () => {
    fc.assert(
      fc.property(anyUser, goodChanges, (user, changes) => {
        const next = applyUserChanges(user, changes, contextAt(5e12))
        assert.equal(next.updatedAt, next === user ? user.updatedAt : 5e12)
        assert.equal(next.createdAt, user.createdAt)
        assert.equal(next.id, user.id)
      }),
    )
    fc.assert(fc.property(anyUser, (user) => assert.equal(applyUserChanges(user, {}, contextAt(5e12)), user)))
  })

  it('never has an address or a number twice, and keeps the ids of those that stay', () => {
    fc.assert(
      fc.property(anyUser, goodChanges, (user, changes) => {
        const { emails, phones } = applyUserChanges(user, changes, contextAt(5e12))
        assert.equal(new Set(emails.map((email) => email.normalizedEmail)).size, emails.length)
        assert.equal(new Set(phones.map((phone) => phone.normalizedPhone ?? phone.phone)).size, phones.length)
        for (const email of emails) {
          const old = user.emails.find((before) => before.normalizedEmail === email.normalizedEmail)
          assert.ok(
            old === undefined ||
              (old.id === email.id &&
                old.createdAt === email.createdAt &&
                old.isVerified === email.isVerified),
          )
        }
      }),
    )
  })

  it('puts the primary address that is asked for in front', () => {
    fc.assert(
      fc.property(anyUser, fc.constantFrom('a@mill.test', 'new@mill.test', 'B@mill.test'), (user, email) => {
        const next = applyUserChanges(user, { primaryEmail: { email } }, contextAt(5e12))
        assert.equal(next.emails[0]!.email, email)
        assert.ok(next.emails.length >= user.emails.length)
      }),
    )
  })

  it('what is sent back as it was is no change', () => {
    fc.assert(
      fc.property(anyUser, (user) => {
        const [primaryEmail = null] = user.emails
        const [primaryPhone = null] = user.phones
        const { values, faults } = checkUserChanges({
          emails: user.emails,
          phones: user.phones,
          primaryEmail,
          primaryPhone,
          firstName: user.firstName,
          data: user.data,
          timezone: user.timezone,
          dob: user.dob,
          isDeleted: user.deletedAt !== null,
        })
        assert.deepEqual(faults, [])
        assert.equal(applyUserChanges(user, values, contextAt(5e12)), user)
      }),
    )
  })

  it('the search text is one line of folded words', () => {
    fc.assert(fc.property(anyUser, (user) => assert.equal(searchTextOf(user).includes('\0'), false)))
  })
})
