/** get_users over HTTP: what a client gets, what it must never get, and that it is never stale. */
import assert from 'node:assert/strict'
import { createHmac, hash as digest } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { revokeApiKey, listApiKeys } from '../../team/api-keys.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'

let api: TestApi
before(async () => {
  api = await startApi({ environment: { PUBLIC_URL: 'https://team.example.com' } })
})
after(() => api[Symbol.asyncDispose]())

const path = '/api/admin/v2/'
const query = 'action=get_users'
const signed = (key: string) => `${path}?${query}&hash=${digest('md5', query + key)}`
const refused = { status: 'error', status_code: 2, message: 'Action hash is missed or invalid' }
let hostCount = 0

async function newTeam(title = 'Hill & Co') {
  const host = `h${(hostCount += 1)}.example.com`
  const team = await api.team({ name: title, hosts: [host] })
  const key = await team.token('admin', { dialect: 'worksection' })
  const list = (as = key) => api.send(signed(as), { headers: { host } })
  return { team, host, key, list }
}

describe('get_users', () => {
  it('shows one owner, the first admin that the team got', async () => {
    const { team, list } = await newTeam()
    for (const role of ['user', 'admin', 'admin']) {
      api.now += 1
      await team.user({ role })
    }
    const { body } = await list()
    assert.deepEqual(
      body.data.map((person: { role: string }) => person.role),
      ['user', 'owner', 'account admin'],
    )
  })

  it('lists the people of the team', async () => {
    const { team, list } = await newTeam()
    api.now = Date.UTC(2026, 1, 3, 3, 45)
    const ira = await team.user({
      firstName: 'Ira',
      lastName: 'Vale',
      emails: [{ email: 'ira@hill.test' }],
      phones: [{ phone: '098 765 43210' }, { phone: 'ext. 7', type: 'office' }],
      role: 'manager',
      rate: 30,
      chats: { WhatsApp: '+91 98765 43210' },
    })
    api.now += 1
    await team.user({ displayName: 'Ben', isActive: false })
    const { status, body } = await list()
    assert.equal(status, 200)
    assert.equal(body.status, 'ok')
    assert.deepEqual(body.data[0], {
      id: String(ira.number),
      first_name: 'Ira',
      last_name: 'Vale',
      name: 'Ira Vale',
      title: '',
      url: '',
      services: { chats: { WhatsApp: '+91 98765 43210' }, socials: {} },
      date_added: '2026-02-03 09:15',
      rate: 30,
      avatar: `https://team.example.com/avatar/${ira.number}/IV.svg`,
      group: 'Hill & Co',
      department: '',
      role: 'team admin',
      email: 'ira@hill.test',
      phone: '098 765 43210',
      phone2: 'ext. 7',
    })
    assert.equal(body.data[1].name, 'Ben')
    assert.equal(body.data.length, 2)
  })

  it('answers an empty list for a team without people', async () => {
    const { list } = await newTeam()
    assert.equal((await list()).text, '{"status":"ok","data":[]}')
  })

  it('hides the deleted and those who act for keys, and shows a change at once', async () => {
    const { team, list } = await newTeam()
    await team.user({ firstName: 'Ira' })
    assert.equal((await list()).body.data.length, 1)
    api.now += 1
    await team.user({ firstName: 'Gone', isDeleted: true })
    await team.user({ firstName: 'Ben' })
    const { body } = await list()
    assert.deepEqual(
      body.data.map((user: { first_name: string }) => user.first_name),
      ['Ira', 'Ben'],
    )
  })

  it('leads to avatars that need no sign-in', async () => {
    const { team, list } = await newTeam()
    await team.user({ firstName: 'Жанна', lastName: 'К' })
    const address = new URL((await list()).body.data[0].avatar)
    const { status, headers, text } = await api.send(address.pathname)
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'image/svg+xml; charset=utf-8')
    assert.equal(headers['content-security-policy'], "default-src 'none'; style-src 'unsafe-inline'")
    assert.match(String(headers['cache-control']), /^public, max-age=\d{8}/)
    assert.match(text, />ЖК<\/text><\/svg>$/)
    for (const wrong of ['/avatar/99/A.svg', '/avatar/1/%3Cb%3E.svg', '/avatar/1/A', '/avatar/1/%00.svg'])
      assert.equal((await api.send(wrong)).status, 404, wrong)
  })
})

