import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { json } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { addMessageMedia, mediaAfter } from '../../../messaging/media/test-media.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'

const mebibyte = 1024 * 1024
const sizeMb = 100
// Buffers on the way, on both sides of it, since client and server share this process.
const mostGrowthMb = 60
const block = Buffer.alloc(mebibyte, 7)
const sha256 = () => {
  const hash = createHash('sha256')
  for (let count = 0; count < sizeMb; count += 1) hash.update(block)
  return hash.digest('hex')
}

function* blocks(before = '', after = '', megabytes = sizeMb): Generator<Buffer> {
  if (before !== '') yield Buffer.from(before)
  for (let count = 0; count < megabytes; count += 1) yield block
  if (after !== '') yield Buffer.from(after)
}

describe('a file of 100 MB needs little memory', () => {
  let api: TestApi
  let folder = ''
  const site = createServer((request, response) => {
    request.resume()
    if (request.method === 'POST')
      request.on('end', () =>
        response.setHeader('content-type', 'application/json').end('{"id":"610000000000009"}'),
      )
    else if (request.url?.startsWith('/v') === true)
      response.end(
        JSON.stringify({ url: `${api.context.sandbox.origin}/file`, mime_type: 'application/x-own' }),
      )
    else {
      response.writeHead(200, { 'content-length': sizeMb * mebibyte })
      void pipeline(Readable.from(blocks()), response).catch(() => undefined)
    }
  })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-media-'))
    api = await startApi({ environment: { DATA_DIR: folder }, background: true })
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    api.context.sandbox.origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    site.closeAllConnections()
    site.close()
    await rm(folder, { recursive: true })
  })

  async function someone() {
    const team = await api.team()
    return { team, token: await team.token('user'), plugin: await addPlugin(api, team) }
  }

  /** How much more memory the process took than before, in megabytes, at any time during the work. */
  async function growthDuring(work: () => Promise<void>): Promise<number> {
    const start = process.memoryUsage.rss()
    let most = start
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10)
    await work()
    clearInterval(timer)
    return Math.round((most - start) / mebibyte)
  }
  const ask = (path: string, token: string, method = 'GET', headers = {}) => {
    const request = httpRequest(api.origin + path, {
      method,
      agent: false,
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve).on('error', reject)
    })
    return { request, answer }
  }
  async function post(path: string, token: string, megabytes = sizeMb): Promise<Record<string, unknown>> {
    const start = '--b\r\nContent-Disposition: form-data; name="file"; filename="big.bin"\r\n\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const { request, answer } = ask(path, token, 'POST', headers)
    await pipeline(Readable.from(blocks(start, '\r\n--b--\r\n', megabytes)), request)
    return (await json(await answer)) as Record<string, unknown>
  }
  async function hashOf(path: string, token: string): Promise<string> {
    const { request, answer } = ask(path, token)
    request.end()
    const hash = createHash('sha256')
    for await (const chunk of (await answer) as AsyncIterable<Buffer>) hash.update(chunk)
    return hash.digest('hex')
  }

  it('when it is uploaded for everybody, and read', async (test) => {
    const { token, plugin } = await someone()
    const path = `/v1/ext/plugin/whatsapp/${plugin.id}/upload-public-media`
    // The first ones make room for what stays: code, buffers, sockets.
    for (let count = 0; count < 3; count += 1) await post(path, token, 10)
    const growth = await growthDuring(async () => {
      const { _data } = await post(path, token)
      const { publicMediaUrl } = _data as { publicMediaUrl: string }
      assert.equal(await hashOf(publicMediaUrl.slice(api.origin.length), token), sha256())
    })
    test.diagnostic(`grew by ${growth} MB`)
    assert.ok(growth < mostGrowthMb, `${growth} MB`)
  })

  it('when it is passed on to WhatsApp', async (test) => {
    const { token, plugin } = await someone()
    const growth = await growthDuring(async () => {
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0/${plugin.phoneNumberId}/media`
      assert.deepEqual(await post(path, token), { id: '610000000000009' })
    })
    test.diagnostic(`grew by ${growth} MB`)
    assert.ok(growth < mostGrowthMb, `${growth} MB`)
  })

  it('when it is shown from WhatsApp', async (test) => {
    const { token } = await someone()
    const growth = await growthDuring(async () => {
      assert.equal(await hashOf('/v1/whatsapp/v23.0/media/610000000000008/show', token), sha256())
    })
    test.diagnostic(`grew by ${growth} MB`)
    assert.ok(growth < mostGrowthMb, `${growth} MB`)
  })

  it('when it is fetched for a message', async (test) => {
    const { team, plugin } = await someone()
    const growth = await growthDuring(async () => {
      const link = `${api.context.sandbox.origin}/big`
      const messageId = await addMessageMedia(api, team, plugin.id, 'document', { document: { link } })
      const [media] = await mediaAfter(api, team, messageId)
      assert.equal(media?.sha256?.toString('hex'), sha256(), media?.problem ?? '')
    })
    test.diagnostic(`grew by ${growth} MB`)
    assert.ok(growth < mostGrowthMb, `${growth} MB`)
  })
})
