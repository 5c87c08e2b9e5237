/** Which account a host name means, and which keys open it. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { startApi, type TestApi } from '../test/support/api.ts'
import { listApiKeys, revokeApiKey } from './api-keys.ts'
import { findWorksectionAccount } from './worksection-accounts.ts'

let api: TestApi
before(async () => {
  api = await startApi()
})
after(() => api[Symbol.asyncDispose]())

it('is nobody while there is no team, and the only team while there is one', async () => {
  assert.equal(await findWorksectionAccount(api.context, 'a.example.com'), undefined)
  const team = await api.team({ timeZone: 'Europe/Kyiv', hosts: ['hill.example.com'] })
  for (const host of ['a.example.com', '', 'HILL.example.com']) {
    const account = await findWorksectionAccount(api.context, host)
    assert.deepEqual([account?.team.id, account?.team.timeZone, account?.keys], [team.id, 'Europe/Kyiv', []])
  }
})

it('is the team of the host once there are several', async () => {
  const a = await api.team({ hosts: ['a.example.com', 'www.a.example.com'] })
  const b = await api.team({ hosts: ['b.example.com'] })
  const idFor = async (host: string) => (await findWorksectionAccount(api.context, host))?.team.id
  assert.equal(await idFor('www.A.example.com'), a.id)
  assert.equal(await idFor('b.example.com'), b.id)
  assert.equal(await idFor('c.example.com'), undefined)
})

it('has the keys in force of its own dialect', async () => {
  const host = 'keys.example.com'
  const team = await api.team({ hosts: [host] })
  const first = await team.token('admin', { dialect: 'worksection' })
  const second = await team.token('user', { dialect: 'worksection' })
  await team.token()
  const keys = async () => (await findWorksectionAccount(api.context, host))?.keys
  assert.deepEqual(new Set(await keys()), new Set([first, second]))
  const listed = await listApiKeys(api.context, team.id)
  await revokeApiKey(api.context, team.id, listed.find((key) => key.role === 'user')!.id)
  assert.deepEqual(await keys(), [first])
})
