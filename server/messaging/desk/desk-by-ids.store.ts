/** The SQL that reads notes and scheduled messages by their ids, many at once. */
import type { Session } from '../../database/session.ts'
import type { ChatNote } from './notes.ts'
import type { ScheduledMessage } from './scheduled-message.ts'

type Reading = Pick<Session, 'rows'>

export function notesByIds(db: Reading, teamId: string, ids: readonly string[]): Promise<ChatNote[]> {
  return db.rows<{ -readonly [K in keyof ChatNote]: ChatNote[K] }>(
    `select team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt", chat_id as "chatId",
       created_by as "createdBy", text, mentions::text[] as mentions
     from chat_notes where team_id = $1 and id = any($2::uuid[]) and deleted_at is null`,
    [teamId, ids],
    'notes-by-ids',
  )
}

export function scheduledMessagesByIds(
  db: Reading,
  teamId: string,
  ids: readonly string[],
): Promise<ScheduledMessage[]> {
  return db.rows<{ -readonly [K in keyof ScheduledMessage]: ScheduledMessage[K] }>(
    `select team_id as "teamId", id, created_at as "createdAt", updated_at as "updatedAt",
       created_by as "createdBy", api_key_id as "apiKeyId", chat_id as "chatId", send_at as "sendAt", content, text,
       only_if_silent as "onlyIfSilent", state, message_id as "messageId", problem
     from scheduled_messages where team_id = $1 and id = any($2::uuid[])`,
    [teamId, ids],
    'scheduled-messages-by-ids',
  )
}
