/** The SQL of finding contacts by their names and numbers. */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { mostMistakes, withExchanged } from './correct-word.ts'
import type { VisibleChats } from './visible.ts'

export interface ContactHit {
  readonly id: string
  /** As the team calls it, else as it calls itself; empty when neither is known. */
  readonly name: string
  readonly isGroup: boolean
  /** Of its newest chat that may be seen; null when there is none. */
  readonly identifier: string | null
  readonly chatId: string | null
}

// Contacts that fit are put in order only up to so many: whoever asks for less than a name gets some of them.
const mostRanked = 500
// The longest that PostgreSQL compares letter by letter is 255 bytes.
const longestCompared = 60
const longestExchanged = 7

export const contactHitStore = (session: Session | Pick<Database, 'rows'>) => ({
  /**
   * Contacts in whose search text each word stands, whole names first; `isAlike`: each word, or one that it is a
   * misspelling of, the nearest first. Of who does not see all chats, those with a chat that they see.
   */
  find(
    teamId: string,
    words: readonly string[],
    visible: VisibleChats,
    limit: number,
    isAlike = false,
  ): Promise<ContactHit[]> {
    const values: unknown[] = [teamId]
    const place = (value: unknown) => `$${values.push(value)}`
    const fits = words.map((word) => {
      const stands = `c.search_text like ${place(`%${escapeLike(word)}%`)}`
      return isAlike && word.length <= longestCompared && mostMistakes(word) > 0
        ? `(${stands} or ${alikeSql(word, place)})`
        : stands
    })
    const seen = visible === 'all' ? 'true' : visible(values, 'h')
    const chats = `from chats h where h.team_id = $1 and h.contact_id = c.id and ${seen}`
    if (visible !== 'all') fits.push(`exists (select ${chats})`)
    const ranks = words.map((word) =>
      isAlike
        ? `word_similarity(${place(word)}, c.search_text)`
        : `(' ' || c.search_text like ${place(`% ${escapeLike(word)}%`)})::int`,
    )
    return session.rows<ContactHit>(
      `with fitting as materialized (
         select c.id, c.name, c.profile_name, c.is_group, ${ranks.join(' + ')} as rank, length(c.search_text) as long
         from contacts c where c.team_id = $1 and c.merged_into is null and ${fits.join(' and ')} limit ${mostRanked})
       select c.id, coalesce(c.name, c.profile_name, '') as name, c.is_group as "isGroup",
         n.contact_identifier as identifier, n.id as "chatId"
       from fitting c left join lateral (
         select h.id, h.contact_identifier ${chats} order by h.last_message_at desc, h.id desc limit 1) n on true
       order by c.rank desc, c.long, c.id desc limit ${place(limit)}`,
      values,
    )
  },

  /** The contact itself, or the one that it was merged into; null where the team has none with this id. */
  async root(teamId: string, id: string): Promise<string | null> {
    const rows = await session.rows<{ id: string }>(
      `with recursive up as (
         select id, merged_into from contacts where team_id = $1 and id = $2
         union all
         select c.id, c.merged_into from up join contacts c on c.team_id = $1 and c.id = up.merged_into)
       select id from up where merged_into is null`,
      [teamId, id],
      'contact-to-search',
    )
    return rows[0]?.id ?? null
  },
})

/**
 * Whether some word there is a misspelling of this one. The index finds those that are alike; of a short word, exchanged
 * letters leave too little of that.
 */
function alikeSql(word: string, place: (value: unknown) => string): string {
  const [given, most] = [place(word), place(mostMistakes(word))]
  const near = `(${given} <% c.search_text and exists (
    select from unnest(string_to_array(c.search_text, ' ')) part
    where levenshtein_less_equal(left(part, ${longestCompared}), ${given}, ${most}) <= ${most}))`
  const exchanged = word.length > longestExchanged ? [] : withExchanged(word)
  return [near, ...exchanged.map((other) => `c.search_text like ${place(`%${escapeLike(other)}%`)}`)].join(
    ' or ',
  )
}

function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}
