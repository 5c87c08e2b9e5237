/** For tests: chats with contacts and first messages, as if they had just come in. */
import { newId } from '../../lib/uuid.ts'
import type { TestApi, TestTeam } from '../../test/support/api.ts'

export interface TestChat {
  readonly phone?: string
  readonly phoneNumberId?: string
  readonly pluginId?: string
  readonly text?: string
  readonly isFromAd?: boolean
  readonly assignedTo?: string | null
  readonly inboxId?: string | null
  readonly openedBy?: 'INBOUND' | 'OUTBOUND'
  readonly processId?: string | null
  readonly procedureId?: string | null
  readonly tags?: readonly string[]
  readonly name?: string
  /** Waits unless it is with somebody. */
  readonly waits?: boolean
}

let count = 0

/** Answers the id of a new open chat. */
export async function addChat(api: TestApi, team: TestTeam, chat: TestChat = {}): Promise<string> {
  const { database } = api.context
  const [id, contactId, at] = [newId(api.now), newId(api.now), new Date(api.now).toISOString()]
  const phone = chat.phone ?? String(919_800_000_000 + (count += 1))
  const isInbound = chat.openedBy !== 'OUTBOUND'
  await database.rows(
    `insert into contacts (team_id, id, created_at, updated_at, name, search_text) values ($1, $2, $3, $3, $4, '')`,
    [team.id, contactId, at, chat.name ?? 'Meera'],
  )
  await database.rows(
    `insert into contact_identities (team_id, kind, key, contact_id, spellings, created_at, seen_at)
     values ($1, 'phone', $2, $3, array[$2], $4, $4) on conflict do nothing`,
    [team.id, phone, contactId, at],
  )
  await database.rows(
    `insert into chats (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id, contact_identifier,
       status, opened_by, assigned_to, waits_since, inbox_id, tags, last_message_at, last_inbound_at, window_ends_at,
       procedure_id, process_id)
     values ($1, $2, $3, $3, $4, $5, $6, $7, 'OPEN', $8, $9, $10, $11, $12::uuid[], $3, $13::timestamptz,
       $13::timestamptz + interval '24 hours', $14, $15)`,
    [
      team.id,
      id,
      at,
      chat.pluginId ?? newId(api.now),
      chat.phoneNumberId ?? '106540352242922',
      contactId,
      phone,
      chat.openedBy ?? 'INBOUND',
      chat.assignedTo ?? null,
      (chat.waits ?? typeof chat.assignedTo !== 'string') ? at : null,
      chat.inboxId ?? null,
      chat.tags ?? [],
      isInbound ? at : null,
      chat.procedureId ?? null,
      chat.processId ?? null,
    ],
  )
  if (isInbound) await addInbound(api, team, id, chat)
  return id
}

async function addInbound(api: TestApi, team: TestTeam, chatId: string, chat: TestChat): Promise<void> {
  const content = { type: 'text', ...(chat.isFromAd === true ? { referral: { source_type: 'ad' } } : {}) }
  await api.context.database.rows(
    `insert into chat_messages (team_id, id, created_at, updated_at, at, plugin_id, phone_number_id, chat_id, direction,
       contact_identifier, data_type, content, text, origin, delivery_status)
     select $1, $2, $3, $3, $3, plugin_id, phone_number_id, id, 'INBOUND', contact_identifier, 'text', $5, $6,
       'inbound', 'DELIVERED' from chats where team_id = $1 and id = $4`,
    [
      team.id,
      newId(api.now),
      new Date(api.now).toISOString(),
      chatId,
      JSON.stringify(content),
      chat.text ?? 'Hello',
    ],
  )
}

export interface ChatRow {
  readonly assigned_to: string | null
  readonly inbox_id: string | null
  readonly waits_since: number | null
  readonly version: number
}

export async function chatRow(api: TestApi, team: TestTeam, id: string): Promise<ChatRow> {
  const [row] = await api.context.database.rows<ChatRow & { id: string }>(
    'select id, assigned_to, inbox_id, waits_since, version from chats where team_id = $1 and id = $2',
    [team.id, id],
  )
  if (row === undefined) throw new Error(`no chat ${id}`)
  return row
}

/** The events of a subject, or of a type when it is one. */
export function eventsOf(api: TestApi, team: TestTeam, subjectId: string) {
  return api.context.database.rows<{ type: string; payload: Record<string, unknown> }>(
    'select type, payload from events where team_id = $1 and subject_id = $2 order by at, id',
    [team.id, subjectId],
  )
}
