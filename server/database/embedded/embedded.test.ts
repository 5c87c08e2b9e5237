/** A single user of the cluster: first start, later starts, and what is left after something was killed. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { livingPostmaster } from './cluster.ts'
import {
  madeDataDir,
  open,
  postmasterOf,
  query,
  startProcess,
  temporaryFolder,
  until,
} from './test-harness.ts'

test('the first start makes a cluster, the next one finds it', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'data')
  const first = await open(t, { dataDir })
  await query(first, 'create table kept as select 1 as one')
  await first.close()
  assert.deepEqual(
    fs.readdirSync(dataDir).filter((name) => name !== 'postgres'),
    [],
  )

  const messages: string[] = []
  const second = await open(t, { dataDir, log: (message) => messages.push(message) })
  assert.deepEqual(await query(second, 'select * from kept'), [{ one: 1 }])
  assert.deepEqual(messages, [])
})

test('text is UTF-8, compared by code point, and its letters are known', async (t) => {
  const embedded = await open(t, { dataDir: await madeDataDir(t) })
  await query(embedded, 'create extension if not exists pg_trgm')
  const [row] = await query(
    embedded,
    `select pg_encoding_to_char(encoding) as encoding, datcollate, datlocale, show_trgm('Жук') <> '{}' as trigrams,
            lower('Ж') as lower, current_setting('listen_addresses') as tcp
       from pg_database where datname = current_database()`,
  )
  assert.deepEqual(row, {
    encoding: 'UTF8',
    datcollate: 'C',
    datlocale: 'C.UTF-8',
    trigrams: true,
    lower: 'ж',
    tcp: '',
  })
})

test('what it keeps is durable unless a caller says otherwise', async (t) => {
  const embedded = await open(t, { dataDir: await madeDataDir(t), settings: {} })
  const [row] = await query(
    embedded,
    `select current_setting('fsync') as f, current_setting('synchronous_commit') as c`,
  )
  assert.deepEqual(row, { f: 'on', c: 'on' })
})

test('close ends PostgreSQL, and may be called again', async (t) => {
  const embedded = await open(t, { dataDir: await madeDataDir(t), role: 'server' })
  postmasterOf(embedded)
  await Promise.all([embedded.close(), embedded.close()])
  assert.equal(livingPostmaster(embedded.directory), undefined)
  assert.equal(fs.existsSync(path.join(embedded.directory, 'postmaster.pid')), false)
  await embedded.close()
})

test('a PostgreSQL that a killed process left is adopted', async (t) => {
  const dataDir = await madeDataDir(t)
  const killed = startProcess(t, { dataDir })
  const before = postmasterOf(await killed.told('open'))
  await killed.end('SIGKILL')
  assert.equal(postmasterOf({ directory: path.join(dataDir, 'postgres') }), before)

  const embedded = await open(t, { dataDir, role: 'server' })
  assert.equal(postmasterOf(embedded), before)
  await embedded.close()
  assert.equal(livingPostmaster(embedded.directory), undefined)
})

test('a killed PostgreSQL is brought back with what was committed', async (t) => {
  const messages: string[] = []
  const embedded = await open(t, {
    dataDir: await madeDataDir(t),
    role: 'server',
    settings: {},
    log: (message) => messages.push(message),
  })
  await query(embedded, 'create table committed as select generate_series(1, 1000) as n')
  const before = postmasterOf(embedded)
  process.kill(before, 'SIGKILL')
  await until(() => messages.includes('PostgreSQL is back.'))
  assert.notEqual(postmasterOf(embedded), before)
  assert.deepEqual(await query(embedded, 'select count(*)::int as n from committed'), [{ n: 1000 }])
  // Its rights were taken again with the new session.
  const second = startProcess(t, { dataDir: path.dirname(embedded.directory) })
  assert.equal((await second.told('failed')).code, 'server_running')
})

test('a PostgreSQL that keeps dying is given up', async (t) => {
  let lost: Error | undefined
  const embedded = await open(t, { dataDir: await madeDataDir(t), onLost: (error) => (lost = error) })
  await until(() => {
    const pid = livingPostmaster(embedded.directory)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    return lost !== undefined
  }, 30_000)
  assert.match(lost?.message ?? '', /PostgreSQL/)
  await embedded.close()
})

test('a pid file that names another program is not believed', async (t) => {
  const dataDir = await madeDataDir(t)
  const first = await open(t, { dataDir })
  await first.close()
  const lines = [process.pid, first.directory, 1, 5432, first.directory, '', '', '']
  fs.writeFileSync(path.join(first.directory, 'postmaster.pid'), lines.join('\n'))
  assert.equal(livingPostmaster(first.directory), undefined)
  const second = await open(t, { dataDir })
  assert.notEqual(postmasterOf(second), process.pid)
})

test('a start that was killed while creating leaves nothing that a later one believes', async (t) => {
  const dataDir = temporaryFolder(t)
  const killed = startProcess(t, { dataDir })
  await until(() => fs.readdirSync(dataDir).some((name) => name.startsWith('postgres.new-')))
  await killed.end('SIGKILL')
  assert.equal(fs.existsSync(path.join(dataDir, 'postgres')), false)

  const first = await open(t, { dataDir })
  await first.close()
  await open(t, { dataDir })
  assert.deepEqual(fs.readdirSync(dataDir), ['postgres'])
})
