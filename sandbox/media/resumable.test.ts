import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callGraph } from '../test-calls.ts'
import { testFiles } from './test-files.ts'

const png = testFiles['image/png']

describe('resumable uploads', () => {
  let sandbox: Sandbox
  let business: Business
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
  })
  after(() => sandbox[Symbol.asyncDispose]())

  const begin = (query = `file_name=a.png&file_length=${png.length}&file_type=image/png`) =>
    callGraph(sandbox, `v23.0/${business.appId}/uploads?${query}`, {
      method: 'POST',
      token: business.accessToken,
    })
  const send = async (id: string, bytes: Buffer, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${sandbox.origin}/v23.0/${id}`, {
      method: 'POST',
      headers: { authorization: `OAuth ${business.accessToken}`, file_offset: '0', ...headers },
      body: new Uint8Array(bytes),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, any> } // eslint-disable-line @typescript-eslint/no-explicit-any
  }

  it('are announced, sent, and then known by a handle', async () => {
    const { id } = (await begin()).body
    assert.match(id, /^upload:[\w-]+\?sig=[\w-]+$/)
    const { status, body } = await send(id, png)
    assert.equal(status, 200, JSON.stringify(body))
    assert.match(body['h'], /^4::/)
  })

  // curl calls any data a form, unless it is told otherwise.
  for (const type of ['image/png', 'application/x-www-form-urlencoded', 'application/json', 'text/plain'])
    it(`take the bytes as they are, whatever they are called: ${type}`, async () => {
      const { id } = (await begin()).body
      const { body } = await send(id, png, { 'content-type': type })
      const upload = sandbox.context.world.uploads.find(({ handle }) => handle === body['h'])
      assert.deepEqual(await sandbox.context.blobs.read(upload?.id ?? ''), png)
    })

  it('can be announced to the app of the token', async () => {
    const answer = await callGraph(sandbox, 'v23.0/app/uploads?file_length=3&file_type=image/png', {
      method: 'POST',
      token: business.accessToken,
    })
    assert.match(answer.body.id, /^upload:/)
  })

  it('go on where they were', async () => {
    const { id } = (await begin()).body
    const part = await send(id, png.subarray(0, 30))
    assert.deepEqual(part.body, { id, file_offset: 30 })
    const shown = await callGraph(sandbox, `v23.0/${id}`, { token: business.accessToken })
    assert.deepEqual(shown.body, { id, file_offset: 30 })
    const wrong = await send(id, png.subarray(10), { file_offset: '10' })
    assert.deepEqual([wrong.status, wrong.body['error'].code], [400, 100])
    assert.match((await send(id, png.subarray(30), { file_offset: '30' })).body['h'], /^4::/)
  })

  it('refuse more bytes than were announced, types that cannot be samples, and strangers', async () => {
    const { id } = (await begin()).body
    assert.equal((await send(id, Buffer.concat([png, png]))).status, 400)
    assert.equal((await begin('file_name=a.gif&file_length=10&file_type=image/gif')).status, 400)
    assert.equal((await begin('file_name=a.png&file_type=image/png')).status, 400)
    const stranger = sandbox.makeBusiness()
    const unseen = await send(id, png, { authorization: `OAuth ${stranger.accessToken}` })
    assert.equal(unseen.body['error'].error_subcode, 33)
  })
})
