/**
 * Deliveries of WhatsApp's webhook: how many a second are verified and stored before they are answered, how fast they
 * are answered and applied at an even rate, and how soon a message is at a client that listens.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { figureRow, inDigits, ratioRow, type Bench, type Row } from '../bench.ts'
import { Connection } from '../load/connection.ts'
import { makeRequests, wamid } from '../load/made-deliveries.ts'
import { perSecond, quantile } from '../load/rounds.ts'
import { arrivalsScript, bareInboundScript, startServer, type RunningServer } from '../servers/spawn.ts'
import { processors } from '../setup/cpu.ts'
import { openEventStream } from '../setup/event-stream.ts'
import { inboundTeam, type InboundTeam } from '../setup/inbound-team.ts'

const connections = 64
// More than any server on two cores takes: what is made and not sent costs only memory.
const mostPerSecond = 8_000
const mostDrainMs = 300_000

interface Place extends Bench {
  readonly server: RunningServer
  readonly team: InboundTeam
}

export async function inbound(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  // Nobody is asked; a Graph that is not there would be noted in the log again and again.
  await using graph = await workplace.graph(arrivalsScript)
  await using server = await workplace.ours([], { GRAPH_URL: graph.origin })
  const place: Place = { ...bench, server, team: await inboundTeam(workplace) }
  await warmUp(place)
  return [
    ...(await paced(place)),
    ...(await withLargeOnes(place)),
    ...(await toStream(place)),
    ...(await stored(place)),
    ...(await twentyEach(place)),
  ]
}

/** Every contact has a chat, and the server has been up for a while. */
async function warmUp({ generator, isQuick, server: { origin }, team }: Place): Promise<void> {
  const rate = 500
  const seconds = isQuick ? 2 : 8
  const deliveries = [team.make(seconds * rate, { perSecond: rate })]
  await generator.deliver({ origin, deliveries, connections, perSecond: rate, seconds })
  await team.applied(mostDrainMs)
}

async function paced(place: Place): Promise<Row[]> {
  const {
    generator,
    isQuick,
    team,
    server: { origin },
  } = place
  const rate = isQuick ? 200 : 1_000
  const seconds = isQuick ? 3 : 20
  await team.settle(mostDrainMs)
  const deliveries = [team.make(seconds * rate, { perSecond: rate })]
  const backlog: number[] = []
  const sampling = setInterval(() => void team.waiting().then((waiting) => backlog.push(waiting)), 1_000)
  const sent = await generator.deliver({ origin, deliveries, connections, perSecond: rate, seconds })
  clearInterval(sampling)
  const { times } = sent
  const left = await team.waiting()
  const applied = (times.length - left) / sent.seconds
  const drainMs = await team.applied(mostDrainMs)
  const title = `deliveries in at ${rate.toLocaleString('en')}/s`
  return [
    figureRow(`${title}, answer p50`, quantile(times, 0.5), 'ms'),
    figureRow(`${title}, answer p99`, quantile(times, 0.99), 'ms', 50),
    {
      what: `${title}, applied meanwhile`,
      ours: perSecond(applied),
      baseline: `waiting at the end: ${left.toLocaleString('en')}, applied after ${inDigits(drainMs / 1000)} s`,
      ratio: '',
      bar: isQuick ? '' : '≥ 800/s',
      isMet: isQuick ? undefined : applied >= 800,
    },
    {
      what: `${title}, waiting to be applied each second`,
      ours: `most ${Math.max(...backlog, left).toLocaleString('en')}`,
      baseline: backlog.slice(0, seconds).join(' '),
      ratio: '',
      bar: '',
      isMet: undefined,
    },
  ]
}

/** As many messages in one delivery as WhatsApp ever sends, between others. */
async function withLargeOnes({ generator, isQuick, server: { origin }, team }: Place): Promise<Row[]> {
  const rate = 200
  const messagesEach = isQuick ? 200 : 1_000
  const [times, seconds] = isQuick ? [2, 1] : [5, 3]
  const deliveries = Array.from({ length: times }, () => [
    team.make(seconds * rate, { perSecond: rate }),
    team.make(1, { perSecond: rate, messagesEach }),
  ]).flat()
  const job = { origin, deliveries, connections, perSecond: rate, seconds: seconds * times }
  const { times: answers } = await generator.deliver(job)
  await team.applied(mostDrainMs)
  const title = `deliveries in at ${rate}/s, every ${seconds} s one with ${messagesEach.toLocaleString('en')} messages`
  return [
    figureRow(`${title}, answer p99`, quantile(answers, 0.99), 'ms', 50),
    figureRow(`${title}, slowest answer`, Math.max(...answers), 'ms', 250),
  ]
}

/** One after the other, while nothing else happens: from the request to the event at a client. */
async function toStream(place: Place): Promise<Row[]> {
  const { isQuick, server, team } = place
  const rate = 20
  const seconds = isQuick ? 3 : 15
  await team.settle(mostDrainMs)
  const made = team.make(rate * seconds, { perSecond: rate })
  using stream = await openEventStream(server, team.token)
  const connection = await Connection.open(server.origin)
  const sentAt: number[] = []
  for (const request of makeRequests(made, new URL(server.origin).host)) {
    const begun = performance.now()
    sentAt.push(begun)
    await connection.send(request)
    await sleep(Math.max(0, 1000 / rate - (performance.now() - begun)))
  }
  await team.applied(mostDrainMs)
  await sleep(1_000)
  connection.close()
  const times = sentAt.flatMap((at, index) => {
    const seen = stream.arrivals.get(wamid(made.first + index))
    return seen === undefined ? [] : [seen - at]
  })
  assert.equal(times.length, sentAt.length, 'some messages never came to the stream')
  return [
    figureRow(`from a delivery in to the stream of events at ${rate}/s, p50`, quantile(times, 0.5), 'ms'),
    figureRow(
      `from a delivery in to the stream of events at ${rate}/s, p95`,
      quantile(times, 0.95),
      'ms',
      50,
    ),
  ]
}

