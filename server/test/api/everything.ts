/** A team that has one of everything that the API knows by an id, for tests that walk through all routes. */
import { deliverRaw } from '../../api/meta/test-deliveries.ts'
import { form, photoPart } from '../../api/chakra/photos/test-uploads.ts'
import { newId } from '../../lib/uuid.ts'
import { addChat } from '../../messaging/desk/test-chats.ts'
import { twoHalves } from '../../records/photos/test-pictures.ts'
import type { TestApi, TestTeam } from '../support/api.ts'
import { addPlugin } from '../support/whatsapp.ts'

/** By the name of the parameter; where several have one, with a part of the path before it: `chat-tag/id`. */
export type Everything = Readonly<Record<string, string>>

interface Made {
  readonly id: string
}

export async function everything(api: TestApi, team: TestTeam): Promise<Everything> {
  const token = await team.token()
  const data = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const more = { ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) }
    const answer = await api.send(`/v1/ext${path}`, { method, token, ...more })
    if (answer.status !== 200) throw new Error(`${method} ${path} ${answer.status}: ${answer.text}`)
    return (answer.body as { _data: Made & Record<string, unknown> })._data
  }
  const first = async (path: string, method = 'GET', body?: object) =>
    ((await data(method, path, body)) as unknown as readonly Made[])[0]?.id ?? ''
  const make = async (path: string, body: object) => (await data('POST', path, body)).id
  const plugin = await addPlugin(api, team)
  await deliverRaw(api, plugin, '{}')
  const chatId = await addChat(api, team, { pluginId: plugin.id, phoneNumberId: plugin.phoneNumberId })
  const [chat, other] = [
    await data('GET', `/chat/${chatId}`),
    await data('GET', `/chat/${await addChat(api, team)}`),
  ]
  const contact = String(chat['contact'])
  const merge = await make(`/contact/${contact}/merge`, { other: other['contact'] })
  const lead = await make('/procedure/lead/process', { data: { name: 'Ana' } })
  const changes = (await data('GET', `/procedure/lead/process/${lead}/history`)) as unknown as readonly Made[]
  const photo = await form([photoPart(await twoHalves(40, 30).jpeg().toBuffer())])
  const webhookId = await make('/webhook', { url: 'http://10.0.0.1/felloe' })
  // It is refused at once, and kept.
  const tested = (await data('POST', `/webhook/${webhookId}/test`))['delivery'] as Made
  const mediaId = newId()
  await api.context.database.rows(
    `insert into media (team_id, id, created_at, updated_at, plugin_id, source, external_id, state, due_at)
     values ($1, $2, now(), now(), $3, 'WHATSAPP', $4, 'FAILED', now())`,
    [team.id, mediaId, plugin.id, `61${plugin.wabaId}`],
  )
  return {
    userId: (await team.user()).id,
    photoId: (await data('POST', '/photo', photo.body, photo.headers)).id,
    procedure: (await data('GET', '/procedure/lead')).id,
    process: lead,
    'process/id': lead,
    changeId: changes[0]?.id ?? '',
    attribute: 'lead_id',
    value: 'LEAD-000001',
    phoneNumber: '15550001111',
    stateTask: 'call',
    taskId: await make(`/p/lead/${lead}/task/call`, {}),
    entity: await first('/entity'),
    'pod/name': await make('/pod', { shortId: 'pod_of_one' }),
    'skill-type/name': await make('/skill-type', { shortId: 'skill_of_one' }),
    'user-profile/name': await make('/user-profile', { shortId: 'profile_of_one' }),
    'task-type/name': await make('/task-type', { shortId: 'type_of_one' }),
    'background-job/id': await make('/procedure/lead/process/bulk-create', [
      { data: { name: 'Bea' } },
    ] as object),
    pluginId: plugin.id,
    phoneNumberId: plugin.phoneNumberId,
    wabaId: plugin.wabaId,
    groupId: '120363025512345678',
    version: 'v23.0',
    ver: 'v23.0',
    templateId: '510000000000001',
    messageId: await first(`/chat/${chatId}/message`, 'POST', {}),
    mediaId,
    'whatsapp/mediaId': `61${plugin.wabaId}`,
    chatId,
    noteId: await make(`/chat/${chatId}/note`, { text: 'Calls back' }),
    'scheduled-message/id': await make(`/chat/${chatId}/scheduled-message`, {
      text: 'Hi',
      sendAt: api.now + 9e6,
    }),
    'chat-inbox/id': await make('/chat-inbox', { name: 'Sales' }),
    'chat-tag/id': await make('/chat-tag', { name: 'VIP' }),
    'quick-reply/id': await make('/quick-reply', { shortcut: 'hi', text: 'Hi!', isShared: true }),
    'contact/id': contact,
    mergeId: merge,
    webhookId,
    'webhook/deliveryId': tested.id,
    secretId: await make('/webhook-secret', {}),
    deliveryId: await first(`/plugin/whatsapp/${plugin.id}/delivery`),
  }
}
