/** Lists of processes by what people ask for, over HTTP: at ten thousand processes, and at a million. */
import { figureRow, type Bench, type Row } from '../bench.ts'
import type { RunningServer } from '../servers/spawn.ts'
import { fillProcesses, listedProcedure, type ListedTeam } from '../setup/fill-processes.ts'
import { processQueries, type ProcessQuery } from '../setup/process-queries.ts'

const mostMs = 10
const mostGrowth = 1.5
// What is below this is mostly the request itself; its ratios say nothing.
const leastMs = 3

export async function processes({ workplace, isQuick }: Bench): Promise<Row[]> {
  const few = 10_000
  const many = isQuick ? 100_000 : 1_000_000
  const runs = isQuick ? 15 : 60
  await using server = await workplace.ours()
  const small = await fillProcesses(workplace, server, few)
  const large = await fillProcesses(workplace, server, many)
  const rows: Row[] = []
  const all: Record<'small' | 'large', number[]> = { small: [], large: [] }
  // A server that has just started is slower than it is all day.
  for (const query of processQueries)
    if (query.isHard !== true) for (const team of [small, large]) await measure(server, team, query, 5)
  for (const query of processQueries) {
    const isHard = query.isHard === true
    const count = isHard ? 5 : runs
    const smallMs = await measure(server, small, query, count)
    const largeMs = await measure(server, large, query, count)
    if (!isHard) {
      all.small.push(...smallMs)
      all.large.push(...largeMs)
    }
    rows.push({
      what: `list: ${query.name}`,
      ours: `p95 ${p95(largeMs).toFixed(1)} ms, p50 ${p50(largeMs).toFixed(1)}`,
      baseline: `at ${few.toLocaleString('en')}: p95 ${p95(smallMs).toFixed(1)} ms`,
      ratio: (p95(largeMs) / p95(smallMs)).toFixed(2),
      bar: '',
      isMet: undefined,
    })
  }
  const title = `lists of all kinds at ${many.toLocaleString('en')} processes: p95`
  const growth = p95(all.large) / Math.max(p95(all.small), leastMs)
  return [
    figureRow(title, p95(all.large), 'ms', mostMs),
    {
      what: title,
      ours: `${p95(all.large).toFixed(1)} ms`,
      baseline: `at ${few.toLocaleString('en')}: ${p95(all.small).toFixed(1)} ms`,
      ratio: growth.toFixed(2),
      bar: `≤ ${mostGrowth}`,
      isMet: growth <= mostGrowth,
    },
    ...rows,
  ]
}

async function measure(
  server: RunningServer,
  { token, random }: ListedTeam,
  query: ProcessQuery,
  runs: number,
): Promise<number[]> {
  const times: number[] = []
  // The first ones warm the server and the caches of the database.
  for (let run = -3; run < runs; run += 1) {
    let body: Record<string, unknown> = query.make(random)
    for (let page = 1; page < (query.pages ?? 1); page += 1)
      body = { ...body, cursor: (await list(server, token, body)).nextCursor }
    const { ms } = await list(server, token, body)
    if (run >= 0) times.push(ms)
  }
  return times
}

async function list(
  server: RunningServer,
  token: string,
  body: object,
): Promise<{ ms: number; nextCursor: unknown }> {
  const start = performance.now()
  const response = await fetch(`${server.origin}/v1/ext/procedure/${listedProcedure}/process/list`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  const ms = performance.now() - start
  if (!response.ok) throw new Error(`${JSON.stringify(body)} was answered with ${response.status}: ${text}`)
  return { ms, nextCursor: (JSON.parse(text) as { _meta: { nextCursor: unknown } })._meta.nextCursor }
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

const p95 = (times: readonly number[]): number => percentile(times, 0.95)
const p50 = (times: readonly number[]): number => percentile(times, 0.5)
