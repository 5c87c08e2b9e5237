/** SQL about who reports to whom in a whole team. */
import { sql } from 'kysely'
import type { Queries } from '../../../database/database.ts'

export const managersStore = (db: Queries) => ({
  /** Manager of each person who has one. */
  async managers(teamId: string): Promise<Map<string, string>> {
    const { rows } = await sql<{ id: string; managerId: string }>`
      select id, manager_id as "managerId" from users where team_id = ${teamId} and manager_id is not null`.execute(db)
    return new Map(rows.map((row) => [row.id, row.managerId]))
  },
})
