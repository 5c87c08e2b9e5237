import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { pino } from 'pino'
import { buildApp } from '../app.ts'
import { readSettings } from '../config/read-settings.ts'
import { createContext, type Context } from '../context.ts'
import { makeTeam } from '../test/support/api.ts'
import { until } from '../events/test-log.ts'
import { send, type Sent } from '../test/support/http.ts'
import { createTestDatabase, type TestDatabase } from '../test/support/where.ts'

describe('the log', () => {
  let database: TestDatabase
  let context: Context
  let origin: string
  let close: () => Promise<void>
  let written = ''
  before(async () => {
    database = await createTestDatabase()
    const settings = readSettings({ SECRET_KEY: '5e'.repeat(32), PORT: '0', METRICS_TOKEN: 'metrics-secret' })
    // Everything that is logged, without the censor of the program's own log.
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString()
        done()
      },
    })
    context = await createContext({ settings, log: pino({ level: 'trace' }, stream), where: database.where })
    const app = await buildApp(context)
    origin = await app.listen({ port: 0, host: '127.0.0.1' })
    close = () => app.close()
  })
  after(async () => {
    await close()
    await context[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  /** The lines that the requests wrote, read as JSON. */
  async function linesOf(...requests: [path: string, sent?: Sent][]): Promise<Record<string, unknown>[]> {
    written = ''
    const ids = new Set<unknown>()
    for (const [path, sent] of requests) {
      const { headers } = await send(origin, path, sent)
      // No hook sees an address that cannot be decoded, and there is no line.
      if (!path.includes('%zz')) ids.add(headers['x-request-id'])
    }
    const lines = (): Record<string, unknown>[] =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    // The line of a request is the last thing that is written of it, after its answer.
    await until(() => {
      const done = new Set(lines().flatMap(({ msg, requestId }) => (msg === 'request' ? [requestId] : [])))
      return [...ids].every((id) => done.has(id))
    })
    return lines()
  }

  it('has one line for each request: id, method, path, status and time', async () => {
    const [line, ...more] = (await linesOf(['/v1/health'])).filter((entry) => entry['msg'] === 'request')
    assert.deepEqual(more, [])
    assert.deepEqual([line!['method'], line!['path'], line!['status']], ['GET', '/v1/health', 200])
    assert.match(String(line!['requestId']), /^[0-9a-f]{8}-/)
    assert.equal(typeof line!['ms'], 'number')
  })

  it('never has a token, a hash or what a body says, even at its most talkative', async () => {
    const team = await makeTeam(context)
    const user = await team.user({ username: 'ira' })
    const token = await team.token()
    const headers = { authorization: `Bearer ${token}` }
    const wrong = { authorization: 'Bearer guessed-token-value' }
    const body = { firstName: 'PrivateName', timezone: '+2575' }
    const path = `/v1/ext/user/${user.id}`
    const lines = await linesOf(
      ['/v1/ext/users', { headers }],
      ['/v1/ext/users?search=PrivateName&hash=query-secret', { headers }],
      ['/v1/ext/users?token=query-secret', { headers: wrong }],
      [path, { headers, method: 'PUT', body }],
      [path, { headers, method: 'PUT', body: { firstName: 'PrivateName' } }],
      [path, { headers, method: 'GET', body: { bio: 'PrivateName' } }],
      ['/api/admin/v2/?action=get_users&hash=0123456789abcdef0123456789abcdef'],
      ['/nowhere?hash=query-secret&token=query-secret'],
      ['/v1/%zz?hash=query-secret'],
      ['/metrics', { headers: { authorization: 'Bearer metrics-secret' } }],
    )
    assert.ok(lines.length >= 9)
    for (const secret of [
      token,
      'guessed-token-value',
      'query-secret',
      '0123456789abcdef',
      'metrics-secret',
      'PrivateName',
      'authorization',
    ])
      assert.ok(!written.includes(secret), `${secret.slice(0, 30)} in ${written.slice(0, 2000)}`)
  })

  it('hides phone numbers and what opens public files, also in addresses that do not exist', async () => {
    const team = await makeTeam(context)
    const headers = { authorization: `Bearer ${await team.token()}` }
    const lines = await linesOf(
      [
        `/v1/ext/plugin/whatsapp/${team.id}/phoneNumber/15550109999/send-template-message`,
        { method: 'POST', headers, body: {} },
      ],
      ['/v1/ext/procedure/lead/process/phone_number/+15550109999', { headers }],
      [`/media/${team.id}/20260131/private-name.png`],
      ['/v1/ext/lead/phonenumber/15550109999?phone=15550109999', { headers }],
    )
    const paths = lines.filter(({ msg }) => msg === 'request').map(({ path }) => path)
    assert.deepEqual(paths, [
      `/v1/ext/plugin/whatsapp/${team.id}/phoneNumber/:phoneNumber/send-template-message`,
      '/v1/ext/procedure/lead/process/phone_number/:value',
      `/media/${team.id}/20260131/:file`,
      '/v1/ext/lead/phonenumber/:digits',
    ])
  })

  it('what PostgreSQL quotes of rows is in no error', () => {
    const program = `
      const { createLogger } = await import(${JSON.stringify(new URL('../lib/logger.ts', import.meta.url).href)})
      const log = await createLogger({ level: 'info', format: 'json' })
      const quoted = { detail: 'Failing row contains (15550109999, a private text).', where: 'a private text', internalQuery: 'a private text' }
      const err = Object.assign(new Error('violates check constraint'), { code: '23514', constraint: 'one', ...quoted })
      log.warn({ err }, 'not kept')
      log.warn({ err: new Error('above it', { cause: err }) }, 'not kept')
      log.flush()
      setTimeout(() => undefined, 300)`
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    })
    assert.match(stderr, /violates check constraint/)
    assert.match(stderr, /"code":"23514","constraint":"one"/)
    assert.doesNotMatch(stderr, /15550109999|private/)
  })

  it('the censor of the program takes secrets out, whoever logs them', () => {
    const program = `
      const { createLogger } = await import(${JSON.stringify(new URL('../lib/logger.ts', import.meta.url).href)})
      const log = await createLogger({ level: 'info', format: 'json' })
      const secret = 'open-sesame'
      log.info({ authorization: secret, headers: { authorization: secret }, req: { headers: { authorization: secret } }, token: secret, secret, password: secret, hash: secret, connectionString: secret }, 'all')
      log.flush()
      setTimeout(() => undefined, 300)`
    const { stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    })
    assert.equal(stdout, '')
    assert.match(stderr, /"msg":"all"/)
    assert.match(stderr, /\(secret\)/)
    assert.ok(!stderr.includes('open-sesame'), stderr)
  })
})
