import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startApi, type TestApi, type TestTeam } from '../support/api.ts'
import type { Received } from '../support/http.ts'
import { everything, type Everything } from './everything.ts'

type Case = readonly [method: string, path: string, body?: object]

describe('an id of another team', () => {
  let api: TestApi
  let team: TestTeam
  let token: string
  let own: Everything
  let their: Everything
  before(async () => {
    api = await startApi()
    const other = await api.team()
    team = await api.team()
    token = await team.token()
    ;[own, their] = [await everything(api, team), await everything(api, other)]
  })
  after(() => api[Symbol.asyncDispose]())

  const send = ([method, path, body]: Case): Promise<Received> =>
    api.send(`/v1${path}`, { method, token, ...(body === undefined ? {} : { body }) })

  /** Where the id is at fault: 400 with the field, or 404. */
  const refused = (): Case[] => {
    const chat = `/ext/chat/${own['chatId']}`
    const [chatId, tag, inbox] = [their['chatId'], their['chat-tag/id'], their['chat-inbox/id']]
    const phoneNumber = '15550002222'
    const takes = (allocation: object): object => ({
      name: 'Mine',
      allocation: { kind: 'round_robin', ...allocation },
    })
    const holds = (field: string, ...values: unknown[]): object => ({
      name: 'Mine',
      rules: { field, values },
    })
    return [
      ['PUT', chat, { assignedTo: their['userId'] }],
      ['PUT', chat, { inbox }],
      ['PUT', chat, { tags: [tag] }],
      ['PUT', chat, { addTags: [tag] }],
      ['PUT', chat, { removeTags: [tag] }],
      ['POST', '/ext/chat', { assignedTo: their['userId'] }],
      ['POST', '/ext/chat', { inbox }],
      ['POST', '/ext/chat', { tags: [tag] }],
      ['POST', '/ext/chat/bulk-change', { chats: [own['chatId']], assignedTo: their['userId'] }],
      ['POST', '/ext/chat/open', { contact: their['contact/id'] }],
      ['POST', '/ext/chat/open', { phoneNumber, whatsappPhoneNumberId: their['phoneNumberId'] }],
      ['POST', '/ext/chat/open', { phoneNumber, assignedTo: their['userId'] }],
      ['POST', '/ext/chat/open', { phoneNumber, inbox }],
      ['POST', '/ext/chat/open', { phoneNumber, tags: [tag] }],
      ['PUT', '/ext/chat-settings', { leadProcedure: their['procedure'] }],
      ['POST', `${chat}/note`, { text: 'Look', mentions: [their['userId']] }],
      ['PUT', `${chat}/note/${their['noteId']}`, { text: 'Look' }],
      ['POST', `/ext/quick-reply/${own['quick-reply/id']}/preview`, { chatId }],
      ['POST', '/ext/chat-inbox', takes({ users: [their['userId']] })],
      ['POST', '/ext/chat-inbox', takes({ skill: their['skill-type/name'] })],
      ['POST', '/ext/chat-inbox', holds('pluginId', their['pluginId'])],
      ['POST', '/ext/chat-inbox', holds('phoneNumberId', their['phoneNumberId'])],
      ['POST', '/ext/chat-inbox', holds('procedure', their['procedure'])],
      ['POST', '/ext/chat-inbox', holds('tag', tag)],
      ['PUT', `/ext/user/${own['userId']}/skill`, { skills: [their['skill-type/name']] }],
      ['PUT', `/ext/contact/${own['contact/id']}`, { process: their['process'] }],
      ['POST', `/ext/contact/${own['contact/id']}/merge`, { other: their['contact/id'] }],
      ['POST', '/ext/search', { text: 'hello', chat: chatId }],
      ['POST', '/ext/search', { text: 'hello', contact: their['contact/id'] }],
      ['GET', `/ext/webhook/${own['webhookId']}/delivery/${their['webhook/deliveryId']}`],
      ['GET', `/ext/plugin/whatsapp/${own['pluginId']}/delivery/${their['deliveryId']}`],
      ['GET', `/ext/plugin/whatsapp/${own['pluginId']}/message/${their['messageId']}`],
    ]
  }

  /** Where it is a filter, or one among many: nothing is found by it. */
  const nothing = (): Case[] => [
    ['POST', '/ext/chat', { contact: their['contact/id'] }],
    ['POST', '/ext/chat', { process: their['process'] }],
    ['POST', '/ext/chat', { pluginId: their['pluginId'] }],
    ['POST', '/ext/chat', { whatsappPhoneNumberId: their['phoneNumberId'] }],
    ['GET', `/events?subject=${their['chatId']}`],
    ['GET', `/ext/webhook/${own['webhookId']}/delivery?chat=${their['chatId']}`],
    ['GET', `/ext/plugin/whatsapp/${own['pluginId']}/delivery?message=${their['messageId']}`],
  ]

  it('in a body or a path is refused', async () => {
    for (const one of refused()) {
      const { status, text } = await send(one)
      assert.ok(status === 400 || status === 404, `${JSON.stringify(one)} ${status}: ${text}`)
    }
  })

  it('finds nothing', async () => {
    for (const one of nothing()) {
      const { status, text, body } = await send(one)
      assert.deepEqual([status, body._data], [200, []], `${JSON.stringify(one)}: ${text}`)
    }
  })

  it('among many changes nothing, and the others are changed', async () => {
    const chats = [their['chatId'], own['chatId']]
    const { body } = await send(['POST', '/ext/chat/bulk-change', { chats, isRead: true }])
    assert.deepEqual(
      body._data.map(({ code }: { code: string | null }) => code),
      ['chat_not_found', null],
    )
    const replayed = await send([
      'POST',
      `/ext/webhook/${own['webhookId']}/replay`,
      { ids: [their['webhook/deliveryId']] },
    ])
    assert.deepEqual(replayed.body._data, { count: 0 })
    const applied = await send([
      'POST',
      `/ext/plugin/whatsapp/${own['pluginId']}/delivery/apply`,
      { ids: [their['deliveryId']] },
    ])
    assert.deepEqual([applied.status, applied.body._data], [200, { count: 0 }])
  })
})
