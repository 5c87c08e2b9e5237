/** The SQL of searching: what is known of words, and the messages that have them. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Position } from './cursor.ts'
import { withExchanged } from './correct-word.ts'
import { directionWords, fileMark, queryOf, type Term } from './terms.ts'
import type { VisibleChats } from './visible.ts'

export interface Hit {
  readonly messageId: string
  readonly chatId: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** What is known of a term. */
export interface TermFact {
  readonly word: string
  /** About how many messages have it. */
  readonly uses: number
  /** How many words begin with it, up to `mostOfPrefix`; of a term that is no prefix, at most 1. */
  readonly words: number
  /** Of the newest message that has it. */
  readonly lastAt: number
}

export interface SimilarWord {
  readonly word: string
  readonly similar: string
  readonly uses: number
}

// Enough that a word with two letters exchanged is among them, which is two letters apart.
const mostSimilar = 200

/** Within which messages it is searched, besides the words. */
export interface Range {
  readonly teamId: string
  /** Null for all. */
  readonly chatIds: readonly string[] | null
  /** Of the message, inclusive; epoch milliseconds. */
  readonly from: number
  readonly to: number
  /** Only what is older than this position. */
  readonly before: Position | undefined
  readonly direction: keyof typeof directionWords | null
  readonly visible: VisibleChats
}

/** Words with one beginning that are looked at; where there are more, the beginning tells nothing. */
export const mostOfPrefix = 4_000
const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export const searchStore = (session: Pick<Session, 'rows'>) => ({
  /** The longest that a statement of the transaction may take, and how alike words must be for the index. */
  async limit(ms: number): Promise<void> {
    await session.rows(
      `select set_config('statement_timeout', $1, true), set_config('work_mem', '32MB', true),
         set_config('enable_seqscan', 'off', true), set_config('pg_trgm.similarity_threshold', '0.25', true),
         set_config('pg_trgm.word_similarity_threshold', '0.35', true)`,
      [String(ms)],
      'limit-search',
    )
  },

  /** Facts of each term, in their order. */
  facts(teamId: string, terms: readonly Term[]): Promise<TermFact[]> {
    return session.rows<TermFact>(
      `select t.word, coalesce(sum(f.uses), 0)::bigint as uses, count(f.uses)::int as words,
         coalesce(max(f.last_at), 'epoch') as "lastAt"
       from unnest($2::text[], $3::boolean[]) with ordinality t (word, is_prefix, place)
       left join lateral (
         select s.uses, s.last_at from search_words s where s.team_id = $1
           and s.word >= t.word collate "C"
           and s.word < (t.word || case when t.is_prefix then chr(1114111) else chr(1) end) collate "C"
         order by s.word limit ${mostOfPrefix}
       ) f on true
       group by t.place, t.word order by t.place`,
      [teamId, terms.map(({ word }) => word), terms.map(({ isPrefix }) => isPrefix)],
      'search-term-facts',
    )
  },

  /**
   * Words of the team that are like each of `words`: with up to so many letters exchanged for others, missing or too
   * many. The nearest first, of equally near ones those that are used most.
   */
  similar(teamId: string, words: readonly string[], mostApart: readonly number[]): Promise<SimilarWord[]> {
    // Of a short word, exchanged letters leave too little that is alike to be found by that.
    const exchanged = words.flatMap((word) => withExchanged(word).map((other) => ({ word, other })))
    return session.rows<SimilarWord>(
      `select w.word, s.word as similar, s.uses from unnest($4::text[], $5::text[]) w (word, other)
       join search_words s on s.team_id = $1 and s.word = w.other collate "C" and s.uses > 0
       union all
       select t.word, n.word as similar, n.uses from unnest($2::text[], $3::int[]) t (word, apart)
       cross join lateral (
         select s.word, s.uses, levenshtein_less_equal(s.word, t.word, t.apart) as distance
         from search_words s where s.team_id = $1 and s.word % t.word and s.uses > 0
           and (left(s.word, 1) = '${fileMark}') = (left(t.word, 1) = '${fileMark}')
           and char_length(s.word) between char_length(t.word) - t.apart and char_length(t.word) + t.apart
           and levenshtein_less_equal(s.word, t.word, t.apart) <= t.apart
         order by distance, s.uses desc, s.word limit ${mostSimilar}
       ) n`,
      [teamId, words, mostApart, exchanged.map(({ word }) => word), exchanged.map(({ other }) => other)],
      'similar-search-words',
    )
  },

  /** The newest `limit` that are among the newest `rows` of the range. */
  walk(range: Range, terms: readonly Term[], rows: number, limit: number): Promise<Hit[]> {
    const { text, values } = walked(range, rows)
    const query = `$${values.push(queryOf(range.teamId, directed(range, terms)))}::tsquery`
    const limited = `$${values.push(limit)}`
    return session.rows<Hit>(
      `select w.message_id as "messageId", w.chat_id as "chatId", w.at from (${text}) w
       where w.words @@ ${query} and ${visibleSql(range, values)}
       order by w.at desc, w.message_id desc limit ${limited}`,
      values,
    )
  },

  /** Where a walk of so many rows ends; undefined when there are not as many. */
  async walkEnd(range: Range, rows: number): Promise<Position | undefined> {
    const { text, values } = walked(range, rows, 'at, message_id')
    const skipped = `$${values.push(rows - 1)}`
    const [row] = await session.rows<Position>(
      `select w.at, w.message_id as id from (${text}) w order by w.at desc, w.message_id desc offset ${skipped} limit 1`,
      values,
    )
    return row
  },

  /** The newest `limit` of all that have `indexed`, whatever the range, and then `terms` in the range. */
  fromIndex(range: Range, indexed: readonly Term[], terms: readonly Term[], limit: number): Promise<Hit[]> {
    const all = directed(range, terms)
    const values: unknown[] = [range.teamId, queryOf(range.teamId, indexed), queryOf(range.teamId, all)]
    return session.rows<Hit>(
      `with hits as materialized (
         select message_id, chat_id, at, words from message_search where team_id = $1 and words @@ $2::tsquery)
       select w.message_id as "messageId", w.chat_id as "chatId", w.at from hits w
       where ${indexed.length < all.length ? 'w.words @@ $3::tsquery' : '$3::tsquery is not null'}
         and ${rangeSql(range, values)} and ${chatsSql(range, values)} and ${visibleSql(range, values)}
       order by w.at desc, w.message_id desc limit $${values.push(limit)}`,
      values,
    )
  },
})