describe('a key', () => {
  it('opens only its own team', async () => {
    const mine = await newTeam()
    const other = await newTeam()
    assert.deepEqual((await mine.list(other.key)).body, refused)
    assert.equal((await mine.list()).body.status, 'ok')
  })

  it('opens nothing once it is revoked, and leaves the others alone', async () => {
    const { team, key, list } = await newTeam()
    const second = await team.token('user', { dialect: 'worksection' })
    const first = (await listApiKeys(api.context, team.id)).find(({ role }) => role === 'admin')
    assert.equal((await list(second)).body.status, 'ok')
    await revokeApiKey(api.context, team.id, first!.id)
    assert.deepEqual((await list(key)).body, refused)
    assert.equal((await list(second)).body.status, 'ok')
  })

  it('opens nothing when its user has left', async () => {
    const { team, list } = await newTeam()
    const active = await team.user({ isActive: true })
    const inactive = await team.user({ isActive: false })
    const ofActive = await team.token('admin', { dialect: 'worksection', user: active.username })
    const ofInactive = await team
      .token('admin', { dialect: 'worksection', user: inactive.id })
      .catch(() => '')
    assert.equal((await list(ofActive)).body.status, 'ok')
    assert.deepEqual((await list(ofInactive)).body, refused)
  })

  it('of the other dialect opens nothing', async () => {
    const { team, list } = await newTeam()
    assert.deepEqual((await list(await team.token())).body, refused)
  })
})

describe('the account', () => {
  it('is found by host name in any case and with any port', async () => {
    const { host, key } = await newTeam()
    const { body } = await api.send(signed(key), { headers: { host: `${host.toUpperCase()}:8080` } })
    assert.equal(body.status, 'ok')
  })

  it('that does not exist answers as a wrong hash does', async () => {
    const { host, key } = await newTeam()
    await newTeam()
    const unknown = await api.send(signed(key), { headers: { host: 'nobody.example.com' } })
    const wrong = await api.send(signed(`${key}x`), { headers: { host } })
    assert.equal(unknown.status, wrong.status)
    assert.equal(unknown.text, wrong.text)
    assert.deepEqual(Object.keys(unknown.headers).sort(), Object.keys(wrong.headers).sort())
  })

  it('needs no host name while it is the only one', async () => {
    await using alone = await startApi({ environment: { WORKSECTION_ROLE_CASE: 'capital' } })
    const team = await alone.team()
    const key = await team.token('admin', { dialect: 'worksection' })
    await team.user({ role: 'admin' })
    alone.now += 1
    await team.user({ role: 'admin' })
    const { data } = (await alone.send(signed(key))).body
    assert.deepEqual([data[0].role, data[1].role], ['Owner', 'Account admin'])
    await alone.team()
    assert.deepEqual((await alone.send(signed(key))).body, refused)
  })
})

it('serves the header of the official clients with its empty JSON body', async () => {
  const { host, key } = await newTeam()
  const seconds = Math.floor(api.now / 1000)
  const signature = createHmac('sha256', key).update(`get_users:${seconds}`).digest('hex')
  const headers = {
    host,
    'content-type': 'application/json; charset=utf-8',
    accept: 'application/json',
    'sdk-client': 'php-sdk:2.1.0',
    authorization: `Admin ${seconds}_${signature}`,
  }
  for (const method of ['GET', 'POST'])
    assert.equal((await api.send(`/api/admin/v2?${query}`, { method, headers, body: '' })).body.status, 'ok')
  api.now += 301_000
  assert.deepEqual((await api.send(`/api/admin/v2?${query}`, { headers })).body, refused)
})
