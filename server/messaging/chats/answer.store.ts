/** The SQL of the last answer in a chat. */
import type { Session } from '../../database/session.ts'

export interface LastAnswer {
  readonly version: number
  readonly answeredBy: string | null
  readonly answeredAt: number | null
  readonly username: string | null
}

export const answerStore = (db: Pick<Session, 'rows'>) => ({
  async last(teamId: string, chatId: string): Promise<LastAnswer | undefined> {
    const [row] = await db.rows<LastAnswer>(
      `select c.version, c.answered_by as "answeredBy", c.answered_at as "answeredAt", u.username
       from chats c left join users u on u.team_id = c.team_id and u.id = c.answered_by and not u.is_service
       where c.team_id = $1 and c.id = $2`,
      [teamId, chatId],
    )
    return row
  },
})
