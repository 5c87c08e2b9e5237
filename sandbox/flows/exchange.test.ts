import assert from 'node:assert/strict'
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  generateKeyPairSync,
  privateDecrypt,
} from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { after, before, beforeEach, describe, it } from 'node:test'
import { customerWithNumber } from '../customers/customers.ts'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl, callGraph } from '../test-calls.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

interface Reply {
  readonly status: number
  /** Encrypted, unless it is a text. */
  readonly body: unknown
}

/** An endpoint of a business, as Meta's guide tells to write one. */
function decryptAndReply(
  text: string,
  reply: (data: unknown) => Reply,
): { status: number; text: string; data: unknown } {
  const sealed = JSON.parse(text) as Record<string, string>
  const bytes = (name: string) => Buffer.from(sealed[name]!, 'base64')
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const key = privateDecrypt({ key: privateKey, padding, oaepHash: 'sha256' }, bytes('encrypted_aes_key'))
  const vector = bytes('initial_vector')
  const all = bytes('encrypted_flow_data')
  const decipher = createDecipheriv('aes-128-gcm', key, vector)
  decipher.setAuthTag(all.subarray(-16))
  const plain = Buffer.concat([decipher.update(all.subarray(0, -16)), decipher.final()]).toString()
  const data: unknown = JSON.parse(plain)
  const { status, body } = reply(data)
  if (typeof body === 'string') return { status, text: body, data }
  const cipher = createCipheriv('aes-128-gcm', key, Buffer.from(vector.map((byte) => ~byte & 0xff)))
  const answer = Buffer.concat([cipher.update(JSON.stringify(body)), cipher.final(), cipher.getAuthTag()])
  return { status, text: answer.toString('base64'), data }
}

