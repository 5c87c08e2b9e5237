/** The SQL that finds what chats are given: inboxes, tags and people. Each list is short, and small in each row. */
import type { Session } from '../../database/session.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

// More than any team has.
const mostRows = 1_000

export const chatPlacesStore = (db: Pick<Session, 'rows'>) => ({
  inboxes: (teamId: string): Promise<Named[]> =>
    db.rows<Named>(
      `select id, name from chat_inboxes where team_id = $1 and deleted_at is null order by position, id limit ${mostRows}`,
      [teamId],
      'names-of-inboxes',
    ),

  tags: (teamId: string): Promise<Named[]> =>
    db.rows<Named>(
      `select id, name from chat_tags where team_id = $1 and deleted_at is null order by id limit ${mostRows}`,
      [teamId],
      'names-of-tags',
    ),

  /** Of a plugin. */
  async numbersOf(teamId: string, pluginId: string): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `select id from phone_numbers where team_id = $1 and plugin_id = $2 order by id limit ${mostRows}`,
      [teamId, pluginId],
      'numbers-of-plugin',
    )
    return rows.map(({ id }) => id)
  },

  async isActiveUser(teamId: string, id: string): Promise<boolean> {
    const rows = await db.rows(
      'select 1 from users where team_id = $1 and id = $2 and is_active and deleted_at is null',
      [teamId, id],
      'is-active-user',
    )
    return rows.length > 0
  },
})
