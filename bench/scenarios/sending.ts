/**
 * Sending messages: what passing one through adds to a direct call, how many a second are sent with every status
 * applied, and how well two numbers are held to their rate. The Graph is a process on the same machine.
 */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { figureRow, inDigits, type Bench, type Row } from '../bench.ts'
import { median, perSecond, quantile } from '../load/rounds.ts'
import { controlToken } from '../servers/control-token.ts'
import { arrivalsScript, sandboxScript, type RunningServer } from '../servers/spawn.ts'
import { textMessages, whatsappTeam, type WhatsappTeam } from '../setup/whatsapp-team.ts'

const people = 20_000
const directPath = (numberId: string): string => `/v23.0/${numberId}/messages`
const ourPath = (team: WhatsappTeam, numberId: string): string =>
  `/v1/ext/plugin/whatsapp/${team.plugin.id}/api/v23.0/${numberId}/messages`

export async function sending(bench: Bench): Promise<Row[]> {
  return [...(await inSandbox(bench)), ...(await heldToTheirRate(bench))]
}

type Paced = Parameters<Bench['generator']['paced']>[0]

interface Business {
  readonly accessToken: string
  readonly appSecret: string
  readonly wabaId: string
  readonly phoneNumberId: string
}

async function inSandbox(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  await using sandbox = await workplace.graph(sandboxScript)
  await using server = await workplace.ours([], { GRAPH_URL: sandbox.origin, MESSAGES_PER_SECOND: '10000' })
  const business = await post<Business>(`${sandbox.origin}/_sandbox/businesses`, controlToken, {})
  const team = await whatsappTeam(workplace, { ...business, phoneNumberIds: [business.phoneNumberId] })
  await post(`${sandbox.origin}/v23.0/${business.wabaId}/subscribed_apps`, business.accessToken, {
    override_callback_uri: `${server.origin}/webhooks/whatsapp/${team.plugin.id}`,
    verify_token: team.plugin.verifyToken,
  })
  return [
    ...(await added(bench, sandbox, server, business, team)),
    ...(await sustained(bench, server, business, team)),
  ]
}

/** Rounds at an even rate, directly and through us in turn. */
async function added(
  { generator, isQuick, workplace }: Bench,
  sandbox: RunningServer,
  server: RunningServer,
  { accessToken, phoneNumberId }: Business,
  team: WhatsappTeam,
): Promise<Row[]> {
  const { rounds, seconds } = isQuick ? { rounds: 2, seconds: 3 } : { rounds: 6, seconds: 10 }
  const load = { bodies: textMessages(people), perSecond: 50, seconds }
  const direct = { ...load, origin: sandbox.origin, path: directPath(phoneNumberId), token: accessToken }
  const through = { ...load, origin: server.origin, path: ourPath(team, phoneNumberId), token: team.token }
  // A server that has been up for a while: its code is compiled, and so is that of the sandbox.
  await warmUp(generator, direct)
  await warmUp(generator, through)
  // What PostgreSQL would do by itself a minute later.
  await workplace.context.database.rows('vacuum analyze')
  const figures: { p50: number; p99: number; ours: number; theirs: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const directly = await generator.paced(direct)
    const ours = await generator.paced(through)
    const [theirs50, ours50] = [quantile(directly, 0.5), quantile(ours, 0.5)]
    figures.push({
      p50: ours50 - theirs50,
      p99: quantile(ours, 0.99) - quantile(directly, 0.99),
      ours: ours50,
      theirs: theirs50,
    })
  }
  const of = (pick: (figure: (typeof figures)[number]) => number): number => median(figures.map(pick))
  const beside = `p50 ${inDigits(of(({ ours }) => ours))} ms, directly ${inDigits(of(({ theirs }) => theirs))} ms`
  return [
    {
      ...figureRow(
        'pass-through at 50/s, added p50',
        of(({ p50 }) => p50),
        'ms',
        2,
      ),
      baseline: beside,
    },
    figureRow(
      'pass-through at 50/s, added p99',
      of(({ p99 }) => p99),
      'ms',
      15,
    ),
  ]
}

