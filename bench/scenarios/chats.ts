/** Lists of chats and pages of their messages, over HTTP: at a million messages of one team. */
import { figureRow, type Bench, type Row } from '../bench.ts'
import { quantile } from '../load/rounds.ts'
import type { RunningServer } from '../servers/spawn.ts'
import { chatQueries, type ChatRequest } from '../setup/chat-queries.ts'
import { talkingTeam, type TalkingTeam } from '../setup/conversations.ts'
import { openWorkplace } from '../setup/workplace.ts'
import { drawFrom, type Draw } from '../setup/search-queries.ts'

const mostMs = 10

export async function chats({ isQuick }: Pick<Bench, 'isQuick'>): Promise<Row[]> {
  // Of its own: so much data would slow the others down.
  await using workplace = await openWorkplace()
  const messages = isQuick ? 50_000 : 1_000_000
  const runs = isQuick ? 15 : 60
  const team = await talkingTeam(workplace, messages)
  await using server = await workplace.ours()
  const draw = drawFrom(team.world)
  const all: Record<ChatRequest['kind'], number[]> = { chats: [], messages: [] }
  // A server that has just started is slower than it is all day.
  for (const query of chatQueries) await measure(server, team, draw, query, 5)
  const rows: Row[] = []
  for (const query of chatQueries) {
    const times = await measure(server, team, draw, query, runs)
    all[query.kind].push(...times)
    rows.push({
      what: `${query.kind}: ${query.name}`,
      ours: `p95 ${quantile(times, 0.95).toFixed(1)} ms, p50 ${quantile(times, 0.5).toFixed(1)}`,
      baseline: '',
      ratio: '',
      bar: '',
      isMet: undefined,
    })
  }
  const many = messages.toLocaleString('en')
  return [
    figureRow(`lists of chats at ${many} messages: p95`, quantile(all.chats, 0.95), 'ms', mostMs),
    figureRow(`pages of messages of a chat at ${many}: p95`, quantile(all.messages, 0.95), 'ms', mostMs),
    ...rows,
  ]
}

async function measure(
  server: RunningServer,
  team: TalkingTeam,
  draw: Draw,
  { make, pages = 1, isOfUser = false }: ChatRequest,
  runs: number,
): Promise<number[]> {
  const token = isOfUser ? team.userToken : team.token
  const times: number[] = []
  for (let run = -3; run < runs; run += 1) {
    const { path, body } = make(draw)
    let asked = await team.ask(server, path, body, token)
    for (let page = 1; page < pages && typeof asked.meta['nextCursor'] === 'string'; page += 1)
      asked = await team.ask(server, path, { ...body, cursor: asked.meta['nextCursor'] }, token)
    if (run >= 0) times.push(asked.ms)
  }
  return times
}
