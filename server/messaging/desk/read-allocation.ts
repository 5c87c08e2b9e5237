/** Reads how an inbox gives its chats to people, as somebody wrote it; whom it names must be there. Pure. */
import { didYouMean } from '../../lib/nearest.ts'
import type { Fields } from '../../records/define/fields.ts'
import type { Allocation } from './allocate.ts'
import { wholeNumber } from './read-body.ts'
import type { Known } from './read-rules.ts'

export interface Assignable {
  /** By id, user name and e-mail address, as they were written. */
  readonly users: Known
  readonly roles: Known
  readonly skills: Known
}

const mostUsers = 1_000
const mostRoles = 200
const mostCapacity = 10_000

/** The allocation in this field, null when it is null; undefined and faults when it is none. */
export function readAllocation(
  fields: Fields,
  name: string,
  assignable: Assignable,
): Allocation | null | undefined {
  const given = fields.object(name)
  if (given === undefined || given === null) return given
  given.only(['kind', 'users', 'roles', 'capacity', 'onlyAvailable', 'skill', 'isActive'])
  given.choice('kind', ['round_robin'])
  const skill = nullableText(given, 'skill')
  return {
    kind: 'round_robin',
    users: idsOf(given, 'users', mostUsers, assignable.users, 'id, user name or e-mail address of a user'),
    roles: idsOf(given, 'roles', mostRoles, assignable.roles, 'id or short id of a role'),
    capacity:
      given.source['capacity'] === null ? null : (wholeNumber(given, 'capacity', 1, mostCapacity) ?? null),
    onlyAvailable: given.flag('onlyAvailable') ?? true,
    skill:
      skill === null
        ? null
        : (idOf(given, 'skill', skill, assignable.skills, 'id or short id of a skill type') ?? null),
    isActive: given.flag('isActive') ?? true,
  }
}

/** Whom the allocation names, for looking them up. */
export function namedUsers(body: Fields, name: string): string[] {
  const given = body.source[name]
  const users =
    typeof given === 'object' && given !== null && !Array.isArray(given) ? given['users'] : undefined
  if (!Array.isArray(users)) return []
  return users.slice(0, mostUsers).filter((text): text is string => typeof text === 'string')
}

function nullableText(fields: Fields, name: string): string | null {
  return fields.source[name] === null ? null : (fields.text(name, 200) ?? null)
}

function idsOf(fields: Fields, name: string, most: number, known: Known, what: string): string[] {
  const texts = fields.texts(name, most) ?? []
  return [...new Set(texts.flatMap((text) => idOf(fields, name, text, known, what) ?? []))]
}

function idOf(fields: Fields, name: string, text: string, known: Known, what: string): string | undefined {
  const id = known.get(text.trim().toLowerCase())
  if (id !== undefined) return id
  fields.fault(
    name,
    () => `must be the ${what}, and "${text.slice(0, 80)}" is none.${didYouMean(text, [...known.keys()])}`,
  )
  return undefined
}
