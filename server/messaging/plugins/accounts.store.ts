/** The SQL of WABAs and phone numbers. What WhatsApp says of them is written for many at once. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { PhoneNumber, Waba } from './plugin.ts'

/** What WhatsApp tells of a WABA. */
export type ReadWaba = Pick<
  Waba,
  'id' | 'name' | 'currency' | 'timezoneId' | 'templateNamespace' | 'reviewStatus' | 'health'
>

/** What WhatsApp tells of a phone number. */
export type ReadNumber = Omit<PhoneNumber, 'pluginId' | 'isEnabled' | 'syncedAt' | 'lastEventAt'>

type WabaRow = { -readonly [K in keyof Waba]: Waba[K] }
type NumberRow = { -readonly [K in keyof PhoneNumber]: PhoneNumber[K] }

const wabaColumns = `id, plugin_id as "pluginId", status, name, currency, timezone_id as "timezoneId",
  template_namespace as "templateNamespace", review_status as "reviewStatus", account_events as "accountEvents",
  health, synced_at as "syncedAt"`

const numberColumns = `id, plugin_id as "pluginId", waba_id as "wabaId", is_enabled as "isEnabled",
  display_phone_number as "displayPhoneNumber", digits, verified_name as "verifiedName",
  quality_rating as "qualityRating", messaging_limit as "messagingLimit", name_status as "nameStatus", status,
  code_verification_status as "codeVerificationStatus", platform_type as "platformType",
  throughput_level as "throughputLevel", health, synced_at as "syncedAt", last_event_at as "lastEventAt"`

// More than any team has; a list that is cut is a lesser evil than one without an end.
const mostRows = 10_000

