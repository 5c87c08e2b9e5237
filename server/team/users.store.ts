/**
 * All SQL about users: reading them whole, and writing many at once. A user is one row of users with its
 * rows of user_emails and user_phones; they are only ever read and written together.
 * Every write goes with an increase of the team's people version, in the same transaction.
 */
import { CompiledQuery, sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { insertionParts } from '../database/insert-rows.ts'
import { eventInsertion } from '../events/append.ts'
import type { Reportee, User, UserDetails } from './user.ts'
import { userEvent, type Maker } from './user-events.ts'
import { changeableColumns, emailRow, phoneRow, textColumns, userRow } from './user-rows.ts'

const texts = Object.entries(textColumns).map(([field, column]) => `u.${column} as "${field}"`)

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

/** What a whole user is read from: `users u join roles r`. The names are those of the domain. */
export const userColumns = `u.id, u.team_id as "teamId", u.number, u.created_at as "createdAt", u.updated_at as "updatedAt",
  u.username, ${texts.join(', ')}, u.dob, u.timezone, u.data, u.onboarding_data as "onboardingData",
  u.is_active as "isActive", u.deleted_at as "deletedAt", u.availability,
  json_build_object('id', r.id, 'shortId', r.short_id, 'type', r.type, 'worksectionRole', r.worksection_role) as role,
  u.is_owner as "isOwner", u.manager_id as "managerId", u.profile_id as "profileId", u.chats, u.socials, u.rate,
  u.added_at as "addedAt",
  (select coalesce(json_agg(json_build_object('id', e.id, 'createdAt', ${ms('e.created_at')}, 'updatedAt', ${ms('e.updated_at')},
      'email', e.email, 'normalizedEmail', e.normalized_email, 'type', e.type, 'isVerified', e.is_verified) order by e.position), '[]')
    from user_emails e where e.team_id = u.team_id and e.user_id = u.id) as emails,
  (select coalesce(json_agg(json_build_object('id', p.id, 'createdAt', ${ms('p.created_at')}, 'updatedAt', ${ms('p.updated_at')},
      'phone', p.phone, 'normalizedPhone', p.normalized_phone, 'type', p.type, 'isVerified', p.is_verified) order by p.position), '[]')
    from user_phones p where p.team_id = u.team_id and p.user_id = u.id) as phones`

export const reporteesColumn = `(select coalesce(json_agg(json_build_object('id', m.id, 'username', m.username) order by m.created_at, m.id), '[]')
    from users m where m.team_id = u.team_id and m.manager_id = u.id and m.deleted_at is null) as reportees`

export const userTables = 'users u join roles r on r.team_id = u.team_id and r.id = u.role_id'

/** A user and its state before, if it was there; both whole. */
export interface UserWrite {
  readonly before: User | undefined
  readonly next: User
}

/** Who has a user name or address that must be unique. */
export interface Holder {
  readonly kind: 'username' | 'email'
  /** The compared form. */
  readonly key: string
  readonly userId: string
}

export const usersStore = (db: Queries | Transaction) => ({
  /** The people with these ids, whole and locked until the transaction ends, in no particular order. */
  async lockMany(teamId: string, ids: readonly string[]): Promise<User[]> {
    await sql`select from users where team_id = ${teamId} and id = any(${ids}::uuid[]) and not is_service
      order by id for no key update`.execute(db)
    // A statement of its own: one that had to wait for the lock would see the addresses of before its wait.
    const { rows } = await sql<User>`select ${sql.raw(userColumns)} from ${sql.raw(userTables)}
      where u.team_id = ${teamId} and u.id = any(${ids}::uuid[]) and not u.is_service`.execute(db)
    return rows
  },

  /** Those of the ids that are people of the team. */
  async existing(teamId: string, ids: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`select id from users
      where team_id = ${teamId} and id = any(${ids}::uuid[]) and not is_service`.execute(db)
    return rows.map((row) => row.id)
  },

  async reportees(teamId: string, managerId: string): Promise<Reportee[]> {
    const { rows } = await sql<UserDetails>`select ${sql.raw(reporteesColumn)} from users u
      where u.team_id = ${teamId} and u.id = ${managerId}`.execute(db)
    return [...(rows[0]?.reportees ?? [])]
  },

  /** Who holds any of these user names (keys) and addresses (normalised). Service users hold theirs too. */
  async holders(teamId: string, usernames: readonly string[], emails: readonly string[]): Promise<Holder[]> {
    const { rows } = await sql<Holder>`
      select 'username' as kind, username_key as key, id as "userId" from users
        where team_id = ${teamId} and username_key = any(${usernames}::text[])
      union all
      select 'email', normalized_email, user_id from user_emails
        where team_id = ${teamId} and normalized_email = any(${emails}::text[])`.execute(db)
    return rows
  },

  /** The ids on the way from this user up to the top: manager, manager's manager … Ends also in a circle. */
  async chainAbove(teamId: string, userId: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      with recursive above (id) as (
        select manager_id from users where team_id = ${teamId} and id = ${userId}
        union
        select u.manager_id from above join users u on u.team_id = ${teamId} and u.id = above.id
      ) select id from above where id is not null`.execute(db)
    return rows.map((row) => row.id)
  },

  /**
   * Increases the people version and takes `count` new user numbers; answers the first of them.
   * Locks the team's row: call it after the users are locked and before they are written.
   */
  async advance(teamId: string, count: number): Promise<number> {
    const { rows } = await sql<{ last: number }>`update teams
      set people_version = people_version + 1, last_user_number = last_user_number + ${count}
      where team_id = ${teamId} returning last_user_number as last`.execute(db)
    return (rows[0]?.last ?? 0) - count + 1
  },

  /**
   * Lets PostgreSQL see how large the tables are now. It would notice by itself after a minute or so; until then
   * it reads many new people in ways that are right for few.
   */
  async refreshStatistics(): Promise<void> {
    await sql`analyze users, user_emails, user_phones`.execute(db)
  },

  /** Writes new and changed users and their events with a fixed number of statements, however many they are. */
  async save(writes: readonly UserWrite[], by: Maker): Promise<void> {
    const created = writes.filter((write) => write.before === undefined)
    const changed = writes.filter((write) => write.before !== undefined)
    if (created.length > 0)
      await writeWithEvents(
        db,
        created,
        by,
        'insert into users select * from json_populate_recordset(null::users, $1)',
      )
    if (changed.length > 0)
      await writeWithEvents(
        db,
        changed,
        by,
        `update users u set ${changeableColumns.map((column) => `${column} = n.${column}`).join(', ')}
         from json_populate_recordset(null::users, $1) n where u.team_id = n.team_id and u.id = n.id`,
      )
    await replaceContacts(db, writes, 'emails', 'user_emails')
    await replaceContacts(db, writes, 'phones', 'user_phones')
    const newAdmin = writes.find(
      ({ before, next }) => next.role.type === 'admin' && before?.role.type !== 'admin',
    )
    if (newAdmin !== undefined) await appointOwner(db, newAdmin.next.teamId)
  },
})

/** One statement: `text`, to which the rows of the users are $1, and their events. */
async function writeWithEvents(
  db: Queries | Transaction,
  writes: readonly UserWrite[],
  by: Maker,
  text: string,
): Promise<void> {
  const { parts, values } = insertionParts([eventInsertion(writes.map((write) => userEvent(write, by)))], 2)
  const rows = JSON.stringify(writes.map(({ next }) => userRow(next)))
  await db.executeQuery(CompiledQuery.raw(`with ${parts.join(', ')} ${text}`, [rows, ...values]))
}

/** A team has one owner: the first admin it gets. */
async function appointOwner(db: Queries | Transaction, teamId: string): Promise<void> {
  await sql`update users set is_owner = true
    where team_id = ${teamId} and not exists (select from users o where o.team_id = ${teamId} and o.is_owner)
      and id = (select u.id from ${sql.raw(userTables)} where u.team_id = ${teamId} and not u.is_service
        and u.deleted_at is null and r.type = 'admin' order by u.created_at, u.id limit 1)`.execute(db)
}

async function replaceContacts(
  db: Queries | Transaction,
  writes: readonly UserWrite[],
  list: 'emails' | 'phones',
  table: 'user_emails' | 'user_phones',
): Promise<void> {
  const affected = writes.filter(
    ({ before, next }) => JSON.stringify(before?.[list] ?? []) !== JSON.stringify(next[list]),
  )
  const teamId = affected[0]?.next.teamId
  if (teamId === undefined) return
  const old = affected.filter((write) => (write.before?.[list].length ?? 0) > 0).map((write) => write.next.id)
  if (old.length > 0)
    await sql`delete from ${sql.table(table)} where team_id = ${teamId} and user_id = any(${old}::uuid[])`.execute(
      db,
    )
  const rows = affected.flatMap(({ next }) =>
    (list === 'emails' ? next.emails.map(emailRow) : next.phones.map(phoneRow)).map((row, position) => ({
      ...row,
      team_id: next.teamId,
      user_id: next.id,
      position,
    })),
  )
  if (rows.length > 0)
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`.execute(
      db,
    )
}
