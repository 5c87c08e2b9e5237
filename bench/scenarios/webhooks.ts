/**
 * Webhooks out: how many requests a second one receiver is sent when very many events wait for it, each at least once
 * and in the order of its chat; and what is left of that beside a webhook whose receiver is dead.
 */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { inDigits, ratioRow, type Bench, type Row } from '../bench.ts'
import { perSecond } from '../load/rounds.ts'
import type { Received } from '../servers/receiver.ts'
import { arrivalsScript, receiverScript, type RunningServer } from '../servers/spawn.ts'
import { processors, type ProcessorsUsed } from '../setup/cpu.ts'
import { inboundTeam, type InboundTeam } from '../setup/inbound-team.ts'

// Events come in as on a busy day: a delivery has some messages of different chats.
const messagesEach = 20
const messagesOfContact = 5
const mostMs = 300_000
const leastBesideDead = 0.8

interface Place extends Bench {
  readonly server: RunningServer
  readonly receiver: RunningServer
  readonly team: InboundTeam
  readonly events: number
  /** Of the webhook that is measured. */
  readonly webhookId: string
}

interface Run extends Received, ProcessorsUsed {
  readonly rate: number
  /** From when it was asked for to the first request. */
  readonly beganMs: number
}

// The courier looks every second which webhooks are paused.
const pausedMs = 1_500

export async function webhooks(bench: Bench): Promise<Row[]> {
  const { workplace, isQuick } = bench
  await using graph = await workplace.graph(arrivalsScript)
  await using receiver = await workplace.graph(receiverScript)
  await using silent = await workplace.graph(receiverScript)
  await using server = await workplace.ours([], { GRAPH_URL: graph.origin, ALLOW_PRIVATE_NETWORKS: 'yes' })
  const events = isQuick ? 400 : 10_000
  const team = await inboundTeam(workplace, events / messagesOfContact)
  const webhookId = await openWebhook(server, team, `${receiver.origin}/chakra`)
  const place: Place = { ...bench, server, receiver, team, webhookId, events }
  // A server that has just started is slower than it is all day.
  await run({ ...place, events: events / 5 })
  const alone = await run(place)
  const besideSilent = await besideDead(place, `${silent.origin}/silent`)
  const besideRefusing = await besideDead(place, await addressOfNobody(place))
  const aloneRate = (alone.rate + (await run(place)).rate) / 2
  const title = `webhooks out to one receiver, ${place.events.toLocaleString('en')} events that wait`
  return [
    {
      what: title,
      ours: perSecond(alone.rate),
      baseline: `${(alone.requests - alone.messages).toLocaleString('en')} sent twice, ${alone.outOfOrder} out of order; first after ${inDigits(alone.beganMs)} ms`,
      ratio: '',
      bar: '≥ 500/s',
      isMet: alone.rate >= 500,
    },
    processorRow(`${title}: processors`, alone),
    besideRow('beside a webhook that is never answered', besideSilent, aloneRate),
    besideRow('beside a webhook whose address refuses', besideRefusing, aloneRate),
  ]
}

function besideRow(beside: string, { rate }: Run, aloneRate: number): Row {
  const baseline = `alone, before and after: ${perSecond(aloneRate)}`
  return ratioRow(`webhooks out, ${beside}`, perSecond(rate), baseline, rate / aloneRate, leastBesideDead)
}

function processorRow(what: string, { server, postgres, lastedMs }: Run): Row {
  const share = (seconds: number): string => `${Math.round((100_000 * seconds) / lastedMs)} %`
  const ours = `server ${share(server)}, PostgreSQL ${share(postgres)}`
  return { what, ours, baseline: '', ratio: '', bar: '', isMet: undefined }
}

/** Lets events come together while nothing is sent, and then sends them. */
async function run(place: Place, alsoPaused: readonly string[] = []): Promise<Run> {
  const { workplace, generator, server, receiver, team, events } = place
  const paused = [...alsoPaused, place.webhookId]
  for (const id of paused) await ask(place, 'POST', `/webhook/${id}/pause`)
  await sleep(pausedMs)
  // Few at a time: those of one contact must not overtake each other on their way in.
  const deliveries = [team.make(events / messagesEach, { perSecond: 100, messagesEach })]
  await generator.deliver({ origin: server.origin, deliveries, connections: 2, seconds: 120 })
  await team.applied(mostMs)
  for (const id of paused)
    await until('events became deliveries', async () => (await waitingFor(place, id)) >= events)
  await team.settle(mostMs)
  await fetch(receiver.origin, { method: 'DELETE' })
  const used = await processors(workplace, server.pid)
  const begun = performance.now()
  for (const id of paused) await ask(place, 'POST', `/webhook/${id}/resume`)
  const all = async (): Promise<boolean> => (await waitingFor(place, place.webhookId)) === 0
  await until('all were delivered', all)
  const cpu = await used()
  const askedAgoMs = performance.now() - begun
  const received = (await (await fetch(receiver.origin)).json()) as Received
  assert.equal(received.messages, events, 'some events were never received')
  assert.equal(received.outOfOrder, 0, 'events of a chat came out of order')
  const rate = (events * 1000) / received.lastedMs
  return { ...received, ...cpu, rate, beganMs: askedAgoMs - received.firstAgoMs }
}

async function besideDead(place: Place, url: string): Promise<Run> {
  const body = { url, eventTypes: ['message.created'] }
  const { id } = await ask<{ id: string }>(place, 'POST', '/webhook', body)
  try {
    return await run(place, [id])
  } finally {
    await ask(place, 'DELETE', `/webhook/${id}`)
  }
}

/** Where somebody listened a moment ago. */
async function addressOfNobody({ workplace }: Place): Promise<string> {
  await using server = await workplace.graph(receiverScript)
  return server.origin
}

/** The webhook of the team's plugin that is sent one event of WhatsApp at a time. */
async function openWebhook(server: RunningServer, team: InboundTeam, url: string): Promise<string> {
  const place = { server, team }
  await ask(place, 'POST', `/plugin/whatsapp/${team.plugin.id}/update-config`, {
    chakraWebhookUrl: url,
    enableChakraWebhook: true,
  })
  const [webhook] = await ask<{ id: string }[]>(place, 'GET', '/webhook')
  if (webhook === undefined) throw new Error('the plugin has no webhook')
  return webhook.id
}

async function waitingFor({ workplace, team }: Place, webhookId: string): Promise<number> {
  const [row] = await workplace.context.database.rows<{ waiting: number }>(
    `select count(*)::int as waiting from webhook_deliveries
     where team_id = $1 and webhook_id = $2 and state = 'WAITING'`,
    [team.id, webhookId],
  )
  return row?.waiting ?? 0
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > mostMs) throw new Error(`not ${what} after ${mostMs / 1000} s`)
    await sleep(50)
  }
}

async function ask<T>(
  { server, team }: Pick<Place, 'server' | 'team'>,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${server.origin}/v1/ext${path}`, {
    method,
    headers: {
      authorization: `Bearer ${team.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`)
  return (JSON.parse(text) as { _data: T })._data
}
