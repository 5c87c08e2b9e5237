/** All SQL about teams. */
import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { Team, TeamListing } from './team.ts'

export const teamsStore = (db: Queries | Transaction) => ({
  async insert(team: Team, hosts: readonly string[], now: number): Promise<void> {
    const at = new Date(now)
    await db
      .insertInto('teams')
      .values({
        team_id: team.id,
        created_at: at,
        updated_at: at,
        short_name: team.shortName,
        name: team.name,
        time_zone: team.timeZone,
        default_country: team.defaultCountry,
      })
      .execute()
    await db.insertInto('team_short_names').values({ short_name: team.shortName, team_id: team.id }).execute()
    if (hosts.length > 0)
      await db
        .insertInto('team_hosts')
        .values(hosts.map((host) => ({ host, team_id: team.id })))
        .execute()
  },

  async list(): Promise<TeamListing[]> {
    const { rows } = await sql<TeamListing>`
      select t.team_id as id, t.short_name as "shortName", t.name, t.time_zone as "timeZone",
        t.default_country as "defaultCountry",
        (select coalesce(json_agg(h.host order by h.host), '[]') from team_hosts h where h.team_id = t.team_id) as hosts,
        (select count(*) from users u where u.team_id = t.team_id and not u.is_service and u.deleted_at is null) as people
      from teams t order by t.created_at, t.team_id`.execute(db)
    return rows
  },

  async exists(): Promise<boolean> {
    const row = await db.selectFrom('teams').select('team_id').limit(1).executeTakeFirst()
    return row !== undefined
  },
})
