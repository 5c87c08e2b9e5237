/** Lists of users in the words of the ChakraHQ API: what a query asks for, and how each user is written. */
import type { PeopleWriter } from '../../http/people-body.ts'
import type { Fault } from '../../lib/app-error.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Actor } from '../../team/actor.ts'
import type { PeopleQuery, PeopleSort } from '../../team/people-query.ts'
import type { User } from '../../team/user.ts'
import { presentUserV1, presentUserV2, type Version } from './present.ts'
import { UserV1, type ListQuery } from './schema.ts'

// Large enough for most teams to come in one page, small enough to be kept in memory by both sides.
const defaultLimit = 1000
const fieldNames = Object.keys(UserV1.properties)

type Present = (user: User) => object

export function presenter(version: Version, team: Actor['team']): Present {
  return version === 'v1' ? presentUserV1 : (user) => presentUserV2(user, team)
}

/** How the list of all users is written. */
export function peopleWriter(version: Version, team: Actor['team']): PeopleWriter {
  const present = presenter(version, team)
  return {
    view: `chakra ${version}`,
    head: '{"_data":[',
    tail: '],"_meta":{},"_errors":[]}',
    write: (user) => JSON.stringify(present(user)),
  }
}

export interface ListRequest {
  readonly query: PeopleQuery & { readonly limit: number }
  readonly present: Present
  readonly faults: readonly Fault[]
}

export function readListQuery(
  version: Version,
  query: ListQuery,
  team: Actor['team'],
  found: readonly Fault[],
): ListRequest {
  const faults = [...found]
  const atFault = new Set(faults.map((fault) => fault.field))
  const sound: ListQuery = Object.fromEntries(Object.entries(query).filter(([name]) => !atFault.has(name)))
  const { sort, fields, updatedSince, limit, cursor, search, role, isActive, isDeleted } = sound
  const present = pick(presenter(version, team), fields, faults)
  return {
    query: {
      limit: limit ?? defaultLimit,
      cursor,
      search,
      role,
      isActive,
      isDeleted,
      updatedSince: readTime(updatedSince, faults),
      sort: sort?.replace(/^-/, '') as PeopleSort | undefined,
      descending: sort?.startsWith('-'),
    },
    present,
    faults,
  }
}

function readTime(text: string | undefined, faults: Fault[]): number | undefined {
  if (text === undefined) return undefined
  // A + that was not escaped in the address arrives as a blank.
  const iso = text.replace(/ (\d\d:?\d\d)$/, '+$1')
  const time = /^\d{1,15}$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(iso) ? Date.parse(iso) : NaN
  if (Number.isNaN(new Date(time).getTime())) {
    faults.push({
      field: 'updatedSince',
      message: 'must be a time in milliseconds or ISO 8601, such as 2026-01-31T09:05:07Z',
    })
    return undefined
  }
  return time
}

function pick(present: Present, fields: string | undefined, faults: Fault[]): Present {
  if (fields === undefined) return present
  const wanted = fields.split(',').map((field) => field.trim())
  for (const field of wanted)
    if (!fieldNames.includes(field))
      faults.push({
        field: 'fields',
        message: `"${field.slice(0, 40)}" is not a field of a listed user.${didYouMean(field, fieldNames)}`,
      })
  return (user) =>
    Object.fromEntries(Object.entries(present(user)).filter(([field]) => wanted.includes(field)))
}
