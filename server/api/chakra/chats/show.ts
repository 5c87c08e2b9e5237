/** What answers about chats need beside the chats: names, last messages and files, each asked for once for all. */
import { isWithheld, messagesByIds } from '../../../messaging/chats/find-messages.ts'
import type { AmendedMessage } from '../../../messaging/chats/amend.ts'
import type { Chat } from '../../../messaging/chats/chat.ts'
import { contactNames } from '../../../messaging/contacts/contacts.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import { mediaOfMessages } from '../../../messaging/media/message-media.ts'
import type { Actor } from '../../../team/actor.ts'
import { presentAttachment } from '../media/present.ts'
import { presentChat, presentShown } from './present.ts'
import type * as schema from './schema.ts'

type Showing = Pick<MessagingContext, 'database' | 'publicUrl'>
type Viewer = Pick<Actor, 'team' | 'userId' | 'roleType'>

export async function showChats(
  context: Pick<Showing, 'database'>,
  viewer: Viewer,
  chats: readonly Chat[],
): Promise<schema.Chat[]> {
  if (chats.length === 0) return []
  const [names, last] = await Promise.all([
    contactNames(
      context.database,
      viewer.team.id,
      chats.map(({ contactId }) => contactId),
    ),
    lastShown(context, viewer, chats),
  ])
  return chats.map((chat) => shownChat(chat, names, last))
}

export async function showChat(
  context: Pick<Showing, 'database'>,
  viewer: Viewer,
  chat: Chat,
): Promise<schema.Chat> {
  const [names, last] = await Promise.all([
    contactNames(context.database, viewer.team.id, [chat.contactId]),
    lastShown(context, viewer, [chat]),
  ])
  return shownChat(chat, names, last)
}

export async function showMessages(
  context: Showing,
  viewer: Viewer,
  messages: readonly AmendedMessage[],
): Promise<schema.ShownMessage[]> {
  const shown = messages.filter((message) => !isWithheld(viewer, message))
  const media = await mediaOfMessages(
    context,
    viewer.team.id,
    shown.map(({ message }) => message.id),
  )
  return messages.map((message) => {
    const files = media.get(message.message.id) ?? []
    return presentShown(
      message,
      files.map((file) => presentAttachment(file, context.publicUrl())),
    )
  })
}

async function lastShown(
  context: Pick<Showing, 'database'>,
  viewer: Viewer,
  chats: readonly Chat[],
): Promise<Map<string, AmendedMessage>> {
  const ids = chats.flatMap(({ lastMessageId }) => lastMessageId ?? [])
  const found = await messagesByIds(context, viewer, ids)
  return new Map(found.map((last) => [last.message.id, last]))
}

function shownChat(
  chat: Chat,
  names: Awaited<ReturnType<typeof contactNames>>,
  last: ReadonlyMap<string, AmendedMessage>,
): schema.Chat {
  return presentChat(chat, {
    contactName: names.get(chat.contactId)?.name ?? null,
    lastMessage: last.get(chat.lastMessageId ?? '') ?? null,
  })
}
