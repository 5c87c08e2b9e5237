import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { diskFiles } from './disk-files.ts'
import type { FileStore } from './file-store.ts'

describe('files on disk', () => {
  let folder = ''
  let root = ''
  let files: FileStore
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-files-'))
    root = join(folder, 'not', 'there', 'yet')
    files = diskFiles(root)
  })
  after(() => rm(folder, { recursive: true }))

  const content = async (key: string) => {
    const found = await files.read(key)
    return found && { size: found.size, text: (await buffer(found.stream)).toString() }
  }
  const keys = async (prefix: string) => {
    const found: string[] = []
    for await (const portion of files.list(prefix)) found.push(...portion.map(({ key }) => key))
    return found.sort()
  }
  const failing = () =>
    Readable.from(
      (async function* () {
        yield await Promise.resolve('half')
        throw new Error('the client is gone')
      })(),
    )

  it('keeps what is written, from memory and from a stream', async () => {
    await files.write('kept/ab/one', Buffer.from('first'))
    await files.write('kept/ab/two.x', Readable.from(['sec', 'ond']))
    assert.deepEqual(await content('kept/ab/one'), { size: 5, text: 'first' })
    assert.deepEqual(await content('kept/ab/two.x'), { size: 6, text: 'second' })
    assert.equal(await files.read('kept/ab/three'), undefined)
  })

  it('reads a part of a file, and still tells the size of all of it', async () => {
    await files.write('kept/ab/parts', Buffer.from('0123456789'))
    const found = await files.read('kept/ab/parts', { start: 2, end: 4 })
    assert.deepEqual([found!.size, (await buffer(found!.stream)).toString()], [10, '234'])
  })

  it('a write that fails leaves what was there, and nothing else', async () => {
    await files.write('whole/one', Buffer.from('before'))
    await assert.rejects(files.write('whole/one', failing()), /client is gone/)
    await assert.rejects(files.write('whole/two', failing()), /client is gone/)
    assert.deepEqual(await content('whole/one'), { size: 6, text: 'before' })
    assert.deepEqual(await keys('whole'), ['whole/one'])
    assert.deepEqual(await readdir(join(root, '.unfinished')), [])
  })

  it('a reader has all of the old file or all of the new one while many write', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000))
    await files.write('busy/one', Buffer.from(texts[0]!))
    const reads = texts.map(() => content('busy/one'))
    await Promise.all(texts.map((text) => files.write('busy/one', Buffer.from(text))))
    for (const read of await Promise.all(reads)) assert.ok(texts.includes(read!.text))
  })

  it('removes, also what is not there', async () => {
    await files.write('gone/one', Buffer.from('x'))
    await files.remove('gone/one')
    await files.remove('gone/one')
    assert.equal(await files.read('gone/one'), undefined)
  })

  it('lists the files below a prefix, with the time of writing', async () => {
    await files.write('listed/a/one', Buffer.from('x'))
    await files.write('listed/b/two', Buffer.from('x'))
    await files.write('listed-too/three', Buffer.from('x'))
    assert.deepEqual(await keys('listed'), ['listed/a/one', 'listed/b/two'])
    assert.deepEqual(await keys('nothing'), [])
    for await (const [entry] of files.list('listed'))
      assert.ok(Math.abs(entry!.writtenAt - Date.now()) < 60_000)
  })

  it('removes what unfinished writes have left, but not what is being written', async () => {
    const source = new PassThrough()
    source.write('half')
    const writing = files.write('late/one', source)
    while ((await readdir(join(root, '.unfinished'))).length === 0) await Promise.resolve()
    assert.equal(await files.removeUnfinished(Date.now() - 60_000), 0)
    source.end()
    await writing
    assert.deepEqual(await content('late/one'), { size: 4, text: 'half' })
    await writeFile(join(root, '.unfinished', 'of-a-killed-server'), 'half')
    assert.equal(await files.removeUnfinished(Date.now() + 60_000), 1)
    assert.deepEqual(await readdir(join(root, '.unfinished')), [])
  })

  it('only the account of the server can read a file', async () => {
    await files.write('own/one', Buffer.from('x'))
    assert.equal((await stat(join(root, 'own', 'one'))).mode & 0o077, 0)
    assert.equal((await stat(join(root, 'own'))).mode & 0o077, 0)
  })

  for (const key of [
    '',
    '..',
    'a/../b',
    '/etc/passwd',
    'a//b',
    '.unfinished/x',
    'A/b',
    'a\\b',
    'a/b/',
    'a\0',
  ])
    it(`refuses the key ${JSON.stringify(key)}`, async () => {
      await assert.rejects(files.write(key, Buffer.from('x')), /not a key/)
      await assert.rejects(files.read(key), /not a key/)
    })
})
