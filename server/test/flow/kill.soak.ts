import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { samplePeopleCsv } from '../../team/import/sample-people.ts'
import { send } from '../support/http.ts'
import { openWorkplace, type RunningProgram } from '../support/program.ts'

const kills = 30
const importKills = 10
const importedPeople = 50_000

const main = join(import.meta.dirname, '..', '..', 'main.ts')

describe('kill -9 at random moments', () => {
  it(
    `loses no answered change and writes no half one, in ${kills} kills of the server or of PostgreSQL`,
    { timeout: 1_200_000 },
    async () => {
      await using place = await openWorkplace()
      let program = await place.start()
      const token = /^[A-Za-z0-9]{255}$/m.exec(program.output().stdout)?.[0] ?? ''
      const headers = { authorization: `Bearer ${token}` }
      const list = async (): Promise<
        { id: string; firstName: string; lastName: string; displayName: string }[]
      > => (await send(program.origin, '/v1/ext/users', { headers })).body._data
      const ids = (await list()).map((user) => user.id)
      const answered = new Map<string, number>()
      const sent = new Map<string, number>()
      let count = 0
      const write = async (id: string): Promise<void> => {
        const value = (count += 1)
        sent.set(id, value)
        // Three fields and a list in one change: all or none of them must be there afterwards.
        const text = `v${value}`
        const body = { firstName: text, lastName: text, displayName: text, phones: [`ext ${value}`] }
        const path = `/v1/ext/user/${id}`
        const answer = await send(program.origin, path, { method: 'PATCH', headers, body }).catch(
          () => undefined,
        )
        if (answer?.status === 200) answered.set(id, value)
        else await pause(20)
      }
      for (let kill = 0; kill < kills; kill += 1) {
        let isOver = false
        const writers = ids.slice(0, 8).map(async (id) => {
          while (!isOver) await write(id)
        })
        try {
          await pause(200 + Math.random() * 800)
          if (kill % 2 === 0) await program.end('SIGKILL')
          else await killPostgres(place.dataDir, program)
        } finally {
          isOver = true
          await Promise.all(writers)
        }
        if (kill % 2 === 0) program = await place.start()
        for (const user of await list()) {
          const value = Number(user.firstName.slice(1))
          const least = answered.get(user.id)
          if (least === undefined) continue
          const most = sent.get(user.id) ?? 0
          assert.ok(
            value >= least && value <= most,
            `kill ${kill}: v${value}, answered v${least}, sent v${most}`,
          )
          assert.equal(user.lastName, user.firstName)
          assert.equal(user.displayName, user.firstName)
          const details = (await send(program.origin, `/v1/ext/user/${user.id}`, { headers })).body._data
          assert.deepEqual(details.phones, [`ext ${value}`])
        }
      }
      assert.ok(answered.size === 8 && count > kills * 8)
      await program.end()
    },
  )

  it(
    `completes an import of ${importedPeople} people that is killed ${importKills} times, each of them once`,
    { timeout: 1_200_000 },
    async () => {
      await using place = await openWorkplace()
      assert.equal((await place.run(['seed', '--empty'])).code, 0)
      const file = join(dirname(place.dataDir), 'people.csv')
      await pipeline(Readable.from(samplePeopleCsv(importedPeople)), createWriteStream(file))
      for (let kill = 0; kill < importKills; kill += 1) {
        const child = spawn(process.execPath, [main, 'users', 'import', file, '--quiet'], {
          env: { ...process.env, DATA_DIR: place.dataDir },
          stdio: 'ignore',
        })
        const ended = once(child, 'close')
        await pause(1_000 + Math.random() * 2_000)
        child.kill('SIGKILL')
        await ended
      }
      const last = await place.run(['users', 'import', file, '--quiet'])
      assert.equal(last.code, 0, last.stderr)
      const again = await place.run(['users', 'import', file, '--quiet'])
      assert.match(again.stdout, /new +0\n +changed +0\n +the same +50,000/)
      const people = JSON.parse((await place.run(['users', 'export', '--format', 'json'])).stdout) as {
        users: { username: string }[]
      }
      assert.equal(people.users.length, importedPeople + 1)
      assert.equal(new Set(people.users.map((user) => user.username)).size, importedPeople + 1)
    },
  )
})

/** Kills PostgreSQL and waits until the server has brought it back. */
async function killPostgres(dataDir: string, program: RunningProgram): Promise<void> {
  const pid = async (): Promise<number> =>
    Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n', 1)[0])
  const killed = await pid()
  process.kill(killed, 'SIGKILL')
  const end = Date.now() + 30_000
  const isBack = async (): Promise<boolean> =>
    (await pid()) !== killed && (await send(program.origin, '/v1/health')).status === 200
  while (!(await isBack().catch(() => false))) {
    if (Date.now() > end) throw new Error('the database did not come back')
    await pause(50)
  }
}
