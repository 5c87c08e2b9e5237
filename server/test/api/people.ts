/** Many people at once, and everything that is kept about people, for tests of the API. */
import type { TestApi, TestTeam } from '../support/api.ts'

const fill = `with people as (
    insert into users (team_id, id, number, created_at, updated_at, username, username_key, first_name, last_name, middle_name,
      display_name, gender, bio, profile_image_url, cover_image_url, timezone, is_active, availability, role_id, title, url,
      chats, socials, other_contacts, avatar_url, group_name, department, address, address2, added_at, search_text)
    select $1, gen_random_uuid(), t.last_user_number + n, $4, $4, $5 || n, $5 || n, 'First' || n, 'Last' || n, '', '', '', '', '', '',
      '+0530', true, 'AVAILABLE', $2, '', '', '{}', '{}', '', '', '', '', '', '', $4, 'first' || n || ' last' || n || ' ' || $5 || n
    from teams t, generate_series(1, $3::integer) n where t.team_id = $1
    returning id, username)
  insert into user_emails (team_id, id, user_id, created_at, updated_at, email, normalized_email, type, is_verified, position)
  select $1, gen_random_uuid(), id, $4, $4, username || '@crowd.test', username || '@crowd.test', '', false, 0 from people`

/** Adds people called `prefix1`, `prefix2` …, all made at the same moment, as a bulk write does. */
export async function addCrowd(api: TestApi, team: TestTeam, count: number, prefix = 'crowd'): Promise<void> {
  const role = team.roles.find((candidate) => candidate.shortId === 'user')
  const client = await api.context.database.pool.connect()
  try {
    await client.query('begin')
    await client.query(fill, [team.id, role?.id, count, new Date(api.now), prefix])
    const grow = `update teams set people_version = people_version + 1, last_user_number = last_user_number + $2 where team_id = $1`
    await client.query(grow, [team.id, count])
    await client.query('commit')
    // What the database does by itself within a minute.
    if (count >= 1000) await client.query('analyze teams, users, user_emails, user_phones, roles')
  } finally {
    client.release()
  }
}

/** All that is kept about the people of all teams, as text: equal texts mean that nothing was changed. */
export async function dumpPeople(api: TestApi): Promise<string> {
  const tables = ['teams', 'users', 'user_emails', 'user_phones', 'roles']
  const parts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await api.context.database.pool.query(
        `select to_jsonb(t) as row from ${table} t order by t::text`,
      )
      return `${table}\n${rows.map((found: { row: unknown }) => JSON.stringify(found.row)).join('\n')}`
    }),
  )
  return parts.join('\n')
}

/** The people version of a team: it grows with every change of a person. */
export async function peopleVersion(api: TestApi, team: TestTeam): Promise<number> {
  const { rows } = await api.context.database.pool.query(
    'select people_version as version from teams where team_id = $1',
    [team.id],
  )
  return (rows[0] as { version: number }).version
}
