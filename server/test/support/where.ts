/**
 * Databases for tests. The runner starts one PostgreSQL and migrates a template; each test file gets a copy
 * of its own, so that files neither wait for nor see each other.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { ConnectionOptions } from '../../database/connect.ts'

export const templateName = 'felloe_template'
export const serverVariable = 'FELLOE_TEST_SERVER'

export interface TestDatabase extends AsyncDisposable {
  readonly where: ConnectionOptions
}

/** Where the runner's PostgreSQL is. */
export function testServer(): ConnectionOptions {
  const text = process.env[serverVariable]
  if (text === undefined) throw new Error('run tests with: npm test -- path/of/file.test.ts')
  return JSON.parse(text) as ConnectionOptions
}

/** A new database with our schema; dropped when disposed. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(`template ${templateName}`)
}

/** A new database made with these options of `create database`; dropped when disposed. */
export async function createDatabase(options: string): Promise<TestDatabase> {
  const server = testServer()
  const database = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${database} ${options}`)
  return {
    where: { ...server, database },
    [Symbol.asyncDispose]: () => onServer(server, `drop database ${database} with (force)`),
  }
}

export async function onServer(server: ConnectionOptions, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
