/** The SQL of notes. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { ChatNote } from './notes.ts'

const columns = `n.team_id as "teamId", n.id, n.created_at as "createdAt", n.updated_at as "updatedAt",
  n.chat_id as "chatId", n.created_by as "createdBy", n.text, n.mentions::text[] as mentions`

type Row = { -readonly [K in keyof ChatNote]: ChatNote[K] }

export interface NotePage {
  /** Notes before this id; the newest when it is undefined. */
  readonly before: string | undefined
  readonly limit: number
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export const notesStore = (db: Pick<Session, 'rows'>) => ({
  /** The newest first. */
  ofChat: (teamId: string, chatId: string, { before, limit }: NotePage): Promise<ChatNote[]> =>
    db.rows<Row>(
      `select ${columns} from chat_notes n
       where n.team_id = $1 and n.chat_id = $2 and n.id < $3 and n.deleted_at is null order by n.id desc limit $4`,
      [teamId, chatId, before ?? newest, limit],
      'notes-of-chat',
    ),

  /** The newest first. */
  mentioning: (teamId: string, userId: string, { before, limit }: NotePage): Promise<ChatNote[]> =>
    db.rows<Row>(
      `select ${columns} from chat_notes n
       where n.team_id = $1 and n.mentions @> array[$2::uuid] and n.id < $3 and n.deleted_at is null
       order by n.id desc limit $4`,
      [teamId, userId, before ?? newest, limit],
      'notes-mentioning',
    ),

  async lock(teamId: string, chatId: string, id: string): Promise<ChatNote | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from chat_notes n
       where n.team_id = $1 and n.id = $3 and n.chat_id = $2 and n.deleted_at is null for update`,
      [teamId, chatId, id],
    )
    return row
  },

  insert: (note: ChatNote): Promise<unknown> =>
    db.rows(
      `insert into chat_notes (team_id, id, created_at, updated_at, chat_id, created_by, text, mentions)
       values ($1, $2, $3, $3, $4, $5, $6, $7::uuid[])`,
      [note.teamId, note.id, timeText(note.createdAt), note.chatId, note.createdBy, note.text, note.mentions],
      'insert-note',
    ),

  save: (note: ChatNote): Promise<unknown> =>
    db.rows(
      `update chat_notes set updated_at = $3, text = $4, mentions = $5::uuid[] where team_id = $1 and id = $2`,
      [note.teamId, note.id, timeText(note.updatedAt), note.text, note.mentions],
    ),

  remove: (teamId: string, id: string, now: number): Promise<unknown> =>
    db.rows('update chat_notes set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2', [
      teamId,
      id,
      timeText(now),
    ]),
})
