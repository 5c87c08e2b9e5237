import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'
import type { UserChanges } from '../../team/user.ts'

describe('updates that meet', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function people(count: number, changes: UserChanges = {}) {
    const team = await api.team()
    const users = []
    for (let index = 0; index < count; index += 1) users.push(await team.user(changes))
    const token = await team.token()
    const update = (id: string, body: object, headers: Record<string, string> = {}) =>
      api.send(`/v1/ext/user/${id}`, { token, method: 'PATCH', body, headers })
    const fetch = async (id: string, version = 'v1') => api.send(`/${version}/ext/user/${id}`, { token })
    const search = async (text: string) =>
      (await api.send(`/v1/ext/users?search=${text}`, { token })).body._data
    return { team, users, token, update, fetch, search }
  }

  it('two people who want one user name at once: one gets it, the other a conflict that names the field', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { users, update } = await people(2)
      const answers = await Promise.all(
        users.map(({ id }) => update(id, { username: 'wanted', firstName: 'X' })),
      )
      assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 409])
      assert.match(
        answers.find((answer) => answer.status === 409)!.body._errors[0],
        /^username: .*another user/,
      )
    }
  })

  it('the same for an address, whatever its case', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { users, update, fetch } = await people(2)
      const answers = await Promise.all(
        users.map(({ id }, index) =>
          update(id, { primaryEmail: index === 0 ? 'One@mill.test' : 'one@Mill.test', firstName: 'X' }),
        ),
      )
      assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 409])
      const loser = answers.findIndex((answer) => answer.status === 409)
      assert.match(answers[loser]!.body._errors[0], /^primaryEmail: .*another user/)
      const { firstName, emails } = (await fetch(users[loser]!.id)).body._data
      assert.deepEqual([firstName, emails], ['', []])
    }
  })

  it('every name and address that is taken is told, each under the field in which it was sent', async () => {
    const { team, users, update } = await people(1)
    await team.user({ username: 'bo', emails: [{ email: 'bo@mill.test' }, { email: 'bo@home.test' }] })
    const body = { username: 'Bo', emails: ['bo@mill.test', 'own@mill.test', 'bo@home.test'] }
    const answer = await update(users[0]!.id, body)
    assert.equal(answer.status, 409)
    assert.deepEqual(answer.body._errors.map((error: string) => error.split(':', 1)[0]).toSorted(), [
      'emails',
      'primaryEmail',
      'username',
    ])
  })

  it('the names of other teams are free', async () => {
    const one = await people(1, { username: 'same', primaryEmail: { email: 'same@mill.test' } })
    const two = await people(1)
    const answer = await two.update(two.users[0]!.id, { username: 'same', primaryEmail: 'same@mill.test' })
    assert.equal(answer.status, 200)
    assert.notEqual(answer.body._data.team, one.team.id)
  })

  it('two people who swap their addresses step by step do not get stuck', async () => {
    const { users, update } = await people(2)
    const [a, b] = users as [(typeof users)[0], (typeof users)[0]]
    assert.equal((await update(a.id, { primaryEmail: 'x@mill.test' })).status, 200)
    assert.equal((await update(b.id, { primaryEmail: 'x@mill.test' })).status, 409)
    assert.equal((await update(a.id, { primaryEmail: 'y@mill.test' })).status, 200)
    assert.equal((await update(b.id, { primaryEmail: 'x@mill.test' })).status, 200)
  })

  it('changes of different fields of one person at once are all kept, and found by the search', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { users, update, fetch, search } = await people(1)
      const { id } = users[0]!
      const parts = [
        { firstName: 'Quentin' },
        { primaryEmail: 'quay@mill.test' },
        { phones: ['+919845012345'] },
        { lastName: 'Quist' },
        { data: { a: 1 } },
        { emails: ['quay@mill.test', 'quill@mill.test'] },
      ]
      const answers = await Promise.all(parts.map((part) => update(id, part)))
      for (const answer of answers) assert.equal(answer.status, 200, answer.text)
      const data = (await fetch(id)).body._data
      assert.deepEqual(
        [data.firstName, data.lastName, data.phones, data.data],
        ['Quentin', 'Quist', ['+919845012345'], { a: 1 }],
      )
      assert.ok(data.emails.length >= 1)
      for (const word of ['Quentin', 'Quist', data.emails[0].email, '9845012345'])
        assert.equal((await search(word)).length, 1, word)
    }
  })

  it('many writers of one person leave the state of one of them, and every answer is whole', async () => {
    const { users, update, fetch } = await people(1, { emails: [{ email: 'old@mill.test' }] })
    const { id } = users[0]!
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        update(id, {
          firstName: `n${index}`,
          emails: [`a${index}@mill.test`, `b${index}@mill.test`],
          phones: [`+91984501230${index % 10}`],
        }),
      ),
    )
    for (const [index, { status, body, text }] of answers.entries()) {
      assert.equal(status, 200, text)
      assert.deepEqual(
        [body._data.firstName, body._data.emails.length, body._data.primaryEmail.email],
        [`n${index}`, 2, `a${index}@mill.test`],
      )
    }
    const { firstName, emails } = (await fetch(id)).body._data
    const number = firstName.slice(1)
    assert.deepEqual(
      emails.map((email: { email: string }) => email.email),
      [`a${number}@mill.test`, `b${number}@mill.test`],
    )
  })

  for (const version of ['v1', 'v2'])
    it(`If-Match with the tag of ${version} lets the change through once, then answers 412`, async () => {
      const { users, update, fetch } = await people(1)
      const { id } = users[0]!
      api.now += 1000
      const etag = (await fetch(id, version)).headers.etag!
      assert.equal((await update(id, { firstName: 'A' }, { 'if-match': `"other", ${etag}` })).status, 200)
      const late = await update(id, { firstName: 'B' }, { 'if-match': etag })
      assert.equal(late.status, 412)
      assert.equal(late.body._meta.code, 'precondition_failed')
      assert.match(late.body._errors[0], /changed since it was fetched/)
      assert.equal((await fetch(id)).body._data.firstName, 'A')
    })

  it('the tag in the answer to an update is that of the next fetch', async () => {
    const { users, update, fetch } = await people(1)
    const { id } = users[0]!
    for (const body of [
      { data: { zz: 1, a: [{ yy: 1, x: 1 }] } },
      { dob: 5, phones: ['98450 12345'], role: 'manager' },
      {},
    ]) {
      api.now += 1000
      const { headers } = await update(id, body)
      assert.equal((await fetch(id)).headers.etag, headers.etag)
    }
  })

  it('If-Match compares strongly, and * is any state', async () => {
    const { users, update, fetch } = await people(1)
    const { id } = users[0]!
    const etag = (await fetch(id)).headers.etag!
    for (const wrong of [`W/${etag}`, '"x"', '', 'nonsense', etag.slice(1, -1)])
      assert.equal((await update(id, { firstName: 'C' }, { 'if-match': wrong })).status, 412, wrong)
    assert.equal((await update(id, { firstName: 'C' }, { 'if-match': '*' })).status, 200)
  })

  it('If-Match on a user that is not there answers 404', async () => {
    const { update } = await people(1)
    assert.equal(
      (await update('9763caa1-cef3-497f-b3b2-f551456b2831', { firstName: 'C' }, { 'if-match': '*' })).status,
      404,
    )
  })

  it('of many writers with the same If-Match exactly one wins', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { users, update, fetch } = await people(1)
      const { id } = users[0]!
      const etag = (await fetch(id)).headers.etag!
      api.now += 1000
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((index) => update(id, { firstName: `w${index}` }, { 'if-match': etag })),
      )
      assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 412, 412, 412, 412])
      const winner = answers.find((answer) => answer.status === 200)!
      assert.equal((await fetch(id)).body._data.firstName, winner.body._data.firstName)
    }
  })
})
