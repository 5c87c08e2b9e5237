/** People of a team by their ids, whole and many at once, and the team itself: for whoever tells of them. */
import type { Session } from '../database/session.ts'
import type { ActorTeam } from './actor.ts'
import type { User } from './user.ts'
import { userColumns, userTables } from './users.store.ts'

type Reading = Pick<Session, 'rows'>

/** In no particular order, deleted people too; those that are not there are missing. */
export function peopleByIds(db: Reading, teamId: string, ids: readonly string[]): Promise<User[]> {
  return db.rows<{ -readonly [K in keyof User]: User[K] }>(
    `select ${userColumns} from ${userTables}
     where u.team_id = $1 and u.id = any($2::uuid[]) and not u.is_service`,
    [teamId, ids],
    'people-by-ids',
  )
}

/** The team as it is now; undefined when there is none with this id. */
export async function teamById(db: Reading, teamId: string): Promise<ActorTeam | undefined> {
  const [team] = await db.rows<{ -readonly [K in keyof ActorTeam]: ActorTeam[K] }>(
    `select team_id as id, short_name as "shortName", name, time_zone as "timeZone",
       default_country as "defaultCountry", people_version as "peopleVersion", config_version as "configVersion"
     from teams where team_id = $1`,
    [teamId],
    'team-by-id',
  )
  return team
}
