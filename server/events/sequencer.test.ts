import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Leader } from '../jobs/leader.ts'
import { createTestDatabase, type TestDatabase } from '../test/support/where.ts'
import { appendEvents } from './append.ts'
import { lastNumber, readEvents, type LoggedEvent } from './log.ts'
import { numberBatch } from './sequencer.store.ts'
import { startEvents } from './start-events.ts'
import { eventOf, makeTeam, nameOf, numberAll, openProcess, until, type TestProcess } from './test-log.ts'

const limit = 1_000

describe('numbering events', () => {
  let place: TestDatabase
  let process: TestProcess
  let teamId: string
  before(async () => {
    place = await createTestDatabase()
    process = openProcess(place)
  })
  beforeEach(async () => {
    teamId = await makeTeam(process.database)
  })
  after(async () => {
    await process[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
  })
  const append = (...names: string[]) =>
    process.database.write((session) =>
      appendEvents(
        session,
        names.map((name) => eventOf(teamId, name)),
      ),
    )
  const numberOnce = (most = limit) => process.database.write((session) => numberBatch(session, most))
  const log = () => readEvents(process.database, teamId, { after: 0, limit })
  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client(place.where)
    await client.connect()
    await client.query('begin')
    return client
  }
  const insertOn = (client: pg.Client, name: string) =>
    client.query(
      `insert into events (team_id, id, at, type, subject_id, payload)
       values ($1, gen_random_uuid(), now(), 'test.happened', $1, $2)`,
      [teamId, { name }],
    )

  it('begins with 1 and leaves nothing out', async () => {
    await append('a', 'b')
    await append('c')
    assert.deepEqual(await numberAll(process), new Map([[teamId, 3]]))
    assert.deepEqual(shown(await log()), ['1 a', '2 b', '3 c'])
    await append('d')
    await numberAll(process)
    assert.deepEqual(shown(await log()), ['1 a', '2 b', '3 c', '4 d'])
  })

  it('keeps the order of a transaction with very many events', async () => {
    const names = Array.from({ length: 900 }, (_, index) => `${index}`)
    await append(...names)
    await numberAll(process, 70)
    assert.deepEqual(
      (await log()).map((event) => event.payload['name']),
      names,
    )
  })

  it('counts each team by itself', async () => {
    const other = await makeTeam(process.database)
    await process.database.write((session) =>
      appendEvents(session, [eventOf(teamId, 'a'), eventOf(other, 'b'), eventOf(teamId, 'c')]),
    )
    const teams = await numberAll(process)
    assert.deepEqual(
      teams,
      new Map([
        [teamId, 2],
        [other, 1],
      ]),
    )
  })

  it('waits for a transaction that began to write before, and gives nothing back to one that was undone', async () => {
    const early = await open()
    await insertOn(early, 'early')
    await append('late')
    assert.deepEqual(await numberOnce(), { teams: new Map(), count: 0, isMore: true })
    assert.deepEqual(await log(), [])
    const undone = await open()
    await insertOn(undone, 'undone')
    await undone.query('rollback')
    await early.query('commit')
    await numberAll(process)
    assert.deepEqual(shown(await log()), ['1 early', '2 late'])
    await Promise.all([early.end(), undone.end()])
  })

  it('puts the change that waited for another one behind it, though it began to write first', async () => {
    const waiting = await open()
    await waiting.query('select pg_current_xact_id()')
    await append('first')
    await insertOn(waiting, 'second')
    // Holds back what begins after it: without it, nothing could tell which one ends up first.
    await waiting.query('commit')
    await numberAll(process)
    assert.deepEqual(shown(await log()), ['1 first', '2 second'])
    await waiting.end()
  })

  it('does not let the one that waited go ahead while the other is held back', async () => {
    await append('before')
    const waiting = await open()
    await waiting.query('select pg_current_xact_id()')
    const between = await open()
    await between.query('select pg_current_xact_id()')
    await append('first')
    await insertOn(waiting, 'second')
    await waiting.query('commit')
    // `second` is below xmin now, `first` is not.
    await until(async () => (await numberOnce()).count > 0)
    await numberOnce()
    assert.deepEqual(shown(await log()), ['1 before'])
    await between.query('commit')
    await numberAll(process)
    assert.deepEqual(shown(await log()), ['1 before', '2 first', '3 second'])
    await Promise.all([waiting.end(), between.end()])
  })

  it('is not held up by events that a dump brought from a PostgreSQL with more transactions', async () => {
    await process.database.rows(
      `insert into events (team_id, id, transaction, at, type, subject_id, payload)
       select $1, gen_random_uuid(), '9000000000', now(), 'test.happened', $1, jsonb_build_object('name', name)
       from unnest(array['a', 'b']) name`,
      [teamId],
    )
    await append('c')
    await numberAll(process)
    assert.deepEqual(shown(await log()), ['1 a', '2 b', '3 c'])
  })

  it('gives no number twice and leaves none out when two do it at once', async () => {
    const second = openProcess(place)
    for (let round = 0; round < 10; round += 1) {
      await append(...Array.from({ length: 7 }, (_, index) => `${round * 7 + index}`))
      await Promise.all([
        numberOnce(5),
        second.database.write((session) => numberBatch(session, 5)),
        second.database.write((session) => numberBatch(session, 5)),
      ])
    }
    await numberAll(process)
    assert.deepEqual(
      (await log()).map((event) => event.number),
      Array.from({ length: 70 }, (_, index) => index + 1),
    )
    assert.equal(await lastNumber(process.database, teamId), 70)
    await second[Symbol.asyncDispose]()
  })
})

