import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { addPlugin, withSandbox, type ConnectedSandbox } from '../../test/support/whatsapp.ts'
import { findPlugin } from './find-plugin.ts'
import { syncOldest } from './sync-loop.ts'

const hourMs = 3_600_000

describe('reading plugins anew in the background', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  before(async () => {
    api = await startApi()
    connected = await withSandbox(api)
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await connected[Symbol.asyncDispose]()
  })

  const problems: unknown[] = []
  const options = { everyMs: hourMs, onProblem: (problem: unknown) => void problems.push(problem) }
  const all = async () => {
    let count = 0
    while (await syncOldest(api.context, options)) count += 1
    return count
  }

  it('reads each plugin once, and again when that is long ago', async () => {
    const team = await api.team()
    const { plugin } = await connected.connect(team)
    await connected.connect(await api.team())
    assert.equal(await all(), 2)
    const { numbers } = await findPlugin(api.context, team.id, plugin.id)
    assert.equal(numbers[0]?.qualityRating, 'GREEN')
    assert.equal(await all(), 0)
    api.now += 2 * hourMs
    assert.equal(await all(), 2)
  })

  it('is done by one of several servers', async () => {
    api.now += 2 * hourMs
    const done = await Promise.all(Array.from({ length: 5 }, () => syncOldest(api.context, options)))
    assert.equal(done.filter(Boolean).length, 2)
  })

  it('goes on with the others when one cannot be read', async () => {
    await addPlugin(api, await api.team(), { accessToken: 'EAAunknowntoken' })
    api.now += 2 * hourMs
    assert.equal(await all(), 3)
    assert.ok(problems.length > 0)
  })
})
