import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { newId } from '../../../lib/uuid.ts'
import { mediaPrefix } from '../../../messaging/media/media.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { addPlugin } from '../../../test/support/whatsapp.ts'
import { form, type Part } from '../photos/test-uploads.ts'

const html = '<!doctype html><script>alert(document.domain)</script>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

describe('public media: POST …/upload-public-media, GET /media/{team}/{day}/{file}', () => {
  let api: TestApi
  let folder = ''
  let png: Buffer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-media-'))
    api = await startApi({ environment: { DATA_DIR: folder, MEDIA_LIMIT_MB: '1' } })
    png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0a7' } })
      .png()
      .toBuffer()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  const file = (content: Buffer | string, filename = 'shop.png', type = 'image/png'): Part => ({
    name: 'file',
    content,
    filename,
    type,
  })
  async function someone(role = 'user') {
    const team = await api.team()
    const token = await team.token(role)
    const { id: pluginId } = await addPlugin(api, team)
    const upload = async (parts: readonly Part[], plugin = pluginId) =>
      api.send(`/v1/ext/plugin/whatsapp/${plugin}/upload-public-media`, {
        method: 'POST',
        token,
        ...(await form(parts)),
      })
    const path = async (...parts: Part[]) => {
      const answer = await upload(parts)
      assert.equal(answer.status, 200, answer.text)
      const url = String(answer.body._data.publicMediaUrl)
      assert.ok(url.startsWith(`${api.origin}/media/`), url)
      return url.slice(api.origin.length)
    }
    return { team, token, pluginId, upload, path }
  }
  const filesBelow = async () => {
    const found: string[] = []
    for await (const portion of api.context.files.list(mediaPrefix))
      found.push(...portion.map(({ key }) => key))
    return found.sort()
  }

  describe('works', () => {
    it('answers an address that everybody reads', async () => {
      const { team, path } = await someone()
      const found = await path(file(png))
      const day = new Date(api.now).toISOString().slice(0, 10)
      assert.match(found, new RegExp(`^/media/${team.id}/${day}/[0-9a-f-]{36}\\.png$`))
      const { status, bytes, headers } = await api.send(found)
      assert.deepEqual([status, bytes], [200, png])
      assert.equal(headers['content-type'], 'image/png')
      assert.equal(headers['content-length'], String(png.length))
      assert.equal(headers['content-disposition'], `inline; filename="shop.png"; filename*=UTF-8''shop.png`)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox")
      assert.equal(headers['accept-ranges'], 'bytes')
      assert.match(String(headers['cache-control']), /^public, .*immutable$/)
    })

    it('takes the extension from the field, the name of the part or the type, in this order', async () => {
      const { path } = await someone()
      const extension = async (...parts: Part[]) => (await path(...parts)).split('.').at(-1)
      assert.equal(await extension({ name: 'filename', content: 'a/b/photo.JPG' }, file(png, 'x.png')), 'jpg')
      assert.equal(await extension(file(png, 'x.jpeg'), { name: 'filename', content: '' }), 'jpeg')
      assert.equal(await extension(file(png, 'x')), 'png')
      assert.equal(await extension(file(Buffer.from([1, 2, 3]), 'x')), 'bin')
    })

    it('passes over parts that it does not know', async () => {
      const { path } = await someone()
      assert.ok(
        await path({ name: 'note', content: 'x' }, file('x', 'y', 'text/plain'), {
          ...file('z'),
          name: 'other',
        }),
      )
    })

    it('answers parts, the head alone, and that nothing has changed', async () => {
      const found = await (await someone()).path(file(png))
      const part = await api.send(found, { headers: { range: 'bytes=2-5' } })
      assert.deepEqual([part.status, part.bytes], [206, png.subarray(2, 6)])
      assert.equal(part.headers['content-range'], `bytes 2-5/${png.length}`)
      const outside = await api.send(found, { headers: { range: `bytes=${png.length}-` } })
      assert.deepEqual([outside.status, outside.headers['content-range']], [416, `bytes */${png.length}`])
      const head = await api.send(found, { method: 'HEAD' })
      assert.deepEqual(
        [head.status, head.bytes.length, head.headers['content-length']],
        [200, 0, String(png.length)],
      )
      const etag = String(head.headers.etag)
      assert.equal((await api.send(found, { headers: { 'if-none-match': etag } })).status, 304)
      const [same, other] = [etag, '"other"'].map((tag) => ({ range: 'bytes=0-0', 'if-range': tag }))
      assert.equal((await api.send(found, { headers: same! })).status, 206)
      assert.equal((await api.send(found, { headers: other! })).status, 200)
    })

    it('is not compressed, so that lengths and parts stay true', async () => {
      const text = 'a line of text\n'.repeat(500)
      const found = await (await someone()).path(file(text, 'notes.txt', 'text/plain'))
      const answer = await api.send(found, { headers: { 'accept-encoding': 'gzip, br' } })
      assert.deepEqual([answer.text, answer.headers['content-encoding']], [text, undefined])
      assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8')
    })

    it('answers the same address to the same request with the same Idempotency-Key', async () => {
      const { token, pluginId } = await someone()
      const path = `/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`
      const post = async (content: Buffer | string) => {
        const { body, headers } = await form([file(content)])
        return api.send(path, {
          method: 'POST',
          token,
          body,
          headers: { ...headers, 'idempotency-key': 'one' },
        })
      }
      const [first, second] = [await post(png), await post(png)]
      assert.deepEqual(second.body, first.body)
      assert.deepEqual(
        [first.headers['idempotent-replay'], second.headers['idempotent-replay']],
        [undefined, 'true'],
      )
      assert.equal((await post('other')).status, 409)
      const kept = await filesBelow()
      await Promise.all([1, 2, 3].map(() => post(png)))
      assert.deepEqual(await filesBelow(), kept)
    })

    it('keeps names in any script', async () => {
      const found = await (await someone()).path(file(png, 'दुकान.png'))
      const { headers } = await api.send(found, { method: 'HEAD' })
      const name = encodeURIComponent('दुकान')
      assert.match(String(headers['content-disposition']), new RegExp(`filename\\*=UTF-8''${name}\\.png$`))
    })

    it('is a media of the team, with a state', async () => {
      const { path, token, team, pluginId } = await someone()
      const found = await path(file(png))
      const id = found.slice(-40, -4)
      const { body } = await api.send(`/v1/ext/media/${id}`, { token })
      const { sha256, ...rest } = body._data
      assert.match(sha256, /^[0-9a-f]{64}$/)
      assert.deepEqual(rest, {
        id,
        state: 'STORED',
        type: 'image/png',
        size: png.length,
        filename: 'shop.png',
        problem: null,
        url: `${api.origin}/v1/ext/media/${id}`,
        createdAt: api.now,
        updatedAt: api.now,
        contentUrl: `${api.origin}/v1/ext/media/${id}/content`,
        publicMediaUrl: api.origin + found,
        source: 'PUBLIC',
        externalId: null,
        link: null,
        claimedType: 'image/png',
        attempts: 0,
        nextAttemptAt: null,
        plugin: pluginId,
        message: null,
        team: team.id,
      })
      const content = await api.send(`/v1/ext/media/${id}/content`, { token })
      assert.deepEqual([content.bytes, content.headers['cache-control']], [png, 'private, max-age=3600'])
    })
  })

  describe('refuses', () => {
    const faults = async (parts: Part[]) => {
      const { status, body } = await (await someone()).upload(parts)
      return [status, ...body._errors]
    }

    it('a body without the file, with two, or with an empty one', async () => {
      assert.deepEqual(await faults([{ name: 'filename', content: 'x.png' }]), [
        400,
        'file: is required: a part with the file',
      ])
      assert.deepEqual(await faults([file(png), file(png)]), [400, 'file: must be there once'])
      assert.deepEqual(await faults([file('')]), [400, 'file: is empty'])
    })

    it('a body that is no form, or breaks off', async () => {
      const { token, pluginId } = await someone()
      const path = `/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`
      const json = await api.send(path, { method: 'POST', token, body: { file: 'x' } })
      assert.deepEqual([json.status, json.body._meta.code], [415, 'content_type_unsupported'])
      const { body, headers } = await form([file(png)])
      const cut = await api.send(path, { method: 'POST', token, headers, body: body.subarray(0, -60) })
      assert.deepEqual([cut.status, cut.body._meta.code], [400, 'multipart_invalid'])
    })

    it('more than the limit, and keeps nothing of it', async () => {
      const before = await filesBelow()
      const { upload } = await someone()
      for (const size of [1024 * 1024 + 1, 3 * 1024 * 1024]) {
        const { status, body } = await upload([file(Buffer.alloc(size))])
        assert.deepEqual([status, body._meta.code], [413, 'media_too_large'])
      }
      assert.deepEqual(await filesBelow(), before)
      assert.deepEqual(await readdir(join(folder, 'files', '.unfinished')), [])
      assert.equal((await upload([file(Buffer.alloc(1024 * 1024))])).status, 200)
    })
  })

  describe('protects', () => {
    for (const [name, content, type] of [
      ['page.html', html, 'text/html'],
      ['photo.png', html, 'image/png'],
      ['drawing.svg', svg, 'image/svg+xml'],
      ['photo.jpg', svg, 'image/jpeg'],
      ['x.xml', `<?xml version="1.0"?>${svg}`, 'text/xml'],
      ['x.js', 'alert(1)', 'text/javascript'],
      ['x.xhtml', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'application/xhtml+xml'],
    ] as const)
      it(`browsers from ${name} called ${type}`, async () => {
        const { headers } = await api.send(await (await someone()).path(file(content, name, type)))
        assert.doesNotMatch(String(headers['content-type']), /html|svg|xml|script|image/)
        if (!String(headers['content-type']).startsWith('text/plain'))
          assert.match(String(headers['content-disposition']), /^attachment/)
        assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox")
        assert.equal(headers['x-content-type-options'], 'nosniff')
      })

    it('names that would break a header or a path', async () => {
      const found = await (
        await someone()
      ).path({ name: 'filename', content: '../../a"\r\nb.p/ng' }, file(png))
      assert.match(found, /\.png$/)
      assert.equal((await api.send(found)).status, 200)
    })

    it('all other addresses are empty, near ones included', async () => {
      const one = await someone()
      const found = await one.path(file(png))
      const other = await someone()
      const [, , team = '', day = ''] = found.split('/')
      for (const path of [
        found.replace('.png', '.jpg'),
        found.replace('.png', ''),
        found.replace(day, '2020-01-01'),
        found.replace(team, other.team.id),
        found.replace(team, newId()),
        found.replace(/[0-9a-f-]{36}\.png/, `${newId()}.png`),
        `/media/${team}/${day}/..%2f..%2fsecret.key`,
        '/media/a/b/c',
      ])
        assert.equal((await api.send(path)).status, 404, path)
    })

    it('plugins and media of other teams', async () => {
      const [one, other] = [await someone(), await someone()]
      assert.equal((await one.upload([file(png)], other.pluginId)).status, 404)
      assert.equal((await one.upload([file(png)], 'x')).status, 404)
      const id = (await other.path(file(png))).slice(-40, -4)
      for (const path of [`/v1/ext/media/${id}`, `/v1/ext/media/${id}/content`, '/v1/ext/media/x']) {
        const { status, body } = await api.send(path, { token: one.token })
        assert.deepEqual([status, body._meta.code], [404, 'media_not_found'])
      }
    })

    it('asks for a token before anything else', async () => {
      const { pluginId } = await someone()
      const sent = { method: 'POST', ...(await form([file(png)])) }
      assert.equal(
        (await api.send(`/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`, sent)).status,
        401,
      )
      for (const path of [`/v1/ext/media/${newId()}`, `/v1/ext/media/${newId()}/content`])
        assert.equal((await api.send(path)).status, 401)
    })
  })
})
