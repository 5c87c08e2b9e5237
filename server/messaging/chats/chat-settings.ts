/** How a team handles its chats. Stored as JSON on the team; what is absent has the default. */
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
