/**
 * Runs the tests: starts one PostgreSQL for all of them, migrates a template, runs each file in a process of
 * its own, and ends with a line `N passed, N failed`.
 *
 *   npm test                                    everything that runs in minutes
 *   npm test -- server/team/phone.test.ts …     some files, or those whose path contains a word
 *   npm run test:soak                           the full counts, and the whole suite on PostgreSQL 15
 */
import { chmod, glob, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
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
  /** A line for each test that is not inside another. */
  readonly lines: string[]
}

// Files that measure processes by the clock would disturb each other with more.
const concurrency = 2

// Ctrl-C ends the tests and then the database, which would otherwise run on.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())

const words = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const soak = process.argv.includes('--soak')
const on15 = process.argv.includes('--postgres-15')
// A file that hangs must not stop the run for ever; the longest take half of this.
const fileMs = soak ? 2_400_000 : 240_000
const root = join(import.meta.dirname, '..', '..')

async function testFiles(pattern: string): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }))
    files.push(file)
  return files.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort()
}

async function prepare(server: ConnectionOptions): Promise<void> {
  await onServer(server, `create database ${templateName} template template0 encoding 'UTF8'`)
  await migrate({ ...server, database: templateName })
  process.env[serverVariable] = JSON.stringify(server)
}

function runFiles(files: readonly string[]): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const counts: Counts = { passed: 0, failed: 0, lines: [] }
    const stream = run({
      files: files.map((file) => join(root, file)),
      concurrency,
      cwd: root,
      timeout: fileMs,
      signal: stop.signal,
    })
    stream.on('test:pass', (event) => {
      if (event.details.type === 'suite' || event.skip !== undefined || event.todo !== undefined) return
      counts.passed += 1
      counts.lines.push(`| ${event.name} | passed | ${Math.round(event.details.duration_ms / 1000)} s |`)
    })
    stream.on('test:fail', (event) => {
      if (event.details.type === 'suite') return
      counts.failed += 1
      counts.lines.push(`| ${event.name} | FAILED | ${Math.round(event.details.duration_ms / 1000)} s |`)
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

/** Keeps what the long tests found, to be committed with the change that they were run for. */
async function writeSoakResults(long: Counts, on15: Counts): Promise<void> {
  const about = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${availableParallelism()} cores, Node ${process.version}`
  const page = `# Results of \`npm run test:soak\`

Written by the run itself; do not edit. ${about}

| test | | time |
| --- | --- | --- |
${long.lines.join('\n')}

The whole suite of \`npm test\` on PostgreSQL 15: ${on15.passed} passed, ${on15.failed} failed.
`
  await writeFile(join(root, 'bench', 'SOAK.md'), page)
}

const tests = '{server,sandbox}/**/*.test.ts'
const first = soak ? await suite('{server,sandbox}/**/*.soak.ts', false) : await suite(tests, on15)
const second = soak ? await suite(tests, true) : undefined
if (second !== undefined && words.length === 0) await writeSoakResults(first, second)
const passed = first.passed + (second?.passed ?? 0)
const failed = first.failed + (second?.failed ?? 0)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