export const accountsStore = (db: Pick<Session, 'rows'>) => ({
  /** Of a plugin, or of all of the team. */
  wabas: (teamId: string, pluginId: string | null): Promise<Waba[]> =>
    db.rows<WabaRow>(
      `select ${wabaColumns} from wabas where team_id = $1 and ($2::uuid is null or plugin_id = $2)
       order by created_at, id limit ${mostRows}`,
      [teamId, pluginId],
    ),

  /** Of a plugin, or of all of the team. */
  numbers: (teamId: string, pluginId: string | null): Promise<PhoneNumber[]> =>
    db.rows<NumberRow>(
      `select ${numberColumns} from phone_numbers where team_id = $1 and ($2::uuid is null or plugin_id = $2)
       order by created_at, id limit ${mostRows}`,
      [teamId, pluginId],
    ),

  async number(teamId: string, id: string): Promise<PhoneNumber | undefined> {
    const [row] = await db.rows<NumberRow>(
      `select ${numberColumns} from phone_numbers where team_id = $1 and id = $2`,
      [teamId, id],
    )
    return row
  },

  /** Connects WABAs to a plugin. Answers the ids of those that now are; the others another plugin holds. */
  async take(teamId: string, pluginId: string, ids: readonly string[], now: number): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `insert into wabas as w (team_id, id, plugin_id, created_at, updated_at, status)
       select $1, id, $2, $4, $4, 'CONNECTED' from unnest($3::text[]) id
       on conflict (team_id, id) do update set plugin_id = $2, status = 'CONNECTED', updated_at = $4
         where w.plugin_id = $2 or w.status = 'DISCONNECTED'
       returning id`,
      [teamId, pluginId, [...ids].sort(), timeText(now)],
    )
    return rows.map(({ id }) => id)
  },

  async saveWabas(teamId: string, wabas: readonly ReadWaba[], now: number): Promise<void> {
    const of = (read: (waba: ReadWaba) => string | null) => wabas.map(read)
    await db.rows(
      `update wabas w set updated_at = $2, synced_at = $2, name = n.name, currency = n.currency,
         timezone_id = n.timezone_id, template_namespace = n.template_namespace,
         review_status = coalesce(n.review_status, w.review_status), health = n.health
       from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
         n (id, name, currency, timezone_id, template_namespace, review_status, health)
       where w.team_id = $1 and w.id = n.id`,
      [
        teamId,
        timeText(now),
        of(({ id }) => id),
        of(({ name }) => name),
        of(({ currency }) => currency),
        of(({ timezoneId }) => timezoneId),
        of(({ templateNamespace }) => templateNamespace),
        of(({ reviewStatus }) => reviewStatus),
        of(({ health }) => jsonOrNull(health)),
      ],
    )
  },

  /**
   * Adds and updates the numbers of a plugin, as they were read at `now`. Whether one is enabled stays, and so does what
   * a webhook has told since the reading began.
   */
  async saveNumbers(
    teamId: string,
    pluginId: string,
    numbers: readonly ReadNumber[],
    now: number,
  ): Promise<void> {
    const of = (read: (number: ReadNumber) => string | null) => numbers.map(read)
    await db.rows(
      `insert into phone_numbers as p (team_id, plugin_id, created_at, updated_at, synced_at, id, waba_id,
         display_phone_number, digits, verified_name, quality_rating, messaging_limit, name_status, status,
         code_verification_status, platform_type, throughput_level, health)
       select $1, $2, $3, $3, $3, n.* from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[]) n
       on conflict (team_id, id) do update set plugin_id = $2, updated_at = $3, synced_at = $3,
         waba_id = excluded.waba_id, display_phone_number = excluded.display_phone_number,
         digits = excluded.digits, verified_name = ${newer('name', 'verified_name')},
         quality_rating = ${newer('quality', 'quality_rating')}, messaging_limit = ${newer('limit', 'messaging_limit')},
         name_status = ${newer('name', 'name_status')}, status = ${newer('quality', 'status')},
         code_verification_status = excluded.code_verification_status, platform_type = excluded.platform_type,
         throughput_level = ${newer('throughput', 'throughput_level')}, health = excluded.health,
         is_enabled = p.is_enabled or p.plugin_id <> $2`,
      [
        teamId,
        pluginId,
        timeText(now),
        of(({ id }) => id),
        of(({ wabaId }) => wabaId),
        of(({ displayPhoneNumber }) => displayPhoneNumber),
        of(({ digits }) => digits),
        of(({ verifiedName }) => verifiedName),
        of(({ qualityRating }) => qualityRating),
        of(({ messagingLimit }) => messagingLimit),
        of(({ nameStatus }) => nameStatus),
        of(({ status }) => status),
        of(({ codeVerificationStatus }) => codeVerificationStatus),
        of(({ platformType }) => platformType),
        of(({ throughputLevel }) => throughputLevel),
        of(({ health }) => jsonOrNull(health)),
        // Webhooks tell whole seconds.
        Math.floor(now / 1_000) * 1_000,
      ],
    )
  },

  /** Removes the numbers of these WABAs of a plugin but those with `kept` ids. */
  async removeNumbers(
    teamId: string,
    pluginId: string,
    wabaIds: readonly string[],
    kept: readonly string[],
  ): Promise<void> {
    await db.rows(
      `delete from phone_numbers
       where team_id = $1 and plugin_id = $2 and waba_id = any($3::text[]) and not id = any($4::text[])`,
      [teamId, pluginId, wabaIds, kept],
    )
  },

  /** Disconnects WABAs of a plugin: their numbers are gone with them. */
  async release(teamId: string, pluginId: string, wabaIds: readonly string[], now: number): Promise<void> {
    await db.rows(
      `with gone as (delete from phone_numbers
         where team_id = $1 and plugin_id = $2 and waba_id = any($3::text[]))
       update wabas set status = 'DISCONNECTED', updated_at = $4
       where team_id = $1 and plugin_id = $2 and id = any($3::text[])`,
      [teamId, pluginId, wabaIds, timeText(now)],
    )
  },

  /** Enables these numbers of a plugin and no others. */
  async enable(teamId: string, pluginId: string, ids: readonly string[], now: number): Promise<void> {
    await db.rows(
      `update phone_numbers set is_enabled = id = any($3::text[]), updated_at = $4
       where team_id = $1 and plugin_id = $2 and is_enabled <> (id = any($3::text[]))`,
      [teamId, pluginId, ids, timeText(now)],
    )
  },
})

/** The column as it is where a webhook spoke of the part after the reading began; otherwise as it was read. */
function newer(part: string, column: string): string {
  return `case when (p.event_times->>'${part}')::bigint >= $17::bigint then p.${column} else excluded.${column} end`
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}
