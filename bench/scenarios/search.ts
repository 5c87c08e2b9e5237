/** Searching messages by what people look for, over HTTP: at five million messages of one team. */
import { figureRow, type Bench, type Row } from '../bench.ts'
import { quantile } from '../load/rounds.ts'
import type { RunningServer } from '../servers/spawn.ts'
import { talkingTeam, type TalkingTeam } from '../setup/conversations.ts'
import { openWorkplace } from '../setup/workplace.ts'
import { drawFrom, searchQueries, type Draw, type SearchQuery } from '../setup/search-queries.ts'

const mostMs = 150
const path = '/v1/ext/search'

export async function search({ isQuick }: Pick<Bench, 'isQuick'>): Promise<Row[]> {
  // Of its own: so much data would slow the others down.
  await using workplace = await openWorkplace()
  const messages = isQuick ? 50_000 : 5_000_000
  const runs = isQuick ? 10 : 40
  const begun = performance.now()
  const team = await talkingTeam(workplace, messages)
  const minutes = (performance.now() - begun) / 60_000
  await using server = await workplace.ours()
  const draw = drawFrom(team.world)
  const all: number[] = []
  const rows: Row[] = []
  for (const query of searchQueries) {
    const times = await measure(server, team, draw, query, runs)
    all.push(...times)
    rows.push({
      what: `search: ${query.name}`,
      ours: `p95 ${quantile(times, 0.95).toFixed(1)} ms, p50 ${quantile(times, 0.5).toFixed(1)}`,
      baseline: '',
      ratio: '',
      bar: '',
      isMet: undefined,
    })
  }
  const many = messages.toLocaleString('en')
  return [
    figureRow(`searches of all kinds at ${many} messages: p95`, quantile(all, 0.95), 'ms', mostMs),
    ...rows,
    figureRow(`writing ${many} messages with what the search needs`, minutes, 'min'),
  ]
}

async function measure(
  server: RunningServer,
  team: TalkingTeam,
  draw: Draw,
  { make, isLastPage = false, isOfUser = false }: SearchQuery,
  runs: number,
): Promise<number[]> {
  const times: number[] = []
  // The first ones warm the server; what they look for is not looked for again.
  for (let run = -3; run < runs; run += 1) {
    let body: Record<string, unknown> = { in: ['messages'], ...make(draw) }
    for (;;) {
      const { ms, meta } = await team.ask(server, path, body, isOfUser ? team.userToken : team.token)
      const cursor = meta['nextCursor']
      if (isLastPage && cursor !== null) {
        body = { ...body, cursor }
        continue
      }
      if (run >= 0) times.push(ms)
      break
    }
  }
  return times
}
