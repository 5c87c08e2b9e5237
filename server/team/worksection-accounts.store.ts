/** The SQL that finds an account by host name, with its sealed keys, in one round trip. */
import type { PointReader } from '../database/point-reader.ts'
import type { ActorTeam } from './actor.ts'

export interface AccountRow {
  readonly team: ActorTeam
  readonly sealedKeys: readonly { readonly id: string; readonly secret: Buffer }[]
}

type KeyRow = ActorTeam & { readonly keyId: string | null; readonly secret: Buffer | null }

// A key acts for a user, and ends with that user's place in the team.
const statement = {
  name: 'worksection-account',
  text: `select t.team_id as id, t.short_name as "shortName", t.name, t.time_zone as "timeZone",
      t.default_country as "defaultCountry", t.people_version as "peopleVersion", t.config_version as "configVersion",
      k.id as "keyId", k.encrypted_secret as secret
    from teams t
    left join (
      api_keys k join users u on u.team_id = k.team_id and u.id = k.user_id and u.is_active and u.deleted_at is null
    ) on k.team_id = t.team_id and k.dialect = 'worksection' and k.revoked_at is null and k.encrypted_secret is not null
    where t.team_id = coalesce(
      (select team_id from team_hosts where host = $1),
      (select (array_agg(team_id))[1] from (select team_id from teams limit 2) as first_two having count(*) = 1)
    )`,
}

/** The team of `host` (lower case, without port) or the only team. */
export async function readAccount(points: PointReader, host: string): Promise<AccountRow | undefined> {
  const rows = await points.read<KeyRow>(statement, [host])
  const [first] = rows
  if (first === undefined) return undefined
  const { id, shortName, name, timeZone, defaultCountry, peopleVersion, configVersion } = first
  return {
    team: { id, shortName, name, timeZone, defaultCountry, peopleVersion, configVersion },
    sealedKeys: rows.flatMap((row) =>
      row.keyId === null || row.secret === null ? [] : [{ id: row.keyId, secret: row.secret }],
    ),
  }
}
