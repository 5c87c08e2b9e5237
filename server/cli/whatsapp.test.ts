import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Sandbox } from '@felloe/sandbox'
import { listPlugins } from '../messaging/plugins/plugins.ts'
import { startApi, type TestApi } from '../test/support/api.ts'
import { openWorkplace, type Workplace } from '../test/support/program.ts'
import { createTestDatabase, type TestDatabase } from '../test/support/where.ts'

describe('felloe whatsapp', () => {
  let api: TestApi
  let database: TestDatabase
  let place: Workplace
  /** In the place of WhatsApp itself. */
  let whatsapp: Sandbox
  before(async () => {
    database = await createTestDatabase()
    api = await startApi({ database })
    place = await openWorkplace()
    whatsapp = await startSandbox()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
    await whatsapp[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  const run = (words: readonly string[], input?: string) => {
    const { host = '', port = 5432, user = '', database: name = '' } = database.where
    const environment = {
      DATABASE_URL: `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`,
      GRAPH_URL: whatsapp.origin,
      PUBLIC_URL: api.origin,
      SECRET_KEY: '5e'.repeat(32),
    }
    return place.run(['whatsapp', ...words], environment, input)
  }

  it('connects a number by a token from a pipe, lists it, examines it, and lets it go', async () => {
    const team = await api.team()
    const business = whatsapp.makeBusiness()
    const inTeam = ['--team', team.shortName]
    const made = await run(
      ['connect', '--name', 'Desk', ...inTeam],
      `${business.accessToken}\n${business.appSecret}\n`,
    )
    assert.equal(made.code, 0, made.stderr)
    const id = made.stdout.trim()
    assert.match(made.stderr, /PUBLIC_URL/)
    assert.equal((await listPlugins(api.context, team.id))[0]?.plugin.id, id)

    const listed = await run(['list', ...inTeam])
    assert.match(
      listed.stdout,
      new RegExp(`${id} +Desk +WhatsApp +connected +\\${business.displayPhoneNumber} +`),
    )

    const examined = await run(['doctor', '--number', business.phoneNumberId, ...inTeam])
    assert.match(examined.stdout, /ok +token +The access token is valid/)
    assert.match(examined.stdout, /problem +webhook_address .*\n +→ .*PUBLIC_URL/)
    assert.match(examined.stdout, /ok +webhook_self_test/)
    assert.equal(examined.code, 1)

    const synced = await run(['sync', ...inTeam])
    assert.match(synced.stdout, /Desk: 1 phone numbers/)
    const all = [made, listed, examined, synced].map(({ stdout, stderr }) => stdout + stderr).join('')
    assert.ok(!all.includes(business.accessToken))
    assert.ok(!all.includes(business.appSecret))

    assert.equal((await run(['disconnect', '--waba', business.wabaId, ...inTeam])).code, 0)
    assert.deepEqual((await listPlugins(api.context, team.id))[0]?.numbers, [])
  })

  it('makes nothing of a token that is refused', async () => {
    const team = await api.team()
    const made = await run(['connect', '--team', team.shortName], 'EAAwrongtoken\n')
    assert.equal(made.code, 1)
    assert.match(made.stderr, /accessToken/)
    assert.doesNotMatch(made.stderr, /EAAwrongtoken/)
    assert.deepEqual(await listPlugins(api.context, team.id), [])
  })

  it('says what is missing', async () => {
    const team = await api.team()
    const sent = ['--team', team.shortName]
    assert.match((await run(['connect', ...sent], '')).stderr, /accessToken: is required/)
    assert.match((await run(['disconnect', ...sent])).stderr, /felloe whatsapp list/)
    assert.match((await run(['doctor', '--number', '1', ...sent])).stderr, /felloe whatsapp list/)
  })
})
