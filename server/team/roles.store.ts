/** All SQL about roles. */
import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { Role } from './role.ts'

export const rolesStore = (db: Queries | Transaction) => ({
  async list(teamId: string): Promise<Role[]> {
    const { rows } = await sql<Role>`
      select id, short_id as "shortId", name, type, worksection_role as "worksectionRole"
      from roles where team_id = ${teamId} order by type, short_id`.execute(db)
    return rows
  },

  /** Answers false, and writes nothing of it, when a short id is taken. */
  async insert(teamId: string, roles: readonly Role[], now: number): Promise<boolean> {
    const at = new Date(now)
    const result = await db
      .insertInto('roles')
      .values(
        roles.map((role) => ({
          team_id: teamId,
          id: role.id,
          created_at: at,
          updated_at: at,
          short_id: role.shortId,
          name: role.name,
          type: role.type,
          worksection_role: role.worksectionRole,
        })),
      )
      .onConflict((conflict) => conflict.columns(['team_id', 'short_id']).doNothing())
      .executeTakeFirst()
    return result.numInsertedOrUpdatedRows === BigInt(roles.length)
  },
})
