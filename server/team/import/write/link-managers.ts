/**
 * Sets the managers that the rows named, after all rows are written, because a manager may stand below the
 * people who report to them. The result depends on the file and the team alone, never on the moment: what the
 * file says is taken in its order, and what would close a circle is refused.
 */
import type { Database } from '../../../database/database.ts'
import { isUuid } from '../../../lib/uuid.ts'
import { normalizeEmail } from '../../email.ts'
import { usernameKey } from '../../username.ts'
import { usersStore } from '../../users.store.ts'
import { managersStore } from './managers.store.ts'
import { claimedPerson, reaches } from './manager-graph.ts'
import type { ManagerWish, Run } from './run.ts'

export interface ManagerWarning {
  readonly row: number
  readonly column: string
  readonly message: string
}

export interface ManagerResult {
  /** People whose manager is another one now. */
  readonly changed: ReadonlySet<string>
  readonly warnings: readonly ManagerWarning[]
}

const peoplePerTransaction = 1_000

/** Answers what was changed (or, in a dry run, would be) and which wishes could not be met. */
export async function linkManagers(
  database: Database,
  run: Run,
  wishes: readonly ManagerWish[],
): Promise<ManagerResult> {
  if (wishes.length === 0) return { changed: new Set(), warnings: [] }
  const ids = await resolveManagers(database, run, wishes)
  const before = await managersStore(database.queries).managers(run.team.id)
  const { managers, warnings } = arrange(before, wishes, ids)
  const changed = wishes
    .map((wish) => wish.userId)
    .filter((userId) => (managers.get(userId) ?? null) !== (before.get(userId) ?? null))
  if (!run.isDry)
    for (let start = 0; start < changed.length; start += peoplePerTransaction)
      await setManagers(database, run, changed.slice(start, start + peoplePerTransaction), managers)
  return { changed: new Set(changed), warnings }
}

/** Who each wish means. */
async function resolveManagers(
  database: Database,
  run: Run,
  wishes: readonly ManagerWish[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const names = new Set(wishes.map((wish) => wish.manager))
  for (const name of names) {
    const userId = claimedPerson(run.claims, name)
    if (userId !== undefined) found.set(name, userId)
  }
  const open = [...names].filter((name) => !found.has(name))
  const store = usersStore(database.queries)
  for (let start = 0; start < open.length; start += peoplePerTransaction) {
    const part = open.slice(start, start + peoplePerTransaction)
    const holders = await store.holders(run.team.id, part.map(usernameKey), part.map(normalizeEmail))
    const holderOf = new Map(holders.map((holder) => [`${holder.kind}:${holder.key}`, holder.userId]))
    const idOf = (name: string): string | undefined =>
      holderOf.get(`email:${normalizeEmail(name)}`) ??
      holderOf.get(`username:${usernameKey(name)}`) ??
      (isUuid(name) ? name.toLowerCase() : undefined)
    const people = new Set(
      await store.existing(
        run.team.id,
        part.map(idOf).filter((id) => id !== undefined),
      ),
    )
    for (const name of part) {
      const id = idOf(name)
      if (id !== undefined && people.has(id)) found.set(name, id)
    }
  }
  return found
}

function arrange(
  before: ReadonlyMap<string, string>,
  wishes: readonly ManagerWish[],
  ids: ReadonlyMap<string, string>,
): { managers: Map<string, string>; warnings: ManagerWarning[] } {
  const warnings: ManagerWarning[] = []
  const managers = new Map(before)
  const known = wishes.filter(({ row, column, manager }) => {
    if (ids.has(manager)) return true
    warnings.push({
      row,
      column,
      message: `nobody has the user name, e-mail address or id "${manager.slice(0, 80)}"; the manager stays as it was`,
    })
    return false
  })
  // What is about to change must not stand in the way of what is wished.
  for (const wish of known) managers.delete(wish.userId)
  for (const { row, column, userId, manager } of known) {
    const id = ids.get(manager) ?? ''
    if (!reaches(managers, id, userId)) {
      managers.set(userId, id)
      continue
    }
    const message =
      id === userId ? 'nobody can be their own manager' : `"${manager.slice(0, 80)}" reports to this person`
    warnings.push({ row, column, message: `${message}; the manager was not set` })
    const old = before.get(userId)
    if (old !== undefined && !reaches(managers, old, userId)) managers.set(userId, old)
  }
  return { managers, warnings }
}

async function setManagers(
  database: Database,
  run: Run,
  userIds: readonly string[],
  managers: ReadonlyMap<string, string>,
): Promise<void> {
  const links = userIds.map((userId) => ({ userId, managerId: managers.get(userId) ?? null }))
  await database.transaction(async (transaction) => {
    const count = await managersStore(transaction).setManagers(run.team.id, links, run.clock())
    if (count > 0) await usersStore(transaction).advance(run.team.id, 0)
  })
}
