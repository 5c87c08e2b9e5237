/** From names to people and back, many at once: for objects that point to people. */
import type { Database } from '../database/database.ts'
import { isUuid } from '../lib/uuid.ts'
import { normalizeEmail } from './email.ts'
import { usernameKey } from './username.ts'

/**
 * The ids of those who are meant by id, user name or e-mail address; who is not found is not in the answer.
 * Deleted people are not found.
 */
export async function findPeople(
  database: Pick<Database, 'rows'>,
  teamId: string,
  texts: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(texts)]
  if (wanted.length === 0) return new Map()
  const ids = wanted.filter(isUuid).map((text) => text.toLowerCase())
  const names = wanted.filter((text) => !isUuid(text))
  const rows = await database.rows<{ key: string; id: string; rank: number }>(
    `select key, id from (
       select id::text as key, id, 1 as rank from users where team_id = $1 and id = any($2::uuid[]) and deleted_at is null
       union all
       select username_key, id, 2 from users where team_id = $1 and username_key = any($3::text[]) and deleted_at is null
       union all
       select e.normalized_email, u.id, 3 from user_emails e join users u on u.team_id = e.team_id and u.id = e.user_id
         where e.team_id = $1 and e.normalized_email = any($4::text[]) and u.deleted_at is null
     ) found order by rank desc`,
    [teamId, ids, names.map(usernameKey), names.map(normalizeEmail)],
    'find-people',
  )
  const byKey = new Map(rows.map(({ key, id }) => [key, id]))
  const found = new Map<string, string>()
  for (const text of wanted) {
    const id = isUuid(text)
      ? byKey.get(text.toLowerCase())
      : (byKey.get(usernameKey(text)) ?? byKey.get(normalizeEmail(text)))
    if (id !== undefined) found.set(text, id)
  }
  return found
}

/** The user names of these ids, deleted people and those who act for keys included. */
export async function usernamesOf(
  database: Pick<Database, 'rows'>,
  teamId: string,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await database.rows<{ id: string; username: string }>(
    'select id, username from users where team_id = $1 and id = any($2::uuid[])',
    [teamId, wanted],
    'usernames-of',
  )
  return new Map(rows.map(({ id, username }) => [id, username]))
}

/**
 * The ids of those who are meant by first and last name, or display name, whatever the case. Somebody whose name
 * another one has too is not found, nor are deleted people.
 */
export async function findPeopleByFullName(
  database: Pick<Database, 'rows'>,
  teamId: string,
  names: Iterable<string>,
): Promise<Map<string, string>> {
  const keyOf = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
  const wanted = [...new Set(names)]
  if (wanted.length === 0) return new Map()
  const rows = await database.rows<{ key: string; id: string }>(
    `select key, (array_agg(distinct id))[1] as id from (
       select lower(btrim(first_name || ' ' || last_name)) as key, id from users
         where team_id = $1 and deleted_at is null and not is_service
       union all
       select lower(btrim(display_name)), id from users
         where team_id = $1 and deleted_at is null and not is_service
     ) named where key = any($2::text[]) group by key having count(distinct id) = 1`,
    [teamId, wanted.map(keyOf)],
    'find-people-by-full-name',
  )
  const byKey = new Map(rows.map(({ key, id }) => [key, id]))
  return new Map(
    wanted.flatMap((name) => {
      const id = byKey.get(keyOf(name))
      return id === undefined ? [] : [[name, id] as const]
    }),
  )
}
