/** The SQL by which messages find their chats. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { defaultChatSettings, type ChatSettings } from './chat-settings.ts'
import { chatColumns, type Chat } from './chat.ts'

export type NewChat = Pick<
  Chat,
  | 'id'
  | 'createdAt'
  | 'pluginId'
  | 'phoneNumberId'
  | 'contactId'
  | 'contactIdentifier'
  | 'openedBy'
  | 'lastMessageAt'
  | 'lastInboundAt'
  | 'windowEndsAt'
  | 'procedureId'
  | 'processId'
>

interface Pair {
  readonly contactId: string
  readonly phoneNumberId: string
}

type Row = Chat & { tags: string[] }

const wanted = `unnest($2::uuid[], $3::text[]) w (contact_id, phone_number_id)`
const columnsOf = (pairs: readonly Pair[]) => [
  pairs.map(({ contactId }) => contactId),
  pairs.map(({ phoneNumberId }) => phoneNumberId),
]

export const placementStore = (session: Pick<Session, 'rows'>) => ({
  async settings(teamId: string): Promise<ChatSettings> {
    const [row] = await session.rows<{ settings: Partial<ChatSettings> }>(
      'select chat_settings as settings from teams where team_id = $1',
      [teamId],
      'chat-settings',
    )
    return { ...defaultChatSettings, ...row?.settings }
  },

  /** The open chats of these contacts and numbers, always locked in one order. */
  lockOpen: (teamId: string, pairs: readonly Pair[]): Promise<Chat[]> =>
    session.rows<Row>(
      `select ${chatColumns} from ${wanted} join chats c
         on c.team_id = $1 and c.contact_id = w.contact_id and c.phone_number_id = w.phone_number_id
         and c.status = 'OPEN'
       order by c.id for update of c`,
      [teamId, ...columnsOf(pairs)],
      'lock-open-chats',
    ),

  /** Of each contact and number, the chat in which something happened last. */
  lockLatest: (teamId: string, pairs: readonly Pair[]): Promise<Chat[]> =>
    session.rows<Row>(
      `select ${chatColumns} from chats c where c.team_id = $1 and c.id in (
         select l.id from ${wanted} cross join lateral (
           select id from chats where team_id = $1 and contact_id = w.contact_id
             and phone_number_id = w.phone_number_id
           order by last_message_at desc, id desc limit 1) l)
       order by c.id for update`,
      [teamId, ...columnsOf(pairs)],
      'lock-latest-chats',
    ),

  /** Those of the chats that are closed, open again; what is nobody's waits where `waits` says so. */
  async reopen(
    teamId: string,
    chats: readonly { readonly id: string; readonly waits: boolean }[],
    now: number,
  ): Promise<Chat[]> {
    if (chats.length === 0) return []
    return session.rows<Row>(
      `update chats c set status = 'OPEN', closed_at = null, closed_by = null, updated_at = $4,
         version = version + 1, waits_since = case when assigned_to is null and n.waits then $4::timestamptz end
       from unnest($2::uuid[], $3::boolean[]) n (id, waits)
       where c.team_id = $1 and c.id = n.id and c.status = 'CLOSED' returning ${chatColumns}`,
      [teamId, chats.map(({ id }) => id), chats.map(({ waits }) => waits), timeText(now)],
      'reopen-chats',
    )
  },

  async close(
    teamId: string,
    { contactId, phoneNumberId }: Pair,
    by: string | null,
    now: number,
  ): Promise<Chat[]> {
    return session.rows<Row>(
      `update chats c set status = 'CLOSED', closed_at = $4, closed_by = $5, updated_at = $4, waits_since = null,
         version = version + 1
       where c.team_id = $1 and c.contact_id = $2 and c.phone_number_id = $3 and c.status = 'OPEN'
       returning ${chatColumns}`,
      [teamId, contactId, phoneNumberId, timeText(now), by],
    )
  },

  /** Those that could be opened, because nobody else has opened one for the same contact and number. */
  async insertOpen(teamId: string, chats: readonly NewChat[]): Promise<Chat[]> {
    if (chats.length === 0) return []
    const sorted = [...chats].sort((a, b) => (a.contactId < b.contactId ? -1 : 1))
    const times = (of: (chat: NewChat) => number | null) => sorted.map((chat) => timeText(of(chat)))
    return session.rows<Row>(
      `insert into chats as c (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id,
         contact_identifier, status, opened_by, waits_since, last_message_at, last_inbound_at, window_ends_at,
         procedure_id, process_id)
       select $1, n.id, n.created_at, n.created_at, n.plugin_id, n.phone_number_id, n.contact_id,
         n.contact_identifier, 'OPEN', n.opened_by, n.created_at, n.last_message_at, n.last_inbound_at,
         n.window_ends_at, n.procedure_id, n.process_id
       from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[],
         $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::uuid[], $13::uuid[])
         n (id, created_at, plugin_id, phone_number_id, contact_id, contact_identifier, opened_by, last_message_at,
           last_inbound_at, window_ends_at, procedure_id, process_id)
       on conflict (team_id, contact_id, phone_number_id) where status = 'OPEN' do nothing
       returning ${chatColumns}`,
      [
        teamId,
        sorted.map(({ id }) => id),
        times(({ createdAt }) => createdAt),
        sorted.map(({ pluginId }) => pluginId),
        sorted.map(({ phoneNumberId }) => phoneNumberId),
        sorted.map(({ contactId }) => contactId),
        sorted.map(({ contactIdentifier }) => contactIdentifier),
        sorted.map(({ openedBy }) => openedBy),
        times(({ lastMessageAt }) => lastMessageAt),
        times(({ lastInboundAt }) => lastInboundAt),
        times(({ windowEndsAt }) => windowEndsAt),
        sorted.map(({ procedureId }) => procedureId),
        sorted.map(({ processId }) => processId),
      ],
      'open-chats',
    )
  },

  /** What messages have changed about chats. The chats are locked. */
  async saveAll(teamId: string, chats: readonly Chat[]): Promise<void> {
    if (chats.length === 0) return
    const times = (of: (chat: Chat) => number | null) => chats.map((chat) => timeText(of(chat)))
    await session.rows(
      `update chats c set version = n.version, updated_at = n.updated_at, contact_identifier = n.contact_identifier,
         unread_count = n.unread_count, last_message_id = n.last_message_id, last_message_at = n.last_message_at,
         last_inbound_at = n.last_inbound_at, window_ends_at = n.window_ends_at,
         answered_version = n.answered_version, answered_by = n.answered_by, answered_at = n.answered_at,
         waits_since = n.waits_since
       from unnest($2::uuid[], $3::integer[], $4::timestamptz[], $5::text[], $6::integer[], $7::uuid[],
         $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::integer[], $12::uuid[], $13::timestamptz[],
         $14::timestamptz[])
         n (id, version, updated_at, contact_identifier, unread_count, last_message_id, last_message_at,
           last_inbound_at, window_ends_at, answered_version, answered_by, answered_at, waits_since)
       where c.team_id = $1 and c.id = n.id`,
      [
        teamId,
        chats.map(({ id }) => id),
        chats.map(({ version }) => version),
        times(({ updatedAt }) => updatedAt),
        chats.map(({ contactIdentifier }) => contactIdentifier),
        chats.map(({ unreadCount }) => unreadCount),
        chats.map(({ lastMessageId }) => lastMessageId),
        times(({ lastMessageAt }) => lastMessageAt),
        times(({ lastInboundAt }) => lastInboundAt),
        times(({ windowEndsAt }) => windowEndsAt),
        chats.map(({ answeredVersion }) => answeredVersion),
        chats.map(({ answeredBy }) => answeredBy),
        times(({ answeredAt }) => answeredAt),
        times(({ waitsSince }) => waitsSince),
      ],
      'save-placed-chats',
    )
  },
})
