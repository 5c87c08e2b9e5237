import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { startSandbox, type Business, type Sandbox } from '../index.ts'
import { callControl } from '../test-calls.ts'

/** A client that was not written for the sandbox, with its own idea of every request. */
describe('a common client, unmodified', () => {
  let sandbox: Sandbox
  let business: Business
  let client: WhatsAppClient
  before(async () => {
    sandbox = await startSandbox()
    business = sandbox.makeBusiness()
    client = new WhatsAppClient({
      accessToken: business.accessToken,
      baseUrl: sandbox.origin,
      graphVersion: 'v23.0',
    })
  })
  after(() => sandbox[Symbol.asyncDispose]())

  it('registers a number', async () => {
    const { phoneNumberId } = business
    const { phoneNumbers } = client
    assert.deepEqual(
      await phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'en_US' }),
      {
        success: true,
      },
    )
    const { pendingCode } = (await callControl(sandbox, `/numbers/${phoneNumberId}`)).body
    assert.equal((await phoneNumbers.verifyCode({ phoneNumberId, code: pendingCode })).success, true)
    assert.equal((await phoneNumbers.deregister({ phoneNumberId })).success, true)
    assert.equal((await phoneNumbers.register({ phoneNumberId, pin: '123456' })).success, true)
  })

  it('changes settings and profile', async () => {
    const { phoneNumberId } = business
    const { settings, businessProfile } = client.phoneNumbers
    await settings.update({ phoneNumberId, calling: { status: 'ENABLED', callIconVisibility: 'DEFAULT' } })
    assert.equal(
      (await settings.get({ phoneNumberId, includeSipCredentials: true })).calling?.status,
      'ENABLED',
    )
    await businessProfile.update({
      phoneNumberId,
      about: 'Parcels',
      vertical: 'RETAIL',
      websites: ['https://example.org'],
    })
    const { data } = await businessProfile.get({ phoneNumberId, fields: 'about,websites' })
    assert.deepEqual([data[0]?.about, data[0]?.websites], ['Parcels', ['https://example.org']])
  })

  it('deploys a Flow, shows it and takes it back', async () => {
    const flow = {
      version: '7.2',
      screens: [
        {
          id: 'FIRST',
          title: 'Hello',
          terminal: true,
          layout: { type: 'SingleColumnLayout', children: [{ type: 'TextHeading', text: 'Hello' }] },
        },
      ],
    }
    const deployed = await client.flows.deploy(flow, {
      name: 'Hello',
      wabaId: business.wabaId,
      publish: true,
      preview: true,
    })
    assert.match(deployed.previewUrl ?? '', /^http/)
    const { flowId } = deployed
    assert.equal((await client.flows.get<{ status: string }>({ flowId })).status, 'PUBLISHED')
    const { data } = await client.flows.list<{ data: object[] }>({ wabaId: business.wabaId, limit: 5 })
    assert.equal(data.length, 1)
    await client.flows.deprecate({ flowId })
    assert.equal(sandbox.context.world.flows.get(flowId)?.status, 'DEPRECATED')
  })

  it('calls a customer', async () => {
    const { phoneNumberId } = business
    const customer = '15550109999'
    const asked = await client.calls.permissions.get({ phoneNumberId, userWaId: customer })
    assert.equal(asked.permission.status, 'no_permission')
    await callControl(sandbox, '/call-permissions', {
      body: { phoneNumberId, customer, status: 'permanent' },
    })
    const session = { sdpType: 'offer', sdp: 'v=0' }
    const { calls } = await client.calls.connect({ phoneNumberId, to: customer, session })
    const callId = calls?.[0]?.id ?? ''
    assert.equal((await client.calls.terminate({ phoneNumberId, callId })).success, true)
  })
})
