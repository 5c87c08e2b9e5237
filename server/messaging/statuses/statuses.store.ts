/** The SQL of statuses, and of the messages that they move. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Advance, MessageState, Reported } from './advance.ts'
import { ourCallbackPattern } from './callback-data.ts'
import type { MessageStatus } from './statuses.ts'

/** A status that waits for its message. */
export interface SweepPlace {
  readonly teamId: string
  readonly externalId: string
}

// Before all others.
const noTeam = '00000000-0000-0000-0000-000000000000'

export interface StatusRow extends Reported {
  readonly callbackData: string | null
  readonly recipientId: string | null
}

/** A message that statuses are about, with what is told of it. */
export interface NamedMessage extends MessageState {
  readonly chatId: string | null
  readonly origin: string
}

const messageColumns = `id, external_id as "externalId", delivery_status as "deliveryStatus",
  status_message as "statusMessage", error_code as "errorCode", sent_at as "sentAt",
  delivered_at as "deliveredAt", read_at as "readAt", failed_at as "failedAt", pricing, chat_id as "chatId", origin`

export const statusesStore = (db: Session | Pick<Database, 'rows'>) => ({
  async insert(teamId: string, statuses: readonly MessageStatus[], now: number): Promise<void> {
    if (statuses.length === 0) return
    // Always in one order, so that two servers with the same delivery do not wait for each other in a circle.
    const sorted = [...statuses].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    await db.rows(
      `insert into message_statuses (team_id, external_id, status, at, received_at, recipient_id, callback_data, pricing, errors)
       select $1, s.external_id, s.status, s.at, $9, s.recipient_id, s.callback_data, s.pricing, s.errors
       from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[])
         s (external_id, status, at, recipient_id, callback_data, pricing, errors)
       on conflict do nothing`,
      [
        teamId,
        sorted.map(({ externalId }) => externalId),
        sorted.map(({ status }) => status),
        sorted.map(({ at }) => timeText(at)),
        sorted.map(({ recipientId }) => recipientId),
        sorted.map(({ callbackData }) => callbackData),
        sorted.map(({ pricing }) => jsonText(pricing)),
        sorted.map(({ errors }) => jsonText(errors)),
        timeText(now),
      ],
      'keep-statuses',
    )
  },

  /** Statuses that no message has yet. Nobody else settles them until the transaction ends. */
  lockWaiting: (teamId: string, externalIds: readonly string[]): Promise<StatusRow[]> =>
    db.rows<StatusRow>(
      `select external_id as "externalId", status, at, callback_data as "callbackData", recipient_id as "recipientId",
         pricing, errors
       from message_statuses where team_id = $1 and external_id = any($2::text[]) and message_id is null
       order by external_id, status for update`,
      [teamId, externalIds],
      'lock-waiting-statuses',
    ),

  /** Messages of ours that have one of these external ids. */
  lockMessages: (teamId: string, externalIds: readonly string[]): Promise<NamedMessage[]> =>
    db.rows<NamedMessage>(
      `select ${messageColumns} from chat_messages
       where team_id = $1 and external_id = any($2::text[]) and direction = 'OUTBOUND' order by id for update`,
      [teamId, externalIds],
      'lock-messages-by-external-id',
    ),

  /** Those of these messages that have no external id yet. */
  lockUnnamed: (teamId: string, ids: readonly string[]): Promise<NamedMessage[]> =>
    db.rows<NamedMessage>(
      `select ${messageColumns} from chat_messages
       where team_id = $1 and id = any($2::uuid[]) and external_id is null and direction = 'OUTBOUND'
       order by id for update`,
      [teamId, ids],
      'lock-messages-without-external-id',
    ),

  async assign(
    teamId: string,
    rows: readonly { id: string; externalId: string; status: string }[],
  ): Promise<void> {
    if (rows.length === 0) return
    await db.rows(
      `update message_statuses s set message_id = n.id
       from unnest($2::text[], $3::text[], $4::uuid[]) n (external_id, status, id)
       where s.team_id = $1 and s.external_id = n.external_id and s.status = n.status`,
      [
        teamId,
        rows.map(({ externalId }) => externalId),
        rows.map(({ status }) => status),
        rows.map(({ id }) => id),
      ],
      'assign-statuses',
    )
  },

  async updateMessages(teamId: string, changes: readonly Advance[], now: number): Promise<void> {
    if (changes.length === 0) return
    const next = changes.map((change) => change.next)
    await db.rows(
      `update chat_messages m set updated_at = $12, external_id = n.external_id,
         delivery_status = n.delivery_status, status_message = n.status_message, error_code = n.error_code,
         sent_at = n.sent_at, delivered_at = n.delivered_at, read_at = n.read_at, failed_at = n.failed_at,
         pricing = n.pricing
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::timestamptz[],
         $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::jsonb[])
         n (id, external_id, delivery_status, status_message, error_code, sent_at, delivered_at, read_at, failed_at, pricing)
       where m.team_id = $1 and m.id = n.id`,
      [
        teamId,
        next.map(({ id }) => id),
        next.map(({ externalId }) => externalId),
        next.map(({ deliveryStatus }) => deliveryStatus),
        next.map(({ statusMessage }) => statusMessage),
        next.map(({ errorCode }) => errorCode),
        next.map(({ sentAt }) => timeOrNull(sentAt)),
        next.map(({ deliveredAt }) => timeOrNull(deliveredAt)),
        next.map(({ readAt }) => timeOrNull(readAt)),
        next.map(({ failedAt }) => timeOrNull(failedAt)),
        next.map(({ pricing }) => jsonText(pricing)),
        timeText(now),
      ],
      'update-messages-of-statuses',
    )
  },

  async isAnyWaiting(teamId: string, externalId: string): Promise<boolean> {
    const rows = await db.rows(
      'select 1 from message_statuses where team_id = $1 and external_id = $2 and message_id is null limit 1',
      [teamId, externalId],
      'any-waiting-status',
    )
    return rows.length > 0
  },

  /** Looks at `limit` statuses that wait, behind a place: those whose message is there, and the last one looked at. */
  async waitingWithMessage(
    after: SweepPlace | undefined,
    limit: number,
  ): Promise<{ readonly found: readonly SweepPlace[]; readonly last: SweepPlace | undefined }> {
    const rows = await db.rows<SweepPlace & { isFound: boolean }>(
      `with few as materialized (
         select team_id, external_id, callback_data from message_statuses
         where message_id is null and (team_id, external_id) > ($1::uuid, $2::text)
         order by team_id, external_id limit $3)
       select distinct s.team_id as "teamId", s.external_id as "externalId", true as "isFound" from few s
       where exists (
         select from chat_messages m where m.team_id = s.team_id and m.external_id = s.external_id
         union all
         select from chat_messages m where m.team_id = s.team_id and m.external_id is null
           and m.id = substring(s.callback_data from $4)::uuid)
       union all
       (select team_id, external_id, false from few order by team_id desc, external_id desc limit 1)`,
      [after?.teamId ?? noTeam, after?.externalId ?? '', limit, ourCallbackPattern],
      'sweep-statuses',
    )
    return { found: rows.filter(({ isFound }) => isFound), last: rows.find(({ isFound }) => !isFound) }
  },
})

function keyOf({ externalId, status }: MessageStatus): string {
  return `${externalId} ${status}`
}

function jsonText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function timeOrNull(time: number | null): string | null {
  return time === null ? null : timeText(time)
}
