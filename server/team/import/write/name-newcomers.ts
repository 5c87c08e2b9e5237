/**
 * Gives user names to people who came without one. Many can want the same name; the database is asked for
 * ever more candidates at once, so that a thousand people named info take a few questions, not a thousand.
 */
import type { User } from '../../user.ts'
import { usernameFor, usernameKey } from '../../username.ts'
import type { usersStore } from '../../users.store.ts'
import { usernameClaim, type Claims } from './claims.ts'

export interface Newcomer {
  readonly row: number
  readonly user: User
  /** What the person is called elsewhere; better than a name made from the address. */
  readonly handle: string | undefined
}

const firstCandidates = 4
const moreEachTime = 8

/** The users with their names, in the same order; claims each name. */
export async function nameNewcomers(
  store: ReturnType<typeof usersStore>,
  teamId: string,
  newcomers: readonly Newcomer[],
  claims: Claims,
): Promise<User[]> {
  const named = new Map<Newcomer, User>()
  const taken = new Set<string>()
  const free = new Set<string>()
  let open = newcomers
  for (let count = firstCandidates; open.length > 0; count *= moreEachTime) {
    const asked = [...new Set(open.flatMap((newcomer) => candidates(newcomer, count, claims, taken)))].filter(
      (key) => !free.has(key),
    )
    const holders = await store.holders(teamId, asked, [])
    for (const holder of holders) taken.add(holder.key)
    for (const key of asked) if (!taken.has(key)) free.add(key)
    for (const newcomer of open) {
      const username = nameOf(
        newcomer,
        (key) => taken.has(key) || claims.find(usernameClaim(key)) !== undefined,
      )
      if (!free.has(usernameKey(username))) continue
      named.set(newcomer, { ...newcomer.user, username })
      claims.add(usernameClaim(usernameKey(username)), { row: newcomer.row, userId: newcomer.user.id })
    }
    open = open.filter((newcomer) => !named.has(newcomer))
  }
  return newcomers.map((newcomer) => named.get(newcomer) ?? newcomer.user)
}

/** The first names, as keys, that are not known to be taken. */
function candidates(newcomer: Newcomer, count: number, claims: Claims, taken: ReadonlySet<string>): string[] {
  const keys: string[] = []
  nameOf(newcomer, (key) => {
    if (taken.has(key) || claims.find(usernameClaim(key)) !== undefined) return true
    keys.push(key)
    return keys.length < count
  })
  return keys
}

function nameOf({ user, handle }: Newcomer, isTaken: (key: string) => boolean): string {
  const email = handle ?? user.emails[0]?.email
  const names = { firstName: user.firstName, lastName: user.lastName }
  return usernameFor(email === undefined ? names : { ...names, email }, isTaken)
}
