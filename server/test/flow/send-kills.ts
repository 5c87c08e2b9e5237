/** Sends of the real program, killed at any moment: what must hold of every message, whatever the moment was. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings } from '../../config/read-settings.ts'
import { createContext, type Context } from '../../context.ts'
import { createLogger } from '../../lib/logger.ts'
import { makeTeam } from '../support/api.ts'
import { acceptMessages, startFakeGraph, type FakeGraph } from '../support/fake-graph.ts'
import { send } from '../support/http.ts'
import { openWorkplace, type RunningProgram, type Workplace } from '../support/program.ts'
import { createTestDatabase } from '../support/where.ts'
import { addPlugin } from '../support/whatsapp.ts'

export interface SendKillRun {
  readonly kills: number
  /** Messages that are sent around each kill. */
  readonly messages: number
  /** From 0 to 1. */
  readonly random: () => number
}

/** In how many ways the messages ended. */
export type Ends = Record<string, number>

interface Row {
  readonly text: string
  readonly status: string
  readonly externalId: string | null
  readonly statusMessage: string | null
}

const secretKey = '5e'.repeat(32)
const longestAnswerMs = 150
const settledMs = 60_000

export async function killSends({ kills, messages, random }: SendKillRun): Promise<Ends> {
  return sending(random, async (run) => {
    for (let kill = 0; kill < kills; kill += 1) await run.round(kill, messages, random)
  })
}

/** Kills when so many messages are stored and WhatsApp has not been called for any of them. */
export async function killBeforeCalls(messages: number): Promise<Ends> {
  return sending(
    () => 0,
    (run) => run.roundBeforeCalls(messages),
  )
}

async function sending(random: () => number, rounds: (run: Run) => Promise<void>): Promise<Ends> {
  await using database = await createTestDatabase()
  await using graph = await startFakeGraph(slowly(random))
  await using place = await openWorkplace()
  const environment = {
    DATABASE_URL: urlOf(database.where),
    GRAPH_URL: graph.origin,
    SECRET_KEY: secretKey,
    // Slow enough that some wait for their turn when the server is killed.
    MESSAGES_PER_SECOND: '20',
    SANDBOX: 'off',
  }
  const settings = readSettings({ ...environment, DATA_DIR: place.dataDir })
  const log = await createLogger({ level: 'silent', format: 'json' })
  await using context = await createContext({ settings, log, where: database.where })
  const run = await prepare(context, place, graph, environment)
  await rounds(run)
  return await run.ends()
}

