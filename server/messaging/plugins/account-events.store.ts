/** The SQL of what webhooks say about WABAs and phone numbers. */
import type { Session } from '../../database/session.ts'
import type { PhoneNumber, Waba } from './plugin.ts'

export type HeardWaba = Pick<Waba, 'id' | 'pluginId' | 'accountEvents' | 'reviewStatus' | 'syncedAt'>

export interface HeardNumber extends PhoneNumber {
  /** When a webhook last spoke of a part, by its name. */
  readonly eventTimes: Readonly<Record<string, number>>
}

type WabaRow = { -readonly [K in keyof HeardWaba]: HeardWaba[K] }
type NumberRow = { -readonly [K in keyof HeardNumber]: HeardNumber[K] }

export const accountEventsStore = (session: Session) => ({
  /** A connected WABA; deliveries about it are applied one after the other. */
  async lockWaba(teamId: string, id: string): Promise<HeardWaba | undefined> {
    const [row] = await session.rows<WabaRow>(
      `select id, plugin_id as "pluginId", account_events as "accountEvents", review_status as "reviewStatus",
         synced_at as "syncedAt"
       from wabas where team_id = $1 and id = $2 and status = 'CONNECTED' for no key update`,
      [teamId, id],
    )
    return row
  },

  async saveWaba(teamId: string, { id, accountEvents, reviewStatus }: HeardWaba): Promise<void> {
    await session.rows(
      'update wabas set account_events = $3, review_status = $4 where team_id = $1 and id = $2',
      [teamId, id, JSON.stringify(accountEvents), reviewStatus],
    )
  },

  numbersOf: (teamId: string, wabaId: string): Promise<HeardNumber[]> =>
    session.rows<NumberRow>(
      `select id, plugin_id as "pluginId", waba_id as "wabaId", is_enabled as "isEnabled",
         display_phone_number as "displayPhoneNumber", digits, verified_name as "verifiedName",
         quality_rating as "qualityRating", messaging_limit as "messagingLimit", name_status as "nameStatus", status,
         code_verification_status as "codeVerificationStatus", platform_type as "platformType",
         throughput_level as "throughputLevel", health, synced_at as "syncedAt", last_event_at as "lastEventAt",
         event_times as "eventTimes"
       from phone_numbers where team_id = $1 and waba_id = $2 order by id for no key update`,
      [teamId, wabaId],
    ),

  async saveNumbers(teamId: string, numbers: readonly HeardNumber[]): Promise<void> {
    if (numbers.length === 0) return
    const of = (read: (number: HeardNumber) => string | null) => numbers.map(read)
    await session.rows(
      `update phone_numbers p set quality_rating = n.quality_rating, messaging_limit = n.messaging_limit,
         name_status = n.name_status, status = n.status, verified_name = n.verified_name,
         throughput_level = n.throughput_level, event_times = n.event_times
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
         n (id, quality_rating, messaging_limit, name_status, status, verified_name, throughput_level, event_times)
       where p.team_id = $1 and p.id = n.id`,
      [
        teamId,
        of(({ id }) => id),
        of(({ qualityRating }) => qualityRating),
        of(({ messagingLimit }) => messagingLimit),
        of(({ nameStatus }) => nameStatus),
        of(({ status }) => status),
        of(({ verifiedName }) => verifiedName),
        of(({ throughputLevel }) => throughputLevel),
        of(({ eventTimes }) => JSON.stringify(eventTimes)),
      ],
    )
  },

  /** Has the plugin read anew before others. */
  async askSoon(teamId: string, pluginId: string): Promise<void> {
    await session.rows('update plugins set token_checked_at = null where team_id = $1 and id = $2', [
      teamId,
      pluginId,
    ])
  },
})
