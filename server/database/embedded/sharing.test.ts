/** Several processes on one cluster: who may, who is refused, and who ends it. */
import assert from 'node:assert/strict'
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

test('a second server is refused and told of the first', async (t) => {
  const dataDir = await madeDataDir(t)
  const first = startProcess(t, { dataDir, address: 'http://127.0.0.1:8080' })
  const opened = await first.told('open')
  await assert.rejects(open(t, { dataDir, role: 'server' }), {
    kind: 'conflict',
    code: 'server_running',
    message: new RegExp(`process ${first.pid} at http://127\\.0\\.0\\.1:8080`),
  })
  postmasterOf(opened)

  await first.end('SIGTERM')
  await open(t, { dataDir, role: 'server' })
})

test('commands work beside a server and the last one out ends PostgreSQL', async (t) => {
  const dataDir = await madeDataDir(t)
  const server = startProcess(t, { dataDir })
  const opened = await server.told('open')
  const pid = postmasterOf(opened)
  const command = await open(t, { dataDir })
  assert.deepEqual(await query(command, 'select 1 as one'), [{ one: 1 }])
  await command.close()
  assert.equal(postmasterOf(opened), pid)

  const later = await open(t, { dataDir })
  await server.end('SIGTERM')
  assert.equal(postmasterOf(later), pid)
  assert.deepEqual(await query(later, 'select 1 as one'), [{ one: 1 }])
  await later.close()
  assert.equal(livingPostmaster(later.directory), undefined)
})

test('several first starts at once all work, on one cluster', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'data')
  const others = [startProcess(t, { dataDir }), startProcess(t, { dataDir, role: 'command' })]
  const mine = await open(t, { dataDir })
  for (const other of others) assert.equal(postmasterOf(await other.told('open')), postmasterOf(mine))
  await Promise.all([mine.close(), ...others.map((other) => other.end('SIGTERM'))])
  assert.equal(livingPostmaster(mine.directory), undefined)
})

test('of two servers that start at once one is refused', async (t) => {
  const dataDir = await madeDataDir(t)
  const servers = [startProcess(t, { dataDir }), startProcess(t, { dataDir })]
  const told = await Promise.all(servers.map((server) => server.told('open', 'failed')))
  assert.deepEqual(told.map(({ event }) => event).sort(), ['failed', 'open'])
  assert.equal(told.find(({ event }) => event === 'failed')?.code, 'server_running')
})

test('whoever comes while PostgreSQL is being stopped gets one that stays', async (t) => {
  const dataDir = await madeDataDir(t)
  let leaving = await open(t, { dataDir })
  for (let round = 0; round < 5; round++) {
    const [, coming] = await Promise.all([leaving.close(), open(t, { dataDir })])
    assert.deepEqual(await query(coming, 'select 1 as one'), [{ one: 1 }])
    leaving = coming
  }
})

test('everybody who used a killed PostgreSQL gets on', async (t) => {
  const dataDir = await madeDataDir(t)
  const server = startProcess(t, { dataDir })
  await server.told('open')
  const messages: string[] = []
  const command = await open(t, { dataDir, log: (message) => messages.push(message) })
  process.kill(postmasterOf(command), 'SIGKILL')
  const back = 'PostgreSQL is back.'
  await until(() => messages.includes(back))
  while ((await server.told('log')).message !== back);
  assert.deepEqual(await query(command, 'select 1 as one'), [{ one: 1 }])
})

test('Ctrl-C in the terminal reaches the program only', async (t) => {
  const dataDir = await madeDataDir(t)
  const server = startProcess(t, { dataDir })
  const pid = postmasterOf(await server.told('open'))
  const command = await open(t, { dataDir })
  process.kill(-server.pid, 'SIGINT')
  await server.told('closed')
  assert.equal(postmasterOf(command), pid)
  assert.deepEqual(await query(command, 'select 1 as one'), [{ one: 1 }])
})
