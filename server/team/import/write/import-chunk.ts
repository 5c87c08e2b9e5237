/**
 * Writes the people of some rows in one transaction with a fixed number of statements. A row that cannot be
 * written is refused for itself; the others are kept. What a chunk takes from the run is given back when its
 * transaction fails, so that it can be tried again.
 */
import pg from 'pg'
import type { Database, Transaction } from '../../../database/database.ts'
import type { Fault } from '../../../lib/app-error.ts'
import type { User } from '../../user.ts'
import { usernameKey } from '../../username.ts'
import { usersStore, type UserWrite } from '../../users.store.ts'
import type { PersonRow } from '../formats/read-person.ts'
import { Claims, emailClaim, personClaim, usernameClaim } from './claims.ts'
import { claimedPerson, reaches } from './manager-graph.ts'
import { findKnown, matchPerson, type Known } from './match-person.ts'
import { draftEmailKeys } from './merge-contacts.ts'
import { nameNewcomers } from './name-newcomers.ts'
import { nextUser } from './next-user.ts'
import type { Run } from './run.ts'

export type Outcome =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged'
      readonly userId: string
      readonly isDeleted: boolean
    }
  | { readonly kind: 'rejected'; readonly faults: readonly Fault[] }

// Another writer took a name or address, or the same locks in another order: the next attempt sees it.
const passing = new Set(['23505', '40001', '40P01'])
const mostAttempts = 4

/** What became of each row, in their order. */
export async function importChunk(
  database: Database,
  run: Run,
  people: readonly PersonRow[],
): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    const claims = new Claims(run.claims)
    try {
      const outcomes = await database.transaction((transaction) => write(transaction, run, people, claims))
      claims.keep()
      return outcomes
    } catch (error) {
      const isPassing = error instanceof pg.DatabaseError && passing.has(error.code ?? '')
      if (!isPassing || attempt === mostAttempts) throw error
    }
  }
}

interface Decision {
  readonly person: PersonRow
  readonly before: User | undefined
  readonly next: User
}

async function write(
  transaction: Transaction,
  run: Run,
  people: readonly PersonRow[],
  claims: Claims,
): Promise<Outcome[]> {
  const store = usersStore(transaction)
  const known = await findKnown(store, run.team.id, people)
  const decisions = people.map((person) => decide(run, person, known, claims))
  const nameless = decisions.filter((made): made is Decision => 'next' in made && made.next.username === '')
  const named = await nameNewcomers(
    store,
    run.team.id,
    nameless.map(({ person, next }) => ({ row: person.row.number, user: next, handle: person.draft.handle })),
    claims,
  )
  const names = new Map(nameless.map((decision, index) => [decision, named[index] ?? decision.next]))
  const changes = decisions
    .filter((made): made is Decision => 'next' in made && made.next !== made.before)
    .map((made) => ({ ...made, next: names.get(made) ?? made.next }))
  if (changes.length > 0 && !run.isDry)
    await store.save(await numbered(store, run.team.id, withManagers(changes, claims)), {
      userId: null,
      at: run.clock(),
    })
  return decisions.map(outcomeOf)
}

function decide(
  run: Run,
  person: PersonRow,
  known: Known,
  claims: Claims,
): Decision | { readonly faults: readonly Fault[] } {
  const { row, draft, columnOf } = person
  const match = person.faults.length > 0 ? { user: undefined } : matchPerson(person, known, claims)
  const matchFaults = 'fault' in match ? [match.fault] : []
  const before = 'user' in match ? match.user : undefined
  const { next, faults } = nextUser(run, draft, before)
  const found = [...matchFaults, ...faults].map(({ field, message }) => ({ field: columnOf(field), message }))
  const all = [...person.faults, ...(row.fault === undefined ? found : [])]
  if (all.length > 0) return { faults: all }
  const claim = { row: row.number, userId: next.id }
  claims.add(personClaim(next.id), claim)
  for (const email of draftEmailKeys(draft)) claims.add(emailClaim(email), claim)
  if (next.username !== '') claims.add(usernameClaim(usernameKey(next.username)), claim)
  return { person, before, next }
}

/**
 * Newcomers get the manager whom the file has named so far at once, which saves most of the second writing;
 * what is decided in the end does not depend on it. Nobody reports to a newcomer from outside of the chunk.
 */
function withManagers(changes: readonly Decision[], claims: Claims): UserWrite[] {
  const managers = new Map<string, string>()
  return changes.map(({ person, before, next }) => {
    const name = before === undefined ? person.draft.manager?.trim() : undefined
    const managerId = name === undefined ? undefined : claimedPerson(claims, name)
    if (managerId === undefined || reaches(managers, managerId, next.id)) return { before, next }
    managers.set(next.id, managerId)
    return { before, next: { ...next, managerId } }
  })
}

/** The writes with numbers for the newcomers. Locks the team, so that it comes after the locks of the people. */
async function numbered(
  store: ReturnType<typeof usersStore>,
  teamId: string,
  writes: readonly UserWrite[],
): Promise<UserWrite[]> {
  const count = writes.filter((write) => write.before === undefined).length
  let number = await store.advance(teamId, count)
  return writes.map((write) =>
    write.before === undefined ? { ...write, next: { ...write.next, number: number++ } } : write,
  )
}

function outcomeOf(made: Decision | { readonly faults: readonly Fault[] }): Outcome {
  if ('faults' in made) return { kind: 'rejected', faults: made.faults }
  const { before, next } = made
  const kind = before === undefined ? 'created' : before === next ? 'unchanged' : 'updated'
  return { kind, userId: next.id, isDeleted: before !== undefined && next.deletedAt !== null }
}
