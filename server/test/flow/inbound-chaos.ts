/**
 * Conversations while everything fails: the server is killed, PostgreSQL is killed, the receiver of webhooks is down half
 * of the time, WhatsApp delivers twice, in batches and in any order. What must hold when it is over is checked here.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox, type Sandbox } from '@felloe/sandbox'
import { readSettings } from '../../config/read-settings.ts'
import { createContext, type Context } from '../../context.ts'
import { openEmbedded } from '../../database/embedded/embedded.ts'
import { createLogger } from '../../lib/logger.ts'
import { makeTeam } from '../support/api.ts'
import { freePort } from '../support/free-port.ts'
import { send } from '../support/http.ts'
import { openWorkplace, type RunningProgram, type Workplace } from '../support/program.ts'
import { addPlugin, type TestPlugin } from '../support/whatsapp.ts'
import { checkReplies, checkStream, checkWebhooks } from './chaos-checks.ts'
import { startChaosReceiver, type ChaosReceiver } from './chaos-receiver.ts'
import { followStream, type StreamClient } from './chaos-stream.ts'

export interface ChaosRun {
  /** Inbound messages, spread over the customers. */
  readonly messages: number
  readonly customers: number
  /** The server is killed so often, PostgreSQL so often. */
  readonly kills: number
  readonly postgresKills: number
  readonly random: () => number
}

export interface ChaosEnd {
  readonly messages: number
  readonly replies: Readonly<Record<string, number>>
  readonly deliveries: number
  readonly events: number
  readonly webhooks: number
  readonly webhooksTwice: number
  readonly refused: number
  readonly streamConnections: number
}

const secretKey = '5e'.repeat(32)
// Every so-many-th message is answered by the team.
const messagesPerReply = 10
const settledMs = 240_000

export async function runChaos(options: ChaosRun): Promise<ChaosEnd> {
  await using place = await openWorkplace()
  await using sandbox = await startSandbox({
    knobs: {
      statusDelayMs: 20,
      hasPairLimit: false,
      messagesPerSecond: null,
      webhooks: { batchSize: 20, duplicates: 0.2, shuffles: true, drops: 0.1, retrySpeed: 120, delayMs: 5 },
    },
  })
  await using receiver = await startChaosReceiver(options.random)
  const port = await freePort()
  const start = () =>
    place.start({
      environment: {
        PORT: String(port),
        GRAPH_URL: sandbox.origin,
        SECRET_KEY: secretKey,
        ALLOW_PRIVATE_NETWORKS: 'yes',
      },
    })
  const program = await start()
  await using own = await openEmbedded({ dataDir: place.dataDir, role: 'command', log: () => undefined })
  const settings = readSettings({ SECRET_KEY: secretKey, DATA_DIR: place.dataDir })
  const log = await createLogger({ level: 'silent', format: 'json' })
  await using context = await createContext({ settings, log, where: own.connection })
  const chaos = await prepare(context, sandbox, receiver, place, program, start)
  return await chaos.run(options)
}

