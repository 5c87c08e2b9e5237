/** What the log says of people who were made or changed: one event for each, whichever way it came. */
import type { NewEvent } from '../events/append.ts'
import type { User } from './user.ts'
import type { UserWrite } from './users.store.ts'

/** Who changed it and when. */
export interface Maker {
  /** Null for the command line, and for what the server does by itself. */
  readonly userId: string | null
  readonly at: number
}

/** `updatedAt` changes always and says nothing. */
const unsaid = new Set<string>(['updatedAt'])

export function userEvent({ before, next }: UserWrite, { userId, at }: Maker): NewEvent {
  const { teamId, id, username, role, managerId, isActive, availability } = next
  return {
    teamId,
    at,
    type: typeOf(before, next),
    subjectId: id,
    madeBy: userId,
    payload: {
      id,
      username,
      roleId: role.id,
      managerId,
      isActive,
      isDeleted: next.deletedAt !== null,
      availability,
      changed: before === undefined ? [] : changedFields(before, next),
    },
  }
}

function typeOf(before: User | undefined, next: User): string {
  if (before === undefined) return 'user.created'
  if (before.deletedAt === null && next.deletedAt !== null) return 'user.deleted'
  if (before.deletedAt !== null && next.deletedAt === null) return 'user.restored'
  return 'user.updated'
}

function changedFields(before: User, next: User): string[] {
  const names = Object.keys(next) as (keyof User)[]
  return names.filter((name) => !unsaid.has(name) && !isSame(before[name], next[name]))
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  return typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
}
