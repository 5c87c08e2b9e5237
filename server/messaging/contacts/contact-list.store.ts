/** The SQL of lists of contacts: filters, search and keyset pages. */
import { sql, type RawBuilder } from 'kysely'
import type { Queries } from '../../database/database.ts'
import { isDigits, type ContactSelection } from './contact-query.ts'
import { contactColumns, type ContactRow } from './contacts.store.ts'

export type ListedContact = ContactRow & { readonly relevance: number }

// How much of a word must be alike for the index to find it; how many letters may then be wrong.
const similarity = '0.3'
const wrongLetters = (word: string): number => (word.length < 4 ? 1 : 2)
// With a wrong letter, a word of two is any other.
const shortestCompared = 3
// The longest that PostgreSQL compares letter by letter is 255 bytes.
const longestCompared = 60
// A letter or two are in nearly every name: of what matches so often, the newest are ranked.
const mostRanked = 5_000

export const contactListStore = (db: Queries) => ({
  /** The best matches of a search first, else the newest. */
  contacts(selection: ContactSelection) {
    const { after, isRanked, limit } = selection
    if (!isRanked) {
      const behind = after === undefined ? sql`true` : sql`c.id < ${after.id}::uuid`
      return sql<ListedContact>`select ${sql.raw(contactColumns)}, 0::integer as relevance from contacts c
        where ${matches(selection)} and ${behind} order by c.id desc limit ${limit}`.compile(db)
    }
    const relevance = relevanceOf(selection.words)
    const behind =
      after === undefined
        ? sql`true`
        : sql`(${relevance}, c.id) < (${after.relevance}::integer, ${after.id}::uuid)`
    // No index finds a word that short; one that is longer, it finds without looking at all contacts.
    const isVague = selection.words.every((word) => isDigits(word) || word.length < shortestCompared)
    const newest = isVague ? sql`order by c.id desc limit ${mostRanked}` : sql``
    return sql<ListedContact>`select ${sql.raw(contactColumns)}, ${relevance} as relevance
      from (select * from contacts c where ${matches(selection)} ${newest}) c
      where ${behind} order by ${relevance} desc, c.id desc limit ${limit}`.compile(db)
  },

  similarity() {
    return sql`select set_config('pg_trgm.word_similarity_threshold', ${similarity}, true)`.compile(db)
  },
})

function matches(selection: ContactSelection): RawBuilder<unknown> {
  const conditions = [sql`c.team_id = ${selection.teamId} and c.merged_into is null`]
  if (selection.isGroup !== undefined) conditions.push(sql`c.is_group = ${selection.isGroup}`)
  if (selection.takesMarketing !== undefined)
    conditions.push(sql`c.takes_marketing = ${selection.takesMarketing}`)
  if (selection.hasProcess !== undefined)
    conditions.push(selection.hasProcess ? sql`c.process_id is not null` : sql`c.process_id is null`)
  for (const word of selection.words) conditions.push(wordFound(word))
  return sql.join(conditions, sql` and `)
}

// Digits are looked for as they are: a similar phone number is another one.
function wordFound(word: string): RawBuilder<unknown> {
  const contains = sql`c.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`
  if (isDigits(word) || word.length < shortestCompared || word.length > longestCompared) return contains
  const most = wrongLetters(word)
  return sql`(${contains} or (${word} <% c.search_text and exists (
    select from unnest(string_to_array(c.search_text, ' ')) as part
    where levenshtein_less_equal(left(part, ${longestCompared}), ${word}, ${most}) <= ${most})))`
}

function relevanceOf(words: readonly string[]): RawBuilder<unknown> {
  const parts = words
    .filter((word) => !isDigits(word))
    .map((word) => sql`round(1000 * word_similarity(${word}, c.search_text))`)
  return sql`(${sql.join(parts, sql` + `)})::integer`
}
