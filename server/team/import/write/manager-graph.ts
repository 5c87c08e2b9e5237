/** Who reports to whom, as a map from each person to the manager. Pure. */
import { normalizeEmail } from '../../email.ts'
import { usernameKey } from '../../username.ts'
import { emailClaim, usernameClaim, type Claims } from './claims.ts'

/** Whether the way up from `from` leads to `to`. Ends also in a circle. */
export function reaches(managers: ReadonlyMap<string, string>, from: string, to: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); at = managers.get(at)) {
    if (at === to) return true
    seen.add(at)
  }
  return false
}

/** The person of the file, of the rows so far, whom this address or user name means. */
export function claimedPerson(claims: Claims, name: string): string | undefined {
  const claim = claims.find(emailClaim(normalizeEmail(name))) ?? claims.find(usernameClaim(usernameKey(name)))
  return claim?.userId
}
