/** The SQL of messages that are sent later. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { ActorTeam } from '../../team/actor.ts'
import type { RoleType } from '../../team/role.ts'
import type { ScheduledMessage, ScheduledState } from './scheduled-message.ts'

const columns = `s.team_id as "teamId", s.id, s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.created_by as "createdBy", s.api_key_id as "apiKeyId", s.chat_id as "chatId", s.send_at as "sendAt", s.content,
  s.text, s.only_if_silent as "onlyIfSilent", s.state, s.message_id as "messageId", s.problem`

type Row = { -readonly [K in keyof ScheduledMessage]: ScheduledMessage[K] }

export interface ScheduledPage {
  /** Those before this id; the newest when it is undefined. */
  readonly before: string | undefined
  readonly state: ScheduledState | undefined
  readonly limit: number
}

/** Who scheduled a message, as that person or key is now. */
export interface Scheduler extends ActorTeam {
  readonly isActive: boolean
  readonly isKeyRevoked: boolean
  readonly roleId: string
  readonly roleType: RoleType
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export const scheduledMessagesStore = (db: Pick<Session, 'rows'>) => ({
  /** The newest first. */
  ofChat: (
    teamId: string,
    chatId: string,
    { before, state, limit }: ScheduledPage,
  ): Promise<ScheduledMessage[]> =>
    db.rows<Row>(
      `select ${columns} from scheduled_messages s
       where s.team_id = $1 and s.chat_id = $2 and s.id < $3 and ($4::text is null or s.state = $4)
       order by s.id desc limit $5`,
      [teamId, chatId, before ?? newest, state ?? null, limit],
      'scheduled-messages-of-chat',
    ),

  async countWaiting(teamId: string, chatId: string): Promise<number> {
    const [row] = await db.rows<{ count: number }>(
      `select count(*)::integer as count from scheduled_messages
       where team_id = $1 and chat_id = $2 and state = 'WAITING'`,
      [teamId, chatId],
    )
    return row?.count ?? 0
  },

  async lock(teamId: string, id: string): Promise<ScheduledMessage | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from scheduled_messages s where s.team_id = $1 and s.id = $2 for update`,
      [teamId, id],
      'lock-scheduled-message',
    )
    return row
  },

  insert: (message: ScheduledMessage): Promise<unknown> =>
    db.rows(
      `insert into scheduled_messages (team_id, id, created_at, updated_at, created_by, api_key_id, chat_id, send_at,
         content, text, only_if_silent, state)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11)`,
      [
        message.teamId,
        message.id,
        timeText(message.createdAt),
        message.createdBy,
        message.apiKeyId,
        message.chatId,
        timeText(message.sendAt),
        JSON.stringify(message.content),
        message.text,
        message.onlyIfSilent,
        message.state,
      ],
    ),

  save: (message: ScheduledMessage): Promise<unknown> =>
    db.rows(
      `update scheduled_messages set updated_at = $3, send_at = $4, content = $5::jsonb, text = $6,
         only_if_silent = $7, state = $8, message_id = $9, problem = $10 where team_id = $1 and id = $2`,
      [
        message.teamId,
        message.id,
        timeText(message.updatedAt),
        timeText(message.sendAt),
        JSON.stringify(message.content),
        message.text,
        message.onlyIfSilent,
        message.state,
        message.messageId,
        message.problem,
      ],
      'save-scheduled-message',
    ),

  /**
   * One that is due and that nobody is sending: what was begun after `begunAfter` may still be under way. Others do
   * not see it until the transaction ends.
   */
  async lockDue(now: number, begunAfter: number): Promise<ScheduledMessage | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from scheduled_messages s
       where s.state = 'WAITING' and s.send_at <= $1 and (s.message_id is null or s.updated_at <= $2)
       order by s.send_at, s.id limit 1 for update skip locked`,
      [timeText(now), timeText(begunAfter)],
      'lock-due-scheduled-message',
    )
    return row
  },

  /** The chat, or the one that was opened with its contact on its number after it was closed: of several the last. */
  async chatNow(teamId: string, chatId: string): Promise<string> {
    const [row] = await db.rows<{ id: string }>(
      `select o.id from chats c join chats o on o.team_id = c.team_id and o.contact_id = c.contact_id
         and o.phone_number_id = c.phone_number_id and (o.status = 'OPEN' or o.created_at >= c.created_at)
       where c.team_id = $1 and c.id = $2 order by o.status = 'OPEN' desc, o.created_at desc, o.id desc limit 1`,
      [teamId, chatId],
      'chat-of-scheduled-message',
    )
    return row?.id ?? chatId
  },

  /** Whether neither the contact nor the team has written in any chat of the two after this time. */
  async isSilent(teamId: string, chatId: string, since: number): Promise<boolean> {
    const rows = await db.rows(
      `select from chats c join chats o on o.team_id = c.team_id and o.contact_id = c.contact_id
         and o.phone_number_id = c.phone_number_id and o.last_message_id is not null
       where c.team_id = $1 and c.id = $2
         and greatest(o.last_message_at, o.answered_at, o.last_inbound_at) > $3 limit 1`,
      [teamId, chatId, timeText(since)],
      'is-contact-silent',
    )
    return rows.length === 0
  },

  /** The delivery status of a message; undefined when it is not stored. */
  async statusOf(teamId: string, messageId: string): Promise<string | undefined> {
    const [row] = await db.rows<{ status: string }>(
      'select delivery_status as status from chat_messages where team_id = $1 and id = $2',
      [teamId, messageId],
      'status-of-scheduled-message',
    )
    return row?.status
  },

  async scheduler(teamId: string, userId: string, apiKeyId: string | null): Promise<Scheduler | undefined> {
    const [row] = await db.rows<Scheduler & { id: string }>(
      `select t.team_id as id, t.short_name as "shortName", t.name, t.time_zone as "timeZone",
         t.default_country as "defaultCountry", t.people_version as "peopleVersion",
         t.config_version as "configVersion", u.is_active and u.deleted_at is null as "isActive",
         $3::uuid is not null and (k.id is null or k.revoked_at is not null) as "isKeyRevoked",
         r.id as "roleId", r.type as "roleType"
       from users u join teams t on t.team_id = u.team_id
       left join api_keys k on k.team_id = u.team_id and k.id = $3
       join roles r on r.team_id = u.team_id and r.id = coalesce(k.role_id, u.role_id)
       where u.team_id = $1 and u.id = $2`,
      [teamId, userId, apiKeyId],
      'scheduler',
    )
    return row
  },
})
