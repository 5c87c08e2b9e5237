import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import pg from 'pg'
import { startApi } from '../test/support/api.ts'
import { missingPostgres15, openPostgres15 } from '../test/support/postgres-15.ts'
import { createDatabase } from '../test/support/where.ts'
import { describeSchema } from './catalog.ts'
import type { ConnectionOptions } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'

const empty = `template template0 encoding 'UTF8'`

async function withClient<T>(where: ConnectionOptions, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(where)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

describe('migrate', () => {
  it('makes the same schema from every earlier state as from nothing', async () => {
    const migrations = await readMigrations()
    await using fresh = await createDatabase(empty)
    assert.deepEqual(
      await migrate(fresh.where),
      migrations.map((migration) => migration.name),
    )
    const expected = await withClient(fresh.where, describeSchema)
    assert.ok(expected.length > 50)
    for (let known = 1; known < migrations.length; known += 1) {
      await using older = await createDatabase(empty)
      await migrate(older.where, migrations.slice(0, known))
      assert.deepEqual(
        await migrate(older.where),
        migrations.slice(known).map((migration) => migration.name),
      )
      assert.deepEqual(await withClient(older.where, describeSchema), expected)
    }
  })

  it('applies each migration once, however many processes start together', async () => {
    await using database = await createDatabase(empty)
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.where)))
    assert.deepEqual(
      applied.flat().sort(),
      (await readMigrations()).map((migration) => migration.name),
    )
    assert.deepEqual(await migrate(database.where), [])
  })

  it('leaves nothing of a migration that fails', async () => {
    await using database = await createDatabase(empty)
    const good = { name: '0001_good', sql: 'create table good (id int)', checksum: 'a' }
    const bad = { name: '0002_bad', sql: 'create table half (id int); select 1 / 0', checksum: 'b' }
    await assert.rejects(
      migrate(database.where, [good, bad]),
      /Migration 0002_bad failed: .*division by zero/,
    )
    const tables = await withClient(database.where, describeSchema)
    assert.ok(tables.some((line) => line.includes('good.id')))
    assert.ok(!tables.some((line) => line.includes('half.id')))
  })

  it('refuses a database that a newer version made, and a migration that was changed', async () => {
    await using database = await createDatabase(empty)
    const [first] = await readMigrations()
    await migrate(database.where, [first!, { name: '9999_future', sql: 'select 1', checksum: 'x' }])
    await assert.rejects(migrate(database.where), { code: 'database_newer', message: /9999_future/ })
    await assert.rejects(
      migrate(database.where, [
        { ...first!, checksum: 'other' },
        { name: '9999_future', sql: '', checksum: 'x' },
      ]),
      {
        code: 'migration_changed',
      },
    )
  })

  it('refuses a database that cannot hold every text, with the fix', async () => {
    await using database = await createDatabase(
      `template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
    )
    await assert.rejects(migrate(database.where), {
      code: 'database_not_utf8',
      message: /SQL_ASCII.*CREATE DATABASE felloe TEMPLATE template0 ENCODING 'UTF8'/,
    })
  })
})

describe('on PostgreSQL 15, by DATABASE_URL', { skip: missingPostgres15() }, () => {
  it('the server works: people are written, listed and found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'felloe-15-'))
    try {
      await using server = await openPostgres15(folder)
      const where = { connectionString: server.url }
      await migrate(where)
      const database = { where, [Symbol.asyncDispose]: () => Promise.resolve() }
      await using api = await startApi({ database, environment: { DATABASE_URL: server.url } })
      const version = await api.context.database.pool.query<{ server_version: string }>('show server_version')
      assert.match(version.rows[0]!.server_version, /^15\./)
      const team = await api.team()
      const token = await team.token()
      const ira = await team.user({ firstName: 'Ирина', primaryEmail: { email: 'ira@hill.test' } })
      await team.user({ firstName: 'Bo' })
      const changed = await api.send(`/v1/ext/user/${ira.id}`, {
        method: 'PATCH',
        token,
        body: { lastName: 'Vale' },
      })
      assert.equal(changed.status, 200)
      assert.equal((await api.send('/v2/ext/users', { token })).body._data.length, 2)
      const found = await api.send(`/v1/ext/users?search=${encodeURIComponent('ирена')}`, { token })
      assert.deepEqual(
        found.body._data.map((user: { lastName: string }) => user.lastName),
        ['Vale'],
      )
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
