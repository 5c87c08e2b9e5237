/** The SQL of single chats. Lists are in chat-list.store.ts, the placing of messages in place-messages.ts. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { chatColumns, type Chat } from './chat.ts'

type Row = { -readonly [K in keyof Chat]: Chat[K] }

/** What a change of a chat may write, beside its version and the time. */
export type ChangeableChat = Pick<
  Chat,
  | 'status'
  | 'assignedTo'
  | 'assignedAt'
  | 'waitsSince'
  | 'inboxId'
  | 'tags'
  | 'unreadCount'
  | 'closedAt'
  | 'closedBy'
>

export interface NewChat {
  readonly teamId: string
  readonly id: string
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly contactId: string
  readonly contactIdentifier: string
  readonly assignedTo: string | null
  readonly inboxId: string | null
  readonly tags: readonly string[]
  readonly procedureId: string | null
  readonly processId: string | null
}

/** What happened last to a chat. */
export interface LastChange {
  readonly type: string
  readonly madeBy: string | null
  readonly changed: readonly string[] | null
}

export const chatsStore = (db: Pick<Session, 'rows'>) => ({
  async find(teamId: string, id: string): Promise<Chat | undefined> {
    const [row] = await db.rows<Row>(
      `select ${chatColumns} from chats c where c.team_id = $1 and c.id = $2`,
      [teamId, id],
      'chat-by-id',
    )
    return row
  },

  /** As find, many at once, in no order. */
  findAll: (teamId: string, ids: readonly string[]): Promise<Chat[]> =>
    db.rows<Row>(
      `select ${chatColumns} from chats c where c.team_id = $1 and c.id = any($2::uuid[])`,
      [teamId, ids],
      'chats-by-id',
    ),

  /** As find; nobody else changes the chat until the transaction ends. */
  async lock(teamId: string, id: string): Promise<Chat | undefined> {
    const [row] = await db.rows<Row>(
      `select ${chatColumns} from chats c where c.team_id = $1 and c.id = $2 for no key update`,
      [teamId, id],
      'lock-chat',
    )
    return row
  },

  /** The open chat with a contact on a number. */
  async openOf(teamId: string, contactId: string, phoneNumberId: string): Promise<Chat | undefined> {
    const [row] = await db.rows<Row>(
      `select ${chatColumns} from chats c
       where c.team_id = $1 and c.contact_id = $2 and c.phone_number_id = $3 and c.status = 'OPEN'`,
      [teamId, contactId, phoneNumberId],
      'open-chat-of-contact',
    )
    return row
  },

  /**
   * Opens a chat by hand; one of nobody's waits once the contact has answered. Undefined when one with the contact on the
   * number is open already.
   */
  async insert(chat: NewChat, now: number): Promise<Chat | undefined> {
    const [row] = await db.rows<Row>(
      `insert into chats as c (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id,
         contact_identifier, status, opened_by, assigned_to, assigned_at, waits_since, inbox_id, tags,
         last_message_at, window_ends_at, last_inbound_at, procedure_id, process_id)
       select $1, $2, $3, $3, $4, $5, $6, $7, 'OPEN', 'USER', $8::uuid,
         case when $8::uuid is not null then $3::timestamptz end,
         case when $8::uuid is null then $3::timestamptz end, $9, $10, $3, known.window_ends_at,
         known.last_inbound_at, $11, $12
       from (select max(o.window_ends_at) as window_ends_at, max(o.last_inbound_at) as last_inbound_at
         from chats o where o.team_id = $1 and o.contact_id = $6 and o.phone_number_id = $5) known
       on conflict (team_id, contact_id, phone_number_id) where status = 'OPEN' do nothing
       returning ${chatColumns}`,
      [
        chat.teamId,
        chat.id,
        timeText(now),
        chat.pluginId,
        chat.phoneNumberId,
        chat.contactId,
        chat.contactIdentifier,
        chat.assignedTo,
        chat.inboxId,
        chat.tags,
        chat.procedureId,
        chat.processId,
      ],
      'open-chat-by-hand',
    )
    return row
  },

  /** Writes what can change by a use case. */
  async save(chat: Pick<Chat, 'teamId' | 'id' | 'version' | 'updatedAt'> & ChangeableChat): Promise<void> {
    await db.rows(
      `update chats set version = $3, updated_at = $4, status = $5, assigned_to = $6, assigned_at = $7,
         waits_since = $8, inbox_id = $9, tags = $10, unread_count = $11, closed_at = $12, closed_by = $13
       where team_id = $1 and id = $2`,
      [
        chat.teamId,
        chat.id,
        chat.version,
        timeText(chat.updatedAt),
        chat.status,
        chat.assignedTo,
        timeText(chat.assignedAt),
        timeText(chat.waitsSince),
        chat.inboxId,
        chat.tags,
        chat.unreadCount,
        timeText(chat.closedAt),
        chat.closedBy,
      ],
      'save-chat',
    )
  },

  /**
   * The event that a chat's last change wrote. Ids of events begin with their time, so that only those of one
   * millisecond are looked at.
   */
  async lastChange({ teamId, id, updatedAt }: Chat): Promise<LastChange | undefined> {
    const time = (at: number): string => {
      const hex = at.toString(16).padStart(12, '0')
      return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
    }
    const [row] = await db.rows<LastChange>(
      `select type, made_by as "madeBy", payload -> 'changed' as changed from events
       where team_id = $1 and id >= $2 and id < $3 and (subject_id = $4 or payload ->> 'chatId' = $4::text)
       order by id desc limit 1`,
      [teamId, time(updatedAt), time(updatedAt + 1), id],
      'last-change-of-chat',
    )
    return row
  },
})