describe('the phone that fills in a Flow', () => {
  let sandbox: Sandbox
  let business: Business
  let server: Server
  let flowId = ''
  let reply: (data: unknown) => Reply
  let seen: { data: unknown; isSigned: boolean } | undefined
  before(async () => {
    sandbox = await startSandbox()
    server = createServer((request, response) => {
      void (async () => {
        const bytes = await buffer(request)
        const signature = createHmac('sha256', business.appSecret).update(bytes).digest('hex')
        const { status, text, data } = decryptAndReply(bytes.toString(), reply)
        seen = { data, isSigned: request.headers['x-hub-signature-256'] === `sha256=${signature}` }
        response.writeHead(status, { 'content-type': 'text/plain' }).end(text)
      })()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  after(async () => {
    await sandbox[Symbol.asyncDispose]()
    server.closeAllConnections()
    server.close()
  })
  const graph = (path: string, body?: object) =>
    callGraph(sandbox, path, { token: business.accessToken, ...(body !== undefined && { body }) })
  const key = (value: string, id = business.phoneNumberId) =>
    graph(`${id}/whatsapp_business_encryption`, { business_public_key: value })
  beforeEach(async () => {
    business = sandbox.makeBusiness()
    await key(pem)
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/flow`
    const fields = { name: 'Appointments', categories: ['OTHER'], endpoint_uri: endpoint }
    flowId = (await graph(`${business.wabaId}/flows`, fields)).body.id
  })
  const ask = (asked: object = { action: 'INIT' }) =>
    callControl(sandbox, `/flows/${flowId}/exchange`, {
      body: { phoneNumberId: business.phoneNumberId, ...asked },
    })

  it('encrypts what it says, signs it, and reads the answer', async () => {
    const next = { screen: 'SLOTS', data: { name: 'Zoë' } }
    reply = () => ({ status: 200, body: next })
    const asked = { action: 'data_exchange', screen: 'DAY', data: { day: 'Monday' }, flowToken: 'token 7' }
    const { body } = await ask(asked)
    assert.deepEqual(body, { status: 200, outcome: 'answered', answer: next })
    assert.deepEqual(seen, {
      isSigned: true,
      data: {
        version: '3.0',
        action: 'data_exchange',
        screen: 'DAY',
        data: { day: 'Monday' },
        flow_token: 'token 7',
      },
    })
  })

  it('sends the answers of the customer when the Flow is over', async () => {
    const params = { flow_token: 'token 7', day: 'Monday' }
    reply = () => ({
      status: 200,
      body: { screen: 'SUCCESS', data: { extension_message_response: { params } } },
    })
    const customer = customerWithNumber(sandbox.context, '15550109999')
    const { body } = await ask({ action: 'data_exchange', customer: customer.id })
    const message = sandbox.context.world.messages.get(body.messageId as string)
    const interactive = message?.content['interactive'] as { nfm_reply: { response_json: string } }
    assert.deepEqual(JSON.parse(interactive.nfm_reply.response_json), params)
    reply = () => ({ status: 200, body: { screen: 'NEXT', data: {} } })
    assert.equal((await ask({ action: 'INIT', customer: customer.id })).body.messageId, undefined)
  })

  it('asks whether the endpoint is well', async () => {
    reply = () => ({ status: 200, body: { data: { status: 'active' } } })
    const { body } = await callControl(sandbox, `/flows/${flowId}/ping`, {
      body: { phoneNumberId: business.phoneNumberId },
    })
    assert.deepEqual(body.answer, { data: { status: 'active' } })
    assert.deepEqual(seen!.data, { version: '3.0', action: 'ping' })
  })

  const refusals: readonly [number, unknown, string, string?][] = [
    [421, '', 'key_refused'],
    [432, '', 'signature_refused'],
    [427, '{"error_msg":"The order is closed"}', 'token_refused', 'The order is closed'],
    [500, 'broken', 'failed', 'broken'],
    [200, 'not encrypted', 'unreadable', 'not encrypted'],
    [200, '', 'unreadable', ''],
  ]
  for (const [status, text, outcome, message] of refusals)
    it(`reports ${outcome} for ${status} ${JSON.stringify(text)}`, async () => {
      reply = () => ({ status, body: text })
      const { body } = await ask()
      assert.deepEqual([body.status, body.outcome, body.message], [status, outcome, message])
    })

  it('reports that nobody is there', async () => {
    await graph(flowId, { endpoint_uri: 'http://127.0.0.1:1/flow' })
    const { body } = await ask()
    assert.deepEqual([body.status, body.outcome], [null, 'unreachable'])
  })

  it('says what is missing', async () => {
    const { world } = sandbox.context
    assert.equal((await ask({ action: 'INIT', customer: 'nobody' })).status, 404)
    assert.equal((await ask({ action: 'JUMP' })).status, 400)
    world.phoneNumbers.update(business.phoneNumberId, { isBusinessKeyStale: true })
    assert.match((await ask()).body.error.message, /business public key/)
    world.flows.update(flowId, { endpointUri: null })
    assert.match((await ask()).body.error.message, /endpoint_uri/)
  })

  describe('and the key of the business', () => {
    const read = async () => (await graph(`${business.phoneNumberId}/whatsapp_business_encryption`)).body.data

    it('is read back', async () => {
      assert.deepEqual(await read(), [
        { business_public_key: pem, business_public_key_signature_status: 'VALID' },
      ])
      const fresh = sandbox.makeBusiness()
      const empty = await callGraph(sandbox, `${fresh.phoneNumberId}/whatsapp_business_encryption`, {
        token: fresh.accessToken,
      })
      assert.deepEqual(empty.body, { data: [] })
    })

    it('is taken from a form', async () => {
      const answer = await callGraph(sandbox, `${business.phoneNumberId}/whatsapp_business_encryption`, {
        token: business.accessToken,
        body: new URLSearchParams({ business_public_key: pem }),
      })
      assert.deepEqual(answer.body, { success: true })
    })

    it('must be signed anew after the number is registered anew', async () => {
      await graph(`${business.phoneNumberId}/deregister`, {})
      await graph(`${business.phoneNumberId}/register`, { messaging_product: 'whatsapp', pin: '123456' })
      assert.equal((await read())[0].business_public_key_signature_status, 'MISMATCH')
      await key(pem)
      assert.equal((await read())[0].business_public_key_signature_status, 'VALID')
    })

    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    const wrong = [
      ['nothing', ''],
      ['no PEM', 'key'],
      ['a broken PEM', pem.replace('MII', 'AAA')],
      ['a short key', small.export({ type: 'spki', format: 'pem' }).toString()],
      ['a key of another kind', curve.export({ type: 'spki', format: 'pem' }).toString()],
      ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ] as const
    for (const [name, value] of wrong)
      it(`cannot be ${name}`, async () => assert.equal((await key(value)).body.error.code, 100))
  })
})