function warmUp(generator: Bench['generator'], { path, ...load }: Paced): Promise<number> {
  return generator.rate({ ...load, paths: [path], method: 'POST', connections: 8, seconds: 5 })
}

/** As fast as it goes, and then until the last status is applied. */
async function sustained(
  { generator, isQuick, workplace }: Bench,
  server: RunningServer,
  { phoneNumberId }: Business,
  team: WhatsappTeam,
): Promise<Row[]> {
  const seconds = isQuick ? 4 : 20
  const { database } = workplace.context
  const rows: Row[] = []
  for (const connections of [16, 64]) {
    const from = new Date()
    const begun = performance.now()
    const rate = await generator.rate({
      origin: server.origin,
      paths: [ourPath(team, phoneNumberId)],
      method: 'POST',
      bodies: textMessages(people),
      token: team.token,
      connections,
      seconds,
    })
    const open = async (): Promise<{ all: number; open: number }> => {
      const [counts] = await database.rows<{ all: number; open: number }>(
        `select count(*)::int as all, (count(*) filter (where delivery_status not in ('DELIVERED', 'READ', 'FAILED')))::int as open
         from chat_messages where team_id = $1 and created_at >= $2`,
        [team.id, from],
      )
      return counts ?? { all: 0, open: 0 }
    }
    let left = await open()
    const leftAtEnd = left.open
    while (left.open > 0 && performance.now() - begun < 120_000) {
      await sleep(100)
      left = await open()
    }
    assert.equal(left.open, 0, 'some messages never got their last status')
    const whole = left.all / ((performance.now() - begun) / 1000)
    rows.push({
      what: `sends with every status applied, ${connections} at a time`,
      ours: perSecond(whole),
      baseline: `taken: ${perSecond(rate)}; without last status at the end: ${leftAtEnd}`,
      ratio: '',
      bar: '≥ 200/s',
      isMet: whole >= 200,
    })
  }
  return rows
}

/** Two numbers with more to send than they may. */
async function heldToTheirRate({ workplace, generator, isQuick }: Bench): Promise<Row[]> {
  const allowed = 80
  const seconds = isQuick ? 5 : 20
  await using graph = await workplace.graph(arrivalsScript)
  const phoneNumberIds = ['310000000000101', '310000000000102']
  const team = await whatsappTeam(workplace, {
    accessToken: 'EAABENCH',
    appSecret: 'a secret for measurements',
    wabaId: '210000000000101',
    phoneNumberIds,
  })
  await using server = await workplace.ours([], {
    GRAPH_URL: graph.origin,
    MESSAGES_PER_SECOND: String(allowed),
  })
  await generator.rate({
    origin: server.origin,
    paths: phoneNumberIds.map((id) => ourPath(team, id)),
    method: 'POST',
    bodies: textMessages(people),
    token: team.token,
    connections: 64,
    seconds,
  })
  const rows: Row[] = []
  for (const id of phoneNumberIds) {
    const times = (await (await fetch(`${graph.origin}/arrivals/${id}`)).json()) as number[]
    const most = mostInASecond(times)
    const mean = ((times.length - 1) * 1000) / ((times.at(-1) ?? 0) - (times[0] ?? 0))
    rows.push(
      figureRow(
        `number ${rows.length / 2 + 1} of two at ${allowed}/s: most arrivals in any second`,
        most,
        '',
        allowed,
      ),
      {
        what: `number ${rows.length / 2 + 1} of two at ${allowed}/s: mean`,
        ours: perSecond(mean),
        baseline: '',
        ratio: '',
        bar: '≥ 76/s',
        isMet: mean >= 76,
      },
    )
  }
  return rows
}

function mostInASecond(times: readonly number[]): number {
  let most = 0
  let first = 0
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? 0) >= 1000) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

async function post<T>(url: string, token: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}
