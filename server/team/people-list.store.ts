/** The SQL of lists of people: filters, search, order and keyset pages. */
import { sql, type RawBuilder } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { PagePosition, PeopleOrder, PeopleSort } from './people-query.ts'
import type { User } from './user.ts'
import { userColumns, userTables } from './users.store.ts'

export interface PeopleSelection {
  readonly teamId: string
  readonly roleId?: string | undefined
  readonly isActive?: boolean | undefined
  readonly isDeleted: boolean
  readonly updatedSince?: number | undefined
  /** Folded. All must be found. */
  readonly words: readonly string[]
}

export type PeopleRow = User & { readonly sortKey: string | number }

// How much of a word must be alike for the index to find it; how many letters may then be wrong. The first alone
// would take every name with the same beginning for a typing error.
const similarity = '0.3'
const wrongLetters = (word: string): number => (word.length < 4 ? 1 : 2)
// The longest that PostgreSQL compares letter by letter is 255 bytes.
const longestCompared = 60

export const peopleStore = (db: Queries) => ({
  people(
    selection: PeopleSelection,
    order: PeopleOrder,
    after: PagePosition | undefined,
    limit: number | undefined,
  ) {
    const key = sortKey(order.sort, selection.words)
    const direction = sql.raw(order.descending ? 'desc' : 'asc')
    const compare = sql.raw(order.descending ? '<' : '>')
    const behind =
      after === undefined
        ? sql`true`
        : sql`(${key}, u.id) ${compare} (${cast(order.sort, after.key)}, ${after.id}::uuid)`
    return sql<PeopleRow>`select ${sql.raw(userColumns)}, ${shownKey(order.sort, key)} as "sortKey" from ${sql.raw(userTables)}
      where ${matches(selection)} and ${behind}
      order by ${key} ${direction}, u.id ${direction} ${limit === undefined ? sql`` : sql`limit ${limit}`}`.compile(
      db,
    )
  },

  count(selection: PeopleSelection) {
    return sql<{ total: number }>`select count(*) as total from users u where ${matches(selection)}`.compile(
      db,
    )
  },

  version(teamId: string) {
    return sql<{
      version: number
    }>`select people_version as version from teams where team_id = ${teamId}`.compile(db)
  },

  similarity() {
    return sql`select set_config('pg_trgm.word_similarity_threshold', ${similarity}, true)`.compile(db)
  },
})

function matches(selection: PeopleSelection): RawBuilder<unknown> {
  const conditions = [
    sql`u.team_id = ${selection.teamId} and not u.is_service`,
    selection.isDeleted ? sql`u.deleted_at is not null` : sql`u.deleted_at is null`,
  ]
  if (selection.roleId !== undefined) conditions.push(sql`u.role_id = ${selection.roleId}`)
  if (selection.isActive !== undefined) conditions.push(sql`u.is_active = ${selection.isActive}`)
  if (selection.updatedSince !== undefined)
    conditions.push(sql`u.updated_at >= ${new Date(selection.updatedSince)}`)
  for (const word of selection.words) conditions.push(wordFound(word))
  return sql.join(conditions, sql` and `)
}

// Digits are looked for as they are: a similar phone number is another one.
function wordFound(word: string): RawBuilder<unknown> {
  const contains = sql`u.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`
  if (/^\d+$/.test(word) || word.length > longestCompared) return contains
  const most = wrongLetters(word)
  return sql`(${contains} or (${word} <% u.search_text and exists (
    select from unnest(string_to_array(u.search_text, ' ')) as part
    where levenshtein_less_equal(left(part, ${longestCompared}), ${word}, ${most}) <= ${most})))`
}

function sortKey(sort: PeopleSort, words: readonly string[]): RawBuilder<unknown> {
  switch (sort) {
    case 'createdAt':
      return sql`u.created_at`
    case 'updatedAt':
      return sql`u.updated_at`
    case 'username':
      return sql`u.username_key`
    case 'name':
      return sql`concat(u.first_name, ' ', u.last_name) collate "und-x-icu"`
    case 'relevance':
      return words.length === 0
        ? sql`0::integer`
        : sql`(${sql.join(
            words.map((word) => sql`round(1000 * word_similarity(${word}, u.search_text))`),
            sql` + `,
          )})::integer`
  }
}

function cast(sort: PeopleSort, key: string | number): RawBuilder<unknown> {
  switch (sort) {
    case 'createdAt':
    case 'updatedAt':
      return sql`${new Date(Number(key))}::timestamptz`
    case 'username':
    case 'name':
      return sql`${key}::text`
    case 'relevance':
      return sql`${Math.trunc(Number(key))}::integer`
  }
}

// Times become integers when they are read; everything else is shown as it is compared.
function shownKey(sort: PeopleSort, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sort === 'name' ? sql`concat(u.first_name, ' ', u.last_name)` : key
}
