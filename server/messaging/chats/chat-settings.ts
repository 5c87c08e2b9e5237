/** How a team handles its chats. Stored as JSON on the team; what is absent has the default. */
import type { Database } from '../../database/database.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { findProcedure, type TeamConfigs } from '../../records/team-configs.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import { assertMaySetUp } from './chat-access.ts'
import { chatSettingsStore } from './chat-settings.store.ts'

export interface ChatSettings {
  /** A new message from a contact re-opens the last chat instead of opening a new one. */
  readonly reopensChats: boolean
  /** Every template that is sent opens a chat of its own. */
  readonly opensChatForTemplates: boolean
  /** The short id of the procedure in which a new contact becomes a process; null: none does. */
  readonly leadProcedure: string | null
}

export const defaultChatSettings: ChatSettings = {
  reopensChats: false,
  opensChatForTemplates: false,
  leadProcedure: null,
}

const settingNames = Object.keys(defaultChatSettings) as (keyof ChatSettings)[]

/** How the team handles its chats now. */
export async function chatSettings(database: Pick<Database, 'rows'>, teamId: string): Promise<ChatSettings> {
  return { ...defaultChatSettings, ...(await chatSettingsStore(database).find(teamId)) }
}

export type ChatSettingsChange = { readonly [K in keyof ChatSettings]?: ChatSettings[K] | undefined }

/**
 * Changes what is given and leaves the rest; what is as it was writes nothing. A procedure may be named by id or short
 * id. Throws `forbidden`, and `invalid` for a procedure that the team does not have, beside the faults given.
 */
export async function changeChatSettings(
  {
    database,
    configs,
    clock,
  }: Pick<MessagingContext, 'database' | 'clock'> & { readonly configs: TeamConfigs },
  actor: Pick<Actor, 'team' | 'userId' | 'roleType'>,
  { reopensChats, opensChatForTemplates, leadProcedure }: ChatSettingsChange,
  given: readonly Fault[] = [],
): Promise<ChatSettings> {
  assertMaySetUp(actor)
  const { userId } = actor
  const { id, configVersion } = actor.team
  const faults = [...given]
  let procedure = leadProcedure
  if (typeof leadProcedure === 'string')
    try {
      procedure = findProcedure(await configs.at(id, configVersion), leadProcedure).shortId
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'not_found') throw error
      faults.push({ field: 'leadProcedure', message: `names no procedure. ${error.message}` })
    }
  if (faults.length > 0) throw invalidInput(faults)
  const change = { reopensChats, opensChatForTemplates, leadProcedure: procedure }
  return database.write(async (session) => {
    const store = chatSettingsStore(session)
    const before = { ...defaultChatSettings, ...(await store.lock(id)) }
    const changed = settingNames.filter((name) => change[name] !== undefined && change[name] !== before[name])
    if (changed.length === 0) return before
    const news = Object.fromEntries(changed.map((name) => [name, change[name]]))
    const settings = { ...defaultChatSettings, ...(await store.merge(id, news)) }
    const told = { teamId: id, at: clock(), type: 'chat_settings.updated', subjectId: id, madeBy: userId }
    await appendEvents(session, [{ ...told, payload: { ...settings, changed } }])
    return settings
  })
}
