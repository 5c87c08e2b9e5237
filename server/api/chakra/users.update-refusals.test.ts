import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dumpPeople } from '../../test/api/people.ts'
import { asJson, refusedUpdates } from '../../test/api/refused-updates.ts'

describe('bodies that an update refuses', () => {
  const on = refusedUpdates()

  it('names every bad field at once, with what it must be', async () => {
    const errors = await on.refusal({
      username: 'no blanks here',
      firstName: 7,
      lastName: null,
      bio: 'x'.repeat(10_001),
      dob: 'yesterday',
      profileImageUrl: 'javascript:alert(1)',
      timezone: '+2575',
      data: [1],
      isActive: 'yes',
      isDeleted: 1,
      availabilityStatus: 'BUSY',
      role: 'inside_sale',
      primaryEmail: 'ira at mill',
      emails: ['x@', 5],
      phones: [''],
      fristName: 'Ira',
    })
    const fields = errors.map((text) => text.slice(0, text.indexOf(':'))).toSorted()
    assert.deepEqual(
      fields,
      'username firstName lastName bio dob profileImageUrl timezone data isActive isDeleted availabilityStatus role primaryEmail emails phones fristName'
        .split(' ')
        .toSorted(),
    )
    const of = (field: string) => errors.find((text) => text.startsWith(`${field}:`))
    assert.match(String(of('fristName')), /not known here\. Did you mean "firstName"\?/)
    assert.match(String(of('role')), /Did you mean "inside_sales"\?/)
    assert.match(String(of('role')), /There are: .*manager/)
    assert.match(String(of('timezone')), /offset from UTC such as \+0530.*"\+2575"/)
    assert.match(String(of('primaryEmail')), /e-mail address such as name@example\.com, not "ira at mill"/)
    assert.match(String(of('firstName')), /must be text/)
    assert.match(String(of('availabilityStatus')), /AVAILABLE, NOT_AVAILABLE, ON_BREAK/)
    assert.match(String(of('isActive')), /true or false/)
    assert.match(String(of('bio')), /at most 10000 characters, and has 10001/)
  })

  it('names the nearest field for an unknown one, and none where none is near', async () => {
    const near = {
      first_name: 'firstName',
      Username: 'username',
      availabilitystatus: 'availabilityStatus',
      timeZone: 'timezone',
      primaryMail: 'primaryEmail',
    }
    for (const [given, meant] of Object.entries(near))
      assert.match(
        (await on.refusal({ [given]: 'x' }))[0]!,
        new RegExp(`^${given}: .*Did you mean "${meant}"\\?`),
      )
    assert.deepEqual(await on.refusal({ salary: 1 }), ['salary: is not known here.'])
  })

  it('fields of the domain that are no wire names are unknown here', async () => {
    for (const field of [
      'manager',
      'chats',
      'rate',
      'isOwner',
      'number',
      'teamId',
      'role_id',
      'toString',
      'hasOwnProperty',
    ])
      assert.match((await on.refusal({ [field]: 'x' }))[0]!, /is not known here/)
  })

  it('offsets that no place of the world has', async () => {
    for (const timezone of [
      '',
      '+2575',
      '+1401',
      '-1201',
      '+0560',
      '0530',
      'IST',
      'Asia/Kolkata',
      '+5:30',
      '+05300',
      '+05 30',
    ])
      assert.match((await on.refusal({ timezone }))[0]!, /^timezone: must be an offset/, timezone)
  })

  it('addresses that are none', async () => {
    for (const email of [
      '',
      ' ',
      'a',
      'a@',
      '@b.test',
      'a b@c.test',
      'a@b',
      'a@b..test',
      'a@-b.test',
      'a,b@c.test',
      'a@b.test\nX: y',
      'a\u0000@b.test',
      'a\ud800@b.test',
      `${'a'.repeat(250)}@b.test`,
    ])
      for (const body of [{ primaryEmail: email }, { primaryEmail: { email } }, { emails: [email] }])
        assert.match(
          (await on.refusal(body))[0]!,
          /^(primaryEmail|emails): must be an e-mail address/,
          JSON.stringify(body),
        )
    assert.match((await on.refusal({ primaryEmail: {} }))[0]!, /must have the key "email"/)
    assert.match(
      (await on.refusal({ primaryEmail: { email: 'a@b.test', verified: true } }))[0]!,
      /^primaryEmail: /,
    )
    assert.match(
      (await on.refusal({ emails: Array.from({ length: 21 }, (_, i) => `a${i}@b.test`) }))[0]!,
      /at most 20/,
    )
    assert.match(
      (await on.refusal({ emails: [{ email: 'a@b.test', type: 'x'.repeat(501) }] }))[0]!,
      /^emails: .*types/,
    )
  })

  it('phone numbers without text, too long, or of unknown types', async () => {
    for (const phone of ['', '  ', '\u0000', '1'.repeat(65)])
      for (const body of [{ primaryPhone: phone }, { primaryPhone: { phone } }, { phones: [phone] }])
        assert.match((await on.refusal(body))[0]!, /must have 1 to 64 characters/)
    assert.match((await on.refusal({ phones: [{ phone: '1', type: 'fax' }] }))[0]!, /office, mobile, home/)
    assert.match((await on.refusal({ primaryPhone: { type: 'home' } }))[0]!, /must have the key "phone"/)
  })

  it('user names that are none', async () => {
    for (const username of ['', ' ', '.a', 'a b', 'a/b', 'a\u0000b', 'a\ud800', 'x'.repeat(65), '<b>'])
      assert.match((await on.refusal({ username }))[0]!, /^username: must have 1 to 64/, username)
  })

  it('times outside the lives of people, and numbers that are none', async () => {
    for (const dob of ['1e400', '-1e400', '1.5', '9007199254740993', '-9e15', '"0"', 'true', '[0]', 'null'])
      assert.match((await on.refusal(`{"dob":${dob}}`, 400, asJson))[0]!, /^dob: must be/, dob)
  })

  it('one bad field keeps the good ones from being written', async () => {
    await on.refusal({
      firstName: 'Good',
      lastName: 'Good',
      emails: ['good@mill.test'],
      phones: ['+919845012345'],
      timezone: 'bad',
    })
    await on.refusal({ firstName: 'Good', username: 'bo' }, 409)
    assert.ok(!(await dumpPeople(on.api)).includes('Good'))
  })

  it('what another person has: the error is a conflict and names the field', async () => {
    assert.deepEqual(await on.refusal({ username: 'BO' }, 409), [
      'username: "bo" is the user name of another user',
    ])
    for (const body of [{ primaryEmail: 'bo@MILL.test' }, { primaryEmail: { email: 'bo2@mill.test' } }])
      assert.match(
        (await on.refusal(body, 409))[0]!,
        /^primaryEmail: ".*" is an e-mail address of another user/,
      )
    assert.deepEqual(await on.refusal({ emails: ['new@mill.test', 'BO@mill.test'] }, 409), [
      'emails: "bo@mill.test" is an e-mail address of another user',
    ])
    const both = await on.refusal({ username: 'bo', emails: ['bo@mill.test', 'bo2@mill.test'] }, 409)
    assert.equal(both.length, 3)
  })
})
