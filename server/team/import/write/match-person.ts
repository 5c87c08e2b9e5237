/**
 * Finds whom a row is about: by any of its addresses, else by its user name, else by our id; nobody means a
 * newcomer. A row that would take what belongs to somebody else, in the team or in the file, is refused.
 */
import type { Fault } from '../../../lib/app-error.ts'
import { isUuid } from '../../../lib/uuid.ts'
import type { User } from '../../user.ts'
import { takenFault } from '../../users.ts'
import { usernameKey } from '../../username.ts'
import type { usersStore } from '../../users.store.ts'
import type { PersonRow } from '../formats/read-person.ts'
import { emailClaim, personClaim, usernameClaim, type Claims } from './claims.ts'
import { draftEmailKeys } from './merge-contacts.ts'

/** The people of the team that the rows of a chunk can mean, locked. */
export interface Known {
  /** Whose an address or user name is, by its claim key; also of service users, who are not among `users`. */
  readonly holders: ReadonlyMap<string, string>
  readonly users: ReadonlyMap<string, User>
}

export type Match = { readonly user: User | undefined } | { readonly fault: Fault }

export async function findKnown(
  store: ReturnType<typeof usersStore>,
  teamId: string,
  people: readonly PersonRow[],
): Promise<Known> {
  const emails = people.flatMap(({ draft }) => draftEmailKeys(draft))
  const usernames = people.map(({ draft }) => matchableUsername(draft)).filter((key) => key !== undefined)
  const found = await store.holders(teamId, usernames, emails)
  const ids = people.map(({ draft }) => draft.id).filter((id) => id !== undefined && isUuid(id))
  const userIds = [
    ...new Set([...found.map((holder) => holder.userId), ...ids.map((id) => id?.toLowerCase() ?? '')]),
  ]
  const users = await store.lockMany(teamId, userIds)
  return {
    holders: new Map(
      found.map(({ kind, key, userId }) => [kind === 'email' ? emailClaim(key) : usernameClaim(key), userId]),
    ),
    users: new Map(users.map((user) => [user.id, user])),
  }
}

export function matchPerson({ draft }: PersonRow, known: Known, claims: Claims): Match {
  const emails = draftEmailKeys(draft)
  const username = matchableUsername(draft)
  const isUnknown = draft.id === undefined || !known.users.has(draft.id.toLowerCase())
  if (emails.length === 0 && username === undefined && isUnknown)
    return {
      fault: { field: 'primaryEmail', message: 'the row has neither an e-mail address nor a user name' },
    }
  for (const email of emails) {
    const claim = claims.find(emailClaim(email))
    if (claim !== undefined) return doubled('primaryEmail', `"${email}"`, claim.row)
  }
  const claim = username === undefined ? undefined : claims.find(usernameClaim(username))
  if (claim !== undefined) return doubled('username', `"${username ?? ''}"`, claim.row)
  return matchKnown(emails, username, draft.id?.toLowerCase(), known, claims)
}

function matchKnown(
  emails: readonly string[],
  username: string | undefined,
  id: string | undefined,
  known: Known,
  claims: Claims,
): Match {
  const owned = emails.filter((email) => known.holders.has(emailClaim(email)))
  const owners = new Set(owned.map((email) => known.holders.get(emailClaim(email))))
  if (owners.size > 1) {
    const list = owned.map((email) => `"${email}"`).join(', ')
    return { fault: { field: 'emails', message: `${list} are addresses of different users` } }
  }
  const [byEmail] = owners
  const byUsername = username === undefined ? undefined : known.holders.get(usernameClaim(username))
  if (byEmail !== undefined && byUsername !== undefined && byEmail !== byUsername)
    return { fault: takenFault('username', username ?? '') }
  const byId = id !== undefined && known.users.has(id) ? id : undefined
  const userId = byEmail ?? byUsername ?? byId
  if (userId === undefined) return { user: undefined }
  const user = known.users.get(userId)
  if (user === undefined)
    return {
      fault:
        byEmail === undefined ? takenFault('username', username ?? '') : takenFault('email', owned[0] ?? ''),
    }
  const claim = claims.find(personClaim(userId))
  return claim === undefined ? { user } : doubled('primaryEmail', `the user "${user.username}"`, claim.row)
}

/** Another product's name for somebody is trusted only where there is no address to know them by. */
function matchableUsername(draft: PersonRow['draft']): string | undefined {
  const name = draft.username ?? (draftEmailKeys(draft).length === 0 ? draft.handle : undefined)
  return name === undefined ? undefined : usernameKey(name.trim())
}

function doubled(field: string, what: string, row: number): Match {
  return { fault: { field, message: `${what} is in row ${row} of the file already` } }
}
