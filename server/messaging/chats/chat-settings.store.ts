/** The SQL of a team's settings of chats. */
import type { Session } from '../../database/session.ts'
import type { ChatSettings } from './chat-settings.ts'

type Stored = Partial<ChatSettings>

export const chatSettingsStore = (db: Pick<Session, 'rows'>) => ({
  async find(teamId: string): Promise<Stored> {
    const [row] = await db.rows<{ settings: Stored }>(
      'select chat_settings as settings from teams where team_id = $1',
      [teamId],
      'settings-of-chats',
    )
    return row?.settings ?? {}
  },

  /** As find; nobody else changes them until the transaction ends. */
  async lock(teamId: string): Promise<Stored> {
    const [row] = await db.rows<{ settings: Stored }>(
      'select chat_settings as settings from teams where team_id = $1 for no key update',
      [teamId],
      'lock-settings-of-chats',
    )
    return row?.settings ?? {}
  },

  /** Writes the given keys beside those that are there, and answers all. */
  async merge(teamId: string, change: Stored): Promise<Stored> {
    const [row] = await db.rows<{ settings: Stored }>(
      `update teams set chat_settings = chat_settings || $2::jsonb where team_id = $1
       returning chat_settings as settings`,
      [teamId, JSON.stringify(change)],
      'change-settings-of-chats',
    )
    return row?.settings ?? {}
  },
})
