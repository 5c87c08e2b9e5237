import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { addNumber } from '../control/businesses.ts'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph } from '../test-calls.ts'
import { keepMedia, mediaLifetimes, mediaUrl } from './media.ts'
import { testFiles } from './test-files.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
const png = testFiles['image/png']

describe('media', () => {
  let sandbox: Sandbox
  let business: Business
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
  })
  beforeEach(() => callControl(sandbox, '/knobs', { method: 'PATCH', body: { mediaNeedsToken: true } }))
  after(() => sandbox[Symbol.asyncDispose]())

  const graph = (path: string, options: Parameters<typeof callGraph>[2] = {}) =>
    callGraph(sandbox, `v23.0/${path}`, { token: business.accessToken, ...options })
  const form = (fields: Record<string, string>, file?: Blob, name = 'dot.png'): FormData => {
    const body = new FormData()
    for (const [key, value] of Object.entries(fields)) body.set(key, value)
    if (file !== undefined) body.set('file', file, name)
    return body
  }
  const picture = new Blob([new Uint8Array(png)], { type: 'image/png' })
  const upload = (body: FormData, query = '') =>
    graph(`${business.phoneNumberId}/media${query}`, { method: 'POST', body })
  const uploaded = async (): Promise<string> =>
    (await upload(form({ messaging_product: 'whatsapp', type: 'image/png' }, picture))).body.id
  const download = (url: string, headers: Record<string, string> = {}) =>
    fetch(url, { headers: { authorization: `Bearer ${business.accessToken}`, ...headers } })
  const advance = (advanceMs: number) => callControl(sandbox, '/clock', { body: { advanceMs } })

  it('is uploaded, described and downloaded', async () => {
    const { status, body } = await upload(form({ messaging_product: 'whatsapp', type: 'image/png' }, picture))
    assert.equal(status, 200)
    assert.match(body.id, /^\d{15}$/)
    const shown = (await graph(body.id)).body
    assert.deepEqual(
      { ...shown, url: '' },
      {
        messaging_product: 'whatsapp',
        url: '',
        mime_type: 'image/png',
        sha256: createHash('sha256').update(png).digest('hex'),
        file_size: png.length,
        id: body.id,
      },
    )
    assert.deepEqual((await graph(`${body.id}?fields=mime_type`)).body, {
      mime_type: 'image/png',
      id: body.id,
    })
    const url = new URL(shown.url)
    assert.equal(url.origin, sandbox.origin)
    assert.equal(url.pathname, '/whatsapp_business/attachments/')
    assert.deepEqual([...url.searchParams.keys()], ['mid', 'source', 'ext', 'hash'])
    const answer = await download(shown.url)
    assert.equal(answer.headers.get('content-type'), 'image/png')
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), png)
  })

  const sloppy: [string, Record<string, string>, string][] = [
    ['a kind in place of the type', { messaging_product: 'whatsapp', type: 'image' }, ''],
    ['no type: that of the file counts', { messaging_product: 'whatsapp' }, ''],
    ['messaging_product in the query', {}, '?messaging_product=whatsapp'],
  ]
  for (const [name, fields, query] of sloppy)
    it(`takes an upload with ${name}`, async () => {
      const { status, body } = await upload(form(fields, picture), query)
      assert.equal(status, 200, JSON.stringify(body))
      assert.equal((await graph(body.id)).body.mime_type, 'image/png')
    })

  it('refuses an upload without messaging_product or without a file', async () => {
    const without = (await upload(form({ type: 'image/png' }, picture))).body.error
    assert.deepEqual(
      [without.code, without.message],
      [100, '(#100) The parameter messaging_product is required.'],
    )
    const empty = (await upload(form({ messaging_product: 'whatsapp' }))).body.error
    assert.deepEqual([empty.code, empty.message], [100, '(#100) The parameter file is required.'])
  })

  const refused: [string, Record<string, string>, Blob][] = [
    ['is not what it says', { type: 'image/jpeg' }, picture],
    ['is of no type', {}, new Blob([new Uint8Array(png)])],
    ['is of a type that cannot be sent', {}, new Blob(['GIF89a'], { type: 'image/gif' })],
    [
      'is too large',
      { type: 'image' },
      new Blob([new Uint8Array(png), new Uint8Array(5 * 1024 * 1024)], { type: 'image/png' }),
    ],
  ]
  for (const [name, fields, file] of refused)
    it(`refuses a file that ${name} with 131053`, async () => {
      const { status, body } = await upload(form({ messaging_product: 'whatsapp', ...fields }, file))
      assert.deepEqual([status, body.error?.code], [400, 131053])
      assert.equal(typeof body.error.error_data.details, 'string')
    })

  it('belongs to the number that uploaded it', async () => {
    const id = await uploaded()
    const other = addNumber(sandbox.context, business.wabaId)
    assert.equal((await graph(`${id}?phone_number_id=${business.phoneNumberId}`)).status, 200)
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await graph(`${id}?phone_number_id=${other.id}`, { method })
      assert.deepEqual([status, body.error.error_subcode], [400, 33])
    }
    const stranger = sandbox.makeBusiness()
    const unseen = await graph(id, { token: stranger.accessToken })
    assert.deepEqual([unseen.status, unseen.body.error.error_subcode], [400, 33])
  })

  it('is gone after it was deleted', async () => {
    const id = await uploaded()
    const { url } = (await graph(id)).body
    assert.deepEqual((await graph(id, { method: 'DELETE' })).body, { success: true })
    assert.equal((await graph(id)).body.error.error_subcode, 33)
    assert.equal((await download(url)).status, 404)
  })

  it('is downloaded with a token that reaches it, in whatever form it comes', async () => {
    const { url } = (await graph(await uploaded())).body
    const statusWith = async (headers: Record<string, string>) => (await fetch(url, { headers })).status
    assert.equal(await statusWith({}), 401)
    assert.equal(await statusWith({ authorization: 'Bearer EAAwrong' }), 404)
    assert.equal(await statusWith({ authorization: `Bearer ${sandbox.makeBusiness().accessToken}` }), 404)
    assert.equal(
      await statusWith({ authorization: `OAuth ${business.accessToken}`, 'user-agent': 'Googlebot/2.1' }),
      200,
    )
    assert.equal((await fetch(`${url}&access_token=${business.accessToken}`)).status, 200)
  })

  it('is downloaded without a token when the knob allows it', async () => {
    await callControl(sandbox, '/knobs', { method: 'PATCH', body: { mediaNeedsToken: false } })
    const { url } = (await graph(await uploaded())).body
    assert.equal((await fetch(url)).status, 200)
    assert.equal((await fetch(url.replace(/hash=.*/, 'hash=guessed'))).status, 404)
  })

  it('has an address for five minutes, then another', async () => {
    const id = await uploaded()
    const { url } = (await graph(id)).body
    await advance(4 * minuteMs)
    assert.equal((await download(url)).status, 200)
    await advance(minuteMs + 1_000)
    assert.equal((await download(url)).status, 404)
    assert.equal((await download((await graph(id)).body.url)).status, 200)
    const longer = new URL((await graph(id)).body.url)
    longer.searchParams.set('ext', '9999999999')
    assert.equal((await download(longer.href)).status, 404, 'nobody can prolong an address')
  })

  const ranges: [string, number, string | null, number][] = [
    ['bytes=0-3', 206, 'bytes 0-3/70', 4],
    ['bytes=60-', 206, 'bytes 60-69/70', 10],
    ['bytes=-5', 206, 'bytes 65-69/70', 5],
    ['bytes=60-999', 206, 'bytes 60-69/70', 10],
    ['bytes=70-', 416, 'bytes */70', 0],
    ['lines=1-2', 200, null, 70],
  ]
  for (const [range, status, shown, size] of ranges)
    it(`answers the range ${range} with ${status}`, async () => {
      const { url } = (await graph(await uploaded())).body
      const answer = await download(url, { range })
      assert.deepEqual([answer.status, answer.headers.get('content-range')], [status, shown])
      assert.equal((await answer.arrayBuffer()).byteLength, size)
    })

  it('lives for thirty days after an upload, and for seven when a customer sent it', async () => {
    const [fromBusiness, fromCustomer] = [
      await uploaded(),
      await keepMedia(sandbox.context, {
        phoneNumberId: business.phoneNumberId,
        bytes: Buffer.from('anything at all'),
        mimeType: 'application/x-anything',
        filename: 'a note.txt',
        lifetimeMs: mediaLifetimes.receivedMs,
      }),
    ]
    const answer = await download(mediaUrl(sandbox.context, fromCustomer, 'webhook'))
    assert.equal(answer.headers.get('content-type'), 'application/x-anything')
    assert.match(answer.headers.get('content-disposition') ?? '', /a%20note\.txt/)
    await advance(7 * dayMs)
    assert.equal((await graph(fromCustomer.id)).body.error?.error_subcode, 33)
    assert.equal((await graph(fromBusiness)).status, 200)
    await advance(23 * dayMs)
    assert.equal((await graph(fromBusiness)).body.error?.error_subcode, 33)
    assert.equal(await sandbox.context.blobs.read(fromBusiness), undefined)
  })

  it('is there after a restart, for the rest of its time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
    try {
      const first = await startSandbox({ folder })
      const { phoneNumberId, accessToken: token } = first.makeBusiness()
      const { id } = await keepMedia(first.context, {
        phoneNumberId,
        bytes: png,
        mimeType: 'image/png',
        lifetimeMs: mediaLifetimes.receivedMs,
      })
      const { search } = new URL((await callGraph(first, `v23.0/${id}`, { token })).body.url)
      await first[Symbol.asyncDispose]()
      await using second = await startSandbox({ folder })
      const answer = await fetch(`${second.origin}/whatsapp_business/attachments/${search}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), png)
      await callControl(second, '/clock', { body: { advanceMs: 7 * dayMs } })
      assert.equal((await callGraph(second, `v23.0/${id}`, { token })).body.error.error_subcode, 33)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
