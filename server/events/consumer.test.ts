import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Loop } from '../jobs/loop.ts'
import { createTestDatabase, type TestDatabase } from '../test/support/where.ts'
import { appendEvents } from './append.ts'
import { eventConsumer, type ConsumerOptions } from './consumer.ts'
import { sequencer } from './sequencer.ts'
import {
  allNumbered,
  eventOf,
  makeTeam,
  nameOf,
  numberAll,
  openProcess,
  until,
  type TestProcess,
} from './test-log.ts'

describe('a consumer of the log', () => {
  let place: TestDatabase
  let process: TestProcess
  let teamId: string
  let reader: string
  let count = 0
  const loops: Loop[] = []
  const seen: string[] = []
  before(async () => {
    place = await createTestDatabase()
    process = openProcess(place)
  })
  beforeEach(async () => {
    teamId = await makeTeam(process.database)
    reader = `reader ${(count += 1)}`
    seen.length = 0
  })
  afterEach(() => Promise.all(loops.splice(0).map((loop) => loop.stop())))
  after(async () => {
    await process[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
  })

  const append = async (names: readonly string[], type?: string, team = teamId): Promise<void> => {
    await process.database.write((session) =>
      appendEvents(
        session,
        names.map((name) => eventOf(team, name, type)),
      ),
    )
    process.events.numbered(await numberAll(process))
  }
  const consume = (options: Partial<ConsumerOptions> = {}): Loop => {
    const loop = eventConsumer(process, {
      reader,
      startsAt: 'beginning',
      handle: (_session, team, events) => {
        if (team === teamId) seen.push(...events.map((event) => nameOf(event)))
        return Promise.resolve()
      },
      onError: (error) => assert.ifError(error),
      ...options,
    })
    loops.push(loop)
    loop.start()
    return loop
  }
  const isSeen = (names: string) => until(() => seen.join(' ') === names, 3_000)

  it('sees what there was and what comes, each once and in order', async () => {
    await append(['a', 'b'])
    consume({ batch: 1 })
    await isSeen('a b')
    await append(['c', 'd'])
    await isSeen('a b c d')
  })

  it('goes on where it was, under its name', async () => {
    await append(['a'])
    await consumeUntil('a')
    await append(['b'])
    seen.length = 0
    await consumeUntil('b')
  })

  it('that starts now sees only what comes, but all of a team that comes', async () => {
    await append(['old'])
    consume({
      startsAt: 'now',
      handle: (_session, team, events) => {
        seen.push(...events.map((event) => `${team === teamId ? '' : 'new:'}${nameOf(event)}`))
        return Promise.resolve()
      },
    })
    await until(
      async () =>
        (await process.database.rows('select from event_readers where reader = $1', [reader])).length > 0,
    )
    await append(['a'])
    await isSeen('a')
    await append(['b'], undefined, await makeTeam(process.database))
    await isSeen('a new:b')
  })

  it('that starts now misses nothing that is numbered in its process, however late its turn comes', async () => {
    const late = eventConsumer(process, {
      reader,
      startsAt: 'now',
      handle: (_session, team, events) => {
        if (team === teamId) seen.push(...events.map((event) => nameOf(event)))
        return Promise.resolve()
      },
      onError: (error) => assert.ifError(error),
    })
    const numbering = sequencer({
      write: (work) => process.database.write(work),
      bell: process.events,
      tell: () => undefined,
      onError: (error) => assert.ifError(error),
    })
    loops.push(numbering, late)
    await process.database.write((session) => appendEvents(session, [eventOf(teamId, 'first')]))
    numbering.start()
    await allNumbered(process.database, teamId)
    late.start()
    await isSeen('first')
  })

  it('takes back what it did together with its place when it fails, and tries again', async () => {
    const errors: unknown[] = []
    let attempts = 0
    const loop = consume({
      onError: (error) => errors.push(error),
      async handle(session, team, events) {
        if (team !== teamId) return
        await session.rows(`update teams set name = name || '!' where team_id = $1`, [team])
        attempts += 1
        if (attempts < 3) throw new Error('not yet')
        seen.push(...events.map((event) => nameOf(event)))
      },
    })
    await append(['a'])
    await isSeen('a')
    // It is seen before its transaction ends.
    await loop.stop()
    assert.equal(errors.length, 2)
    const [team] = await process.database.rows<{ name: string }>(
      'select name from teams where team_id = $1',
      [teamId],
    )
    assert.equal(team?.name, 'Test!')
  })

  it('does again what a kill of PostgreSQL has taken back together with its place', async () => {
    consume({ isLeisurely: true, batch: 1 })
    await append(['a', 'b', 'c'])
    await isSeen('a b c')
    await process.database.rows(
      'update event_readers set number = number - 2 where team_id = $1 and reader = $2',
      [teamId, reader],
    )
    await append(['d'])
    await isSeen('a b c b c d')
  })

  it('passes over what it does not want, and begins no transaction for it', async () => {
    let begun = 0
    consume({
      isWanted: (_, events) => events.some((event) => nameOf(event) === 'b'),
      batch: 1,
      handle: (_session, team, events) => {
        if (team !== teamId) return Promise.resolve()
        begun += 1
        seen.push(...events.map((event) => nameOf(event)))
        return Promise.resolve()
      },
    })
    await append(['a', 'b', 'c'])
    await isSeen('b')
    assert.equal(begun, 1)
  })

  it('does not let a team that fails hold up another', async () => {
    const bad = await makeTeam(process.database)
    consume({
      onError: () => undefined,
      handle(_session, team, events) {
        if (team === bad) throw new Error('bad')
        seen.push(...events.map((event) => nameOf(event)))
        return Promise.resolve()
      },
      startsAt: 'now',
    })
    await until(
      async () =>
        (await process.database.rows('select from event_readers where reader = $1', [reader])).length > 0,
    )
    await append(['x'], undefined, bad)
    await append(['a'])
    await isSeen('a')
  })

  it('sees only the types that it asks for', async () => {
    await append(['no'], 'process.created')
    await append(['yes'], 'chat.updated')
    await append(['also'], 'message.created')
    consume({ types: ['chat.*', 'message.created'] })
    await isSeen('yes also')
  })

  it('handles each event once when two processes do it by mistake', async () => {
    const second = openProcess(place)
    const handle: ConsumerOptions['handle'] = async (session, team, events) => {
      if (team !== teamId) return
      const names = events.map((event) => nameOf(event))
      await session.rows(`update teams set name = name || $2 where team_id = $1`, [team, names.join('')])
    }
    consume({ handle, batch: 2 })
    const loop = eventConsumer(second, {
      reader,
      startsAt: 'beginning',
      handle,
      batch: 3,
      onError: assert.ifError,
    })
    loops.push(loop)
    loop.start()
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
    process.events.onNumbered((teams) => second.events.numbered(teams))
    for (let from = 0; from < letters.length; from += 2) await append(letters.slice(from, from + 2))
    const written = async () => {
      const [team] = await process.database.rows<{ name: string }>(
        'select name from teams where team_id = $1',
        [teamId],
      )
      return team?.name ?? ''
    }
    await until(async () => (await written()).length >= 'Test'.length + letters.length)
    assert.equal(await written(), `Test${letters.join('')}`)
    await Promise.all(loops.splice(0).map((one) => one.stop()))
    await second[Symbol.asyncDispose]()
  })

  async function consumeUntil(names: string): Promise<void> {
    const loop = consume()
    await isSeen(names)
    await loop.stop()
  }
})
