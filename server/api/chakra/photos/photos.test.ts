import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { newId } from '../../../lib/uuid.ts'
import { startApi, type TestApi } from '../../../test/support/api.ts'
import { bomb, twoHalves } from '../../../records/photos/test-pictures.ts'
import type { Received } from '../../../test/support/http.ts'
import { form, photoPart, type Part } from './test-uploads.ts'

describe('photos: POST /v1/ext/photo, POST and GET /v1/ext/photo/{photoId}', () => {
  let api: TestApi
  let folder = ''
  let jpeg: Buffer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'felloe-photos-'))
    api = await startApi({ environment: { DATA_DIR: folder, PHOTO_LIMIT_MB: '1' } })
    jpeg = await twoHalves(120, 80).jpeg().toBuffer()
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  async function someone(role = 'user') {
    const team = await api.team()
    const { id: user, username } = await team.user()
    const token = await team.token(role, { user: username })
    const upload = async (parts: readonly Part[], id?: string) =>
      api.send(id === undefined ? '/v1/ext/photo' : `/v1/ext/photo/${id}`, {
        token,
        method: 'POST',
        ...(await form(parts)),
      })
    const fetch = (id: string, query = '', headers: Record<string, string> = {}) =>
      api.send(`/v1/ext/photo/${id}${query}`, { token, headers })
    return { team, user, token, upload, fetch }
  }

  describe('works', () => {
    it('answers the photo with its real type and size', async () => {
      const { team, user, upload } = await someone()
      const answer = await upload([photoPart(jpeg, 'shop front.jpg')])
      assert.equal(answer.status, 200, answer.text)
      const { id, ...rest } = answer.body._data
      assert.match(id, /^[0-9a-f-]{36}$/)
      assert.deepEqual(rest, {
        createdAt: api.now,
        updatedAt: api.now,
        filetype: 'image/jpeg',
        filename: 'shop front.jpg',
        height: 80,
        width: 120,
        isPublic: false,
        team: team.id,
        user,
      })
      assert.deepEqual([answer.body._meta, answer.body._errors], [{}, []])
    })

    it('answers the bytes with what a browser needs to show and keep them', async () => {
      const { upload, fetch } = await someone()
      const { id } = (await upload([photoPart(jpeg), { name: 'filename', content: 'दुकान "1".jpg' }])).body
        ._data
      const { status, bytes, headers } = await fetch(id)
      assert.equal(status, 200)
      const { width, height, format } = await sharp(bytes).metadata()
      assert.deepEqual([width, height, format], [120, 80, 'jpeg'])
      assert.equal(headers['content-type'], 'image/jpeg')
      assert.equal(headers['content-length'], String(bytes.length))
      assert.equal(headers['cache-control'], 'private, max-age=3600')
      assert.match(String(headers.vary), /authorization/i)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(
        headers['content-disposition'],
        `inline; filename="_____ _1_.jpg"; filename*=UTF-8''%E0%A4%A6%E0%A5%81%E0%A4%95%E0%A4%BE%E0%A4%A8%20%221%22.jpg`,
      )
    })

    it('has smaller pictures, each with a tag of its own, and answers 304 to who has them', async () => {
      const { upload, fetch } = await someone()
      const large = await twoHalves(2000, 1000).jpeg().toBuffer()
      const { id } = (await upload([photoPart(large)])).body._data
      const tags = new Set<string>()
      for (const [query, width, height] of [
        ['', 2000, 1000],
        ['?size=medium', 1024, 512],
        ['?size=thumb', 256, 128],
      ] as const) {
        const { bytes, headers } = await fetch(id, query)
        const found = await sharp(bytes).metadata()
        assert.deepEqual([found.width, found.height], [width, height])
        assert.equal(headers['content-type'], `image/${found.format}`)
        const known = await fetch(id, query, { 'if-none-match': headers.etag! })
        assert.deepEqual([known.status, known.bytes.length], [304, 0])
        tags.add(headers.etag!)
      }
      assert.equal(tags.size, 3)
    })

    it('does not enlarge what is small', async () => {
      const { upload, fetch } = await someone()
      const { id } = (await upload([photoPart(jpeg)])).body._data
      for (const query of ['?size=medium', '?size=thumb'])
        assert.equal((await sharp((await fetch(id, query)).bytes).metadata()).width, 120)
    })

    it('answers the figures as JSON with meta=true', async () => {
      const { upload, fetch } = await someone()
      const { body } = await upload([photoPart(jpeg)])
      assert.deepEqual((await fetch(body._data.id, '?meta=true')).body, body)
    })

    it('takes the parts in any order, and the filename before the name of the part', async () => {
      const { upload } = await someone()
      const filename: Part = { name: 'filename', content: '../../etc/front\u0000.jpg' }
      for (const parts of [
        [photoPart(jpeg), filename],
        [filename, photoPart(jpeg)],
      ])
        assert.equal((await upload(parts)).body._data.filename, 'front.jpg')
    })

    it('makes a name where there is none', async () => {
      const { upload } = await someone()
      assert.equal(
        (await upload([photoPart(jpeg), { name: 'filename', content: '..\\' }])).body._data.filename,
        'photo.jpeg',
      )
    })

    it('believes the bytes and not the name or the filetype', async () => {
      const { upload, fetch } = await someone()
      const png = await twoHalves(30, 20).png().toBuffer()
      const answer = await upload([
        photoPart(png, 'picture.jpg', 'image/jpeg'),
        { name: 'filetype', content: 'image/jpeg' },
      ])
      assert.equal(answer.body._data.filetype, 'image/png')
      assert.equal(answer.body._data.filename, 'picture.jpg')
      assert.equal((await fetch(answer.body._data.id)).headers['content-type'], 'image/png')
    })

    it('the same upload with the same id, in any case, answers the same photo', async () => {
      const { upload } = await someone()
      const id = newId()
      const first = await upload([photoPart(jpeg)], id)
      api.now += 5000
      const second = await upload([photoPart(jpeg, 'other name.jpg')], id.toUpperCase())
      assert.equal(first.body._data.id, id)
      assert.deepEqual([second.status, second.body], [200, first.body])
    })

    it('a request that is repeated with its Idempotency-Key answers the photo of the first', async () => {
      const { token } = await someone()
      const repeat = async (content: Buffer, key: string) => {
        const { body, headers } = await form([photoPart(content)])
        const path = '/v1/ext/photo'
        return api.send(path, {
          token,
          method: 'POST',
          body,
          headers: { ...headers, 'idempotency-key': key },
        })
      }
      const answers = await Promise.all([repeat(jpeg, 'k1'), repeat(jpeg, 'k1'), repeat(jpeg, 'k1')])
      assert.equal(new Set(answers.map(({ text }) => text)).size, 1, answers[0].text)
      assert.equal((await repeat(jpeg, 'k1')).headers['idempotent-replay'], 'true')
      assert.notEqual((await repeat(jpeg, 'k2')).body._data.id, answers[0].body._data.id)
      const other = await repeat(await twoHalves(9, 9).png().toBuffer(), 'k1')
      assert.deepEqual([other.status, other.body._meta.code], [409, 'idempotency_key_reused'])
    })

    it('one id can be had by photos of two teams', async () => {
      const id = newId()
      const [one, two] = [await someone(), await someone()]
      const other = await twoHalves(10, 10).png().toBuffer()
      assert.equal((await one.upload([photoPart(jpeg)], id)).status, 200)
      assert.equal((await two.upload([photoPart(other)], id)).status, 200)
      assert.equal((await one.fetch(id)).headers['content-type'], 'image/jpeg')
      assert.equal((await two.fetch(id)).headers['content-type'], 'image/png')
    })

    it('ten at once are ten photos', async () => {
      const { upload, fetch } = await someone()
      const answers = await Promise.all(
        Array.from({ length: 10 }, async (_, index) =>
          upload([
            photoPart(
              await twoHalves(200 + index, 100)
                .jpeg()
                .toBuffer(),
            ),
          ]),
        ),
      )
      assert.equal(new Set(answers.map(({ body }) => body._data.id)).size, 10)
      for (const [index, { body }] of answers.entries()) {
        assert.equal(body._data.width, 200 + index)
        assert.equal((await sharp((await fetch(body._data.id)).bytes).metadata()).width, 200 + index)
      }
    })

    it('the same id at once: one picture stays, whole, and every answer is about it or a refusal', async () => {
      const { upload, fetch } = await someone()
      const id = newId()
      const pictures = await Promise.all([50, 60].map((width) => twoHalves(width, 40).jpeg().toBuffer()))
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => upload([photoPart(pictures[index % 2]!)], id)),
      )
      const taken = answers.filter(({ status }) => status === 200)
      assert.equal(taken.length, 4)
      const widths = new Set(taken.map(({ body }) => body._data.width))
      assert.deepEqual([...widths], [(await sharp((await fetch(id)).bytes).metadata()).width])
      for (const { status } of answers) assert.ok(status === 200 || status === 409)
    })
  })

  describe('refuses', () => {
    it('another picture under an id that is taken', async () => {
      const { upload, fetch } = await someone()
      const id = newId()
      await upload([photoPart(jpeg)], id)
      const before = (await fetch(id)).bytes
      const answer = await upload([photoPart(await twoHalves(9, 9).png().toBuffer())], id)
      assert.deepEqual([answer.status, answer.body._meta.code], [409, 'photo_exists'])
      assert.deepEqual((await fetch(id)).bytes, before)
    })

    it('an id that is no UUID', async () => {
      const { upload } = await someone()
      const answer = await upload([photoPart(jpeg)], 'front')
      assert.equal(answer.status, 400)
      assert.match(answer.body._errors[0], /^photoId: must be a UUID/)
    })

    for (const [what, head] of [
      ['a HEIC picture', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
      ['an SVG drawing', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['a PDF document', Buffer.from('%PDF-1.7')],
      ['a TIFF picture', Buffer.from('II*\0aaaa')],
      ['a BMP picture', Buffer.from('BM000000')],
      ['a film or sound', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
      ['something else', Buffer.from('<script>alert(1)</script>')],
    ] as const)
      it(`${what}, and says what is taken`, async () => {
        const { upload } = await someone()
        const answer = await upload([photoPart(head)])
        assert.deepEqual([answer.status, answer.body._meta.code], [415, 'photo_type_unsupported'])
        assert.deepEqual(answer.body._errors, [
          `photo: must be a JPEG, PNG, WebP, GIF or AVIF picture, and this is ${what}`,
        ])
      })

    it('a file above the limit, whether its length is announced or not', async () => {
      const { upload, token } = await someone()
      const large = Buffer.concat([jpeg, Buffer.alloc(1024 * 1024)])
      const announced = await upload([photoPart(large)])
      const { body, headers } = await form([photoPart(large)])
      const streamed = await fetch(`${api.origin}/v1/ext/photo`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: new Blob([new Uint8Array(body)]).stream(),
        duplex: 'half',
      })
      for (const [status, { _meta, _errors }] of [
        [announced.status, announced.body],
        [streamed.status, (await streamed.json()) as Received['body']],
      ] as const) {
        assert.deepEqual([status, _meta.code], [413, 'photo_too_large'])
        assert.match(_errors[0], /^photo: has more than 1 MB/)
      }
    })

    it('more pixels than can be wanted, without reading them', async () => {
      const { upload } = await someone()
      const answer = await upload([photoPart(await bomb(12_000, 9_000))])
      assert.deepEqual([answer.status, answer.body._meta.code], [413, 'photo_too_large'])
      assert.match(answer.body._errors[0], /12000 × 9000 pixels/)
    })

    it('what breaks off or is broken', async () => {
      const { upload } = await someone()
      const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
      const noisy = sharp({ create: { width: 300, height: 300, channels: 3, background: 'white', noise } })
      for (const whole of [
        await noisy.jpeg().toBuffer(),
        await noisy.png().toBuffer(),
        await noisy.webp().toBuffer(),
      ])
        for (const broken of [whole.subarray(0, whole.length / 2), whole.subarray(0, 20)]) {
          const answer = await upload([photoPart(broken)])
          assert.deepEqual([answer.status, answer.body._meta.code], [400, 'photo_broken'])
        }
    })

    it('a body without the file, with it twice, as text, or with unknown parts, all at once', async () => {
      const { upload, token } = await someone()
      const cases: [readonly Part[], RegExp[]][] = [
        [[{ name: 'filename', content: 'x' }], [/^photo: is required/]],
        [[photoPart('')], [/^photo: is empty/]],
        [[{ name: 'photo', content: 'x' }], [/^photo: must be a file/]],
        [[photoPart(jpeg), photoPart(jpeg)], [/^photo: must be there once/]],
        [
          [photoPart(jpeg), { name: 'file_name', content: 'x' }, { ...photoPart(jpeg), name: 'image' }],
          [/^file_name: is not known here. Did you mean "filename"\?/, /^image: is not known here/],
        ],
      ]
      for (const [parts, expected] of cases) {
        const answer = await upload(parts)
        assert.equal(answer.status, 400)
        assert.equal(answer.body._errors.length, expected.length, answer.text)
        for (const [index, error] of expected.entries()) assert.match(answer.body._errors[index], error)
      }
      const json = await api.send('/v1/ext/photo', { token, method: 'POST', body: { photo: 'x' } })
      assert.deepEqual([json.status, json.body._meta.code], [415, 'content_type_unsupported'])
      const { body, headers } = await form([photoPart(jpeg)])
      const cut = await api.send('/v1/ext/photo', {
        token,
        method: 'POST',
        body: body.subarray(0, 200),
        headers,
      })
      assert.deepEqual([cut.status, cut.body._meta.code], [400, 'multipart_invalid'])
    })

    it('sizes that there are not', async () => {
      const { upload, fetch } = await someone()
      const { id } = (await upload([photoPart(jpeg)])).body._data
      const answer = await fetch(id, '?size=huge')
      assert.equal(answer.status, 400)
      assert.match(answer.body._errors[0], /^size: must be thumb or medium/)
    })
  })

  describe('protects', () => {
    it('photos of other teams, and unknown and malformed ids alike', async () => {
      const { id } = (await (await someone()).upload([photoPart(jpeg)])).body._data
      const { fetch } = await someone('admin')
      for (const unknown of [id, newId(), 'front', '%00'])
        for (const query of ['', '?size=thumb', '?meta=true']) {
          const answer = await fetch(unknown, query)
          assert.deepEqual([answer.status, answer.body._meta.code], [404, 'photo_not_found'])
        }
    })

    it('shows every key of the team what one of them uploaded', async () => {
      const { team, upload } = await someone('admin')
      const { id } = (await upload([photoPart(jpeg)])).body._data
      const token = await team.token('user')
      assert.equal((await api.send(`/v1/ext/photo/${id}`, { token })).status, 200)
    })

    it('asks for a token before it looks at anything', async () => {
      const { upload } = await someone()
      const { id } = (await upload([photoPart(jpeg)])).body._data
      const { body, headers } = await form([photoPart(jpeg)])
      for (const path of ['/v1/ext/photo', `/v1/ext/photo/${id}`])
        assert.equal((await api.send(path, { method: 'POST', body, headers })).status, 401)
      for (const query of ['', '?meta=true', '?size=huge'])
        assert.equal((await api.send(`/v1/ext/photo/${id}${query}`)).status, 401)
    })
  })
})
