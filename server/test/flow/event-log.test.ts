/**
 * The log of events under everything that may happen to it at once: many writers, transactions that stay open or are
 * taken back, two servers of which the one that numbers is killed. Every reader sees each committed event once, in order.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings } from '../../config/read-settings.ts'
import { createContext, type Context } from '../../context.ts'
import type { ConnectionOptions } from '../../database/connect.ts'
import { appendEvents } from '../../events/append.ts'
import { createLogger } from '../../lib/logger.ts'
import { newId } from '../../lib/uuid.ts'
import { makeTeam } from '../support/api.ts'
import { openStream, type StreamClient } from '../support/event-stream.ts'
import { send } from '../support/http.ts'
import { openWorkplace, type RunningProgram } from '../support/program.ts'
import { createTestDatabase } from '../support/where.ts'

const secretKey = '5e'.repeat(32)
const writers = 8
const writeMs = 7_000

describe('the log of events of two servers', () => {
  it('is complete and in order for every reader, though the one that numbers is killed', async (test) => {
    await using database = await createTestDatabase()
    await using place = await openWorkplace()
    const environment = { DATABASE_URL: urlOf(database.where), SECRET_KEY: secretKey, LOG_LEVEL: 'silent' }
    const log = await createLogger({ level: 'silent', format: 'json' })
    const settings = readSettings({ ...environment, DATA_DIR: place.dataDir })
    await using context = await createContext({ settings, log, where: database.where })
    const team = await makeTeam(context)
    const authorization = `Bearer ${await team.token()}`
    const start = () => place.start({ words: ['--empty'], environment })
    const first = await start()
    // The first one has the lock by now.
    const second = await start()
    const servers: RunningProgram[] = [first, second]

    const stays = await openStream(second.origin, '/v1/events/stream?after=0', { authorization })
    const comesBack = new ReturningReader(servers, authorization)
    const pages = new PageReader(servers, authorization)
    const reading = [comesBack.run(), pages.run()]
    const writing = write(context, team.id)
    await sleep(1_500)
    await first.end('SIGKILL')
    servers.splice(servers.indexOf(first), 1)
    await sleep(2_000)
    servers.unshift(await start())
    await context.database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name like 'felloe leader%' and datname = current_database()`,
    )
    const committed = await writing
    test.diagnostic(`${committed.size} events by ${writers} writers`)

    const complete = (seen: readonly unknown[]) => seen.length >= committed.size
    const deadline = Date.now() + 15_000
    while (
      !(complete(stays.frames) && complete(comesBack.seen) && complete(pages.seen)) &&
      Date.now() < deadline
    )
      await sleep(20)
    comesBack.stop()
    pages.stop()
    await Promise.all(reading)
    stays.close()
    test.diagnostic(`the stream was opened ${comesBack.opened} times`)
    assert.ok(comesBack.opened > 3)
    const all = Array.from({ length: committed.size }, (_, index) => index + 1)
    const ofStream = ({ frames }: Pick<StreamClient, 'frames'>): Seen[] =>
      frames.map(({ id, data }) => ({ number: id, id: data.id as string }))
    const seenBy = { stays: ofStream(stays), comesBack: comesBack.seen, pages: pages.seen }
    for (const [reader, seen] of Object.entries(seenBy)) {
      assert.deepEqual(
        seen.map(({ number }) => number),
        all,
        reader,
      )
      assert.deepEqual(new Set(seen.map(({ id }) => id)), committed, reader)
    }
  })
})

interface Seen {
  readonly number: number
  readonly id: string
}

/** Writes for a while, in transactions of every kind; answers the ids of the events that were committed. */
async function write(context: Context, teamId: string): Promise<Set<string>> {
  const committed = new Set<string>()
  const end = Date.now() + writeMs
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let turn = 0; Date.now() < end; turn += 1) {
        const subjectIds = Array.from({ length: 1 + (turn % 4) }, () => newId())
        const isUndone = (turn + writer) % 5 === 4
        const ids = await context.database
          .write(async (session) => {
            // Its transaction has its id from here on.
            await session.rows('select pg_current_xact_id()')
            if (turn % 50 === writer) await sleep(400)
            await appendEvents(
              session,
              subjectIds.map((subjectId) => ({
                teamId,
                at: Date.now(),
                type: 'process.updated',
                subjectId,
                madeBy: null,
                payload: {},
              })),
            )
            if (isUndone) throw new Error('taken back')
            const rows = await session.rows<{ id: string }>(
              'select id from events where team_id = $1 and subject_id = any($2::uuid[])',
              [teamId, subjectIds],
            )
            return rows.map(({ id }) => id)
          })
          .catch((error: unknown) => {
            if (isUndone) return []
            throw error
          })
        for (const id of ids) committed.add(id)
        await sleep(turn % 7)
      }
    }),
  )
  return committed
}

/** Follows the stream of one server after the other, and comes back with the id that it saw last. */
class ReturningReader {
  readonly seen: Seen[] = []
  opened = 0
  readonly #servers: readonly RunningProgram[]
  readonly #authorization: string
  #isStopped = false

  constructor(servers: readonly RunningProgram[], authorization: string) {
    this.#servers = servers
    this.#authorization = authorization
  }

  stop(): void {
    this.#isStopped = true
  }

  async run(): Promise<void> {
    let lastId = 0
    while (!this.#isStopped) {
      const server = this.#servers[this.opened % this.#servers.length]
      this.opened += 1
      try {
        const client = await openStream(server?.origin ?? '', '/v1/events/stream', {
          authorization: this.#authorization,
          'last-event-id': String(lastId),
        })
        // Cut off in the middle of whatever comes.
        await Promise.race([client.ended, sleep(300 + 40 * (this.opened % 5))])
        client.close()
        await client.ended
        this.seen.push(...client.frames.map(({ id, data }) => ({ number: id, id: data.id as string })))
        lastId = client.lastId ?? lastId
      } catch {
        await sleep(50)
      }
    }
  }
}

/** Reads page after page, waiting for what comes. */
class PageReader {
  readonly seen: Seen[] = []
  readonly #servers: readonly RunningProgram[]
  readonly #authorization: string
  #isStopped = false

  constructor(servers: readonly RunningProgram[], authorization: string) {
    this.#servers = servers
    this.#authorization = authorization
  }

  stop(): void {
    this.#isStopped = true
  }

  async run(): Promise<void> {
    let cursor = '0'
    for (let turn = 0; !this.#isStopped; turn += 1) {
      const origin = this.#servers[turn % this.#servers.length]?.origin ?? ''
      const headers = { authorization: this.#authorization }
      try {
        const page = await send(origin, `/v1/events?after=${cursor}&limit=200&wait=1`, { headers })
        assert.equal(page.status, 200)
        this.seen.push(...(page.body._data as Seen[]).map(({ number, id }) => ({ number, id })))
        cursor = page.body._meta.cursor as string
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error
        await sleep(50)
      }
    }
  }
}

function urlOf({ host = '', port, user, database }: ConnectionOptions): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
