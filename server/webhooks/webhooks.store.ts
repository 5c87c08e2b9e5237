/** The SQL of webhooks themselves. */
import type { Database } from '../database/database.ts'
import { timeText } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'
import type { Webhook } from './webhook.ts'

export const webhookColumns = `w.team_id as "teamId", w.id, w.created_at as "createdAt", w.updated_at as "updatedAt",
  w.created_by as "createdBy", w.kind, w.plugin_id as "pluginId", w.url, w.name, w.event_types as "eventTypes",
  w.sends_echoes as "sendsEchoes", w.sends_template_events as "sendsTemplateEvents",
  w.failing_since as "failingSince", w.last_success_at as "lastSuccessAt", w.last_problem as "lastProblem",
  w.paused_at as "pausedAt", w.paused_by as "pausedBy"`

// Far more than any team has; a list of them is never longer.
export const mostWebhooks = 1_000

export const webhooksStore = (db: Session | Pick<Database, 'rows'>) => ({
  /** All that are not deleted, the oldest first. */
  list: (teamId: string): Promise<Webhook[]> =>
    db.rows<Webhook>(
      `select ${webhookColumns} from webhooks w where w.team_id = $1 and w.deleted_at is null
       order by w.id limit ${mostWebhooks}`,
      [teamId],
      'webhooks-of-team',
    ),

  passThroughOf: (teamId: string): Promise<{ pluginId: string; id: string }[]> =>
    db.rows<{ pluginId: string; id: string }>(
      `select plugin_id as "pluginId", id from webhooks
       where team_id = $1 and kind = 'PASS_THROUGH' and deleted_at is null`,
      [teamId],
      'pass-through-webhooks',
    ),

  async find(teamId: string, id: string): Promise<Webhook | undefined> {
    const [row] = await db.rows<Webhook>(
      `select ${webhookColumns} from webhooks w where w.team_id = $1 and w.id = $2 and w.deleted_at is null`,
      [teamId, id],
    )
    return row
  },

  /** As `find`; nobody else changes it until the transaction ends. */
  async lock(teamId: string, id: string): Promise<Webhook | undefined> {
    const [row] = await db.rows<Webhook>(
      `select ${webhookColumns} from webhooks w where w.team_id = $1 and w.id = $2 and w.deleted_at is null
       for no key update`,
      [teamId, id],
    )
    return row
  },

  /** Those of the plugin; nobody else changes them until the transaction ends. */
  lockOfPlugin: (teamId: string, pluginId: string): Promise<Webhook[]> =>
    db.rows<Webhook>(
      `select ${webhookColumns} from webhooks w
       where w.team_id = $1 and w.plugin_id = $2 and w.deleted_at is null for no key update`,
      [teamId, pluginId],
    ),

  /** Inserts it, or writes all that can change of it. */
  async save(webhook: Webhook): Promise<void> {
    await db.rows(
      `insert into webhooks (team_id, id, created_at, updated_at, created_by, kind, plugin_id, url, name, event_types,
         sends_echoes, sends_template_events, failing_since, last_success_at, last_problem, paused_at, paused_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (team_id, id) do update set updated_at = excluded.updated_at, url = excluded.url,
         name = excluded.name, event_types = excluded.event_types, sends_echoes = excluded.sends_echoes,
         sends_template_events = excluded.sends_template_events, failing_since = excluded.failing_since,
         last_success_at = excluded.last_success_at, last_problem = excluded.last_problem,
         paused_at = excluded.paused_at, paused_by = excluded.paused_by`,
      [
        webhook.teamId,
        webhook.id,
        timeText(webhook.createdAt),
        timeText(webhook.updatedAt),
        webhook.createdBy,
        webhook.kind,
        webhook.pluginId,
        webhook.url,
        webhook.name,
        webhook.eventTypes,
        webhook.sendsEchoes,
        webhook.sendsTemplateEvents,
        timeText(webhook.failingSince),
        timeText(webhook.lastSuccessAt),
        webhook.lastProblem,
        timeText(webhook.pausedAt),
        webhook.pausedBy,
      ],
    )
  },

  async remove(teamId: string, id: string, now: number): Promise<void> {
    await db.rows(
      `update webhooks set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2 and deleted_at is null`,
      [teamId, id, timeText(now)],
    )
  },

  /** What waits is due now, and its days of being tried begin anew. */
  async begin(teamId: string, webhookId: string, now: number): Promise<void> {
    await db.rows(
      `update webhook_deliveries set due_at = $3, first_failed_at = null
       where team_id = $1 and webhook_id = $2 and state = 'WAITING' and first_failed_at is not null`,
      [teamId, webhookId, timeText(now)],
    )
  },
})
