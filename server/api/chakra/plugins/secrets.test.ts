import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Sandbox } from '@felloe/sandbox'
import { pino } from 'pino'
import { buildApp } from '../../../app.ts'
import { startBackground } from '../../../background.ts'
import { readSettings } from '../../../config/read-settings.ts'
import { createContext, type Context } from '../../../context.ts'
import { syncOldest } from '../../../messaging/plugins/sync-loop.ts'
import { makeTeam } from '../../../test/support/api.ts'
import { send } from '../../../test/support/http.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/where.ts'

describe('secrets of plugins', () => {
  let database: TestDatabase
  let context: Context
  let sandbox: Sandbox
  let origin = ''
  let written = ''
  let close: () => Promise<void>
  before(async () => {
    database = await createTestDatabase()
    sandbox = await startSandbox()
    const settings = readSettings({ SECRET_KEY: '5e'.repeat(32), PORT: '0', GRAPH_URL: sandbox.origin })
    // Everything that is logged, without the censor of the program's own log.
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString()
        done()
      },
    })
    const log = pino({ level: 'trace' }, stream)
    context = await createContext({ settings, log, where: database.where, address: () => origin })
    const app = await buildApp(context)
    origin = await app.listen({ port: 0, host: '127.0.0.1' })
    const background = startBackground(context)
    close = async () => {
      await app.close()
      await background[Symbol.asyncDispose]()
    }
  })
  after(async () => {
    await close()
    await context[Symbol.asyncDispose]()
    await sandbox[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  it('are in no answer, no event, no row and no line of the log, whatever happens', async () => {
    const token = await (await makeTeam(context)).token()
    const business = sandbox.makeBusiness()
    const { accessToken, appSecret, wabaId } = business
    const answers: string[] = []
    const call = async (method: string, path: string, body?: unknown) => {
      const headers = { authorization: `Bearer ${token}` }
      const answer = await send(origin, path, { method, headers, ...(body === undefined ? {} : { body }) })
      answers.push(`${JSON.stringify(answer.headers)}${answer.text}`)
      return answer
    }
    const made = await call('POST', '/plugin', { name: 'Desk', accessToken, appSecret })
    const { id } = made.body._data
    const verifyToken: string = made.body._data.webhook.verifyToken
    answers.length = 0
    const base = `/v1/ext/plugin/whatsapp/${id}`
    const tour = async () => {
      await call('GET', '/plugin')
      await call('POST', `${base}/connect`, { accessToken, appSecret: `${appSecret}x`, wabaIds: [wabaId] })
      await call('POST', `${base}/connect`, { accessToken: `${accessToken}\n`, appSecret, appId: 'x' })
      await call('POST', `${base}/sync`)
      await call('GET', `${base}/doctor`)
      await call('GET', `${base}/config`)
      await call('GET', '/v1/ext/whatsapp-phone-number')
      await call('GET', '/v1/ext/whatsapp-business-account')
      const invited = await call('POST', '/v1/ext/whatsapp-partner/create-connect-token', { pluginId: id })
      answers.pop()
      const { connectToken } = invited.body._data
      await send(origin, `/v1/ext/whatsapp-partner/connect?connectToken=${connectToken}`)
      await call('POST', '/v1/ext/whatsapp-partner/connect', {
        connectToken,
        accessToken,
        appSecret,
        wabaIds: ['1'],
      })
      await syncOldest(context, { everyMs: 0, onProblem: (problem) => context.log.warn({ err: problem }) })
      return connectToken as string
    }
    const connectTokens = [await tour()]
    sandbox.context.world.tokens.update(accessToken, { isInvalidated: true })
    connectTokens.push(await tour())
    await sandbox[Symbol.asyncDispose]()
    await call('POST', `${base}/sync`)
    await call('POST', `${base}/connect`, { accessToken, appSecret })
    const stored: string[] = []
    for (const table of ['events', 'plugins', 'wabas', 'phone_numbers', 'connect_tokens'])
      for (const { row } of await context.database.rows<{ row: string }>(
        `select t::text as row from ${table} t`,
      ))
        stored.push(row)
    const hex = (text: string) => Buffer.from(text).toString('hex')
    for (const secret of [accessToken, appSecret, verifyToken, ...connectTokens]) {
      assert.ok(!written.includes(secret), 'in the log')
      assert.ok(!stored.join('\n').includes(secret), 'in the database')
      assert.ok(!stored.join('\n').includes(hex(secret)), 'in the database, as bytes')
    }
    const shown = answers.join('\n')
    for (const secret of [accessToken, appSecret]) assert.ok(!shown.includes(secret), 'in an answer')
    assert.ok(answers.length > 15)
  })
})
