import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { addCrowd } from '../../test/api/people.ts'
import { startApi, type TestApi } from '../../test/support/api.ts'

describe('how lists of users are sent', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function crowd(count: number) {
    const team = await api.team()
    await addCrowd(api, team, count)
    const token = await team.token()
    const list = (headers: Record<string, string> = {}, path = '/v1/ext/users') =>
      api.send(path, { token, headers })
    return { team, token, list }
  }

  for (const path of [
    '/v1/ext/users',
    '/v2/ext/users',
    '/v1/ext/users?limit=2',
    '/v2/ext/users?search=first&fields=id',
  ])
    it(`${path} has a weak ETag, and answers 304 to who has it, until a person changes`, async () => {
      const { team, token, list } = await crowd(3)
      const first = await list({}, path)
      const etag = first.headers.etag!
      assert.match(etag, /^W\/"[\w.-]+"$/)
      for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
        const second = await list({ 'if-none-match': known }, path)
        assert.deepEqual([second.status, second.text, second.headers.etag], [304, '', etag], known)
      }
      for (const unknown of ['"x"', `${etag.slice(0, -1)}0"`, 'nonsense', ''])
        assert.equal((await list({ 'if-none-match': unknown }, path)).status, 200)
      const { body } = await list({}, '/v1/ext/users')
      await api.send(`/v1/ext/user/${body._data[0].id}`, {
        token,
        method: 'PATCH',
        body: { firstName: 'First New', isDeleted: true },
      })
      const third = await list({ 'if-none-match': etag }, path)
      assert.equal(third.status, 200)
      assert.notEqual(third.headers.etag, etag)
      assert.equal(team.id.length, 36)
    })

  it('the tags of teams differ, though their people versions may be equal', async () => {
    const one = await crowd(1)
    const two = await crowd(1)
    assert.notEqual((await one.list()).headers.etag, (await two.list()).headers.etag)
  })

  const decoders = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync }
  for (const [encoding, decode] of Object.entries(decoders))
    it(`is compressed with ${encoding} when that is asked for, over a kilobyte, also when it is a page or a single user`, async () => {
      const { token, list } = await crowd(20)
      const { body } = await list()
      for (const path of [
        '/v1/ext/users',
        '/v2/ext/users',
        '/v1/ext/users?limit=20',
        `/v1/ext/user/${body._data[0].id}`,
      ]) {
        const plain = await api.send(path, { token })
        const packed = await api.send(path, { token, headers: { 'accept-encoding': encoding } })
        assert.equal(plain.headers['content-encoding'], undefined)
        if (plain.bytes.length < 1024) {
          assert.equal(packed.headers['content-encoding'], undefined)
          continue
        }
        assert.equal(packed.headers['content-encoding'], encoding, path)
        assert.match(String(packed.headers.vary), /accept-encoding/i)
        assert.equal(decode(packed.bytes).toString(), plain.text)
        assert.ok(packed.bytes.length < plain.bytes.length)
        assert.equal(packed.headers.etag, plain.headers.etag)
      }
    })

  it('what is smaller is sent as it is, and so are errors', async () => {
    const { list } = await crowd(1)
    const answer = await list({ 'accept-encoding': 'gzip, br' })
    assert.ok(answer.bytes.length < 1024)
    assert.equal(answer.headers['content-encoding'], undefined)
    assert.equal(
      (await list({ 'accept-encoding': 'gzip' }, '/v1/ext/users?limit=x')).headers['content-encoding'],
      undefined,
    )
  })

  it('encodings that nobody knows, or refuses, are answered plainly', async () => {
    const { list } = await crowd(20)
    for (const encoding of ['identity', 'zstd', 'x', 'gzip;q=0', ';;', '*;q=0'])
      assert.ok([200, 406].includes((await list({ 'accept-encoding': encoding })).status), encoding)
    assert.equal((await list({ 'accept-encoding': 'zstd, gzip;q=0.1' })).headers['content-encoding'], 'gzip')
  })

  it('a 304 needs no body even when compression is asked for', async () => {
    const { list } = await crowd(20)
    const { headers } = await list({ 'accept-encoding': 'gzip' })
    const again = await list({ 'accept-encoding': 'gzip', 'if-none-match': headers.etag! })
    assert.deepEqual([again.status, again.bytes.length], [304, 0])
  })
})
