/**
 * Measures the server against its baselines, in one run on one machine, and fails when a bar is missed.
 *
 *   npm run bench                        everything
 *   npm run bench -- --only fetch,list   some of: import, fetch, list, long-list, stream, start,
 *                                        one-process, bulk, processes, sending, inbound, webhooks,
 *                                        chats, search
 *   npm run bench -- --quick             short rounds and smaller data, for a first look
 *
 * Each full run of a scenario rewrites its section of bench/RESULTS.md.
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { Bench, Row } from './bench.ts'
import { startGenerator } from './load/load.ts'
import { table, writeResults, type Measured } from './report.ts'
import { bulk } from './scenarios/bulk.ts'
import { chats } from './scenarios/chats.ts'
import { fetchOne } from './scenarios/fetch.ts'
import { importing } from './scenarios/import.ts'
import { inbound } from './scenarios/inbound.ts'
import { list } from './scenarios/list.ts'
import { longList } from './scenarios/long-list.ts'
import { oneProcess } from './scenarios/one-process.ts'
import { processes } from './scenarios/processes.ts'
import { search } from './scenarios/search.ts'
import { sending } from './scenarios/sending.ts'
import { start } from './scenarios/start.ts'
import { stream } from './scenarios/stream.ts'
import { webhooks } from './scenarios/webhooks.ts'
import { openWorkplace } from './setup/workplace.ts'

const scenarios: Readonly<Record<string, (bench: Bench) => Promise<Row[]>>> = {
  fetch: fetchOne,
  list,
  'long-list': longList,
  start,
  stream,
  'one-process': oneProcess,
  bulk,
  processes,
  sending,
  inbound,
  webhooks,
  chats,
  search,
  // Last, because the data it leaves would slow the others down.
  import: importing,
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
})
const names = values.only?.split(',') ?? Object.keys(scenarios)
const unknown = names.filter((name) => !(name in scenarios))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}; there are: ${Object.keys(scenarios).join(', ')}.\n`,
  )
  process.exit(2)
}

const begun = performance.now()
const measured: Measured[] = []
await using workplace = await openWorkplace()
using generator = startGenerator()
for (const scenario of names) {
  process.stderr.write(`${scenario} …\n`)
  const start = performance.now()
  const rows = (await scenarios[scenario]?.({ workplace, generator, isQuick: values.quick })) ?? []
  measured.push({ scenario, rows, seconds: (performance.now() - start) / 1000 })
}
const rows = measured.flatMap((one) => one.rows)
const minutes = (performance.now() - begun) / 60_000
process.stdout.write(`${table(rows)}\n${minutes.toFixed(1)} minutes\n`)
if (!values.quick) await writeResults(measured, await workplace.postgresVersion())
if (rows.some((row) => row.isMet === false)) process.exitCode = 1
