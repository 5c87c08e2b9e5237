/** What the log says of a chat that was opened or changed. */
import type { NewEvent } from '../../events/append.ts'
import type { Chat } from './chat.ts'

export interface Maker {
  /** Null when no user did it. */
  readonly madeBy: string | null
  readonly at: number
}

export function chatCreated(chat: Chat, maker: Maker): NewEvent {
  return event('chat.created', chat, [], maker)
}

/** `changed`: the fields that are not what they were. */
export function chatUpdated(chat: Chat, changed: readonly string[], maker: Maker): NewEvent {
  return event('chat.updated', chat, changed, maker)
}

function event(type: string, chat: Chat, changed: readonly string[], { madeBy, at }: Maker): NewEvent {
  const { teamId, id, version, contactId, phoneNumberId, status, assignedTo, inboxId } = chat
  return {
    teamId,
    at,
    type,
    subjectId: id,
    madeBy,
    payload: { id, version, contactId, phoneNumberId, status, assignedTo, inboxId, changed: [...changed] },
  }
}
