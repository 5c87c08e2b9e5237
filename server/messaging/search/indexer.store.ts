/** The SQL of the search's index: what is indexed of messages, and the words that they had and have. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { IndexedMessage, Searchable, WordChange } from './indexed-message.ts'
import { teamKey, vectorOf } from './terms.ts'

export const indexerStore = (session: Pick<Session, 'rows'>) => ({
  /** These messages and those that they amend, each as it reads now. */
  searchable(teamId: string, ids: readonly string[]): Promise<Searchable[]> {
    return session.rows<Searchable>(
      `with wanted as (
         select m.id from chat_messages m where m.team_id = $1 and m.id = any($2::uuid[])
         union
         select o.id from chat_messages m
         join chat_messages o on o.team_id = m.team_id and o.external_id = m.in_reply_to and o.direction = m.direction
         where m.team_id = $1 and m.id = any($2::uuid[]) and m.data_type in ('edit', 'revoke')
       )
       select m.id, m.chat_id as "chatId", m.at, m.direction, coalesce(e.text, m.text) as text,
         coalesce(f.names, '{}') as "fileNames",
         (m.data_type in ('reaction', 'edit', 'revoke') or r.is_revoked) as "isHidden"
       from wanted w join chat_messages m on m.team_id = $1 and m.id = w.id
       left join lateral (
         select a.text from chat_messages a where a.team_id = $1 and a.in_reply_to = m.external_id and a.direction = m.direction
           and a.data_type in ('reaction', 'edit', 'revoke') and a.data_type = 'edit'
         order by a.at desc, a.id desc limit 1
       ) e on true
       cross join lateral (
         select exists (select from chat_messages a where a.team_id = $1 and a.in_reply_to = m.external_id and a.direction = m.direction
           and a.data_type in ('reaction', 'edit', 'revoke') and a.data_type = 'revoke') as is_revoked
       ) r
       left join lateral (
         select array_agg(f.filename order by f.id) as names from media f
         where f.team_id = $1 and f.message_id = m.id and f.filename is not null
       ) f on true`,
      [teamId, ids],
      'searchable-messages',
    )
  },

  /** Messages as they are in the index; those that are not in it are left out. */
  async indexed(teamId: string, ids: readonly string[]): Promise<IndexedMessage[]> {
    const rows = await session.rows<IndexedMessage>(
      `select message_id as id, chat_id as "chatId", at, tsvector_to_array(words) as words from message_search
       where team_id = $1 and message_id = any($2::uuid[]) order by message_id for update`,
      [teamId, ids],
      'indexed-messages',
    )
    const { length } = teamKey(teamId)
    return rows.map((row) => ({ ...row, words: row.words.map((word) => word.slice(length)) }))
  },

  async put(teamId: string, messages: readonly IndexedMessage[]): Promise<void> {
    if (messages.length === 0) return
    const sorted = [...messages].sort((a, b) => (a.id < b.id ? -1 : 1))
    await session.rows(
      `insert into message_search (team_id, message_id, chat_id, at, words)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::tsvector[])
       on conflict (team_id, message_id) do update
         set chat_id = excluded.chat_id, at = excluded.at, words = excluded.words`,
      [
        teamId,
        sorted.map(({ id }) => id),
        sorted.map(({ chatId }) => chatId),
        sorted.map(({ at }) => timeText(at)),
        sorted.map(({ words }) => vectorOf(teamId, words)),
      ],
      'put-indexed-messages',
    )
  },

  async remove(teamId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await session.rows(
      'delete from message_search where team_id = $1 and message_id = any($2::uuid[])',
      [teamId, ids],
      'remove-indexed-messages',
    )
  },

  /** In the order in which they are given. */
  async count(teamId: string, changes: readonly WordChange[]): Promise<void> {
    if (changes.length === 0) return
    await session.rows(
      `insert into search_words as s (team_id, word, uses, last_at)
       select $1, * from unnest($2::text[], $3::bigint[], $4::timestamptz[])
       on conflict (team_id, word) do update
         set uses = greatest(s.uses + excluded.uses, 0), last_at = greatest(s.last_at, excluded.last_at)`,
      [
        teamId,
        changes.map(({ word }) => word),
        changes.map(({ uses }) => uses),
        changes.map(({ lastAt }) => timeText(lastAt)),
      ],
      'count-search-words',
    )
  },

  /** Words that no message has any more. */
  async forget(teamId: string, words: readonly string[]): Promise<void> {
    if (words.length === 0) return
    await session.rows(
      'delete from search_words where team_id = $1 and word = any($2::text[]) and uses <= 0',
      [teamId, words],
      'forget-search-words',
    )
  },
})
