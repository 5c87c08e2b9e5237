/** The SQL that reads messages for the bodies of webhooks, many at once. */
import type { Session } from '../../database/session.ts'
import type { ShownMessage } from './shown-message.ts'

type Row = { -readonly [K in keyof ShownMessage]: ShownMessage[K] }

/** The messages with these ids, by id. Contents may be long: ask for as many as one has in memory gladly. */
export async function shownMessages(
  session: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ShownMessage>> {
  if (ids.length === 0) return new Map()
  const rows = await session.rows<Row>(
    `select m.id, m.chat_id as "chatId", m.plugin_id as "pluginId", m.phone_number_id as "phoneNumberId", m.at,
       m.direction, m.contact_identifier as "contactIdentifier", m.external_id as "externalId",
       m.data_type as "dataType", m.content, m.text, m.origin, m.delivery_status as "deliveryStatus",
       m.sent_at as "sentAt", n.waba_id as "wabaId", coalesce(n.digits, '') as "ownDigits"
     from chat_messages m left join phone_numbers n on n.team_id = m.team_id and n.id = m.phone_number_id
     where m.team_id = $1 and m.id = any($2::uuid[])`,
    [teamId, ids],
    'messages-for-webhooks',
  )
  return new Map(rows.map((row) => [row.id, row]))
}
