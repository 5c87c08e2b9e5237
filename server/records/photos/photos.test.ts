import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { diskFiles } from '../../files/disk-files.ts'
import type { FileStore } from '../../files/file-store.ts'
import { newId } from '../../lib/uuid.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'
import { existingPhotos } from './existing-photos.ts'
import { photosPrefix } from './photo.ts'
import { addPhoto, readPhoto } from './photos.ts'
import { receiveFile } from './receive.ts'
import { removeOrphans } from './remove-orphans.ts'
import { twoHalves } from './test-pictures.ts'

const hourMs = 3_600_000

describe('photos', () => {
  let api: TestApi
  let folder = ''
  let files: FileStore
  let picture: Buffer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-photos-'))
    // Other tests upload at the same time.
    process.env['TMPDIR'] = folder
    api = await startApi({ environment: { DATA_DIR: folder } })
    files = diskFiles(join(folder, 'files'))
    picture = await twoHalves(40, 20).jpeg().toBuffer()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    delete process.env['TMPDIR']
    await rm(folder, { recursive: true })
  })

  async function add(options: { store?: FileStore; id?: string; content?: Buffer } = {}) {
    const team = await api.team()
    const actor = team.actor()
    const context = { ...api.context, files: options.store ?? files }
    await using file = await receiveFile(Readable.from([options.content ?? picture]), 1)
    const { photo } = await addPhoto(context, actor, { id: options.id, filename: undefined, file })
    return { team, photo }
  }

  async function keys(): Promise<string[]> {
    const found: string[] = []
    for await (const portion of files.list(photosPrefix)) found.push(...portion.map(({ key }) => key))
    return found.sort()
  }

  const uploads = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('felloe-upload-'))

  it('says which of some ids are photos of the team', async () => {
    const [one, other] = [await add(), await add()]
    const { database } = api.context
    const asked = [one.photo.id.toUpperCase(), other.photo.id, newId(), 'front', '']
    assert.deepEqual(await existingPhotos(database, one.team.id, asked), new Set([one.photo.id]))
    assert.deepEqual(await existingPhotos(database, one.team.id, []), new Set())
  })

  it('removes the files of a crash between files and row after a while, and no others', async () => {
    const { photo } = await add()
    const kept = await keys()
    const broken: FileStore = {
      ...files,
      async write(key, content) {
        await files.write(key, content)
        if (key.endsWith('.thumb')) throw new Error('killed')
      },
    }
    await assert.rejects(add({ store: broken }), /killed/)
    assert.equal((await keys()).length, kept.length + 3)
    assert.equal((await removeOrphans(api.context)).orphans, 0, 'it may still be going on')
    api.now += 2 * hourMs
    assert.deepEqual(await removeOrphans(api.context), { orphans: 3, unfinished: 0 })
    assert.deepEqual(await keys(), kept)
    const { stream } = await readPhoto({ ...api.context, files }, photo, 'thumb')
    assert.ok((await buffer(stream)).length > 0)
  })

  it('takes an upload in byte for byte, with its hash, and forgets it after', async () => {
    const chunks = Array.from({ length: 5 }, () => randomBytes(100_000))
    const whole = Buffer.concat(chunks)
    let path = ''
    {
      await using file = await receiveFile(Readable.from(chunks), 1)
      path = file.path
      assert.deepEqual(await readFile(path), whole)
      assert.deepEqual(file.sha256, createHash('sha256').update(whole).digest())
      assert.deepEqual([file.size, file.head], [whole.length, whole.subarray(0, file.head.length)])
    }
    await assert.rejects(readFile(path), { code: 'ENOENT' })
  })

  it('an upload that is refused leaves nothing', async () => {
    const before = await keys()
    await assert.rejects(add({ content: picture.subarray(0, 100) }), { code: 'photo_broken' })
    await assert.rejects(add({ content: Buffer.from('<svg/>') }), { code: 'photo_type_unsupported' })
    await assert.rejects(add({ content: Buffer.alloc(1024 * 1024 + 1) }), { code: 'photo_too_large' })
    assert.deepEqual(await keys(), before)
    assert.deepEqual(await uploads(), [])
  })

  it('a client that goes away in the middle leaves nothing', async () => {
    const token = await (await api.team()).token()
    const aborted = new AbortController()
    const sending = fetch(`${api.origin}/v1/ext/photo`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
      body: new ReadableStream({
        start(controller) {
          const head = '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
          controller.enqueue(Buffer.concat([Buffer.from(head), picture]))
        },
      }),
      duplex: 'half',
      signal: aborted.signal,
    })
    while ((await uploads()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    aborted.abort()
    await assert.rejects(sending)
    for (let tries = 0; (await uploads()).length > 0; tries += 1) {
      assert.ok(tries < 400, 'the file of the upload stays')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })
})
