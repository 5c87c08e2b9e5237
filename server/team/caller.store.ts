/**
 * Who an access token speaks for, read on every request and never remembered, so that a revocation takes
 * effect at once. The look-up and the read that it guards can travel as one statement.
 */
import type { PointReader } from '../database/point-reader.ts'
import type { RoleType } from './role.ts'
import { reporteesColumn, userColumns, userTables } from './users.store.ts'
import type { UserDetails } from './user.ts'

export interface CallerRow {
  readonly tokenExpiresAt: number | null
  readonly tokenRevokedAt: number | null
  readonly keyRevokedAt: number | null
  readonly keyId: string
  readonly userId: string
  readonly userIsActive: boolean
  readonly userDeletedAt: number | null
  readonly roleId: string
  readonly roleType: RoleType
  readonly lastUsedAt: number | null
  readonly teamId: string
  readonly teamShortName: string
  readonly teamName: string
  readonly timeZone: string
  readonly defaultCountry: string
  readonly peopleVersion: number
  readonly configVersion: number
}

const caller = `select t.expires_at as "tokenExpiresAt", t.revoked_at as "tokenRevokedAt", k.revoked_at as "keyRevokedAt",
    k.id as "keyId", k.user_id as "userId", a.is_active as "userIsActive", a.deleted_at as "userDeletedAt",
    kr.id as "roleId", kr.type as "roleType", t.last_used_at as "lastUsedAt", tm.team_id as "teamId", tm.short_name as "teamShortName", tm.name as "teamName",
    tm.time_zone as "timeZone", tm.default_country as "defaultCountry", tm.people_version as "peopleVersion",
    tm.config_version as "configVersion"
  from access_tokens t
  join teams tm on tm.team_id = t.team_id
  join api_keys k on k.team_id = t.team_id and k.id = t.api_key_id
  join roles kr on kr.team_id = k.team_id and kr.id = k.role_id
  join users a on a.team_id = k.team_id and a.id = k.user_id
  where t.token_hash = $1`

const callerStatement = { name: 'caller', text: caller }

const callerAndUserStatement = {
  name: 'caller-and-user',
  text: `with caller as materialized (${caller})
    select caller.*, found.* from caller left join lateral (
      select ${userColumns.replace('u.id,', 'u.id as "id",').replace('u.team_id as "teamId", ', '')}, ${reporteesColumn}
      from ${userTables} where u.team_id = caller."teamId" and u.id = $2 and not u.is_service) found on true`,
}

/** The caller with this token (SHA-256), or undefined when there is none. */
export async function readCaller(points: PointReader, tokenHash: Buffer): Promise<CallerRow | undefined> {
  const [row] = await points.read<CallerRow>(callerStatement, [tokenHash])
  return row
}

/** The caller, and the user of that caller's team with this id (a UUID), in one round trip. */
export async function readCallerAndUser(
  points: PointReader,
  tokenHash: Buffer,
  userId: string,
): Promise<{ caller: CallerRow; user: UserDetails | undefined } | undefined> {
  const [row] = await points.read<CallerRow & { [K in keyof UserDetails]: UserDetails[K] | null }>(
    callerAndUserStatement,
    [tokenHash, userId],
  )
  if (row === undefined) return undefined
  return { caller: row, user: row.id === null ? undefined : (row as CallerRow & UserDetails) }
}