function directed({ direction }: Range, terms: readonly Term[]): readonly Term[] {
  return direction === null ? terms : [...terms, { word: directionWords[direction], isPrefix: false }]
}

/** The newest rows of the range, in order; `words` included unless other columns are asked for. */
function walked(
  range: Range,
  rows: number,
  columns = 'message_id, chat_id, at, words',
): { text: string; values: unknown[] } {
  const values: unknown[] = [range.teamId]
  const one = (more: string) =>
    `select ${columns} from message_search w where w.team_id = $1 and ${rangeSql(range, values)} ${more}
     order by w.at desc, w.message_id desc limit ${rows}`
  if (range.chatIds === null) return { text: one(''), values }
  const ids = `$${values.push(range.chatIds)}::uuid[]`
  const text = `select m.* from unnest(${ids}) c (id) cross join lateral (${one('and w.chat_id = c.id')}) m
    order by m.at desc, m.message_id desc limit ${rows}`
  return { text, values }
}

function rangeSql({ from, to, before }: Range, values: unknown[]): string {
  const upper: Position = before !== undefined && before.at <= to ? before : { at: to, id: lastId }
  const isIncluded = upper.id === lastId
  const place = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  return `(w.at, w.message_id) ${isIncluded ? '<=' : '<'} (${place(timeText(upper.at), 'timestamptz')}, ${place(upper.id, 'uuid')})
    and (w.at, w.message_id) >= (${place(timeText(from), 'timestamptz')}, ${place(firstId, 'uuid')})`
}

function chatsSql({ chatIds }: Range, values: unknown[]): string {
  return chatIds === null ? 'true' : `w.chat_id = any($${values.push(chatIds)}::uuid[])`
}

/** Looked up for each message that fits, which a join would not be: it might begin with all chats. */
function visibleSql({ visible }: Range, values: unknown[]): string {
  if (visible === 'all') return 'true'
  return `coalesce((select ${visible(values, 'c')} from chats c where c.team_id = $1 and c.id = w.chat_id), false)`
}
