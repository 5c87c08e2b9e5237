/** Opens the chat of a message that the team sends to somebody with whom it has no open one. */
import type { Database } from '../../database/database.ts'
import { appendEvents } from '../../events/append.ts'
import { identityOf } from '../contacts/identifier.ts'
import { seeContacts } from '../contacts/see-contacts.ts'
import type { ChatMessage } from '../sending/chat-message.ts'
import { ensureOpenChat } from './place-messages.ts'

/**
 * The id of the open chat with whom the message names. One that somebody else opens at the same time is the same one.
 * Where each template opens a chat of its own, the one before is closed.
 */
export function openChatWith(database: Pick<Database, 'write'>, message: ChatMessage): Promise<string> {
  const { teamId, contactIdentifier, at, createdAt: now, userId } = message
  return database.write(async (session) => {
    const [contact] = await seeContacts(session, teamId, [{ ...identityOf(contactIdentifier), at }], now)
    if (contact === undefined) throw new Error('a contact was not answered')
    const { procedureId, processId } = contact
    const wanted = { ...message, contactId: contact.id, procedureId, processId }
    const isTemplate = message.dataType === 'template'
    const { chat, events } = await ensureOpenChat(session, teamId, wanted, {
      now,
      madeBy: userId,
      isTemplate,
    })
    await appendEvents(session, events)
    return chat.id
  })
}
