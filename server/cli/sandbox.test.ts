import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openWorkplace, type Workplace } from '../test/support/program.ts'

const main = join(import.meta.dirname, '..', 'main.ts')

describe('felloe sandbox', () => {
  let place: Workplace
  before(async () => {
    place = await openWorkplace()
  })
  after(() => place[Symbol.asyncDispose]())

  /** Runs the command until it has said everything, looks, and ends it as Ctrl-C does. */
  const run = async (words: string[], look: (said: string) => Promise<void>): Promise<number | null> => {
    const child = spawn(process.execPath, [main, 'sandbox', '--port', '0', ...words], {
      env: { ...process.env, DATA_DIR: place.dataDir, NO_COLOR: '1' },
      cwd: join(place.dataDir, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(child, 'close')
    let said = ''
    for await (const part of child.stdout as AsyncIterable<Buffer>) {
      said += part.toString()
      if (!said.includes('Access token:')) continue
      await look(said)
      child.kill('SIGINT')
      break
    }
    await closed
    return child.exitCode
  }
  const told = (said: string, what: string): string =>
    new RegExp(`${what}: +(?:in )?(\\S+)`).exec(said)?.[1] ?? ''
  const originIn = (said: string): string => /runs at (\S+)/.exec(said)?.[1] ?? ''
  const fileOf = (name: string): string => join(place.dataDir, 'sandbox', name)

  it('runs with a business that can be used at once, and stops when it is told to', async () => {
    const code = await run([], async (said) => {
      const answer = await fetch(`${originIn(said)}/v23.0/${told(said, 'WABA id')}/subscribed_apps`, {
        headers: { authorization: `Bearer ${told(said, 'Access token')}` },
      })
      assert.equal(answer.status, 200)
    })
    assert.equal(code, 0)
  })

  it('keeps its business, and the token of its control API for this account only', async () => {
    const seen: string[] = []
    for (let turn = 0; turn < 2; turn += 1)
      await run([], async (said) => {
        seen.push(told(said, 'Access token'))
        assert.equal(told(said, 'Control token'), fileOf('control-token'))
        const token = (await readFile(fileOf('control-token'), 'utf8')).trim()
        const answer = await fetch(`${originIn(said)}/_sandbox/knobs`, {
          headers: { authorization: `Bearer ${token}` },
        })
        assert.equal(answer.status, 200)
      })
    assert.equal(seen[0], seen[1])
    assert.equal((await stat(fileOf('control-token'))).mode & 0o777, 0o600)
  })

  it('forgets everything with --memory', async () => {
    const seen: string[] = []
    for (let turn = 0; turn < 2; turn += 1)
      await run(['--memory'], (said) => {
        seen.push(told(said, 'Access token'))
        return Promise.resolve()
      })
    assert.notEqual(seen[0], seen[1])
  })

  it('says what to do when its port is taken, or is none', async () => {
    const { port, close } = await takePort()
    const taken = await place.run(['sandbox', '--memory', '--port', String(port)])
    assert.equal(taken.code, 1)
    assert.match(taken.stderr, new RegExp(`Another program listens on port ${port}\\..*SANDBOX_PORT`))
    close()
    assert.equal((await place.run(['sandbox', '--port', '70000'])).code, 2)
  })

  it('runs beside the server when it is wanted, and never keeps the server from running', async () => {
    const beside = await place.start({ environment: { SANDBOX: 'auto', SANDBOX_PORT: '0' } })
    const origin = /Sandbox of WhatsApp: (\S+)/.exec(beside.output().stdout)?.[1] ?? ''
    assert.equal((await fetch(`${origin}/_sandbox/`)).status, 401)
    const { code } = await beside.end()
    assert.equal(code, 0)
    const { port, close } = await takePort()
    const without = await place.start({ environment: { SANDBOX: 'on', SANDBOX_PORT: String(port) } })
    assert.equal((await fetch(`${without.origin}/docs`)).status, 200)
    const { stdout, stderr } = await without.end()
    close()
    assert.doesNotMatch(stdout, /Sandbox of WhatsApp/)
    assert.match(stderr, /The sandbox does not run: Another program listens/)
  })
})

async function takePort(): Promise<{ port: number; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