async function prepare(
  context: Context,
  place: Workplace,
  graph: FakeGraph,
  environment: Record<string, string>,
): Promise<Run> {
  const team = await makeTeam(context)
  const plugin = await addPlugin({ context, now: Date.now() }, team)
  await context.database.rows('update plugins set is_sandbox = false where id = $1', [plugin.id])
  const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0/${plugin.phoneNumberId}/messages`
  const headers = { authorization: `Bearer ${await team.token('user')}` }
  return new Run(context, graph, () => place.start({ environment }), path, headers, team.id)
}

class Run {
  readonly #context: Context
  readonly #graph: FakeGraph
  readonly #start: () => Promise<RunningProgram>
  readonly #path: string
  readonly #headers: Record<string, string>
  readonly #teamId: string

  constructor(
    context: Context,
    graph: FakeGraph,
    start: () => Promise<RunningProgram>,
    path: string,
    headers: Record<string, string>,
    teamId: string,
  ) {
    this.#context = context
    this.#graph = graph
    this.#start = start
    this.#path = path
    this.#headers = headers
    this.#teamId = teamId
  }

  async round(number: number, messages: number, random: () => number): Promise<void> {
    const names = Array.from({ length: messages }, (_, index) => `round ${number} message ${index}`)
    const first = await this.#start()
    const answers = Promise.all(names.map((name) => this.#send(first, name)))
    await sleep(random() * 800)
    await first.end('SIGKILL')
    const answered = await answers
    const second = await this.#start()
    await this.#untilSettled()
    await this.#check(names, answered)
    // Clients that were not answered ask again, with the same keys.
    const again = await Promise.all(names.map((name) => this.#send(second, name)))
    for (const [index, id] of answered.entries())
      if (id !== undefined) assert.equal(again[index], id, 'the same key has the same answer')
    await this.#check(names, again)
    await second.end()
  }

  async roundBeforeCalls(messages: number): Promise<void> {
    const { database } = this.#context
    const names = Array.from({ length: messages }, (_, index) => `round 0 message ${index}`)
    await database.rows(holdMarksFunction)
    await database.rows(holdMarksTrigger)
    const first = await this.#start()
    const answers = Promise.all(names.map((name) => this.#send(first, name)))
    await this.#until('messages are not stored', (rows) => rows.length === messages)
    await first.end('SIGKILL')
    await answers
    assert.deepEqual(this.#graph.asked, [])
    await database.rows(endHeldMarks)
    await database.rows('drop trigger hold_marks on chat_messages')
    const second = await this.#start()
    await this.#untilSettled()
    await this.#check(
      names,
      names.map(() => undefined),
    )
    await second.end()
  }

  async ends(): Promise<Ends> {
    const rows = await this.#rows()
    return Object.fromEntries(
      [...Map.groupBy(rows, ({ status }) => status)].map(([key, own]) => [key, own.length]),
    )
  }

  /** The wamid; undefined when the server was killed before it answered, or nobody knows. */
  async #send({ origin }: RunningProgram, name: string): Promise<string | undefined> {
    try {
      const answer = await send(origin, this.#path, {
        method: 'POST',
        headers: { ...this.#headers, 'idempotency-key': name.replaceAll(' ', '-') },
        body: { messaging_product: 'whatsapp', to: contactOf(name), type: 'text', text: { body: name } },
      })
      if (answer.status === 200)
        return (answer.body as { _data: { whatsappMessageId: string } })._data.whatsappMessageId
      assert.equal(answer.status, 502, answer.text)
      return undefined
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error
      return undefined
    }
  }

  #untilSettled(): Promise<void> {
    const isSettled = ({ status }: Row): boolean => status !== 'PENDING' && status !== 'SENDING'
    return this.#until('messages are still under way', (rows) => rows.every(isSettled))
  }

  async #until(otherwise: string, holds: (rows: readonly Row[]) => boolean): Promise<void> {
    const until = Date.now() + settledMs
    while (Date.now() < until) {
      if (holds(await this.#rows())) return
      await sleep(100)
    }
    assert.fail(otherwise)
  }

  async #check(names: readonly string[], answered: readonly (string | undefined)[]): Promise<void> {
    const rows = Map.groupBy(await this.#rows(), ({ text }) => text)
    const calls = Map.groupBy(this.#graph.asked, ({ body }) => (body as { text: { body: string } }).text.body)
    for (const [index, name] of names.entries()) {
      const stored = rows.get(name) ?? []
      const called = calls.get(name)?.length ?? 0
      assert.ok(called <= 1, `${name} was sent ${called} times`)
      assert.ok(stored.length <= 1, `${name} is stored ${stored.length} times`)
      const [message] = stored
      if (called === 1) assert.ok(message !== undefined, `${name} was sent and is not stored`)
      if (answered[index] !== undefined) assert.equal(message?.externalId, answered[index])
      if (message === undefined) continue
      assert.ok(['SENT', 'UNKNOWN'].includes(message.status), `${name} is ${message.status}`)
      if (message.status === 'SENT') assert.equal(called, 1, `${name} is SENT and was not`)
      else assert.match(message.statusMessage ?? '', /not known/)
    }
  }

  #rows(): Promise<Row[]> {
    return this.#context.database.rows<Row>(
      `select text, delivery_status as status, external_id as "externalId", status_message as "statusMessage"
       from chat_messages where team_id = $1`,
      [this.#teamId],
    )
  }
}

// The mark comes right before the call: who is held there has stored the message and not sent it.
const holdMarksFunction = `create function hold_marks() returns trigger language plpgsql as $$
  begin
    if new.delivery_status = 'SENDING' then perform pg_sleep(600); end if;
    return new;
  end $$`
const holdMarksTrigger =
  'create trigger hold_marks before update on chat_messages for each row execute function hold_marks()'
// PostgreSQL does not notice that whoever asked is gone.
const endHeldMarks = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and wait_event = 'PgSleep'`

function slowly(random: () => number) {
  const accept = acceptMessages()
  return async (...[asked, response]: Parameters<typeof accept>) => {
    await sleep(random() * longestAnswerMs)
    await accept(asked, response)
  }
}

/** Each message goes to somebody else. */
function contactOf(name: string): string {
  return `1555${name.replaceAll(/\D/g, '').padStart(7, '0')}`
}

function urlOf(where: { host?: string; port?: number; user?: string; database?: string }): string {
  const url = new URL('postgres://localhost')
  url.searchParams.set('host', where.host ?? '')
  url.port = String(where.port ?? 5432)
  url.username = where.user ?? ''
  url.pathname = `/${where.database ?? ''}`
  return url.href
}
