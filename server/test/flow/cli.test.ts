import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createHash } from 'node:crypto'
import { send } from '../support/http.ts'
import { openWorkplace, type RunningProgram, type Workplace } from '../support/program.ts'

describe('felloe on the command line', () => {
  let place: Workplace
  before(async () => {
    place = await openWorkplace()
  })
  after(() => place[Symbol.asyncDispose]())

  const file = (name: string): string => join(dirname(place.dataDir), name)
  const succeed = async (...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await place.run(words)
    assert.equal(code, 0, stderr)
    return stdout
  }

  describe('while no server runs', () => {
    it('makes the first team with `seed`, once', async () => {
      const made = await place.run(['seed', '--empty'])
      assert.equal(made.code, 0, made.stderr)
      assert.match(made.stdout, /^[A-Za-z0-9]{255}\n$/)
      assert.match(made.stderr, /Team team, 1 people, admin admin/)
      const again = await place.run(['seed'])
      assert.equal(again.code, 1)
      assert.match(again.stderr, /There is a team already\. Nothing was changed\./)
    })

    it('makes and lists teams and roles, and refuses what is taken or malformed', async () => {
      assert.match(
        await succeed(
          'teams',
          'create',
          'north',
          '--title',
          'North Office',
          '--country',
          'IN',
          '--time-zone',
          'Asia/Kolkata',
        ),
        /^[\da-f-]{36}\n$/,
      )
      assert.match(await succeed('teams', 'list'), /north +North Office +Asia\/Kolkata +IN +0/)
      const taken = await place.run(['teams', 'create', 'north'])
      assert.equal(taken.code, 1)
      assert.match(taken.stderr, /There is a team north already/)
      const wrong = await place.run([
        'teams',
        'create',
        'So Wrong',
        '--country',
        'XX',
        '--time-zone',
        'Mars/Base',
      ])
      assert.match(wrong.stderr, /name: .*time-zone: .*country: /)
      await succeed('roles', 'create', 'inside_sales', '--team', 'north', '--title', 'Inside sales')
      assert.match(await succeed('roles', 'list', '--team', 'north'), /inside_sales +Inside sales +user/)
    })

    it('asks which team when there are several, and finds the one that was nearly named', async () => {
      const missing = await place.run(['keys', 'list'])
      assert.equal(missing.code, 1)
      assert.match(missing.stderr, /Say which with --team: team, north/)
      assert.match((await place.run(['keys', 'list', '--team', 'nroth'])).stderr, /Did you mean "north"\?/)
    })

    it('answers 2 and shows help for what it does not understand', async () => {
      for (const words of [
        ['teamz'],
        ['teams', 'creat'],
        ['keys', 'create'],
        ['keys', 'create', '--nmae', 'x'],
        ['start', '--fast'],
        ['users', 'export', '--format', 'xml'],
      ]) {
        const { code, stderr } = await place.run(words)
        assert.equal(code, 2, words.join(' '))
        assert.match(stderr, /error: /)
        assert.match(stderr, /Usage: felloe/)
      }
      assert.match((await place.run(['teams', 'create', 'x', '--titel', 'X'])).stderr, /Did you mean --title/)
      const help = await place.run(['--help'])
      assert.equal(help.code, 0)
      assert.match(help.stdout, /DATABASE_URL/)
    })

    it('prints the OpenAPI document that is committed', async () => {
      const committed = await readFile(join(import.meta.dirname, '..', '..', '..', 'openapi.json'), 'utf8')
      assert.deepEqual(JSON.parse(await succeed('openapi')), JSON.parse(committed))
    })

    it('says why a database cannot be used, without its password', async () => {
      for (const [host, reason] of [
        ['127.0.0.1:1', /ECONNREFUSED/],
        ['nowhere.invalid', /ENOTFOUND|EAI_AGAIN/],
      ] as const) {
        const url = `postgres://felloe:hunter2@${host}/felloe`
        const { code, stderr } = await place.run(['teams', 'list'], { DATABASE_URL: url })
        assert.equal(code, 1)
        assert.match(stderr, /^felloe: The database cannot be reached now\. Try again\. /m)
        assert.match(stderr, reason)
        assert.ok(!stderr.includes('hunter2'))
      }
    })

    it('migrates, and says when there is nothing to do', async () => {
      const { code, stderr } = await place.run(['migrate'])
      assert.equal(code, 0)
      assert.match(stderr, /up to date/)
    })
  })

  describe('while the server runs', () => {
    let server: RunningProgram
    before(async () => {
      server = await place.start()
    })
    after(() => server.end())

    const get = (path: string, token: string) =>
      send(server.origin, path, { headers: { authorization: `Bearer ${token}` } })

    it('makes keys that work at once, lists them without their tokens, and revokes them at once', async () => {
      const token = (
        await succeed('keys', 'create', '--team', 'north', '--name', 'crm', '--role', 'manager')
      ).trim()
      assert.match(token, /^[A-Za-z0-9]{255}$/)
      assert.equal((await get('/v1/ext/users', token)).status, 200)
      const list = await succeed('keys', 'list', '--team', 'north')
      assert.ok(!list.includes(token))
      const id = /^([\da-f-]{36}) +crm +chakra +manager/m.exec(list)![1]!
      await succeed('keys', 'revoke', id, '--team', 'north')
      const refused = await get('/v1/ext/users', token)
      assert.equal(refused.status, 401)
      assert.match(refused.body._errors[0], /revoked/)
      const again = await place.run(['keys', 'revoke', id, '--team', 'north'])
      assert.equal(again.code, 1)
    })

    it('refuses keys with an unknown role or person', async () => {
      const role = await place.run([
        'keys',
        'create',
        '--team',
        'north',
        '--name',
        'x',
        '--role',
        'inside_sale',
      ])
      assert.equal(role.code, 1)
      assert.equal(role.stdout, '')
      assert.match(role.stderr, /Did you mean "inside_sales"\?/)
      const user = await place.run([
        'keys',
        'create',
        '--team',
        'north',
        '--name',
        'x',
        '--role',
        'user',
        '--user',
        'nobody',
      ])
      assert.match(user.stderr, /no user of the team .* "nobody"/)
    })

    it('imports people, reports what was rejected, and exports what it imports', async () => {
      const people = file('people.csv')
      await writeFile(
        people,
        'First name;Last name;E-mail;Phone;Role\nIra;Vale;ira@hill.test;098450 12345;inside_sales\nBo;Lund;not an address;;\n',
      )
      const first = await place.run(['users', 'import', people, '--team', 'north'])
      assert.equal(first.code, 1, 'a rejected row is told by the exit code')
      assert.match(first.stdout, /new +1\n.*rejected +1\n/s)
      assert.match(first.stdout, /row 3, E-mail: /)
      assert.match(await readFile(`${people}.rejected.csv`, 'utf8'), /Bo.*not an address/)
      assert.match(
        await succeed('users', 'list', '--team', 'north'),
        /ira +Ira Vale +inside_sales +ira@hill\.test +\+919845012345/,
      )

      const exported = file('exported.csv')
      await writeFile(exported, await succeed('users', 'export', '--format', 'csv', '--team', 'north'))
      assert.match(
        await succeed('users', 'import', exported, '--team', 'north'),
        /new +0\n.*changed +0\n.*the same +1/s,
      )
      assert.equal(
        JSON.parse(await succeed('users', 'export', '--format', 'json', '--team', 'north')).users.length,
        1,
      )
    })

    it('changes nothing in a dry run', async () => {
      const people = file('more.csv')
      await writeFile(people, 'email\nnew@hill.test\n')
      assert.match(
        await succeed('users', 'import', people, '--dry-run', '--team', 'north'),
        /Nothing was written.*new +1/s,
      )
      assert.ok(!(await succeed('users', 'list', '--team', 'north')).includes('new@hill.test'))
    })

    it('makes a Worksection key whose signature opens the account', async () => {
      await succeed('teams', 'create', 'south', '--host', 'south.hill.test')
      const key = (
        await succeed(
          'keys',
          'create',
          '--team',
          'south',
          '--name',
          'ws',
          '--role',
          'admin',
          '--dialect',
          'worksection',
        )
      ).trim()
      assert.match(key, /^[\da-f]{32}$/)
      const hash = createHash('md5').update(`action=get_users${key}`).digest('hex')
      const answer = await send(server.origin, `/api/admin/v2/?action=get_users&hash=${hash}`, {
        headers: { host: 'south.hill.test' },
      })
      assert.deepEqual(answer.body, { status: 'ok', data: [] })
    })
  })
})
