import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { mediaAfter } from '../../../messaging/media/test-media.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'
import { form } from '../photos/test-uploads.ts'

const dayMs = 86_400_000

describe('media with the sandbox', () => {
  let api: TestApi
  let connected: ConnectedSandbox
  let folder = ''
  let png: Buffer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-media-'))
    api = await startApi({ environment: { DATA_DIR: folder }, background: true })
    connected = await withSandbox(api)
    png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0a7' } })
      .png()
      .toBuffer()
  })
  after(async () => {
    await connected[Symbol.asyncDispose]()
    await api[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  async function someone() {
    const team = await api.team()
    const token = await team.token()
    const { plugin, business } = await connected.connect(team)
    const base = `/v1/ext/plugin/whatsapp/${plugin.id}`
    const number = `${base}/api/v23.0/${plugin.phoneNumberId}`
    const get = (path: string) => api.send(path, { token })
    const upload = async () => {
      const sent = await form([
        { name: 'messaging_product', content: 'whatsapp' },
        { name: 'type', content: 'image/png' },
        { name: 'file', content: png, filename: 'shop.png', type: 'image/png' },
      ])
      const { status, body, text } = await api.send(`${number}/media`, { method: 'POST', token, ...sent })
      assert.equal(status, 200, text)
      return String(body.id)
    }
    /** The files of a message that is sent now. */
    const send = async (image: object) => {
      const body = { messaging_product: 'whatsapp', to: '15550107777', type: 'image', image }
      const sent = await api.send(`${number}/messages`, { method: 'POST', token, body })
      assert.equal(sent.status, 200, sent.text)
      const [row] = await api.context.database.rows<{ id: string }>(
        'select id from chat_messages where team_id = $1 order by id desc limit 1',
        [team.id],
      )
      return mediaAfter(api, team, row!.id)
    }
    return { team, token, business, base, get, upload, send }
  }

  it('is uploaded, described, shown, and deleted', async () => {
    const { upload, get, token, base } = await someone()
    const id = await upload()
    const { body } = await get(`/v1/whatsapp/v23.0/media/${id}`)
    assert.deepEqual([body.id, body.mime_type, body.file_size], [id, 'image/png', png.length])
    const shown = await get(body.url.slice(api.origin.length))
    assert.deepEqual([shown.bytes, shown.headers['content-type']], [png, 'image/png'])
    const deleted = await api.send(`${base}/api/v23.0/media/${id}`, { method: 'DELETE', token })
    assert.deepEqual(deleted.body, { success: true })
    assert.equal((await get(`/v1/whatsapp/v23.0/media/${id}`)).status, 404)
  })

  it('has an address here that outlives the five minutes of the one there, and the thirty days of the file', async () => {
    const { upload, get, business, send } = await someone()
    const id = await upload()
    const asked = await fetch(`${connected.sandbox.origin}/v23.0/${id}`, {
      headers: { authorization: `Bearer ${business.accessToken}` },
    })
    const { url } = (await asked.json()) as { url: string }
    const [media] = await send({ id })
    assert.deepEqual([media?.state, media?.mimeType, media?.problem], ['STORED', 'image/png', null])
    const { clock } = connected.sandbox.context
    clock.advance(6 * 60_000)
    const expired = await fetch(url, { headers: { authorization: `Bearer ${business.accessToken}` } })
    assert.equal(expired.status, 404)
    const other = await upload()
    clock.advance(31 * dayMs)
    assert.deepEqual((await get(`/v1/whatsapp/v23.0/media/${id}/show`)).bytes, png)
    assert.deepEqual((await get(`/v1/ext/media/${media!.id}/content`)).bytes, png)
    assert.equal((await get(`/v1/whatsapp/v23.0/media/${other}/show`)).status, 404)
  })

  it('that was published here is used for a link to it, without a way through the network', async () => {
    const { base, token, send } = await someone()
    const sent = await form([{ name: 'file', content: png, filename: 'shop.png', type: 'image/png' }])
    const { body } = await api.send(`${base}/upload-public-media`, { method: 'POST', token, ...sent })
    const [media] = await send({ link: body._data.publicMediaUrl })
    assert.deepEqual([media?.state, media?.problem, media?.filename], ['STORED', null, 'shop.png'])
  })
})
