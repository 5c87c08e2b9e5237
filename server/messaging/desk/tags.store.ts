/** The SQL of tags. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { nameKey } from './inboxes.store.ts'
import type { ChatTag } from './tags.ts'

const columns = `t.team_id as "teamId", t.id, t.created_at as "createdAt", t.updated_at as "updatedAt", t.name, t.color`

type Row = { -readonly [K in keyof ChatTag]: ChatTag[K] }

export const tagsStore = (db: Pick<Session, 'rows'>) => ({
  /** By name. */
  list: (teamId: string): Promise<ChatTag[]> =>
    db.rows<Row>(
      `select ${columns} from chat_tags t where t.team_id = $1 and t.deleted_at is null order by t.name_key, t.id`,
      [teamId],
      'chat-tags',
    ),

  async lock(teamId: string, id: string): Promise<ChatTag | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from chat_tags t where t.team_id = $1 and t.id = $2 and t.deleted_at is null for update`,
      [teamId, id],
    )
    return row
  },

  async count(teamId: string): Promise<number> {
    const [row] = await db.rows<{ count: number }>(
      'select count(*)::integer as count from chat_tags where team_id = $1 and deleted_at is null',
      [teamId],
    )
    return row?.count ?? 0
  },

  insert: (tag: ChatTag): Promise<unknown> =>
    db.rows(
      `insert into chat_tags (team_id, id, created_at, updated_at, name, name_key, color)
       values ($1, $2, $3, $3, $4, $5, $6)`,
      [tag.teamId, tag.id, timeText(tag.createdAt), tag.name, nameKey(tag.name), tag.color],
    ),

  save: (tag: ChatTag): Promise<unknown> =>
    db.rows(
      `update chat_tags set updated_at = $3, name = $4, name_key = $5, color = $6 where team_id = $1 and id = $2`,
      [tag.teamId, tag.id, timeText(tag.updatedAt), tag.name, nameKey(tag.name), tag.color],
    ),

  remove: (teamId: string, id: string, now: number): Promise<unknown> =>
    db.rows('update chat_tags set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2', [
      teamId,
      id,
      timeText(now),
    ]),
})