async function prepare(
  context: Context,
  sandbox: Sandbox,
  receiver: ChaosReceiver,
  place: Workplace,
  program: RunningProgram,
  start: () => Promise<RunningProgram>,
): Promise<Chaos> {
  const { origin } = program
  const team = await makeTeam(context)
  const business = sandbox.makeBusiness()
  const plugin = await addPlugin({ context, now: Date.now() }, team, business)
  await context.database.rows('update plugins set is_sandbox = false where id = $1', [plugin.id])
  const token = await team.token('admin')
  const headers = { authorization: `Bearer ${token}` }
  const config = {
    passThroughWebhookUrl: `${receiver.origin}/pass-through`,
    enableChakraWebhook: true,
    chakraWebhookUrl: `${receiver.origin}/chakra`,
  }
  const set = await send(origin, `/v1/ext/plugin/whatsapp/${plugin.id}/update-config`, {
    method: 'POST',
    headers,
    body: config,
  })
  assert.equal(set.status, 200, set.text)
  const subscribed = await fetch(`${sandbox.origin}/v23.0/${business.wabaId}/subscribed_apps`, {
    method: 'POST',
    headers: { authorization: `Bearer ${business.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      override_callback_uri: `${origin}/webhooks/whatsapp/${plugin.id}`,
      verify_token: plugin.verifyToken,
    }),
  })
  assert.equal(subscribed.status, 200, await subscribed.text())
  return new Chaos({ context, sandbox, receiver, place, plugin, teamId: team.id, token, program, start })
}

interface Parts {
  readonly context: Context
  readonly sandbox: Sandbox
  readonly receiver: ChaosReceiver
  readonly place: Workplace
  readonly plugin: TestPlugin
  readonly teamId: string
  readonly token: string
  readonly program: RunningProgram
  readonly start: () => Promise<RunningProgram>
}

class Chaos {
  readonly #parts: Parts
  #program: RunningProgram
  /** All messages have been written. */
  #isSaid = false
  /** It has ended, well or badly. */
  #isOver = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.#program = parts.program
  }

  async run(options: ChaosRun): Promise<ChaosEnd> {
    const { receiver, token } = this.#parts
    await using stream = followStream(this.#program.origin, token)
    const killing = this.#killAll(options)
    const replies: Promise<void>[] = []
    try {
      await this.#talk(options, replies)
      this.#isSaid = true
      await killing
      receiver.stay()
      await Promise.all(replies)
    } finally {
      // Whatever failed: nothing may go on when this is over.
      this.#isSaid = true
      this.#isOver = true
      await Promise.allSettled([killing, ...replies])
    }
    await this.#untilSettled(stream)
    await this.#program.end()
    return await this.#check(options, stream)
  }

  /** Customers write, round by round; now and then the team answers. */
  async #talk({ messages, customers, random }: ChaosRun, replies: Promise<void>[]): Promise<void> {
    const rounds = Math.ceil(messages / customers)
    for (let round = 0; round < rounds; round += 1) {
      // WhatsApp tells whole seconds: within one, nobody could tell the order.
      await this.#control('/clock', { advanceMs: 1_000 })
      for (let customer = 0; customer < customers; customer += 1) {
        const number = round * customers + customer
        if (number >= messages) return
        await this.#control(`/customers/${digitsOf(customer)}/messages`, {
          to: this.#parts.plugin.phoneNumberId,
          type: 'text',
          text: { body: `customer ${customer} message ${round}` },
        })
        if (number % messagesPerReply === 0) replies.push(this.#reply(customer, round))
      }
      await sleep(random() * 20)
    }
  }

  /** As a careful client: again with the same key until there is an answer. */
  async #reply(customer: number, round: number): Promise<void> {
    const { plugin, token } = this.#parts
    while (!this.#isOver) {
      try {
        const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0/${plugin.phoneNumberId}/messages`
        const answer = await send(this.#program.origin, path, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'idempotency-key': `${customer}-${round}` },
          body: {
            messaging_product: 'whatsapp',
            to: digitsOf(customer),
            type: 'text',
            text: { body: `answer ${customer} ${round}` },
          },
        })
        if (answer.status === 200 || answer.status === 502) return
      } catch {
        // The server is being killed, or starts.
      }
      await sleep(100)
    }
  }

  async #killAll({ kills, postgresKills, random }: ChaosRun): Promise<void> {
    const order = [
      ...Array.from({ length: kills }, () => 'server' as const),
      ...Array.from({ length: postgresKills }, () => 'postgres' as const),
    ].sort(() => random() - 0.5)
    for (const what of order) {
      // Those that are left when all is said are carried out one after the other: there is still much to apply.
      await sleep(this.#isSaid ? 300 : 300 + random() * 1_500)
      if (this.#isOver) return
      if (what === 'server') await this.#killServer()
      else await this.#killPostgres()
    }
  }

  async #killServer(): Promise<void> {
    await this.#program.end('SIGKILL')
    this.#program = await this.#parts.start()
  }

  async #killPostgres(): Promise<void> {
    const file = join(this.#parts.place.dataDir, 'postgres', 'postmaster.pid')
    const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
    if (pid > 0) process.kill(pid, 'SIGKILL')
    await sleep(500)
  }

  async #untilSettled(stream: StreamClient): Promise<void> {
    const until = Date.now() + settledMs
    let left: unknown
    while (Date.now() < until) {
      left = await this.#left(stream).catch((error: unknown) => error)
      if (left === undefined) return
      await sleep(250)
    }
    assert.fail(`it did not come to rest: ${JSON.stringify(left)}`)
  }

  /** What is still under way; undefined when all is at rest. */
  async #left(stream: StreamClient): Promise<unknown> {
    const { sandbox, context, teamId } = this.#parts
    const overview = await send(sandbox.origin, '/_sandbox/', { headers: this.#controlHeaders() })
    const { waitingWebhooks } = overview.body as { waitingWebhooks: number }
    const [row] = await context.database.rows<Record<string, number | null>>(
      `select (select count(*)::int from raw_deliveries where team_id = $1 and state <> 'APPLIED') as deliveries,
         (select count(*)::int from events where team_id = $1 and number is null) as unnumbered,
         (select max(number)::int from events where team_id = $1) as last,
         (select count(*)::int from webhook_deliveries where team_id = $1 and state <> 'DELIVERED') as webhooks,
         (select number::int from event_readers where team_id = $1 and reader = 'webhooks') as fanned,
         (select count(*)::int from chat_messages
          where team_id = $1 and delivery_status in ('PENDING', 'SENDING', 'SENT')
            and direction = 'OUTBOUND') as sends`,
      [teamId],
    )
    const seen = stream.seen.at(-1)?.number ?? 0
    const isAtRest =
      waitingWebhooks === 0 &&
      row?.['deliveries'] === 0 &&
      row['unnumbered'] === 0 &&
      row['webhooks'] === 0 &&
      row['fanned'] === row['last'] &&
      row['sends'] === 0 &&
      row['last'] === seen
    return isAtRest ? undefined : { ...row, waitingWebhooks, seen }
  }

  async #check({ messages, customers }: ChaosRun, stream: StreamClient): Promise<ChaosEnd> {
    const { context, teamId, receiver } = this.#parts
    const rows = (text: string) => context.database.rows(text, [teamId])
    const stored = await rows(
      `select m.id, m.text, m.chat_id, m.external_id, i.key from chat_messages m
       join chats c on c.team_id = m.team_id and c.id = m.chat_id
       join contact_identities i on i.team_id = m.team_id and i.contact_id = c.contact_id and i.kind = 'phone'
       where m.team_id = $1 and m.direction = 'INBOUND' order by m.at, m.id`,
    )
    assert.equal(stored.length, messages, 'every message is stored once')
    const chats = Map.groupBy(stored, (message) => String(message['chat_id']))
    assert.equal(chats.size, customers, 'every customer has one chat')
    for (const own of chats.values()) {
      const customer = String(own[0]?.['key']).slice(-4)
      const expected = own.map((_, round) => `customer ${Number(customer)} message ${round}`)
      assert.deepEqual(
        own.map((message) => String(message['text'])),
        expected,
        'in the right chat, in order',
      )
    }
    const unread = await rows('select sum(unread_count)::int as sum from chats where team_id = $1')
    assert.equal(unread[0]?.['sum'], messages, 'each counts once as unread')
    return {
      messages: stored.length,
      replies: await checkReplies(this.#parts),
      deliveries: Number(
        (await rows('select count(*)::int as n from raw_deliveries where team_id = $1'))[0]?.['n'],
      ),
      events: await checkStream(this.#parts, stream.seen),
      ...(await checkWebhooks(
        this.#parts,
        stored.map((message) => String(message['external_id'])),
      )),
      refused: receiver.refused,
      streamConnections: stream.connections,
    }
  }

  async #control(path: string, body: object): Promise<void> {
    const headers = this.#controlHeaders()
    const answer = await send(this.#parts.sandbox.origin, `/_sandbox${path}`, {
      method: 'POST',
      headers,
      body,
    })
    assert.ok(answer.status < 300, answer.text)
  }

  #controlHeaders(): Record<string, string> {
    return {
      authorization: `Bearer ${this.#parts.sandbox.controlToken}`,
      'content-type': 'application/json',
    }
  }
}

function digitsOf(customer: number): string {
  return `1555011${String(customer).padStart(4, '0')}`
}
