/**
 * Use cases that read many people of a team. What one call reads, it reads at one moment, together with the
 * people version of that moment: what was made from it is current for as long as that version stands.
 */
import type { Database, Snapshot } from '../database/database.ts'
import { invalidInput, type Fault } from '../lib/app-error.ts'
import type { Actor } from './actor.ts'
import { peopleStore, type PeopleRow, type PeopleSelection } from './people-list.store.ts'
import {
  decodeCursor,
  encodeCursor,
  orderOf,
  searchWords,
  type PagePosition,
  type PeopleOrder,
  type PeopleQuery,
} from './people-query.ts'
import { pickRole, unknownRole } from './roles.ts'
import { rolesStore } from './roles.store.ts'
import type { User } from './user.ts'

export interface PeopleContext {
  readonly database: Database
}

export interface People {
  readonly version: number
  /** Everybody asked for, in portions, read as they are taken. */
  readonly portions: AsyncGenerator<readonly User[]>
}

export interface PeoplePage {
  readonly users: readonly User[]
  /** How many people the query matches on all pages. */
  readonly total: number
  readonly nextCursor: string | null
}

const everybody: PeopleOrder = { sort: 'createdAt', descending: false }

/**
 * Gives all people of a team that are not deleted, by creation, to `use`. The view ends when `use` does.
 * Holds one connection meanwhile.
 */
export function readPeople<T>(
  { database }: PeopleContext,
  teamId: string,
  use: (people: People) => Promise<T>,
): Promise<T> {
  const store = peopleStore(database.queries)
  return database.snapshot(async (snapshot) => {
    const version = await readVersion(database, snapshot, teamId)
    const query = store.people({ teamId, isDeleted: false, words: [] }, everybody, undefined, undefined)
    return use({ version, portions: snapshot.stream<PeopleRow>(query) })
  })
}

/** One page of the people that a query asks for. Throws `invalid` with every fault of the query, and those given. */
export async function listPeople(
  { database }: PeopleContext,
  actor: Actor,
  query: PeopleQuery & { readonly limit: number },
  readFaults: readonly Fault[] = [],
): Promise<PeoplePage> {
  const order = orderOf(query)
  const { selection, after } = await readQuery(database, actor.team.id, query, order, readFaults)
  const store = peopleStore(database.queries)
  return database.snapshot(async (snapshot) => {
    if (selection.words.length > 0) await snapshot.rows(store.similarity())
    const [counted] = await snapshot.rows<{ total: number }>(store.count(selection))
    // One more than asked for tells whether there is a next page.
    const rows = await snapshot.rows<PeopleRow>(store.people(selection, order, after, query.limit + 1))
    const users = rows.slice(0, query.limit)
    const last = users.at(-1)
    const hasMore = rows.length > query.limit
    return {
      users,
      total: counted?.total ?? 0,
      nextCursor:
        hasMore && last !== undefined ? encodeCursor(order, { key: last.sortKey, id: last.id }) : null,
    }
  })
}

async function readQuery(
  database: Database,
  teamId: string,
  query: PeopleQuery,
  order: PeopleOrder,
  readFaults: readonly Fault[],
): Promise<{ selection: PeopleSelection; after: PagePosition | undefined }> {
  const faults = [...readFaults]
  let roleId: string | undefined
  if (query.role !== undefined) {
    const roles = await rolesStore(database.queries).list(teamId)
    roleId = pickRole(roles, query.role)?.id
    if (roleId === undefined) faults.push({ field: 'role', message: unknownRole(roles, query.role) })
  }
  let after: PagePosition | undefined
  if (query.cursor !== undefined) {
    const position = decodeCursor(order, query.cursor)
    if ('id' in position) after = position
    else faults.push(position)
  }
  if (faults.length > 0) throw invalidInput(faults)
  const { isActive, isDeleted = false, updatedSince, search } = query
  const words = search === undefined ? [] : searchWords(search)
  return { selection: { teamId, roleId, isActive, isDeleted, updatedSince, words }, after }
}

async function readVersion(database: Database, snapshot: Snapshot, teamId: string): Promise<number> {
  const [row] = await snapshot.rows<{ version: number }>(peopleStore(database.queries).version(teamId))
  return row?.version ?? 0
}
