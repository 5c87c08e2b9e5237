import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../test/support/api.ts'
import { openWorkplace, type Workplace } from '../test/support/program.ts'
import { procedureOf, storeProcesses } from '../test/support/records.ts'
import { createTestDatabase, type TestDatabase } from '../test/support/where.ts'

describe('felloe procedures', () => {
  let api: TestApi
  let database: TestDatabase
  let place: Workplace
  before(async () => {
    database = await createTestDatabase()
    api = await startApi({ database })
    place = await openWorkplace()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  const run = (...words: string[]) => {
    const { host = '', port = 5432, user = '', database: name = '' } = database.where
    const url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`
    return place.run(['procedures', ...words], { DATABASE_URL: url })
  }
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(dirname(place.dataDir), name)
    await writeFile(path, content)
    return path
  }

  it('shows a procedure as `create` takes it, so that it can be copied to another team', async () => {
    const [from, to] = [await api.team(), await api.team()]
    const shown = await run('show', 'lead', '--team', from.shortName)
    assert.equal(shown.code, 0, shown.stderr)
    const definition = JSON.parse(shown.stdout) as Record<string, unknown>
    const copy = await file('copy.json', JSON.stringify({ ...definition, shortId: 'prospect' }))
    const made = await run('create', copy, '--team', to.shortName)
    assert.equal(made.code, 0, made.stderr)
    assert.equal(made.stdout.trim(), (await procedureOf(api, to, 'prospect')).id)
    const listed = await run('list', '--team', to.shortName)
    assert.match(listed.stdout, /prospect +Lead +12 +/)
    const again = await run('show', 'prospect', '--team', to.shortName)
    assert.deepEqual(JSON.parse(again.stdout), { ...definition, shortId: 'prospect' })
  })

  it('changes what the file names, and indexes before it ends', async () => {
    const team = await api.team()
    await storeProcesses(api, await procedureOf(api, team, 'lead'), [{ interest: 'tea' }])
    const change = await file('change.json', '{"attributes":[{"shortId":"interest","isFilterable":true}]}')
    const { code, stderr } = await run('change', 'lead', change, '--team', team.shortName)
    assert.equal(code, 0, stderr)
    const { attributes } = await procedureOf(api, team, 'lead')
    const interest = attributes.find(({ shortId }) => shortId === 'interest')
    assert.deepEqual([interest?.isFilterable, interest?.isIndexing], [true, false])
  })

  it('refuses with every fault, and files that are no JSON', async () => {
    const team = await api.team()
    const wrong = await file('wrong.json', '{"shortId":"lead","entity":"nobody","states":[]}')
    const refused = await run('create', wrong, '--team', team.shortName)
    assert.equal(refused.code, 1)
    assert.match(refused.stderr, /^felloe: .*startState: is required.*entity: has "nobody"/)
    const broken = await file('broken.json', '{')
    assert.match(
      (await run('create', broken, '--team', team.shortName)).stderr,
      /broken\.json cannot be read as JSON/,
    )
    assert.match((await run('show', 'leed', '--team', team.shortName)).stderr, /Did you mean "lead"\?/)
  })
})
