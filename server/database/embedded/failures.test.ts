/** Starts that cannot succeed: each says what is wrong and what to do. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { canEnter, isRoot, nobody } from './account.ts'
import { startFailure } from './failures.ts'
import { afterwards, madeDataDir, open, query, startProcess, temporaryFolder } from './test-harness.ts'

test('DATA_DIR is a file', async (t) => {
  const file = path.join(temporaryFolder(t), 'data')
  fs.writeFileSync(file, '')
  for (const dataDir of [file, path.join(file, 'below')]) {
    await assert.rejects(open(t, { dataDir }), { kind: 'unavailable', code: 'data_dir_not_a_folder' })
  }
})

test('DATA_DIR may not be written', async (t) => {
  const account = isRoot() ? nobody() : undefined
  if (account !== undefined && !canEnter(account, import.meta.dirname)) {
    t.skip('no other account can read the program here')
    return
  }
  const dataDir = path.join(temporaryFolder(t), 'data')
  fs.mkdirSync(dataDir, { mode: 0o555 })
  const other = startProcess(t, { dataDir }, account === undefined ? {} : { account })
  const failed = await other.told('failed')
  assert.equal(failed.code, 'data_dir_unwritable')
  assert.match(failed.message ?? '', new RegExp(`${dataDir} cannot be used`))
})

test('DATA_DIR is to be made on a read-only file system', () => {
  // What Node says there when the folders above are made too.
  const cause = new Error("ENOENT: no such file or directory, mkdir '/read-only/data'")
  assert.equal(startFailure('/read-only/data', cause).code, 'data_dir_unwritable')
})

test('the cluster was made by another version of PostgreSQL', async (t) => {
  const dataDir = temporaryFolder(t)
  fs.mkdirSync(path.join(dataDir, 'postgres'))
  fs.writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '16\n')
  await assert.rejects(open(t, { dataDir }), {
    code: 'postgres_version',
    message: /PostgreSQL 16.*DATABASE_URL/,
  })
})

test('something else lies where the cluster should be', async (t) => {
  const dataDir = temporaryFolder(t)
  fs.mkdirSync(path.join(dataDir, 'postgres'))
  fs.writeFileSync(path.join(dataDir, 'postgres/photo.jpg'), '')
  await assert.rejects(open(t, { dataDir }), { code: 'data_dir_foreign' })
})

test('there is no space left, when creating and when starting', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'disk')
  fs.mkdirSync(dataDir)
  const mounted =
    isRoot() && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', dataDir]).status === 0
  if (!mounted) {
    t.skip('no small file system can be mounted here')
    return
  }
  afterwards(t, () => spawnSync('umount', ['-l', dataDir]))
  const full = { kind: 'unavailable', code: 'data_dir_full', message: /no space left/ }
  await assert.rejects(open(t, { dataDir }), full)
  assert.deepEqual(fs.readdirSync(dataDir), [], 'a failed start leaves nothing')

  spawnSync('mount', ['-o', 'remount,size=80m', dataDir])
  const first = await open(t, { dataDir })
  await query(first, 'create table kept as select 1 as one')
  await first.close()
  const filler = path.join(dataDir, 'filler')
  assert.notEqual(spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096']).status, 0)
  await assert.rejects(open(t, { dataDir }), full)

  fs.rmSync(filler)
  const again = await open(t, { dataDir })
  assert.deepEqual(await query(again, 'select * from kept'), [{ one: 1 }])
})

test('files may not grow as large as they must', async (t) => {
  const dataDir = temporaryFolder(t)
  // 512-byte units: 500 KiB, less than one segment of the write-ahead log.
  const other = startProcess(t, { dataDir }, { shell: 'ulimit -f 1000 && exec "$0" "$@"' })
  assert.equal((await other.told('failed')).code, 'data_dir_full')
  assert.deepEqual(fs.readdirSync(dataDir), [])
})

test('a setting that PostgreSQL refuses is named', async (t) => {
  const embedded = open(t, { dataDir: await madeDataDir(t), settings: { shared_buffers: 'plenty' } })
  await assert.rejects(embedded, { code: 'embedded_failed', message: /shared_buffers.*plenty/ })
})

test('what the system says becomes what to do', () => {
  const cases: [said: string, code: string, advice: RegExp][] = [
    [
      'postgres: error while loading shared libraries: libicuuc.so.60',
      'embedded_incomplete',
      /node setup\.mjs/,
    ],
    [
      'initdb: error: could not look up effective user ID 1234: user does not exist',
      'embedded_unsupported',
      /passwd/,
    ],
    ['spawn /native/bin/initdb ENOENT', 'embedded_unsupported', /DATABASE_URL/],
    ['PANIC:  could not write to file: No space left on device', 'data_dir_full', /Free some/],
    ['something nobody has seen', 'embedded_failed', /something nobody has seen/],
  ]
  for (const [said, code, advice] of cases) {
    const failure = startFailure('/data', new Error('start failed'), said)
    assert.equal(failure.code, code)
    assert.match(failure.message, advice)
  }
})
