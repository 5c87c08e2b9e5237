import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { send } from '../support/http.ts'
import { openWorkplace } from '../support/program.ts'
import { people, postgresPid, tokenIn, until } from './starts.ts'

describe('felloe start', () => {
  it('makes a demo team on the first start, shows its key once, and never again', async () => {
    await using place = await openWorkplace()
    const first = await place.start()
    const { stdout } = first.output()
    const token = tokenIn(stdout)
    assert.match(stdout, /Admin: ines\.carvalho/)
    assert.match(stdout, new RegExp(`curl .*'${first.origin}/v1/ext/users' .*${token}`))
    const answer = await people(first, token)
    assert.equal(answer.status, 200)
    assert.equal(answer.body._data.length, 20)
    assert.equal((await first.end()).code, 0)

    const second = await place.start()
    assert.equal(tokenIn(second.output().stdout), '')
    assert.equal((await people(second, token)).body._data.length, 20)
    assert.equal((await second.end('SIGINT')).code, 0)
  })

  it('makes an empty team with one admin when asked', async () => {
    await using place = await openWorkplace()
    const program = await place.start({ words: ['--empty'] })
    const { stdout, stderr } = program.output()
    const answer = await people(program, tokenIn(stdout))
    assert.deepEqual(
      answer.body._data.map((user: { username: string }) => user.username),
      ['admin'],
    )
    assert.ok(!stderr.includes(tokenIn(stdout)), 'the token is not in the log')
    await program.end()
  })

  it('refuses a second start on the same data, naming the process and its address', async () => {
    await using place = await openWorkplace()
    const first = await place.start({ words: ['--empty'] })
    const second = await place.run(['start'])
    assert.equal(second.code, 1)
    assert.ok(second.stderr.includes(String(first.process.pid)), second.stderr)
    assert.ok(second.stderr.includes(first.origin), second.stderr)
    assert.equal((await send(first.origin, '/v1/health')).status, 200)
    await first.end()
  })

  it('goes on after kill -9: what was answered is there, and the orphaned database is taken over', async () => {
    await using place = await openWorkplace()
    const first = await place.start()
    const token = tokenIn(first.output().stdout)
    const [someone] = (await people(first, token)).body._data
    const changed = await send(first.origin, `/v1/ext/user/${someone.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: { firstName: 'Kept' },
    })
    assert.equal(changed.status, 200)
    await first.end('SIGKILL')
    const second = await place.start()
    const kept = (await people(second, token)).body._data.find(
      (user: { id: string }) => user.id === someone.id,
    )
    assert.equal(kept.firstName, 'Kept')
    const postgres = await postgresPid(place)
    process.kill(postgres, 'SIGKILL')
    await until(
      async () =>
        (await send(second.origin, '/v1/health')).status === 200 &&
        (await postgresPid(place).catch(() => postgres)) !== postgres,
    )
    assert.equal((await people(second, token)).status, 200)
    assert.equal((await second.end()).code, 0)
  })

  it('lists all faults of the settings, and starts nothing', async () => {
    await using place = await openWorkplace()
    const outcome = await place.run(['start'], {
      PORT: 'many',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://secret@db/x',
    })
    assert.equal(outcome.code, 1)
    assert.match(outcome.stderr, /PORT must be a whole number from 0 to 65535, not "many"/)
    assert.match(outcome.stderr, /LOG_LEVEL must be one of .*, not "loud"/)
    assert.match(outcome.stderr, /DATABASE_URL must be an address that starts with postgres:\/\//)
    assert.ok(!outcome.stderr.includes('secret'))
  })

  it('says at once that the secrets were encrypted with another key', async () => {
    await using place = await openWorkplace()
    const environment = { SANDBOX: 'on', SANDBOX_PORT: '0' }
    // Its plugin has secrets.
    await (await place.start({ environment })).end()
    await rm(join(place.dataDir, 'secret.key'))
    const program = await place.start()
    assert.equal((await send(program.origin, '/v1/health')).status, 200)
    await program.end()
    assert.match(program.output().stderr, /it was encrypted with another\. Start the server with that one/)
  })

  it('says what to do when the port is taken', async () => {
    await using one = await openWorkplace()
    await using other = await openWorkplace()
    const program = await one.start({ words: ['--empty'] })
    const outcome = await other.run(['start'], { PORT: new URL(program.origin).port })
    assert.equal(outcome.code, 1)
    assert.match(outcome.stderr, /Another program listens on 127\.0\.0\.1:\d+\. Stop it, or set PORT/)
    // The key is shown once: a start that fails must not have used that up.
    const next = await other.start({ words: ['--empty'] })
    assert.equal(tokenIn(next.output().stdout).length, 255)
    await next.end()
    await program.end()
  })
})
