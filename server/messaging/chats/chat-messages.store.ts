/**
 * The SQL of the messages of chats. Reactions, edits and revokes are shown with what they amend; those of which that is
 * not known stand as messages of their own.
 */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { ChatMessage } from '../sending/chat-message.ts'
import { messageColumns } from '../sending/message-row.ts'
import type { Amendment } from './amend.ts'
import type { ChatPosition } from './chat-filter.ts'

export interface MessagesPage {
  readonly direction: 'asc' | 'desc'
  readonly after: ChatPosition | undefined
  readonly skip: number
  readonly limit: number
}

type Row = { -readonly [K in keyof ChatMessage]: ChatMessage[K] }

const stands = `(m.data_type not in ('reaction', 'edit', 'revoke') or m.in_reply_to is null or not exists (
  select from chat_messages t where t.team_id = m.team_id and t.external_id = m.in_reply_to))`

// Of one page. Reactions in large groups are many; the latest count.
const mostAmendments = 5_000
const mostAmendmentsOfOne = 100

export const chatMessagesStore = (db: Pick<Database, 'rows'>) => ({
  ofChat(teamId: string, chatId: string, page: MessagesPage): Promise<ChatMessage[]> {
    const { by, beyond } = orderOf(page)
    return db.rows<Row>(
      `select ${messageColumns} from chat_messages m
       where team_id = $1 and chat_id = $2 and ${beyond(3)} and ${stands} ${by} limit $5 offset $6`,
      [teamId, chatId, ...positionOf(page), page.limit, page.skip],
      nameOf('messages-of-chat', page),
    )
  },

  /**
   * Of all chats with a contact that this user sees, or anybody when it is null, and those with one of the identifiers
   * that are in no chat.
   */
  ofContact(
    teamId: string,
    whom: {
      readonly contactId: string | null
      readonly identifiers: readonly string[]
      readonly seenBy: string | undefined
      readonly phoneNumberId: string | undefined
      readonly pluginId: string | undefined
    },
    page: MessagesPage,
  ): Promise<ChatMessage[]> {
    const { by, beyond } = orderOf(page)
    const each = `and ($5::text is null or phone_number_id = $5) and ($6::uuid is null or plugin_id = $6)
      and ${beyond(7)} and ${stands} ${by} limit $9::bigint + $10::bigint`
    return db.rows<Row>(
      `select ${messageColumns} from (
         select own.* from chats c cross join lateral (
           select m.* from chat_messages m where team_id = $1 and chat_id = c.id ${each}) own
         where c.team_id = $1 and c.contact_id = $2
           and ($4::uuid is null or c.assigned_to = $4 or c.assigned_to is null)
         union all
         select own.* from unnest($3::text[]) w (identifier) cross join lateral (
           select m.* from chat_messages m
           where team_id = $1 and contact_identifier = w.identifier and chat_id is null ${each}) own
       ) m ${by} limit $9 offset $10`,
      [
        teamId,
        whom.contactId,
        whom.identifiers,
        whom.seenBy ?? null,
        whom.phoneNumberId ?? null,
        whom.pluginId ?? null,
        ...positionOf(page),
        page.limit,
        page.skip,
      ],
      nameOf('messages-of-contact', page),
    )
  },

  /** Of these, the ones that a user sees: in chats of their own and of nobody, in no chat, and what they sent. */
  async seenBy(teamId: string, ids: readonly string[], userId: string): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `select m.id from chat_messages m left join chats c on c.team_id = m.team_id and c.id = m.chat_id
       where m.team_id = $1 and m.id = any($2::uuid[])
         and (c.assigned_to is null or c.assigned_to = $3 or m.user_id = $3)`,
      [teamId, ids, userId],
      'messages-seen',
    )
    return rows.map(({ id }) => id)
  },

  /** What amends these messages, in its order. */
  async amending(teamId: string, externalIds: readonly string[]): Promise<Amendment[]> {
    const rows = await db.rows<Amendment>(
      `select in_reply_to as "inReplyTo", data_type as "dataType", content, text, at, direction,
         contact_identifier as "contactIdentifier", group_member as "groupMember", user_id as "userId"
       from chat_messages where team_id = $1 and in_reply_to = any($2::text[])
         and data_type in ('reaction', 'edit', 'revoke') and delivery_status <> 'FAILED'
       order by at desc, id desc limit ${mostAmendments}`,
      [teamId, externalIds],
      'amending-messages',
    )
    return rows.reverse()
  },

  /** With what amends them, by one statement. In no order. */
  async withAmendments(
    teamId: string,
    ids: readonly string[],
  ): Promise<{ readonly message: ChatMessage; readonly amendments: readonly Amendment[] }[]> {
    const rows = await db.rows<Row & { amendments: Amendment[] }>(
      `select ${messageColumns}, (
         select coalesce(json_agg(json_build_object('inReplyTo', a.in_reply_to, 'dataType', a.data_type,
           'content', a.content, 'text', a.text, 'at', floor(extract(epoch from a.at) * 1000)::bigint,
           'direction', a.direction, 'contactIdentifier', a.contact_identifier, 'groupMember', a.group_member,
           'userId', a.user_id) order by a.at, a.id), '[]')
         from (select x.* from chat_messages x where x.team_id = m.team_id and x.in_reply_to = m.external_id
           and x.data_type in ('reaction', 'edit', 'revoke') and x.delivery_status <> 'FAILED'
           order by x.at desc, x.id desc limit ${mostAmendmentsOfOne}) a) as amendments
       from chat_messages m where team_id = $1 and id = any($2::uuid[])`,
      [teamId, ids],
      'messages-with-amendments',
    )
    return rows.map(({ amendments, ...message }) => ({ message, amendments }))
  },
})

function orderOf({ direction, after }: MessagesPage) {
  const compare = direction === 'asc' ? '>' : '<'
  return {
    by: `order by at ${direction}, id ${direction}`,
    beyond: (first: number) =>
      after === undefined
        ? `($${first}::timestamptz is null and $${first + 1}::uuid is null)`
        : `(at, id) ${compare} ($${first}::timestamptz, $${first + 1}::uuid)`,
  }
}

function positionOf({ after }: MessagesPage): [at: string | null, id: string | null] {
  return after === undefined ? [null, null] : [timeText(after.at), after.id]
}

function nameOf(statement: string, { direction, after }: MessagesPage): string {
  return `${statement}-${direction}${after === undefined ? '' : '-on'}`
}
