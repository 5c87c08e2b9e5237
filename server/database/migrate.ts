/**
 * Brings the database to the schema of this program: plain SQL files, in the order of their names, each in
 * its own transaction, under one advisory lock. A file that was applied must never change again.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { AppError } from '../lib/app-error.ts'
import { connectionConfig, type ConnectionOptions } from './connect.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const folder = new URL('./migrations/', import.meta.url)
// Any fixed number that no other lock of ours uses.
const migrationLock = 7_301_001
const oldestServer = 150_000
// An index on a large table takes its time.
const statementTimeoutMs = 3_600_000

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return {
        name: name.slice(0, -'.sql'.length),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      }
    }),
  )
}

/**
 * Applies what is missing and answers the names of what was applied. Safe to call from many processes at
 * once. Refuses a database that cannot hold our data (encoding, version) or that a newer program made.
 */
export async function migrate(
  where: ConnectionOptions,
  migrations?: readonly Migration[],
): Promise<string[]> {
  const client = new pg.Client(connectionConfig(where, statementTimeoutMs))
  await client.connect()
  try {
    await assertUsable(client)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    return await applyMissing(client, migrations ?? (await readMigrations()))
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(
    'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz(3) not null)',
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations',
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  assertKnown(applied, migrations)
  const missing = migrations.filter((migration) => !applied.has(migration.name))
  for (const migration of missing) {
    await client.query('begin')
    try {
      await client.query(migration.sql)
      await client.query('insert into schema_migrations values ($1, $2, now())', [
        migration.name,
        migration.checksum,
      ])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new AppError(
        'unavailable',
        'migration_failed',
        `Migration ${migration.name} failed: ${String(error)}`,
        {
          cause: error,
        },
      )
    }
  }
  return missing.map((migration) => migration.name)
}

function assertKnown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new AppError(
        'conflict',
        'database_newer',
        `The database was made by a newer Felloe: it has the migration ${name}, which this version does not know. Start the newer version.`,
      )
    if (known.get(name) !== checksum)
      throw new AppError(
        'conflict',
        'migration_changed',
        `The migration ${name} was applied with another content than it has now. Restore the file, or the database.`,
      )
  }
}

async function assertUsable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string; database: string }>(
    `select current_setting('server_version_num') as version, pg_encoding_to_char(encoding) as encoding, datname as database
     from pg_database where datname = current_database()`,
  )
  const found = rows[0]
  if (found === undefined) throw new Error('the database does not know itself')
  if (Number(found.version) < oldestServer)
    throw new AppError(
      'conflict',
      'database_too_old',
      `PostgreSQL 15 or newer is needed, and this server is ${found.version}. Upgrade the server.`,
    )
  if (found.encoding !== 'UTF8')
    throw new AppError(
      'conflict',
      'database_not_utf8',
      `The database "${found.database}" has the encoding ${found.encoding} and cannot hold every text. Make one that can: CREATE DATABASE felloe TEMPLATE template0 ENCODING 'UTF8'; and name it in DATABASE_URL.`,
    )
}

/** True when trigrams of letters outside ASCII are found: without them the people search finds only ASCII. */
export async function searchKnowsLetters(where: ConnectionOptions): Promise<boolean> {
  const client = new pg.Client(connectionConfig(where, statementTimeoutMs))
  await client.connect()
  try {
    const { rows } = await client.query<{ known: boolean }>(`select cardinality(show_trgm('Ж')) > 0 as known`)
    return rows[0]?.known === true
  } finally {
    await client.end()
  }
}
