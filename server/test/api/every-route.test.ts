import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { listApiKeys, revokeApiKey } from '../../team/api-keys.ts'
import { startApi, type TestApi, type TestTeam } from '../support/api.ts'
import type { Sent } from '../support/http.ts'
import { everything, type Everything } from './everything.ts'

interface Operation {
  readonly security?: readonly Readonly<Record<string, unknown>>[]
}

const document = JSON.parse(
  await readFile(join(import.meta.dirname, '..', '..', '..', 'openapi.json'), 'utf8'),
) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, { security = [] }]) => ({
    method: method.toUpperCase(),
    path,
    name: `${method.toUpperCase()} ${path}`,
    needsToken:
      security.some((way) => 'token' in way) && !security.some((way) => Object.keys(way).length === 0),
  })),
)

/** Those that know who calls in another way, or have nothing to hide. */
const withoutToken = [
  'GET /v1/health',
  'GET /v1/ext/whatsapp-partner/connect',
  'POST /v1/ext/whatsapp-partner/connect',
  'GET /api/admin/v2/',
  'POST /api/admin/v2/',
  'GET /webhooks/whatsapp/{pluginId}',
  'POST /webhooks/whatsapp/{pluginId}',
  'POST /webhooks/whatsapp/{pluginId}/flow/{phoneNumberId}',
  'GET /media/{team}/{day}/{file}',
]

const user = { firstName: 'Eve' }
const template = { whatsappPhoneNumberId: '1', templateName: 'parcel' }
const message = { type: 'text', text: { body: 'Hi' }, to: '15550001111' }
const process = { data: { name: 'Eve' } }
const upload: Sent = {
  body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n',
  headers: { 'content-type': 'multipart/form-data; boundary=b' },
}
/** Whoever uploads a photo chooses its id: two teams may have chosen the same, and each has its own photo. */
const choosesId = 'POST /v1/ext/photo/{photoId}'

/** What these ids name lies at WhatsApp, and here there is none. */
const isAskedOfWhatsapp = (path: string): boolean =>
  /whatsapp\/.*(\{mediaId\}|attachments|\{templateId\})/.test(path)

/** What routes want before they look for what the ids name. `of` has the ids. */
const wanted = (of: Everything): Readonly<Record<string, Sent & { readonly query?: string }>> => ({
  'PUT /v1/ext/user/{userId}': { body: user },
  'PATCH /v1/ext/user/{userId}': { body: user },
  'PATCH /v1/ext/procedure/{procedure}/process': { body: { processes: [{ id: of['process'], ...process }] } },
  'PUT /v1/ext/procedure/{procedure}/process/{id}': { body: process },
  'PATCH /v1/ext/procedure/{procedure}/process/{id}': { body: process },
  'PUT /v1/ext/procedure/{procedure}/process/{attribute}/{value}': { body: process },
  'PATCH /v1/ext/procedure/{procedure}/process/{attribute}/{value}': { body: process },
  'PUT /v1/ext/lead/phone-number/{phoneNumber}': { body: process },
  'PATCH /v1/ext/lead/phone-number/{phoneNumber}': { body: process },
  'POST /v1/ext/procedure/{procedure}/process/bulk-create': { body: [process] },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/api/{ver}/{phoneNumberId}/messages': { body: message },
  'POST /v1/ext/chat/{chatId}/reply': { body: { text: 'Hi' } },
  'POST /v1/ext/plugin/whatsapp/api/{version}/{wabaId}/message_templates': { body: { name: 'parcel' } },
  'POST /v1/ext/plugin/whatsapp/api/{version}/{templateId}': { body: { category: 'UTILITY' } },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/phoneNumber/{phoneNumber}/send-template-message': {
    body: template,
  },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/process/{procedure}/{process}/send-template-message': {
    body: template,
  },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/process/{process}/send-template-message': { body: template },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{phoneNumberId}/media': upload,
  'POST /v1/ext/plugin/whatsapp/{pluginId}/upload-public-media': upload,
  'GET /v1/whatsapp/{version}/media/whatsapp_business/attachments': {
    query: `?mid=${of['whatsapp/mediaId']}`,
  },
  'GET /v2/whatsapp/{version}/media/whatsapp_business/attachments': {
    query: `?mid=${of['whatsapp/mediaId']}`,
  },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/update-config': { body: {} },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/connect': { body: {} },
  'PUT /v1/ext/webhook/{webhookId}': { body: { name: 'Eve' } },
  'POST /v1/ext/webhook/{webhookId}/replay': { body: { from: 0 } },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/delivery/apply': { body: { from: 0 } },
  'PUT /v1/ext/contact/{id}': { body: { name: 'Eve' } },
  'POST /v1/ext/contact/{id}/merge': { body: { other: of['contact/id'] } },
  'POST /v1/ext/plugin/whatsapp/{pluginId}/flow-key': { body: { phoneNumberId: of['phoneNumberId'] } },
  'PUT /v1/ext/chat-inbox/{id}': { body: { name: 'Eve' } },
  'PUT /v1/ext/chat-tag/{id}': { body: { name: 'Eve' } },
  'PUT /v1/ext/quick-reply/{id}': { body: { text: 'Eve' } },
  'POST /v1/ext/chat/{chatId}/note': { body: { text: 'Eve' } },
  'PUT /v1/ext/chat/{chatId}/note/{noteId}': { body: { text: 'Eve' } },
  'POST /v1/ext/chat/{chatId}/scheduled-message': { body: { text: 'Eve', sendAt: Date.now() + 9e6 } },
  'PUT /v1/ext/scheduled-message/{id}': { body: { text: 'Eve' } },
  'PUT /v1/ext/user/{userId}/skill': { body: { skills: [] } },
  'PUT /plugin/{pluginId}': { body: { name: 'Eve' } },
})

