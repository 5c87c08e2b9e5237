import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../test/support/where.ts'
import { Database } from './database.ts'

describe('the open database', () => {
  let place: TestDatabase
  let database: Database
  const lost: Error[] = []
  before(async () => {
    place = await createTestDatabase()
    const onConnectionLost = (error: Error): void => void lost.push(error)
    database = new Database({ where: place.where, poolSize: 4, pointConnections: 2, onConnectionLost })
  })
  after(async () => {
    await database.close()
    await place[Symbol.asyncDispose]()
  })

  // Over a shared connection: the pool might hand out the very one that is to break.
  const kill = (pid: number) =>
    database.points.read({ name: 'kill', text: 'select pg_terminate_backend($1)' }, [pid])
  const pidStatement = { name: 'pid', text: 'select pg_backend_pid() as pid' }

  it('survives a connection that breaks between two statements of a transaction: the next one reports it', async () => {
    const broken = database.transaction(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
      await kill(rows[0]!.pid)
      await pause(100)
      await sql`select 1`.execute(transaction)
    })
    await assert.rejects(broken)
    assert.deepEqual((await database.pool.query('select 1 as one')).rows, [{ one: 1 }])
  })

  it('leaves no transaction open for a process that has stopped', async () => {
    const text = 'select setting from pg_settings where name = $1'
    const [row] = await database.rows<{ setting: string }>(text, ['idle_in_transaction_session_timeout'])
    assert.equal(row?.setting, '60000')
  })

  it('survives one that breaks inside a snapshot, and frees its place', async () => {
    const broken = database.snapshot(async (snapshot) => {
      const [row] = await snapshot.rows<{ pid: number }>({ sql: pidStatement.text, parameters: [] })
      await kill(row!.pid)
      await pause(100)
      return snapshot.rows({ sql: 'select 1', parameters: [] })
    })
    await assert.rejects(broken)
    assert.equal(await database.snapshot(() => Promise.resolve('fine')), 'fine')
  })

  it('hears of a connection that breaks while it lies idle', async () => {
    const client = await database.pool.connect()
    const { rows } = await client.query<{ pid: number }>(pidStatement.text)
    client.release()
    const before = lost.length
    const ended = new Promise((resolve) => client.once('end', resolve))
    await kill(rows[0]!.pid)
    await ended
    assert.equal(lost.length, before + 1)
    await database.pool.query('select 1')
  })

  it('replaces a shared connection that broke, and a plan that went stale', async () => {
    const [row] = await database.points.read<{ pid: number }>(pidStatement, [])
    await database.pool.query('select pg_terminate_backend($1)', [row!.pid])
    // Until it is seen to be broken, what goes over it may fail; then nothing does, and both are others or alive.
    const pids = async (): Promise<number[]> => {
      const answers = [1, 2].map(() => database.points.read<{ pid: number }>(pidStatement, []))
      return (await Promise.all(answers)).map(([answer]) => answer!.pid)
    }
    while ((await pids().catch(() => [row!.pid])).includes(row!.pid)) await pause(20)
    for (let count = 0; count < 6; count += 1) await database.points.read(pidStatement, [])

    const stale = { name: 'stale', text: 'select * from changing' }
    await database.pool.query('create table changing (a int)')
    for (let count = 0; count < 4; count += 1) await database.points.read(stale, [])
    await database.pool.query('alter table changing add b int')
    // Each of the two connections may fail once, and is then replaced.
    const outcomes = []
    for (let count = 0; count < 8; count += 1)
      outcomes.push(
        await database.points.read(stale, []).then(
          () => true,
          () => false,
        ),
      )
    assert.deepEqual(outcomes.slice(-4), [true, true, true, true])
  })

  it('reads times as integers of milliseconds and large numbers exactly, or not at all', async () => {
    const { rows } = await database.pool.query(
      `select timestamptz '2026-01-31 09:05:07.123+05:30' as time, timestamptz '1969-12-31 23:59:59.999Z' as before,
         9007199254740991::bigint as large, 12.5::numeric as rate`,
    )
    assert.deepEqual(rows[0], {
      time: Date.UTC(2026, 0, 31, 3, 35, 7, 123),
      before: -1,
      large: 9007199254740991,
      rate: 12.5,
    })
    await assert.rejects(database.pool.query('select 9007199254740993::bigint'), RangeError)
  })
})
