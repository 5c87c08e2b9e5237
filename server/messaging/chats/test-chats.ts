/** A team with a number and chats that are put into the database as inbound messages would, for tests of lists. */
import { newId } from '../../lib/uuid.ts'
import { chatCreated } from './chat-event.ts'
import { chatsStore } from './chats.store.ts'
import { seeContacts } from '../contacts/see-contacts.ts'
import { appendEvents } from '../../events/append.ts'
import type { User } from '../../team/user.ts'
import type { TestApi, TestTeam } from '../../test/support/api.ts'
import { addPlugin, type TestPlugin } from '../../test/support/whatsapp.ts'

export interface ChatPlace {
  readonly team: TestTeam
  readonly plugin: TestPlugin
  readonly admin: string
  readonly manager: string
  /** Of a key that acts for `person`, of role user. */
  readonly user: string
  readonly person: User
  /** Makes a chat with somebody new, unless a phone is named. Answers its id. */
  chat(fields?: Readonly<Record<string, unknown>> & { readonly phone?: string }): Promise<string>
  /** Adds a message to a chat. Answers its wamid. */
  message(chatId: string, fields?: Readonly<Record<string, unknown>>): Promise<string>
}

let phones = 15_550_500_000

export async function chatPlace(api: TestApi): Promise<ChatPlace> {
  const team = await api.team()
  const plugin = await addPlugin(api, team)
  const person = await team.user()
  const [admin, manager, user] = await Promise.all([
    team.token('admin'),
    team.token('manager'),
    team.token('user', { user: person.id }),
  ])
  const { database } = api.context
  const set = async (table: string, id: string, fields: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(fields)
    if (names.length === 0) return
    await database.rows(
      `update ${table} set ${names.map((name, index) => `${name} = $${index + 3}`).join(', ')}
       where team_id = $1 and id = $2`,
      [team.id, id, ...Object.values(fields)],
    )
  }
  return {
    team,
    plugin,
    admin,
    manager,
    user,
    person,
    chat: ({ phone = String((phones += 1)), ...fields } = {}) =>
      database
        .write(async (session) => {
          const [contact] = await seeContacts(
            session,
            team.id,
            [{ phone, profileName: `Ana ${phone}`, at: api.now }],
            api.now,
          )
          const chat = await chatsStore(session).insert(
            {
              teamId: team.id,
              id: newId((api.now += 1)),
              pluginId: plugin.id,
              phoneNumberId: plugin.phoneNumberId,
              contactId: contact?.id ?? '',
              contactIdentifier: phone,
              assignedTo: null,
              inboxId: null,
              tags: [],
              procedureId: null,
              processId: null,
            },
            api.now,
          )
          if (chat === undefined) throw new Error('there is an open chat')
          await appendEvents(session, [chatCreated(chat, { madeBy: null, at: api.now })])
          return chat.id
        })
        .then(async (id) => {
          await set('chats', id, fields)
          return id
        }),
    async message(chatId, fields = {}) {
      const id = newId((api.now += 1))
      const wamid = `wamid.${id}`
      await database.rows(
        `insert into chat_messages (team_id, id, created_at, updated_at, plugin_id, phone_number_id, chat_id, at, direction,
           contact_identifier, external_id, data_type, content, text, origin, delivery_status, sent_at)
         select team_id, $3, $4, $4, plugin_id, phone_number_id, id, $4, 'INBOUND', contact_identifier, $5, 'text',
           '{"type": "text", "text": {"body": "Hello"}}', 'Hello', 'inbound', 'DELIVERED', $4
         from chats where team_id = $1 and id = $2`,
        [team.id, chatId, id, new Date(api.now).toISOString(), wamid],
      )
      await set('chat_messages', id, fields)
      await database.rows(
        `update chats set last_message_id = $3, last_message_at = $4, version = version + 1, updated_at = $4
         where team_id = $1 and id = $2`,
        [team.id, chatId, id, new Date(api.now).toISOString()],
      )
      return wamid
    },
  }
}
