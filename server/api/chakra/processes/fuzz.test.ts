import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { badRequests, type BadRequest } from './bad-processes.ts'
import { testLeads } from './test-leads.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_214)
const requests = 2_000
const inFlight = 12
const tables = [
  'processes',
  'process_texts',
  'process_numbers',
  'process_uniques',
  'process_changes',
  'records',
  'events',
]

describe('bad requests about processes', () => {
  let api: TestApi
  let agent: Agent
  before(async () => {
    api = await startApi()
    agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  })
  after(async () => {
    agent.destroy()
    await api[Symbol.asyncDispose]()
  })

  function answer(bad: BadRequest): Promise<{ status: number; text: string }> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(api.origin)
      const length = bad.body === undefined ? {} : { 'content-length': Buffer.byteLength(bad.body) }
      const options = { agent, hostname, port, method: bad.method, path: `/v1/ext${bad.path}` }
      try {
        const sent = request({ ...options, headers: { ...bad.headers, ...length } }, (response) => {
          let text = ''
          response.on('data', (chunk: Buffer) => (text += chunk.toString()))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        })
        // Closed without an answer: the server does not speak to what it cannot read.
        sent.on('error', () => resolve({ status: 0, text: '' }))
        sent.end(bad.body)
      } catch {
        // The client itself refuses to send such an address.
        resolve({ status: -1, text: '' })
      }
    })
  }

  async function dump(): Promise<string> {
    const parts: string[] = []
    for (const table of tables) {
      const rows = await api.context.database.rows<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t order by t::text`,
      )
      parts.push(table, ...rows.map(({ row }) => JSON.stringify(row)))
    }
    return parts.join('\n')
  }

  it(
    `${requests} of them: never a fault of ours, and nothing is written, not even half`,
    { timeout: 120_000 },
    async () => {
      const { team, create, token } = await testLeads(api)
      await team.user({ username: 'ira' })
      const ana = await create({ name: 'Ana', phone_number: '+919845012345', score: 5 })
      const bo = await create({ name: 'Bo' }, { assignedTo: 'ira', state: 'CONTACTED' })
      const tokens = [token, await team.token('user', { user: 'ira' }), (await testLeads(api)).token]
      const ids = [ana['id'], bo['id'], 'LEAD-000001', '919845012345', ana['id'].toUpperCase()]
      const before = await dump()
      const counts = new Map<number, number>()
      const failures: string[] = []
      const queue = fc.sample(badRequests({ tokens, ids }), { numRuns: requests, seed }).values()
      await Promise.all(
        Array.from({ length: inFlight }, async () => {
          for (const bad of queue) {
            const { status, text } = await answer(bad)
            counts.set(status, (counts.get(status) ?? 0) + 1)
            if (status >= 500)
              failures.push(
                `${status} ${text} for ${JSON.stringify({ ...bad, headers: 0, body: bad.body?.slice(0, 500) })}`,
              )
          }
        }),
      )
      assert.equal(
        failures.length,
        0,
        `FUZZ_SEED=${seed}, ${failures.length} failures, such as\n${failures.slice(0, 5).join('\n')}`,
      )
      assert.equal(await dump(), before, `something was written; FUZZ_SEED=${seed}`)
      // The requests reach all parts: they are understood, and refused for many reasons.
      for (const code of [200, 400, 401, 404, 412, 415])
        assert.ok((counts.get(code) ?? 0) > 3, `${code}: ${JSON.stringify([...counts])}`)
      assert.ok((counts.get(-1) ?? 0) + (counts.get(0) ?? 0) < requests / 10, JSON.stringify([...counts]))
    },
  )
})
