import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { badBytes, badRequests, type BadRequest } from '../../test/api/bad-requests.ts'
import { addCrowd, dumpPeople } from '../../test/api/people.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_131)
const requests = 10_000
const rawRequests = 400
const inFlight = 24

describe('bad requests of every kind', () => {
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

  function status(bad: BadRequest): Promise<number> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(api.origin)
      const headers =
        bad.body === undefined ? bad.headers : { ...bad.headers, 'content-length': bad.body.length }
      // Closed without an answer: the server does not speak to what it cannot read.
      const failed = (): void => resolve(0)
      try {
        const sent = request(
          { agent, hostname, port, method: bad.method, path: bad.path, headers },
          (response) => {
            response.resume()
            response.on('end', () => resolve(response.statusCode ?? 0))
            response.on('error', failed)
          },
        )
        sent.on('error', failed)
        sent.end(bad.body)
      } catch {
        // The client itself refuses to send such a header.
        resolve(-1)
      }
    })
  }

  function rawAnswer(bytes: Buffer): Promise<string> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(api.origin)
      let text = ''
      const socket = connect(Number(port), hostname, () => socket.write(bytes))
      socket.setTimeout(300, () => socket.destroy())
      socket.on('data', (chunk) => (text += chunk.toString('latin1')))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(text))
    })
  }

  async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const queue = items.values()
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        for (const item of queue) await work(item)
      }),
    )
  }

  async function prepare() {
    const team = await api.team()
    const other = await api.team()
    await addCrowd(api, team, 20)
    const taken = await team.user({ username: 'taken', emails: [{ email: 'taken@mill.test' }] })
    const ira = await team.user({
      username: 'ira',
      phones: [{ phone: '98450 12345' }],
      data: { a: 1 },
      manager: taken.id,
    })
    const stranger = await other.user({ username: 'stranger' })
    const tokens = await Promise.all([
      team.token('admin'),
      team.token('manager'),
      team.token('user', { user: 'ira' }),
      other.token('manager'),
    ])
    return { tokens, ids: [ira.id, stranger.id, ira.id.toUpperCase()] }
  }

  it(
    `${requests} requests: never a fault of ours, and nothing is changed`,
    { timeout: 240_000 },
    async () => {
      const targets = await prepare()
      const before = await dumpPeople(api)
      const counts = new Map<number, number>()
      const failures: string[] = []
      await inParallel(fc.sample(badRequests(targets), { numRuns: requests, seed }), async (bad) => {
        const code = await status(bad)
        counts.set(code, (counts.get(code) ?? 0) + 1)
        if (code >= 500)
          failures.push(
            `${code} for ${JSON.stringify({ ...bad, body: bad.body?.toString('latin1').slice(0, 1000) })}`,
          )
      })
      assert.equal(
        failures.length,
        0,
        `FUZZ_SEED=${seed}, ${failures.length} failures, such as\n${failures.slice(0, 5).join('\n')}`,
      )
      assert.equal(await dumpPeople(api), before, `people were changed; FUZZ_SEED=${seed}`)
      // The requests reach all parts: they are understood, refused for many reasons, and few are not even sent.
      for (const code of [200, 400, 401, 404, 415])
        assert.ok((counts.get(code) ?? 0) > 50, `${code}: ${JSON.stringify([...counts])}`)
      assert.ok((counts.get(-1) ?? 0) + (counts.get(0) ?? 0) < requests / 10, JSON.stringify([...counts]))
      assert.equal((await api.send('/v1/health', { token: targets.tokens[0] })).status, 200)
    },
  )

  it(`${rawRequests} times bytes that are hardly HTTP: a refusal or a closed connection`, async () => {
    const targets = await prepare()
    const before = await dumpPeople(api)
    await inParallel(fc.sample(badBytes, { numRuns: rawRequests, seed }), async (bytes) => {
      const text = await rawAnswer(bytes)
      assert.doesNotMatch(text, /^HTTP\/1\.1 5/, bytes.toString('latin1'))
    })
    assert.equal(await dumpPeople(api), before)
    assert.equal((await api.send('/v1/health', { token: targets.tokens[0] })).status, 200)
  })
})
