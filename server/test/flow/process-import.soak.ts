import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { cleanLeads, sampleLeads, sampleOwners, sampleTimeZone } from '../../records/import/sample-leads.ts'
import { openWorkplace, type Workplace } from '../support/program.ts'

const messyLeads = Number(process.env['FELLOE_SOAK_LEADS'] ?? 200_000)
const cleanCounts = [messyLeads / 2, messyLeads * 5] as const
const kills = 5
// What a process needs may grow by this between the two counts above, of which one is ten times the other.
const mostGrowthMb = 60
const everyMs = 200
// A kill comes after as long as a small import took as a whole, and up to so many times as long again for each lead.
const killShareOfLead = 0.000_015

const main = join(import.meta.dirname, '..', '..', 'main.ts')

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
  /** The most memory that the process held, in MB; 0 where it cannot be read. */
  readonly mostMb: number
}

/** A workplace with a team and its people, and how long their import took. */
async function openTeam(): Promise<Workplace & { readonly startMs: number }> {
  const place = await openWorkplace()
  const made = await place.run(['teams', 'create', 'north', '--country', 'IN', '--time-zone', sampleTimeZone])
  assert.equal(made.code, 0, made.stderr)
  const owners = join(dirname(place.dataDir), 'owners.csv')
  const lines = sampleOwners.map(
    ({ firstName, lastName }, index) => `${firstName},${lastName},owner.${index}@example.test`,
  )
  await writeFile(owners, `First name,Last name,Email\n${lines.join('\n')}\n`)
  const began = performance.now()
  assert.equal((await place.run(['users', 'import', owners, '--quiet'])).code, 0)
  return Object.assign(place, { startMs: performance.now() - began })
}

/** Runs a command and watches its memory; with `killAfterMs` it does not come to its end. */
async function run(
  place: Workplace,
  words: readonly string[],
  killAfterMs?: number,
  output?: string,
): Promise<Run> {
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: undefined },
    cwd: dirname(place.dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const startedAt = performance.now()
  const closed = once(child, 'close')
  let stdout = ''
  let stderr = ''
  const written = output === undefined ? undefined : pipeline(child.stdout, createWriteStream(output))
  if (output === undefined) child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()))
  let mostMb = 0
  while (child.exitCode === null && child.signalCode === null) {
    mostMb = Math.max(mostMb, await highWaterMb(child.pid ?? 0))
    if (killAfterMs !== undefined && performance.now() - startedAt > killAfterMs) child.kill('SIGKILL')
    await Promise.race([closed, pause(everyMs)])
  }
  await closed
  await written
  return { code: child.exitCode, stdout, stderr, seconds: (performance.now() - startedAt) / 1000, mostMb }
}

/** The most memory that a process has held so far. */
async function highWaterMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
}

function numberAfter(report: string, pattern: RegExp): number {
  return Number(pattern.exec(report)?.[1]?.replaceAll(',', '') ?? Number.NaN)
}

async function countLines(path: string, see: (line: string) => void = () => undefined): Promise<number> {
  let count = 0
  for await (const line of createInterface({ input: createReadStream(path) })) {
    count += 1
    see(line)
  }
  return count
}

const tell = (test: TestContext, text: string): void => test.diagnostic(text)

