import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { describe, it } from 'node:test'
import { send } from '../support/http.ts'
import { isAlive, openWorkplace } from '../support/program.ts'
import { people, postgresPid, tokenIn, until } from './starts.ts'

describe('felloe start, asked to end', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    for (const to of ['process', 'group'] as const)
      it(`ends cleanly under npm when ${signal} reaches ${to === 'group' ? 'the whole group, as Ctrl-C does' : 'npm alone'}`, async () => {
        await using place = await openWorkplace()
        const program = await place.start({ by: 'npm', words: ['--empty'] })
        const postgres = await postgresPid(place)
        await program.end(signal, to)
        await until(() => !isAlive(postgres))
        await assert.rejects(send(program.origin, '/v1/health'))
        const again = await place.start()
        assert.ok(!again.output().stderr.includes('recover'), 'the database was closed, not cut')
        await again.end()
      })

  it('lets requests in flight finish when it is asked to stop', async () => {
    await using place = await openWorkplace()
    const program = await place.start()
    const token = tokenIn(program.output().stdout)
    const [someone] = (await people(program, token)).body._data
    const body = JSON.stringify({ firstName: 'Late' })
    const { hostname, port } = new URL(program.origin)
    const socket = connect(Number(port), hostname)
    let text = ''
    const answered = new Promise<string>((resolve) => {
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
    })
    // The request is begun before the signal, which the server says it is, and completed after it.
    socket.write(
      `PUT /v1/ext/user/${someone.id} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n`,
    )
    await until(() => text.includes('100 Continue'))
    const ended = program.end('SIGTERM')
    // Nobody else is let in any more.
    await until(() =>
      send(program.origin, '/v1/health').then(
        () => false,
        () => true,
      ),
    )
    socket.write(body)
    assert.match(await answered, /^HTTP\/1\.1 100 .*HTTP\/1\.1 200 .*"firstName":"Late"/s)
    assert.equal((await ended).code, 0)
  })
})
