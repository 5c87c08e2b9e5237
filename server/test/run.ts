/**
 * Runs the tests: starts one PostgreSQL for all of them, migrates a template, runs each file in a process of
 * its own, and ends with a line `N passed, N failed`.
 *
 *   npm test                                    everything that runs in minutes
 *   npm test -- server/team/phone.test.ts …     some files, or those whose path contains a word
 *   npm run test:soak                           the full counts, and the whole suite on PostgreSQL 15
 */
import { chmod, glob, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { openEmbedded } from '../database/embedded/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { openPostgres15 } from './support/postgres-15.ts'
import { onServer, serverVariable, templateName } from './support/where.ts'
import type { ConnectionOptions } from '../database/connect.ts'

interface Counts {
  passed: number
  failed: number
}

// Files that measure processes by the clock would disturb each other with more.
const concurrency = 2

const words = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const soak = process.argv.includes('--soak')
const on15 = process.argv.includes('--postgres-15')
const root = join(import.meta.dirname, '..', '..')

async function testFiles(pattern: string): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob(pattern, { cwd: root, exclude: (name) => name === 'node_modules' })) files.push(file)
  return files.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort()
}

async function prepare(server: ConnectionOptions): Promise<void> {
  await onServer(server, `create database ${templateName} template template0 encoding 'UTF8'`)
  await migrate({ ...server, database: templateName })
  process.env[serverVariable] = JSON.stringify(server)
}

function runFiles(files: readonly string[]): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const counts: Counts = { passed: 0, failed: 0 }
    const stream = run({ files: files.map((file) => join(root, file)), concurrency, cwd: root })
    stream.on('test:pass', (event) => {
      if (event.details.type !== 'suite' && event.skip === undefined && event.todo === undefined) counts.passed += 1
    })
    stream.on('test:fail', (event) => {
      if (event.details.type !== 'suite') counts.failed += 1
    })
    stream.on('error', reject)
    stream.on('end', () => resolve(counts))
    stream.pipe(new spec()).pipe(process.stdout)
  })
}

async function suite(pattern: string, use15: boolean): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'felloe-test-'))
  // PostgreSQL runs under another account when this runs as root.
  await chmod(folder, 0o711)
  try {
    const log = (): void => undefined
    // Nothing here outlives the run: durability would only cost time.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    await using server = use15
      ? await openPostgres15(folder)
      : await openEmbedded({ dataDir: folder, role: 'command', log, settings })
    await prepare(server.connection)
    return await runFiles(await testFiles(pattern))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const tests = 'server/**/*.test.ts'
const results = soak
  ? [await suite('server/**/*.soak.ts', false), await suite(tests, true)]
  : [await suite(tests, on15)]
const passed = results.reduce((sum, counts) => sum + counts.passed, 0)
const failed = results.reduce((sum, counts) => sum + counts.failed, 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
