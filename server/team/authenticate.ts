/**
 * From an access token to the actor who holds it. Nothing is remembered between requests but the time of
 * last use, which is written in batches.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { AppError } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import type { Actor } from './actor.ts'
import { readCaller, readCallerAndUser, type CallerRow } from './caller.store.ts'
import type { LastUse } from './last-use.ts'
import type { UserDetails } from './user.ts'

export interface AuthenticationContext {
  readonly database: Database
  readonly clock: Clock
  readonly lastUse: LastUse
}

/** Only this form of a token is kept or compared. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The holder of the token. Throws `unauthenticated`, saying why. */
export async function authenticate(context: AuthenticationContext, tokenHash: Buffer): Promise<Actor> {
  return toActor(context, tokenHash, await readCaller(context.database.points, tokenHash))
}

/** The holder of the token, and a user of the same team if there is one with this id (a UUID): one round trip. */
export async function authenticateAndReadUser(
  context: AuthenticationContext,
  tokenHash: Buffer,
  userId: string,
): Promise<{ actor: Actor; user: UserDetails | undefined }> {
  const found = await readCallerAndUser(context.database.points, tokenHash, userId)
  return { actor: toActor(context, tokenHash, found?.caller), user: found?.user }
}

function toActor(context: AuthenticationContext, tokenHash: Buffer, caller: CallerRow | undefined): Actor {
  const now = context.clock()
  if (caller === undefined) throw refused('token_unknown', 'The access token is not known.')
  if (caller.tokenRevokedAt !== null || caller.keyRevokedAt !== null)
    throw refused('token_revoked', 'The access token was revoked.')
  if (caller.tokenExpiresAt !== null && caller.tokenExpiresAt <= now)
    throw refused('token_expired', 'The access token has expired.')
  if (!caller.userIsActive || caller.userDeletedAt !== null)
    throw refused('user_inactive', 'The user for whom the access token acts is not active.')
  context.lastUse.note(tokenHash, caller.lastUsedAt, now)
  return {
    team: {
      id: caller.teamId,
      shortName: caller.teamShortName,
      name: caller.teamName,
      timeZone: caller.timeZone,
      defaultCountry: caller.defaultCountry,
      peopleVersion: caller.peopleVersion,
      configVersion: caller.configVersion,
    },
    userId: caller.userId,
    apiKeyId: caller.keyId,
    roleId: caller.roleId,
    roleType: caller.roleType,
  }
}

function refused(code: string, message: string): AppError {
  return new AppError('unauthenticated', code, `Unauthorized: ${message}`)
}