/** As fast as they are answered; the server applies them meanwhile, as it does all day. */
async function stored(place: Place): Promise<Row[]> {
  const { workplace, generator, isQuick, server, team } = place
  const seconds = isQuick ? 2 : 15
  await team.settle(mostDrainMs)
  const count = mostPerSecond * seconds
  const cpu = await processors(workplace, server.pid)
  const deliveries = [team.make(count, { perSecond: 3_000 })]
  const ours = await generator.deliver({ origin: server.origin, deliveries, connections, seconds })
  const answeredAt = performance.now()
  const [left, used] = await Promise.all([team.waiting(), cpu()])
  await team.applied(mostDrainMs)
  const drainMs = performance.now() - answeredAt
  await team.searchable(mostDrainMs)
  const searchableMs = performance.now() - answeredAt
  const rate = ours.times.length / ours.seconds
  const bare = await bareRate(place, seconds)
  const applied = (ours.times.length - left) / ours.seconds
  const title = 'deliveries in, verified and stored before the answer'
  return [
    {
      what: title,
      ours: perSecond(rate),
      baseline: `p99 ${inDigits(quantile(ours.times, 0.99))} ms; applied meanwhile: ${perSecond(applied)}`,
      ratio: '',
      bar: '≥ 3,000/s',
      isMet: rate >= 3_000,
    },
    ratioRow(
      title,
      perSecond(rate),
      `verified and inserted by a bare route: ${perSecond(bare.rate)}`,
      rate / bare.rate,
    ),
    processorRow(
      `${title}: processors`,
      { ...used, generator: ours.cpuSeconds, seconds: ours.seconds, rate },
      bare,
    ),
    {
      what: `${title}: waiting to be applied at the end`,
      ours: left.toLocaleString('en'),
      baseline: `applied after ${inDigits(drainMs / 1000)} s: ${perSecond((left * 1000) / drainMs)}; in the search after ${inDigits(searchableMs / 1000)} s`,
      ratio: '',
      bar: '',
      isMet: undefined,
    },
  ]
}

/** Seconds of a processor, while so many deliveries were taken. */
interface Taken {
  readonly server: number
  readonly postgres: number
  readonly generator: number
  readonly rate: number
  readonly seconds: number
}

/** What was sent to ours, to a route that does the least. */
async function bareRate({ workplace, generator, team }: Place, seconds: number): Promise<Taken> {
  const { database } = workplace.context
  await database.rows('create table bench_deliveries (like raw_deliveries including all)')
  const args = [bareInboundScript, JSON.stringify(workplace.where), team.appSecret, team.id, team.plugin.id]
  await using server = await startServer({ args, logFile: join(workplace.folder, 'bare-inbound.log') })
  const load = { origin: server.origin, connections }
  const made = (count: number) => [{ ...team.make(count, { perSecond: 3_000 }), path: '/webhook' }]
  await generator.deliver({ ...load, deliveries: made(mostPerSecond), seconds: Math.min(3, seconds) })
  const cpu = await processors(workplace, server.pid)
  const job = { ...load, deliveries: made(mostPerSecond * seconds), seconds }
  const { times, seconds: lasted, cpuSeconds } = await generator.deliver(job)
  const used = await cpu()
  await database.rows('drop table bench_deliveries')
  return { ...used, generator: cpuSeconds, rate: times.length / lasted, seconds: lasted }
}

function processorRow(what: string, ours: Taken, bare: Taken): Row {
  return {
    what,
    ours: inWords(ours),
    baseline: `bare route: ${inWords(bare)}`,
    ratio: '',
    bar: '',
    isMet: undefined,
  }
}

/** Of one processor, and what each delivery needs. */
function inWords({ server, postgres, generator, seconds, rate }: Taken): string {
  const share = (used: number): string =>
    `${Math.round((100 * used) / seconds)} % (${inDigits((1000 * used) / (rate * seconds))} ms each)`
  return `server ${share(server)}, PostgreSQL ${share(postgres)}, generator ${share(generator)}`
}

/** As after an hour in which the receiver was away: as many as there are, twenty messages in each. */
async function twentyEach(place: Place): Promise<Row[]> {
  const {
    generator,
    isQuick,
    team,
    server: { origin },
  } = place
  const messagesEach = 20
  const count = isQuick ? 50 : 1_000
  await team.settle(mostDrainMs)
  const deliveries = [team.make(count, { perSecond: 500, messagesEach })]
  const begun = performance.now()
  const { times, seconds } = await generator.deliver({ origin, deliveries, connections, seconds: 60 })
  await team.applied(mostDrainMs)
  const lasted = (performance.now() - begun) / 1000
  const title = `deliveries in with ${messagesEach} messages each`
  return [
    figureRow(`${title}, as fast as they are answered`, times.length / seconds, 'deliveries/s'),
    figureRow(`${title}, until all are applied`, (count * messagesEach) / lasted, 'messages/s'),
  ]
}
