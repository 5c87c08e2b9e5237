/** Arbitrary users and changes of users, for property tests. */
import fc from 'fast-check'
import { newId } from '../../lib/uuid.ts'
import { applyUserChanges, blankUser, type ChangeContext } from '../../team/apply-changes.ts'
import { availabilities, phoneTypes, userTextFields, type User, type UserChanges } from '../../team/user.ts'
import { checkUserChanges } from '../../team/user-values.ts'
import { formatOffset } from '../../team/utc-offset.ts'

const text = fc.string({ unit: 'binary', maxLength: 20 })
const email = fc.record(
  {
    email: fc.constantFrom('a@mill.test', 'A@mill.test', 'b@mill.test', 'c@mill.test', 'ü@mill.test'),
    type: fc.constantFrom('', 'work'),
  },
  { requiredKeys: ['email'] },
)
const phone = fc.record(
  {
    phone: fc.constantFrom('98450 12345', '+919845012345', 'ext. 12', '022 2222 3333', '+1 202 555 0142'),
    type: fc.constantFrom(...phoneTypes),
  },
  { requiredKeys: ['phone'] },
)
const data = fc.option(fc.dictionary(text, fc.jsonValue({ depthSize: 'small' }), { maxKeys: 3 }))

/** Any change, good or bad, of fields that need no look into the database. */
export const anyChanges = fc.record(
  {
    ...(Object.fromEntries(userTextFields.map((field) => [field, text])) as Record<
      (typeof userTextFields)[number],
      fc.Arbitrary<string>
    >),
    username: fc.oneof(text, fc.constantFrom('ira', 'bo.k')),
    dob: fc.option(fc.oneof(fc.integer(), fc.double())),
    timezone: fc.oneof(text, fc.integer({ min: -720, max: 840 }).map(formatOffset)),
    data,
    onboardingData: data,
    isActive: fc.boolean(),
    isDeleted: fc.boolean(),
    availability: fc.constantFrom(...availabilities),
    rate: fc.option(fc.double()),
    emails: fc.array(fc.oneof({ weight: 4, arbitrary: email }, fc.record({ email: text })), { maxLength: 4 }),
    phones: fc.array(fc.oneof({ weight: 4, arbitrary: phone }, fc.record({ phone: text })), { maxLength: 4 }),
    primaryEmail: fc.option(email),
    primaryPhone: fc.option(phone),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<UserChanges>

/** The parts of a change that are accepted. */
export const goodChanges = anyChanges.map((changes) => checkUserChanges(changes).values)

export const role = { id: newId(1), shortId: 'user', type: 'user', worksectionRole: 'user' } as const

export function contextAt(now: number): ChangeContext {
  return { now, newId: () => newId(now), defaultCountry: 'IN' }
}

export const anyUser: fc.Arbitrary<User> = fc
  .tuple(fc.integer({ min: 0, max: 4_000_000_000_000 }), goodChanges)
  .map(([now, changes]) =>
    applyUserChanges(blankUser(newId(1), role, '+0530', newId(now), now), changes, contextAt(now)),
  )
