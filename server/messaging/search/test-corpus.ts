/** Messages in chats, put into their tables as they are, and indexed as the reader of the log would. */
import { Database } from '../../database/database.ts'
import { newId } from '../../lib/uuid.ts'
import { foldText } from '../../team/fold-text.ts'
import type { Actor } from '../../team/actor.ts'
import { createTestDatabase } from '../../test/support/where.ts'
import { indexMessages } from './index-messages.ts'

/** Enough of a server to search in. */
export interface Corpus extends AsyncDisposable, WithContext {
  team(): Promise<CorpusTeam>
}

export interface CorpusTeam {
  readonly id: string
  actor(roleType?: Actor['roleType']): Actor
}

export async function openCorpus(): Promise<Corpus> {
  const place = await createTestDatabase()
  const database = new Database({
    where: place.where,
    poolSize: 4,
    pointConnections: 1,
    onConnectionLost: () => undefined,
  })
  return {
    context: { database },
    async team() {
      const id = newId()
      const named = { id, shortName: `team-${id}`, name: 'Hill & Co', timeZone: 'UTC', defaultCountry: 'IN' }
      await database.rows(
        `insert into teams (team_id, short_name, name, time_zone, default_country, created_at, updated_at)
         values ($1, $2, $3, $4, $5, now(), now())`,
        Object.values(named),
      )
      return {
        id,
        actor: (roleType = 'admin') => ({
          team: { ...named, peopleVersion: 0, configVersion: 0 },
          userId: newId(),
          apiKeyId: null,
          roleId: newId(),
          roleType,
        }),
      }
    },
    async [Symbol.asyncDispose]() {
      await database.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

export interface TestMessage {
  readonly text: string
  readonly chatId: string
  readonly at?: number
  readonly direction?: 'INBOUND' | 'OUTBOUND'
  readonly dataType?: string
  readonly externalId?: string
  readonly inReplyTo?: string
  readonly fileName?: string
}

interface WithContext {
  readonly context: { readonly database: Database }
}

/** A chat with a contact; assigned to nobody unless somebody is named. */
export async function addChat(
  { context }: WithContext,
  team: Pick<CorpusTeam, 'id'>,
  { assignedTo = null, contactId = newId() }: { assignedTo?: string | null; contactId?: string } = {},
): Promise<string> {
  const id = newId()
  await context.database.rows(
    `insert into chats (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id, contact_identifier,
       status, opened_by, assigned_to, last_message_at)
     values ($1, $2, now(), now(), $1, '311', $3, '15550100', 'CLOSED', 'INBOUND', $4, now())`,
    [team.id, id, contactId, assignedTo],
  )
  return id
}

export async function addContact(
  { context }: WithContext,
  team: Pick<CorpusTeam, 'id'>,
  name: string,
  phone = '',
): Promise<string> {
  const id = newId()
  await context.database.rows(
    `insert into contacts (team_id, id, created_at, updated_at, name, search_text) values ($1, $2, now(), now(), $3, $4)`,
    [team.id, id, name, `${foldText(name)} ${phone}`],
  )
  return id
}

/** Answers the ids in the order of `messages`; those without a time come one after the other, the last is the newest. */
export async function addMessages(
  { context }: WithContext,
  team: Pick<CorpusTeam, 'id'>,
  messages: readonly TestMessage[],
): Promise<string[]> {
  const first = Date.UTC(2026, 0, 1)
  const rows = messages.map((message, index) => ({
    ...message,
    id: newId(),
    at: message.at ?? first + index * 1_000,
  }))
  await context.database.rows(
    `insert into chat_messages (team_id, id, created_at, updated_at, plugin_id, phone_number_id, chat_id, at, direction,
       contact_identifier, external_id, data_type, content, text, origin, delivery_status, in_reply_to)
     select $1, n.id, n.at, n.at, $1, '311', n.chat_id, n.at, n.direction, '15550100', n.external_id, n.data_type, '{}',
       n.text, 'inbound', 'DELIVERED', n.in_reply_to
     from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
       n (id, at, chat_id, direction, external_id, data_type, text, in_reply_to)`,
    [
      team.id,
      rows.map(({ id }) => id),
      rows.map(({ at }) => new Date(at)),
      rows.map(({ chatId }) => chatId),
      rows.map(({ direction = 'INBOUND' }) => direction),
      rows.map(({ externalId = null }) => externalId),
      rows.map(({ dataType = 'text' }) => dataType),
      rows.map(({ text }) => text),
      rows.map(({ inReplyTo = null }) => inReplyTo),
    ],
  )
  for (const { id, fileName } of rows)
    if (fileName !== undefined)
      await context.database.rows(
        `insert into media (team_id, id, created_at, updated_at, message_id, source, state, due_at, filename)
         values ($1, $2, now(), now(), $3, 'WHATSAPP', 'WAITING', now() + interval '1 day', $4)`,
        [team.id, newId(), id, fileName],
      )
  return rows.map(({ id }) => id)
}

export async function addIndexed(
  api: WithContext,
  team: Pick<CorpusTeam, 'id'>,
  messages: readonly TestMessage[],
): Promise<string[]> {
  const ids = await addMessages(api, team, messages)
  await index(api, team, ids)
  return ids
}

export function index(
  { context }: WithContext,
  team: Pick<CorpusTeam, 'id'>,
  ids: readonly string[],
): Promise<void> {
  return context.database.write((session) => indexMessages(session, team.id, ids))
}
