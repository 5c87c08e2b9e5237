import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { MediaFetcher } from '../../../messaging/media/media-fetcher.ts'
import {
  addMessageMedia,
  mediaAfter,
  startGraphFiles,
  type GraphFiles,
} from '../../../messaging/media/test-media.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import { form } from '../photos/test-uploads.ts'

const pdf = Buffer.from('%PDF-1.7 a menu')

describe('files at WhatsApp: /v1/whatsapp and /v2/whatsapp/{version}/media', () => {
  let api: TestApi
  let files: GraphFiles
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-media-'))
    api = await startApi({ environment: { DATA_DIR: folder, MEDIA_LIMIT_MB: '1' } })
    files = await startGraphFiles()
    api.context.sandbox.origin = files.origin
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await files[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  async function someone(options: Parameters<typeof addPlugin>[2] = {}) {
    const team = await api.team()
    const token = await team.token('user')
    const plugin = await addPlugin(api, team, options)
    const get = (path: string, headers: Record<string, string> = {}) => api.send(path, { token, headers })
    return { team, token, plugin, get }
  }
  const media = (id: string, version = 'v23.0') => `/v1/whatsapp/${version}/media/${id}`
  const bytesPaths = (id: string) => [
    `${media(id)}/show`,
    `/v2/whatsapp/v19.0/media/${id}/show`,
    `/v1/whatsapp/v23.0/media/whatsapp_business/attachments?mid=${id}`,
    `/v2/whatsapp/v23.0/media/whatsapp_business/attachments?mid=${id}&ext=1&hash=x&source=getMedia`,
  ]

  describe('works', () => {
    it("describes a file in WhatsApp's own form, with an address of ours that takes the same token", async () => {
      const { get, token } = await someone()
      const id = files.add(pdf, 'application/pdf')
      const { status, body } = await get(media(id))
      assert.equal(status, 200)
      assert.deepEqual(body, {
        messaging_product: 'whatsapp',
        url: `${api.origin}/v1/whatsapp/v23.0/media/${id}/show`,
        mime_type: 'application/pdf',
        sha256: 'ab'.repeat(32),
        file_size: pdf.length,
        id,
      })
      const shown = await api.send(body.url.slice(api.origin.length), { token })
      assert.deepEqual([shown.status, shown.bytes], [200, pdf])
    })

    it('shows the bytes with their type, at every address that clients use', async () => {
      const { get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      for (const path of bytesPaths(id)) {
        const { status, bytes, headers } = await get(path)
        assert.deepEqual([status, bytes, headers['content-type']], [200, pdf, 'application/pdf'], path)
        assert.equal(headers['content-length'], String(pdf.length))
        assert.equal(headers['x-content-type-options'], 'nosniff')
      }
    })

    it('asks the version of the Graph that the request names', async () => {
      const { get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      await get(media(id, 'v19.0'))
      assert.equal(files.graph.asked.at(-1)?.path, `/v19.0/${id}`)
    })

    it('shows what is stored here, when WhatsApp has long forgotten it', async () => {
      const { team, plugin, get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      const fetcher = new MediaFetcher(api.context, { log: api.context.log, idleMs: 5 })
      fetcher.start()
      const messageId = await addMessageMedia(api, team, plugin.id, 'document', { document: { id } })
      await mediaAfter(api, team, messageId)
      await fetcher.stop()
      files.remove(id)
      const { body } = await get(media(id))
      assert.deepEqual([body.mime_type, body.file_size, body.id], ['application/pdf', pdf.length, id])
      for (const path of bytesPaths(id)) assert.deepEqual((await get(path)).bytes, pdf)
      const part = await get(bytesPaths(id)[0]!, { range: 'bytes=0-3' })
      assert.deepEqual([part.status, part.text], [206, '%PDF'])
    })

    it('finds whose a file is among the plugins of the team, and remembers it', async () => {
      const { team, get } = await someone({ accessToken: 'EAAONE' })
      await addPlugin(api, team, { accessToken: 'EAATWO' })
      await addPlugin(api, team, { accessToken: 'EAATHREE' })
      const id = files.add(pdf, 'application/pdf', { token: 'EAAONE' })
      const tokens = async () => {
        const before = files.graph.asked.length
        assert.equal((await get(media(id))).status, 200)
        return files.graph.asked.slice(before).map(({ headers }) => headers.authorization)
      }
      assert.deepEqual(await tokens(), ['Bearer EAATHREE', 'Bearer EAATWO', 'Bearer EAAONE'])
      assert.deepEqual(await tokens(), ['Bearer EAAONE'])
    })

    it('asks for a fresh address when one has run out', async () => {
      const { get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      files.disturb('/file/', 1, (response) => response.writeHead(404).end())
      assert.deepEqual((await get(`${media(id)}/show`)).bytes, pdf)
    })

    it('passes an upload through, form and all, and answers as WhatsApp does', async () => {
      const { plugin, token } = await someone()
      files.disturb('/media', 1, (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"610000000000001"}'),
      )
      const sent = await form([
        { name: 'messaging_product', content: 'whatsapp' },
        { name: 'file', content: pdf, filename: 'menu.pdf', type: 'application/pdf' },
      ])
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v20.0/${plugin.phoneNumberId}/media`
      const answer = await api.send(`${path}?messaging_product=whatsapp`, { method: 'POST', token, ...sent })
      assert.deepEqual([answer.status, answer.body], [200, { id: '610000000000001' }])
      const asked = files.graph.asked.at(-1)!
      assert.equal(asked.path, `/v20.0/${plugin.phoneNumberId}/media?messaging_product=whatsapp`)
      assert.equal(asked.headers.authorization, 'Bearer EAATEST')
      assert.equal(asked.headers['content-type'], sent.headers['content-type'])
      assert.equal(asked.headers['content-length'], String(sent.body.length))
      assert.equal(asked.text, sent.body.toString())
    })

    it('takes uploads that are larger than other bodies may be', async () => {
      const { plugin, token } = await someone()
      files.disturb('/media', 1, (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"610000000000002"}'),
      )
      const sent = await form([{ name: 'file', content: Buffer.alloc(1024 * 1024), filename: 'x' }])
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v20.0/${plugin.phoneNumberId}/media`
      assert.equal((await api.send(path, { method: 'POST', token, ...sent })).status, 200)
    })

    it('says the state of a file of a message, and has one that was given up fetched again', async () => {
      const { team, plugin, token, get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      const messageId = await addMessageMedia(api, team, plugin.id, 'document', { document: { id } })
      const [waiting] = await mediaAfter(api, team, messageId, () => true)
      const path = `/v1/ext/media/${waiting!.id}`
      const first = await get(path)
      assert.deepEqual([first.body._data.state, first.body._data.nextAttemptAt], ['WAITING', api.now])
      const early = await get(`${path}/content`)
      assert.deepEqual([early.status, early.body._meta.code], [409, 'media_not_stored'])
      files.disturb(id, 1, (response) => {
        response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"error":{"code":100,"message":"x"}}')
      })
      const fetcher = new MediaFetcher(api.context, { log: api.context.log, idleMs: 5 })
      fetcher.start()
      await mediaAfter(api, team, messageId)
      const failed = (await get(path)).body._data
      assert.deepEqual([failed.state, failed.attempts], ['FAILED', 1])
      assert.match(
        (await get(`${path}/content`)).body._errors[0],
        /could not be fetched\. WhatsApp does not hold/,
      )
      const again = await api.send(`${path}/retry`, { method: 'POST', token })
      assert.equal(again.body._data.state, 'WAITING')
      await mediaAfter(api, team, messageId)
      await fetcher.stop()
      assert.deepEqual((await get(`${path}/content`)).bytes, pdf)
      assert.equal((await api.send(`${path}/retry`, { method: 'POST', token })).body._data.state, 'STORED')
      const stranger = await someone()
      assert.equal((await api.send(`${path}/retry`, { method: 'POST', token: stranger.token })).status, 404)
    })

    it('describes and deletes a file of one plugin', async () => {
      const { plugin, token, get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0/media/${id}`
      assert.equal((await get(path)).body.id, id)
      const deleted = await api.send(path, { method: 'DELETE', token })
      assert.deepEqual([deleted.status, deleted.body], [200, { success: true }])
      assert.equal((await get(path)).status, 404)
    })
  })

  describe('refuses', () => {
    it('ids that nobody knows, and texts that are none, without asking WhatsApp for those', async () => {
      const { get } = await someone()
      for (const path of [media('699999999999999'), ...bytesPaths('699999999999999')]) {
        const { status, body } = await get(path)
        assert.deepEqual([status, body._meta.code], [404, 'media_not_found'], path)
      }
      const before = files.graph.asked.length
      for (const id of ['me', '1%2F2', '..%2Fme', '9'.repeat(60)])
        assert.equal((await get(media(id))).status, 404)
      assert.equal(files.graph.asked.length, before)
      const { status, body } = await get('/v2/whatsapp/v23.0/media/whatsapp_business/attachments')
      assert.deepEqual([status, body._errors], [400, ['mid: is required']])
    })

    it('with the words of WhatsApp, or that it cannot be reached', async () => {
      const { get } = await someone()
      const id = files.add(pdf, 'application/pdf')
      const error = { message: 'Invalid OAuth access token', type: 'OAuthException', code: 190 }
      files.disturb(id, 1, (response) =>
        response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error })),
      )
      const refused = await get(media(id))
      assert.deepEqual([refused.status, refused.body._errors], [400, ['(#190) Invalid OAuth access token']])
      files.disturb('/file/', 1, (response) => response.writeHead(500).end())
      const broken = await get(`${media(id)}/show`)
      assert.deepEqual([broken.status, broken.body._meta.code], [502, 'media_unobtainable'])
    })

    it('files beyond the limit', async () => {
      const { get, plugin, token } = await someone()
      const id = files.add(Buffer.alloc(1024 * 1024 + 1), 'application/pdf')
      const { status, body } = await get(`${media(id)}/show`)
      assert.deepEqual([status, body._errors], [502, ['The file has more than 1 MB.']])
      const sent = await form([{ name: 'file', content: Buffer.alloc(1_200_000), filename: 'x' }])
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v20.0/${plugin.phoneNumberId}/media`
      assert.equal((await api.send(path, { method: 'POST', token, ...sent })).status, 413)
    })
  })

  describe('protects', () => {
    it('files of other teams, stored or not', async () => {
      const [one, other] = [
        await someone({ accessToken: 'EAAOWN' }),
        await someone({ accessToken: 'EAAOTHER' }),
      ]
      const id = files.add(pdf, 'application/pdf', { token: 'EAAOTHER' })
      assert.equal((await other.get(media(id))).status, 200)
      for (const path of [media(id), ...bytesPaths(id)]) assert.equal((await one.get(path)).status, 404)
      const { plugin } = other
      for (const path of [`media/${id}`, `${plugin.phoneNumberId}/media`]) {
        const method = path.startsWith('media') ? 'DELETE' : 'POST'
        const sent = method === 'POST' ? await form([{ name: 'file', content: 'x', filename: 'x' }]) : {}
        const url = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v20.0/${path}`
        assert.equal((await api.send(url, { method, token: one.token, ...sent })).status, 404)
      }
    })

    it('browsers from pages that WhatsApp calls so', async () => {
      const { get } = await someone()
      const id = files.add(Buffer.from('<script>alert(1)</script>'), 'text/html')
      const { headers } = await get(`${media(id)}/show`)
      assert.equal(headers['content-type'], 'application/octet-stream')
      assert.match(String(headers['content-disposition']), /^attachment/)
    })

    it('other objects of WhatsApp from being deleted by their ids', async () => {
      const { plugin, token } = await someone()
      files.disturb('212000000000001', 1, (response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"id":"212000000000001","name":"x"}'),
      )
      const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0/media/212000000000001`
      assert.equal((await api.send(path, { method: 'DELETE', token })).status, 404)
      assert.equal(files.graph.asked.at(-1)?.method, 'GET')
    })

    it('WhatsApp from downloads that nobody takes', async () => {
      const { token } = await someone()
      const id = files.add(pdf, 'application/pdf')
      const closed = Promise.withResolvers<undefined>()
      files.disturb('/file/', 1, (response) => {
        response.writeHead(200, { 'content-type': 'application/pdf' }).write('%PDF-')
        response.on('close', () => closed.resolve(undefined))
      })
      const client = httpRequest(`${api.origin}${media(id)}/show`, {
        headers: { authorization: `Bearer ${token}` },
        agent: false,
      })
      client.on('error', () => undefined)
      client.on('response', (response) => {
        response.on('error', () => undefined)
        response.once('data', () => client.destroy())
      })
      client.end()
      await Promise.race([closed.promise, sleep(5_000).then(() => assert.fail('it went on'))])
    })

    it('asks for a token before anything else', async () => {
      for (const path of [
        media('1'),
        ...bytesPaths('1'),
        '/v2/whatsapp/v23.0/media/whatsapp_business/attachments',
      ])
        assert.equal((await api.send(path)).status, 401, path)
    })
  })
})
