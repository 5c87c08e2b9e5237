import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi } from '../../test/support/api.ts'

const unknown = '9763caa1-cef3-497f-b3b2-f551456b2831'

/** Every endpoint of the platform that the original documents. */
const documented: [method: string, path: string][] = [
  ['GET', '/v1/ext/users'],
  ['GET', '/v2/ext/users'],
  ['GET', `/v1/ext/user/${unknown}`],
  ['GET', `/v2/ext/user/${unknown}`],
  ['PUT', `/v1/ext/user/${unknown}`],
  ['POST', '/v1/ext/procedure/lead/process'],
  ['PUT', '/v1/ext/procedure/lead/process/phone_number/15550001111'],
  ['GET', `/v1/ext/procedure/lead/process/${unknown}`],
  ['POST', '/v1/ext/procedure/lead/process/list'],
  ['PUT', `/v1/ext/procedure/lead/process/${unknown}`],
  ['PUT', '/v1/ext/procedure/lead/process/lead_id/LEAD-000001'],
  ['DELETE', `/v1/ext/procedure/lead/process/${unknown}`],
  ['DELETE', '/v1/ext/procedure/lead/process/lead_id/LEAD-000001'],
  ['POST', '/v1/ext/procedure/lead/process/bulk-create'],
  ['PATCH', '/v1/ext/procedure/lead/process'],
  ['POST', `/v1/ext/p/lead/${unknown}/task/call`],
  ['POST', '/v1/ext/photo'],
  ['POST', `/v1/ext/photo/${unknown}`],
  ['GET', `/v1/ext/photo/${unknown}`],
  ['GET', `/v1/ext/background-job/${unknown}`],
  ['GET', `/v1/ext/background-job/${unknown}/entries`],
  ['GET', '/v1/ext/config'],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/311000000000001/messages`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/message/${unknown}`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/process/lead/${unknown}/send-template-message`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/process/${unknown}/send-template-message`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/phoneNumber/15550109999/send-template-message`],
  ['POST', '/v1/ext/plugin/whatsapp/api/v23.0/210000000000001/message_templates'],
  ['GET', '/v1/ext/plugin/whatsapp/api/v23.0/210000000000001/message_templates'],
  ['DELETE', '/v1/ext/plugin/whatsapp/api/v23.0/210000000000001/message_templates?name=parcel'],
  ['POST', '/v1/ext/plugin/whatsapp/api/v23.0/510000000000001'],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/upload-public-media`],
  ['GET', '/v1/whatsapp/v23.0/media/610000000000001'],
  ['GET', '/v1/whatsapp/v23.0/media/610000000000001/show'],
  ['GET', '/v2/whatsapp/v23.0/media/610000000000001/show'],
  ['GET', '/v1/whatsapp/v23.0/media/whatsapp_business/attachments?mid=610000000000001'],
  ['GET', '/v2/whatsapp/v23.0/media/whatsapp_business/attachments?mid=610000000000001'],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/311000000000001/whatsapp_business_encryption`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/311000000000001/whatsapp_business_encryption`],
  ['POST', '/v1/ext/plugin/whatsapp/api/v23.0/311000000000001/whatsapp_business_encryption'],
  ['GET', '/v1/ext/plugin/whatsapp/api/v23.0/311000000000001/whatsapp_business_encryption'],
  ['POST', '/v1/whatsapp/v23.0/311000000000001/whatsapp_business_encryption'],
  ['GET', '/v1/whatsapp/v23.0/311000000000001/whatsapp_business_encryption'],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/311000000000001/groups`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/311000000000001/groups`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001`],
  ['DELETE', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001/invite_link`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001/invite_link`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001/join_requests`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001/join_requests`],
  ['DELETE', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001/join_requests`],
  ['DELETE', `/v1/ext/plugin/whatsapp/${unknown}/api/v23.0/810000000000001/participants`],
  ['GET', '/v1/whatsapp/v23.0/311000000000001/settings'],
  ['POST', '/v1/whatsapp/v23.0/311000000000001/settings'],
  ['GET', '/v1/whatsapp/v23.0/311000000000001/call_permissions?user_wa_id=15550109999'],
  ['POST', '/v1/whatsapp/v23.0/311000000000001/calls'],
  ['POST', '/plugin'],
  ['GET', `/plugin/${unknown}`],
  ['PUT', `/plugin/${unknown}`],
  ['POST', '/v1/ext/whatsapp-partner/create-connect-token'],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/update-config`],
  ['GET', `/v1/ext/plugin/whatsapp/${unknown}/config`],
  ['POST', `/v1/ext/plugin/whatsapp/${unknown}/disconnect-waba`],
  ['GET', '/v1/ext/whatsapp-phone-number'],
  ['GET', '/v1/ext/whatsapp-phone-number/311000000000001'],
  ['GET', '/v1/ext/whatsapp-business-account'],
  ['POST', '/v1/ext/chat'],
  ['POST', `/v1/ext/chat/${unknown}/message`],
  ['POST', '/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number'],
  ['GET', '/v1/health'],
]

describe('the platform as it is documented', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  for (const [method, path] of documented)
    it(`${method} ${path.replaceAll(unknown, '{id}')} is there, and asks for a token`, async () => {
      const token = await (await api.team()).token()
      const answer = await api.send(path, { method, token, ...(method === 'GET' ? {} : { body: {} }) })
      assert.notEqual(answer.body._meta.code, 'route_not_found', answer.text)
      assert.ok(answer.status < 500, answer.text)
      if (path !== '/v1/health') assert.equal((await api.send(path, { method })).status, 401)
    })
})