describe('a running log', () => {
  let place: TestDatabase
  const opened: AsyncDisposable[] = []
  const dispose: (() => Promise<void>)[] = []
  before(async () => {
    place = await createTestDatabase()
  })
  afterEach(async () => {
    for (const end of dispose.splice(0).reverse()) await end()
    for (const one of opened.splice(0)) await one[Symbol.asyncDispose]()
  })
  after(() => place[Symbol.asyncDispose]())
  const start = (patience: { lookEveryMs?: number } = {}): TestProcess & { leader: Leader } => {
    const process = openProcess(place)
    const leader = new Leader({ where: place.where, key: 10, onProblem: () => undefined })
    const work = startEvents(process, leader, () => undefined, patience)
    leader.start()
    dispose.push(async () => {
      await leader.stop()
      await work[Symbol.asyncDispose]()
    })
    opened.push(process)
    return { ...process, leader }
  }

  it('numbers at the commit, in both processes, without ever looking by itself', async (test) => {
    // It looks once, when it comes to lead: whatever is numbered after that was announced.
    const lookEveryMs = 3_600_000
    const one = start({ lookEveryMs })
    await until(() => one.leader.isLeading)
    const two = start({ lookEveryMs })
    const teamId = await makeTeam(one.database)
    let [written, heard] = [0, 0]
    two.events.onNumbered((teams) => (heard = Math.max(heard, teams.get(teamId) ?? 0)))
    const write = async (writer: TestProcess) => {
      written += 1
      await writer.database.write((session) => appendEvents(session, [eventOf(teamId, `${written}`)]))
    }
    // Words that were said before it listened are lost.
    await until(async () => {
      await write(two)
      await pause(20)
      return heard > 0
    })
    await until(() => heard === written)
    const waits: number[] = []
    for (let index = 0; index < 40; index += 1) {
      await write(index % 2 === 0 ? one : two)
      const committedAt = performance.now()
      await until(() => heard === written)
      waits.push(performance.now() - committedAt)
    }
    // Other tests' transactions hold back some, and other work of the machine all but the quickest.
    for (const [index, writer] of ['the one that leads', 'the other one'].entries()) {
      const own = waits.filter((_, at) => at % 2 === index).sort((a, b) => a - b)
      test.diagnostic(`${writer}: quickest ${own[0]?.toFixed(1)} ms, median ${own[10]?.toFixed(1)} ms`)
      assert.ok(own[0]! < 100, `${writer}: ${own[0]} ms`)
    }
    waits.sort((a, b) => a - b)
    assert.ok(waits[20]! < 100, `median ${waits[20]} ms`)
  })

  it('loses nothing when the leader loses its connection, again and again', async () => {
    const processes = [start(), start()]
    const database = processes[0]!.database
    const teamId = await makeTeam(database)
    let written = 0
    const end = performance.now() + 4_000
    const writing = Promise.all(
      processes.map(async (process) => {
        while (performance.now() < end) {
          written += 1
          await process.database.write((session) => appendEvents(session, [eventOf(teamId, `${written}`)]))
          await pause(2)
        }
      }),
    )
    while (performance.now() < end) {
      await pause(1_000)
      await database.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name like 'felloe %' and datname = current_database()`,
      )
    }
    await writing
    await until(async () => (await lastNumber(database, teamId)) === written)
    const events = await readEvents(database, teamId, { after: 0, limit: written + 1 })
    assert.deepEqual(
      events.map((event) => event.number),
      Array.from({ length: written }, (_, index) => index + 1),
    )
  })

  it('is numbered by one process at a time, and by another when that one ends', async () => {
    const one = start()
    await until(() => one.leader.isLeading)
    const two = start()
    await pause(50)
    assert.equal(two.leader.isLeading, false)
    await one.leader.stop()
    // One that had kept the lock would have it for as long as its process lives.
    await until(() => two.leader.isLeading, 3_000)
    assert.equal(one.leader.isLeading, false)
  })
})

function shown(events: readonly LoggedEvent[]): string[] {
  return events.map((event) => `${event.number} ${nameOf(event)}`)
}
