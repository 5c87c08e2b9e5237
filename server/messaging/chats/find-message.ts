/**
 * Single messages and their files, for whoever sees the chat and for who sent them. What somebody may not see is not
 * found, and neither are the files of a message that says nothing any more.
 */
import { notFound } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import type { AmendedMessage } from './amend.ts'
import { onlySeenBy } from './chat-access.ts'
import { chatMessagesStore } from './chat-messages.store.ts'
import { isWithheld, messagesByIds } from './find-messages.ts'

type Reading = Pick<MessagingContext, 'database'>
type Asking = Pick<Actor, 'team' | 'userId' | 'roleType'>

/** Throws `not_found` message_not_found, also for a message of another plugin. */
export async function findMessage(
  reading: Reading,
  actor: Asking,
  pluginId: string,
  id: string,
): Promise<AmendedMessage> {
  const [found] = isUuid(id) ? await seenMessages(reading, actor, [id]) : []
  if (found?.message.pluginId !== pluginId.toLowerCase())
    throw notFound(
      'message_not_found',
      'Message not found: the plugin has no message with this id, or this key may not see it.',
    )
  return found
}

/** Whether one of the messages is there for the actor to see, with its files. */
export async function seesFilesOf(
  reading: Reading,
  actor: Asking,
  messageIds: readonly string[],
): Promise<boolean> {
  if (actor.roleType === 'admin') return true
  return (await seenMessages(reading, actor, messageIds)).some((message) => !isWithheld(actor, message))
}

async function seenMessages(
  { database }: Reading,
  actor: Asking,
  ids: readonly string[],
): Promise<AmendedMessage[]> {
  const only = onlySeenBy(actor)
  const seen = only === undefined ? ids : await chatMessagesStore(database).seenBy(actor.team.id, ids, only)
  return messagesByIds({ database }, actor, seen)
}