describe('every route', () => {
  let api: TestApi
  let team: TestTeam
  let own: Everything
  before(async () => {
    api = await startApi()
    team = await api.team()
    own = await everything(api, team)
  })
  after(() => api[Symbol.asyncDispose]())

  /** With the ids of the team's objects in it. */
  const filled = (path: string): string =>
    path.replace(/\{(\w+)\}/g, (whole, name: string, at: number) => {
      const before = path.slice(0, at).split('/').toReversed()
      const key = before.map((part) => `${part}/${name}`).find((known) => own[known] !== undefined)
      const value = own[key ?? name]
      if (value === undefined || value === '') throw new Error(`the test has nothing for ${whole} in ${path}`)
      return encodeURIComponent(value)
    })

  it('needs a token, but for those that are known to need none', () =>
    assert.deepEqual(
      routes.filter(({ needsToken }) => !needsToken).map(({ name }) => name),
      withoutToken,
    ))

  it('is closed to no token, and to one that is unknown, revoked or expired', async () => {
    const revoked = await team.token('admin', { name: 'To be revoked' })
    const key = (await listApiKeys(api.context, team.id)).find(({ name }) => name === 'To be revoked')
    await revokeApiKey(api.context, team.id, key!.id)
    const expired = await team.token('admin', { expiresAt: api.now + 1 })
    api.now += 2
    for (const { method, path, name, needsToken } of routes)
      for (const token of [undefined, 'x'.repeat(255), revoked, expired].slice(0, needsToken ? 4 : 0)) {
        const answer = await api.send(filled(path), { method, ...(token === undefined ? {} : { token }) })
        assert.equal(answer.status, 401, `${name}: ${answer.text}`)
      }
  })

  // Otherwise the next test would tell nothing.
  it('with the id of something finds it for its own team', async () => {
    const token = await team.token()
    const missed: string[] = []
    for (const { method, path, name, needsToken } of routes) {
      if (method !== 'GET' || !needsToken || !path.includes('{') || isAskedOfWhatsapp(path)) continue
      const { query = '' } = wanted(own)[name] ?? {}
      const answer = await api.send(filled(path) + query, { token })
      if (answer.status === 404) missed.push(`${name}: ${answer.text}`)
    }
    assert.deepEqual(missed, [])
  })

  it('with the id of something does not find it for another team', async () => {
    const token = await (await api.team()).token()
    const events = () =>
      api.context.database.rows('select count(*)::int as count from events where team_id = $1', [team.id])
    const before = await events()
    const wrong: string[] = []
    const sent = wanted(own)
    const withIds = routes.filter(
      ({ path, name, needsToken }) => needsToken && path.includes('{') && name !== choosesId,
    )
    for (const { method, path, name } of withIds) {
      const { query = '', ...more } = sent[name] ?? {}
      // Every team has a procedure of this name: there it is the other id that is not found.
      const places = [filled(path)]
      if (/\{procedure\}.*\{/.test(path)) places.push(filled(path.replace('{procedure}', 'lead')))
      for (const place of places) {
        const answer = await api.send(place + query, { method, token, ...more })
        if (answer.status !== 404) wrong.push(`${name} ${answer.status}: ${answer.text}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(await events(), before)
  })
})
