/** The SQL of what is shown of messages that were found. */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import type { VisibleChats } from './visible.ts'

export interface HitRow {
  readonly id: string
  readonly chatId: string
  readonly contactId: string
  readonly at: number
  readonly direction: 'INBOUND' | 'OUTBOUND'
  readonly dataType: string
  /** As it reads after its last edit. */
  readonly text: string
  readonly files: readonly { readonly id: string; readonly name: string }[]
}

// Of the contacts; the newest are searched.
const mostChats = 500

export const hitStore = (session: Session | Pick<Database, 'rows'>) => ({
  /** In the order of `ids`; without those in chats that may not be seen, any more. */
  read(teamId: string, ids: readonly string[], visible: VisibleChats): Promise<HitRow[]> {
    if (ids.length === 0) return Promise.resolve([])
    const values: unknown[] = [teamId, ids]
    const seen = visible === 'all' ? 'true' : visible(values, 'c')
    return session.rows<HitRow>(
      `select m.id, m.chat_id as "chatId", c.contact_id as "contactId", m.at, m.direction, m.data_type as "dataType",
         coalesce(e.text, m.text) as text, coalesce(f.files, '[]') as files
       from unnest($2::uuid[]) with ordinality i (id, place)
       join chat_messages m on m.team_id = $1 and m.id = i.id
       join chats c on c.team_id = $1 and c.id = m.chat_id
       left join lateral (
         select a.text from chat_messages a where a.team_id = $1 and a.in_reply_to = m.external_id and a.direction = m.direction
           and a.data_type in ('reaction', 'edit', 'revoke') and a.data_type = 'edit'
         order by a.at desc, a.id desc limit 1
       ) e on true
       left join lateral (
         select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.filename) order by f.id) as files from media f
         where f.team_id = $1 and f.message_id = m.id and f.filename is not null
       ) f on true
       where ${seen} order by i.place`,
      values,
      visible === 'all' ? 'messages-found' : 'messages-found-of-user',
    )
  },

  async chat(teamId: string, id: string): Promise<{ assignedTo: string | null } | undefined> {
    const [row] = await session.rows<{ assignedTo: string | null }>(
      'select assigned_to as "assignedTo" from chats where team_id = $1 and id = $2',
      [teamId, id],
      'chat-to-search',
    )
    return row
  },

  /** The newest chats of these contacts. */
  async chatsOfContacts(
    teamId: string,
    contactIds: readonly string[],
    visible: VisibleChats,
  ): Promise<string[]> {
    if (contactIds.length === 0) return []
    const values: unknown[] = [teamId, contactIds]
    const seen = visible === 'all' ? 'true' : visible(values, 'c')
    const rows = await session.rows<{ id: string }>(
      `select c.id from chats c where c.team_id = $1 and c.contact_id = any($2::uuid[]) and ${seen}
       order by c.last_message_at desc, c.id desc limit ${mostChats}`,
      values,
    )
    return rows.map(({ id }) => id)
  },
})