describe('importing many processes', () => {
  it(
    `takes ${messyLeads} messy leads as their maker expects, killed ${kills} times on the way`,
    { timeout: 1_800_000 },
    async (test) => {
      await using place = await openTeam()
      const file = join(dirname(place.dataDir), 'crm.csv')
      const sample = sampleLeads(messyLeads, 7, 'windows-1252')
      await pipeline(Readable.from(sample.bytes), createWriteStream(file))
      const { expected } = sample
      const words = ['processes', 'import', '--procedure', 'lead', file, '--team', 'north', '--quiet']
      for (let kill = 0; kill < kills; kill += 1) {
        const wait = place.startMs * (1 + Math.random() * messyLeads * killShareOfLead)
        const killed = await run(place, words, wait)
        tell(test, `killed after ${(wait / 1000).toFixed(1)} s ${killed.code === null ? '' : killed.stderr}`)
      }
      const last = await run(place, words)
      assert.equal(last.code, 1, last.stderr)
      const report = last.stdout
      tell(test, `the last run: ${last.seconds.toFixed(1)} s, ${last.mostMb.toFixed(0)} MB\n${report}`)
      assert.match(report, /An earlier run was gone on with/)
      assert.deepEqual(
        {
          read: numberAfter(report, /^([\d,]+) rows/m),
          created: numberAfter(report, /^ +created +([\d,]+)/m),
          merged: numberAfter(report, /([\d,]+) into earlier rows/),
          existing: numberAfter(report, /\(([\d,]+) into what was there/),
          unchanged: numberAfter(report, /^ +unchanged +([\d,]+)/m),
          rejected: numberAfter(report, /^ +rejected +([\d,]+)/m),
          unknownOwners: numberAfter(report, /Former Colleague \(([\d,]+)\)/),
          ambiguousDates: numberAfter(report, /Created Time: ([\d,]+) that could be in two orders/),
        },
        {
          read: expected.read,
          created: expected.created,
          merged: expected.merged,
          existing: 0,
          unchanged: 0,
          rejected: expected.rejected,
          unknownOwners: expected.unknownOwners,
          ambiguousDates: expected.ambiguousDates,
        },
      )
      const exported = join(dirname(place.dataDir), 'export.ndjson')
      const written = await run(
        place,
        ['processes', 'export', '--procedure', 'lead', '--team', 'north', '--format', 'ndjson'],
        undefined,
        exported,
      )
      assert.equal(written.code, 0, written.stderr)
      let minutes = 0
      const phones = new Set<string>()
      let phoneCount = 0
      const lines = await countLines(exported, (line) => {
        const { createdAt, data } = JSON.parse(line) as { createdAt: string; data: Record<string, string> }
        minutes += Math.round(Date.parse(createdAt) / 60_000)
        if (data['phone_number'] === undefined) return
        phoneCount += 1
        phones.add(data['phone_number'])
      })
      assert.equal(lines, expected.created)
      assert.equal(phones.size, phoneCount)
      assert.equal(minutes, Math.round(expected.createdMinutes))
      const again = await run(place, words)
      assert.match(again.stderr, /This file was imported on .* Run with --again/)
    },
  )

  it(
    `needs no more memory for ${cleanCounts[1]} leads than for ${cleanCounts[0]}, neither to import nor to export`,
    { timeout: 3_600_000 },
    async (test) => {
      const measured: { count: number; imported: Run; exported: Run }[] = []
      for (const count of cleanCounts) {
        await using place = await openTeam()
        const file = join(dirname(place.dataDir), 'clean.csv')
        await pipeline(Readable.from(cleanLeads(count)), createWriteStream(file))
        const common = ['--procedure', 'lead', '--team', 'north']
        const imported = await run(place, ['processes', 'import', file, ...common, '--quiet'])
        assert.equal(imported.code, 0, imported.stderr)
        assert.equal(numberAfter(imported.stdout, /^ +created +([\d,]+)/m), count)
        const output = join(dirname(place.dataDir), 'out.csv')
        const exported = await run(place, ['processes', 'export', ...common], undefined, output)
        assert.equal(exported.code, 0, exported.stderr)
        assert.equal(await countLines(output), count + 1)
        measured.push({ count, imported, exported })
        for (const [what, { seconds, mostMb }] of Object.entries({ imported, exported }))
          tell(
            test,
            `${what} ${count}: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)}/s, ${mostMb.toFixed(0)} MB; file ${((await stat(output)).size / 1e6).toFixed(0)} MB`,
          )
      }
      const [few, many] = measured
      for (const what of ['imported', 'exported'] as const) {
        const growth = (many?.[what].mostMb ?? 0) - (few?.[what].mostMb ?? 0)
        assert.ok(growth <= mostGrowthMb, `${what}: memory grew by ${growth.toFixed(0)} MB`)
      }
    },
  )
})
