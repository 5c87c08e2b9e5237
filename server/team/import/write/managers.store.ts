/** SQL about who reports to whom in a whole team. */
import { sql } from 'kysely'
import type { Queries, Transaction } from '../../../database/database.ts'
import { appendEventsIn } from '../../../events/append.ts'
import type { Availability } from '../../user.ts'

/** As events tell of a user. */
type ManagedUser = Readonly<{
  id: string
  username: string
  roleId: string
  managerId: string | null
  isActive: boolean
  isDeleted: boolean
  availability: Availability
}>

export const managersStore = (db: Queries | Transaction) => ({
  /** Manager of each person who has one. */
  async managers(teamId: string): Promise<Map<string, string>> {
    const { rows } = await sql<{ id: string; managerId: string }>`
      select id, manager_id as "managerId" from users where team_id = ${teamId} and manager_id is not null`.execute(
      db,
    )
    return new Map(rows.map((row) => [row.id, row.managerId]))
  },

  /** Answers how many people have another manager now, and logs it of each. Locks them in the order of their ids. */
  async setManagers(
    teamId: string,
    links: readonly { readonly userId: string; readonly managerId: string | null }[],
    now: number,
  ): Promise<number> {
    const userIds = links.map((link) => link.userId)
    const managerIds = links.map((link) => link.managerId)
    await sql`select 1 from users where team_id = ${teamId} and id = any(${userIds}::uuid[])
      order by id for no key update`.execute(db)
    const { rows } = await sql<ManagedUser>`
      update users u set manager_id = n.manager_id, updated_at = ${new Date(now)}
      from unnest(${userIds}::uuid[], ${managerIds}::uuid[]) as n (id, manager_id)
      where u.team_id = ${teamId} and u.id = n.id and u.manager_id is distinct from n.manager_id
      returning u.id, u.username, u.role_id as "roleId", u.manager_id as "managerId", u.is_active as "isActive",
        u.deleted_at is not null as "isDeleted", u.availability`.execute(db)
    await appendEventsIn(
      db,
      rows.map((user) => ({
        teamId,
        at: now,
        type: 'user.updated',
        subjectId: user.id,
        madeBy: null,
        payload: { ...user, changed: ['managerId'] },
      })),
    )
    return rows.length
  },
})
