/**
 * Stores a message that goes out in the chat to which it belongs: one statement where there is an open chat; where there
 * is none, one is opened first.
 */
import type { Insertion } from '../../database/insert-rows.ts'
import { AppError } from '../../lib/app-error.ts'
import { readyForReply } from '../chats/ready-for-reply.ts'
import { identityRefOf } from '../contacts/identifier.ts'
import type { ChatMessage } from './chat-message.ts'
import { messagesStore, type ChatOfSend } from './messages.store.ts'
import type { SendOrder } from './send-message.ts'
import type { SendingContext } from './sending.ts'

// Between two looks somebody may close the chat that was opened.
const mostLooks = 4

/**
 * Answers the id of the chat; null for a message that names nobody, which WhatsApp will refuse. Throws what
 * readyForReply does.
 */
export async function storeInChat(
  context: SendingContext,
  durable: 'now' | 'soon',
  message: ChatMessage,
  chat: SendOrder['chat'],
  insertions: readonly Insertion[],
): Promise<string | null> {
  const store = messagesStore(context.database)
  if (chat === undefined && message.contactIdentifier === '') {
    await store.insertWithoutChat(insertions)
    return null
  }
  let where: ChatOfSend = chat === undefined ? openChatOf(message) : { by: 'chat', ...chat }
  for (let look = 0; look < mostLooks; look += 1) {
    const taken = await store.insertInChat(durable, where, message, insertions)
    if (taken !== undefined) return taken.chatId
    if (chat !== undefined) await readyForReply(context.database, message, chat)
    else where = { by: 'chat', chatId: await context.sending.chats.open(message), version: null }
  }
  throw new AppError('unavailable', 'chat_not_opened', 'The chat could not be opened. Try again.')
}

function openChatOf({ phoneNumberId, contactIdentifier, origin, dataType }: ChatMessage): ChatOfSend {
  const isTemplate = origin === 'template' || dataType === 'template'
  return { by: 'contact', phoneNumberId, ...identityRefOf(contactIdentifier), isTemplate }
}
