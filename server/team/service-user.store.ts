/** Service users: they act for API keys, are no people, and appear in no list. */
import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { newId } from '../lib/uuid.ts'
import { blankUser } from './apply-changes.ts'
import { userRow } from './user-rows.ts'
import { usersStore } from './users.store.ts'

export const serviceUserStore = (db: Queries | Transaction) => ({
  /** Makes one and answers its id. */
  async create(teamId: string, roleId: string, username: string, now: number): Promise<string> {
    const number = await usersStore(db).advance(teamId, 1)
    const role = { id: roleId, shortId: '', type: 'user', worksectionRole: 'user' } as const
    const user = { ...blankUser(teamId, role, '+0000', newId(now), now), number, username }
    const row = JSON.stringify([{ ...userRow(user), is_service: true, search_text: '' }])
    await sql`insert into users select * from json_populate_recordset(null::users, ${row})`.execute(db)
    return user.id
  },
})
