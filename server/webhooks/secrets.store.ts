/** The SQL of the secrets that sign. They come and go sealed. */
import type { Database } from '../database/database.ts'
import { timeText } from '../database/insert-rows.ts'
import type { Session } from '../database/session.ts'

export interface SecretRow {
  readonly id: string
  readonly createdAt: number
  readonly createdBy: string
  readonly secret: Buffer
  readonly retiresAt: number | null
}

export const secretsStore = (db: Session | Pick<Database, 'rows'>) => ({
  /** Those that live at `now`, the newest first. */
  living: (teamId: string, now: number): Promise<SecretRow[]> =>
    db.rows<SecretRow>(
      `select id, created_at as "createdAt", created_by as "createdBy", secret, retires_at as "retiresAt"
       from webhook_secrets where team_id = $1 and (retires_at is null or retires_at > $2)
       order by retires_at is null desc, created_at desc, id desc limit 100`,
      [teamId, timeText(now)],
      'living-webhook-secrets',
    ),

  /** One rotation of a team at a time. */
  async lockTeam(teamId: string): Promise<void> {
    await db.rows('select 1 from teams where team_id = $1 for no key update', [teamId])
  },

  async insert(teamId: string, row: Omit<SecretRow, 'retiresAt'>): Promise<void> {
    await db.rows(
      `insert into webhook_secrets (team_id, id, created_at, created_by, secret) values ($1, $2, $3, $4, $5)`,
      [teamId, row.id, timeText(row.createdAt), row.createdBy, row.secret],
    )
  },

  /** Those that live end at `at`, but for those that end before. */
  async retire(teamId: string, at: number): Promise<void> {
    await db.rows(
      `update webhook_secrets set retires_at = $2
       where team_id = $1 and (retires_at is null or retires_at > $2)`,
      [teamId, timeText(at)],
    )
  },

  async retireOne(teamId: string, id: string, at: number): Promise<boolean> {
    const rows = await db.rows(
      `update webhook_secrets set retires_at = $3
       where team_id = $1 and id = $2 and (retires_at is null or retires_at > $3) returning id`,
      [teamId, id, timeText(at)],
    )
    return rows.length > 0
  },
})
