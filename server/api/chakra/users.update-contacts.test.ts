import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'
import type { UserChanges } from '../../team/user.ts'

describe('update of e-mail addresses and phone numbers', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function someone(changes: UserChanges = {}) {
    const team = await api.team()
    const user = await team.user(changes)
    const token = await team.token()
    api.now += 1000
    const path = `/v1/ext/user/${user.id}`
    const update = async (body: object) => {
      const answer = await api.send(path, { token, method: 'PUT', body })
      assert.equal(answer.status, 200, answer.text)
      return answer.body._data
    }
    const emails = (data: { emails: { email: string }[] }) => data.emails.map((email) => email.email)
    const fetch = async (version: string) =>
      (await api.send(`/${version}/ext/user/${user.id}`, { token })).body._data
    return { user, update, emails, fetch }
  }
  const two = { emails: [{ email: 'a@mill.test', type: 'work' }, { email: 'b@mill.test' }] }

  it('a list replaces the list, as texts or as objects, and the first is the primary one', async () => {
    const { update } = await someone(two)
    const data = await update({ emails: ['New@mill.test', { email: 'b@mill.test', type: 'home' }] })
    assert.equal(data.primaryEmail.email, 'New@mill.test')
    assert.deepEqual(
      data.emails.map((email: Record<string, unknown>) => [
        email['email'],
        email['normalizedEmail'],
        email['type'],
        email['isVerified'],
      ]),
      [
        ['New@mill.test', 'new@mill.test', '', false],
        ['b@mill.test', 'b@mill.test', 'home', false],
      ],
    )
    assert.deepEqual((await update({ emails: [] })).primaryEmail, null)
  })

  it('an address that stays keeps its id, its time and its type', async () => {
    const { user, update } = await someone(two)
    const data = await update({ emails: ['b@mill.test', 'a@mill.test'] })
    assert.deepEqual(
      data.emails.map((email: { id: string }) => email.id),
      [user.emails[1]!.id, user.emails[0]!.id],
    )
    assert.equal(data.emails[1].type, 'work')
    assert.equal(data.emails[1].updatedAt, user.emails[0]!.updatedAt)
  })

  for (const form of ['a text', 'an object'])
    it(`the primary address as ${form} replaces the primary one, or moves forward one that is there`, async () => {
      const { update, emails } = await someone(two)
      const given = (email: string) => (form === 'a text' ? email : { email })
      assert.deepEqual(emails(await update({ primaryEmail: given('c@mill.test') })), [
        'c@mill.test',
        'b@mill.test',
      ])
      assert.deepEqual(emails(await update({ primaryEmail: given('B@mill.test') })), [
        'B@mill.test',
        'c@mill.test',
      ])
      assert.deepEqual(emails(await update({ primaryEmail: null })), ['c@mill.test'])
    })

  it('a primary address without a type leaves the type that it has', async () => {
    const { update } = await someone(two)
    assert.equal((await update({ primaryEmail: 'a@mill.test', firstName: 'X' })).primaryEmail.type, 'work')
    assert.equal((await update({ primaryEmail: { email: 'a@mill.test', type: '' } })).primaryEmail.type, '')
  })

  it('an address twice is kept once', async () => {
    const { update, emails } = await someone()
    assert.deepEqual(emails(await update({ emails: ['a@mill.test', 'A@mill.test', ' a@mill.test '] })), [
      'a@mill.test',
    ])
  })

  for (const version of ['v1', 'v2']) {
    it(`a user fetched in ${version} is sent back with another list: it is taken, beside the primary one that is sent with it`, async () => {
      const { update, emails, fetch } = await someone(two)
      const { updatedAt, ...fetched } = await fetch(version)
      for (const round of [1, 2])
        assert.deepEqual(
          emails(await update({ ...fetched, emails: ['c@mill.test'] })),
          ['a@mill.test', 'c@mill.test'],
          String(round),
        )
      assert.equal(typeof updatedAt, version === 'v1' ? 'number' : 'string')
    })

    it(`a user without any, fetched in ${version}, is sent back with lists: they are taken though the primary ones are null`, async () => {
      const { update, fetch } = await someone()
      const data = await update({
        ...(await fetch(version)),
        emails: ['c@mill.test'],
        phones: ['+919845012345'],
      })
      assert.deepEqual([data.primaryEmail.email, data.phones], ['c@mill.test', ['+919845012345']])
    })

    it(`a user fetched in ${version} is sent back with another primary address: it goes before the others`, async () => {
      const { update, emails, fetch } = await someone(two)
      const fetched = await fetch(version)
      const primaryEmail =
        version === 'v1' ? { ...fetched.primaryEmail, email: 'c@mill.test' } : 'c@mill.test'
      assert.deepEqual(emails(await update({ ...fetched, primaryEmail })), [
        'c@mill.test',
        'a@mill.test',
        'b@mill.test',
      ])
    })
  }

  it('twenty numbers with the primary one in another spelling are still twenty', async () => {
    const { update } = await someone()
    const phones = Array.from({ length: 20 }, (_, index) => `+9198450123${10 + index}`)
    assert.deepEqual((await update({ phones, primaryPhone: '098450 12329' })).phones.toSorted(), phones)
  })

  it('a changed type in the list of a fetched v2 user is taken though the primary address has none', async () => {
    const { update, fetch } = await someone(two)
    const fetched = await fetch('v2')
    fetched.emails[0].type = 'desk'
    assert.equal((await update(fetched)).emails[0].type, 'desk')
  })

  it('phone numbers are read in the country of the team and kept as they were written', async () => {
    const { update, fetch } = await someone()
    const data = await update({
      phones: ['098450 12345', { phone: '+1 (202) 555-0142', type: 'office' }, 'ask Bo'],
    })
    assert.deepEqual(data.phones, ['+919845012345', '+12025550142', 'ask Bo'])
    assert.deepEqual(
      [data.primaryPhone.phone, data.primaryPhone.normalizedPhone],
      ['098450 12345', '+919845012345'],
    )
    assert.equal((await fetch('v2')).primaryPhone, '+919845012345')
    const again = await update({ phones: data.phones })
    assert.equal(again.primaryPhone.phone, '098450 12345')
  })

  it('the primary number can be a text, an object or null', async () => {
    const { update } = await someone({ phones: [{ phone: '+919845012345' }, { phone: '+919845099999' }] })
    assert.deepEqual((await update({ primaryPhone: '+12025550142' })).phones, [
      '+12025550142',
      '+919845099999',
    ])
    assert.deepEqual((await update({ primaryPhone: { phone: '98450 99999', type: 'home' } })).phones, [
      '+919845099999',
      '+12025550142',
    ])
    assert.deepEqual((await update({ primaryPhone: null })).phones, ['+12025550142'])
    assert.deepEqual((await update({ primaryPhone: null })).primaryPhone, null)
  })

  it('answers and keeps the same: what the update answers is what is fetched, with the same tag', async () => {
    const { user, update, fetch } = await someone(two)
    const answered = await update({
      data: { zebra: 1, ab: { yy: 1, x: 2 }, 5: 'n', '': 0 },
      phones: ['022 2222 3333'],
      primaryEmail: 'Q@mill.test',
    })
    const fetched = await fetch('v1')
    assert.equal(JSON.stringify(answered), JSON.stringify(fetched))
    assert.equal(answered.id, user.id)
  })
})
