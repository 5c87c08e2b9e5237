/** Looking at one message. */
import { notFound } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import type { ChatMessage } from './chat-message.ts'
import { messagesStore } from './messages.store.ts'

/** Throws `not_found` message_not_found, also for a message of another plugin. */
export async function findMessage(
  context: Pick<MessagingContext, 'database'>,
  actor: Actor,
  pluginId: string,
  id: string,
): Promise<ChatMessage> {
  const message = isUuid(id) ? await messagesStore(context.database).find(actor.team.id, id) : undefined
  if (message?.pluginId !== pluginId.toLowerCase())
    throw notFound('message_not_found', 'Message not found: the plugin has no message with this id.')
  return message
}
