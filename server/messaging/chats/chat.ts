/**
 * A chat is a session with a contact on one of the team's numbers. Messages go into the open one; there is at most one
 * for a contact and a number.
 */
export type ChatStatus = 'OPEN' | 'CLOSED'

export interface Chat {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  /** Counts what happens in it, messages included. */
  readonly version: number
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly contactId: string
  /** How the contact is written to: the identifier that was last used. */
  readonly contactIdentifier: string
  readonly status: ChatStatus
  readonly openedBy: 'INBOUND' | 'OUTBOUND' | 'USER'
  readonly assignedTo: string | null
  readonly assignedAt: number | null
  /** Since when it waits to be sorted into an inbox and given to somebody; null when it does not. */
  readonly waitsSince: number | null
  readonly inboxId: string | null
  readonly tags: readonly string[]
  readonly unreadCount: number
  readonly lastMessageId: string | null
  /** Of the newest message; of the chat itself while it has none. */
  readonly lastMessageAt: number
  readonly lastInboundAt: number | null
  /** Until when WhatsApp takes messages that are no templates. */
  readonly windowEndsAt: number | null
  /** The version that the last answer of the team made. */
  readonly answeredVersion: number
  /** Null for an answer from the phone, or of nobody in particular. */
  readonly answeredBy: string | null
  readonly answeredAt: number | null
  readonly closedAt: number | null
  readonly closedBy: string | null
  readonly procedureId: string | null
  readonly processId: string | null
}

export const chatColumns = `c.team_id as "teamId", c.id, c.created_at as "createdAt", c.updated_at as "updatedAt",
  c.version, c.plugin_id as "pluginId", c.phone_number_id as "phoneNumberId", c.contact_id as "contactId",
  c.contact_identifier as "contactIdentifier", c.status, c.opened_by as "openedBy", c.assigned_to as "assignedTo",
  c.assigned_at as "assignedAt", c.waits_since as "waitsSince", c.inbox_id as "inboxId", c.tags,
  c.unread_count as "unreadCount", c.last_message_id as "lastMessageId", c.last_message_at as "lastMessageAt",
  c.last_inbound_at as "lastInboundAt", c.window_ends_at as "windowEndsAt", c.answered_version as "answeredVersion",
  c.answered_by as "answeredBy", c.answered_at as "answeredAt", c.closed_at as "closedAt", c.closed_by as "closedBy",
  c.procedure_id as "procedureId", c.process_id as "processId"`
