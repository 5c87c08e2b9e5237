/**
 * An answer in a chat. Written against a version of the chat, it is refused when the team has answered since: nobody
 * answers over a colleague without knowing it.
 */
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { identityOf } from '../contacts/identifier.ts'
import { connectionOfNumber } from '../plugins/connections.ts'
import { readableText } from '../sending/readable-text.ts'
import { sendMessage, type SendOptions, type SendResult } from '../sending/send-message.ts'
import type { SendingContext } from '../sending/sending.ts'
import { assertMaySee } from './chat-access.ts'
import { chatsStore } from './chats.store.ts'
import type { Chat } from './chat.ts'

export interface Reply {
  /** In WhatsApp's form, without whom it goes to. */
  readonly content: JsonObject
  /** What the writer has seen of the chat; without it, or when forced, nothing is compared. */
  readonly version?: number | undefined
  readonly isForced?: boolean | undefined
  /** Chosen by the caller: the same one again sends nothing, and answers what the first one made. */
  readonly messageId?: string | undefined
}

/**
 * A closed chat is opened again by what is sent, and by nothing else. Throws `not_found` chat_not_found, `conflict`
 * chat_answered with who and when, `conflict` when another chat with the contact is open, and what sendMessage throws.
 */
export async function replyInChat(
  context: SendingContext,
  actor: Actor,
  chatId: string,
  reply: Reply,
  { idempotency }: SendOptions = {},
): Promise<SendResult> {
  const faults = faultsOf(reply.content)
  if (faults.length > 0) throw invalidInput(faults)
  const chat = isUuid(chatId) ? await chatsStore(context.database).find(actor.team.id, chatId) : undefined
  assertMaySee(actor, chat)
  const connection = await connectionOfNumber(context, actor.team.id, chat.phoneNumberId, chat.pluginId)
  const content = { ...reply.content, ...addressee(chat) }
  const text = await readableText(context, connection, content)
  const version = reply.isForced === true ? null : (reply.version ?? null)
  const { messageId } = reply
  return sendMessage(
    context,
    actor,
    {
      connection,
      content,
      text,
      origin: 'reply',
      chat: { chatId: chat.id, version },
      ...(messageId === undefined ? {} : { messageId }),
    },
    { idempotency },
  )
}

function faultsOf(content: JsonObject): Fault[] {
  const named = ['to', 'recipient', 'recipient_type'].filter((key) => content[key] !== undefined)
  return [
    ...named.map((field) => ({
      field,
      message: 'must be left out: a reply goes to the contact of its chat',
    })),
    ...(typeof content['type'] === 'string' && content['type'] !== ''
      ? []
      : [{ field: 'type', message: "must be WhatsApp's type of the message, such as text" }]),
  ]
}

function addressee({ contactIdentifier }: Chat): JsonObject {
  const { phone, group } = identityOf(contactIdentifier)
  const base: Record<string, Json> = { messaging_product: 'whatsapp' }
  if (group !== undefined) return { ...base, recipient_type: 'group', to: group }
  const whom: Record<string, Json> = phone === undefined ? { recipient: contactIdentifier } : { to: phone }
  return { ...base, recipient_type: 'individual', ...whom }
}
