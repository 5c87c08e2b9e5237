/**
 * Sends a message: stored before the call, answered after it. Whatever happens in between, the message is there in a
 * state that says what is known, and it is never sent twice.
 */
import { mediaInsertion } from '../media/message-media.ts'
import { eventInsertion } from '../../events/append.ts'
import { violatedUnique } from '../../database/sql-errors.ts'
import { storableText, type JsonObject } from '../../lib/json.ts'
import { newId } from '../../lib/uuid.ts'
import { keyInsertion, repeatedObject, type Idempotency } from '../../idempotency/idempotency.ts'
import type { Actor } from '../../team/actor.ts'
import type { NumberConnection } from '../plugins/connections.ts'
import { carryOut, TakenOver, type Errand } from './carry-out.ts'
import type { ChatMessage } from './chat-message.ts'
import {
  clientCallbackData,
  contactIdentifierOf,
  dataTypeOf,
  inReplyToOf,
  storedText,
  withCallbackData,
} from './message-body.ts'
import { messageInsertion } from './message-row.ts'
import { storeInChat } from './store-in-chat.ts'
import { TurnsEnded, type Turn } from './limits/turn.ts'
import { outcomeUnknown } from './not-sent.ts'
import { answerAgain } from './repeat.ts'
import type { SendingContext } from './sending.ts'
import { placeOf } from './place.ts'

export interface SendOrder {
  readonly connection: NumberConnection
  /** In WhatsApp's form. */
  readonly content: JsonObject
  /** The body as the client wrote it: that is what goes on. */
  readonly raw?: string
  /** What a person reads of it. */
  readonly text: string
  readonly origin: 'template' | 'pass_through' | 'reply'
  readonly templateId?: string
  readonly processId?: string
  readonly procedureId?: string
  /** Such as v23.0; that of the settings otherwise. */
  readonly graphVersion?: string
  /** The chat that it answers; otherwise the open one with whom the content names, or a new one. */
  readonly chat?: { readonly chatId: string; readonly version: number | null }
  /** Chosen by the caller: the same one again sends nothing, and answers what the first one made. */
  readonly messageId?: string
}

export interface SendOptions {
  readonly idempotency?: Idempotency | undefined
}

export interface SendResult {
  readonly message: ChatMessage
  /** An earlier request with the same key has sent it. */
  readonly isRepeated: boolean
}

/**
 * Throws `invalid` whatsapp_refused when WhatsApp refuses the message, `limited` when it would wait too long,
 * `unavailable` message_not_sent when WhatsApp cannot be reached, `upstream` message_outcome_unknown when nobody knows
 * whether it was sent. With an idempotency key, the same request again is told the same. Throws `conflict` chat_answered
 * when the team has answered in the chat since the version that is given.
 */
export async function sendMessage(
  context: SendingContext,
  actor: Actor,
  order: SendOrder,
  { idempotency }: SendOptions = {},
): Promise<SendResult> {
  const first = idempotency && (await repeatedObject(context.database, actor.team.id, idempotency))
  if (first !== undefined) return answerAgain(context, actor.team.id, first)
  const draft = draftOf(context, actor, order)
  const { sending } = context
  const { waitMs } = sending.patience
  const waitsUntil = performance.now() + waitMs
  const place = placeOf(draft, order.content, actor.apiKeyId ?? actor.userId)
  const senderId = await sending.sender.id()
  const turn = sending.limits.ask({ ...place, patienceMs: waitMs })
  const message: ChatMessage = { ...draft, statusMessage: turn.reason }
  const json = order.raw ?? JSON.stringify(order.content)
  const graphVersion = order.graphVersion ?? context.settings.GRAPH_VERSION
  const errand: Errand = {
    message,
    access: order.connection.access,
    path: `${graphVersion}/${order.connection.phoneNumberId}/messages`,
    body: withCallbackData(json, order.content, message.id),
    senderId,
    place,
    waitsUntil,
    idempotencyKey: idempotency?.key ?? null,
  }
  const kept = { json, content: order.content, graphVersion, idempotency, chat: order.chat }
  return sending.during(message.id, async () => {
    const chat = await keep(context, errand, kept, turn)
    if ('earlier' in chat) return answerAgain(context, actor.team.id, chat.earlier)
    const placed = { ...errand, message: { ...message, chatId: chat.chatId } }
    try {
      return { message: await carryOut(context, placed, turn), isRepeated: false }
    } catch (error) {
      if (error instanceof TurnsEnded)
        throw outcomeUnknown(message, 'the server ends, and sends it after its next start')
      if (!(error instanceof TakenOver)) throw error
      return { ...(await answerAgain(context, actor.team.id, message.id)), isRepeated: false }
    }
  })
}

interface Kept {
  readonly json: string
  readonly content: JsonObject
  readonly graphVersion: string
  readonly idempotency: Idempotency | undefined
  readonly chat: SendOrder['chat']
}

/** Stores the message with all that belongs to it, or answers the id of the one that was made already. */
async function keep(
  context: SendingContext,
  { message, senderId }: Errand,
  kept: Kept,
  turn: Turn,
): Promise<{ readonly chatId: string | null } | { readonly earlier: string }> {
  const { database, mediaBell } = context
  const { teamId, id, createdAt: at, phoneNumberId, pluginId, direction, dataType, origin } = message
  const { idempotency } = kept
  const payload = {
    ...{ id, pluginId, phoneNumberId, direction, dataType, origin, at },
    ...{ chatId: null, contactId: null, externalId: null, deliveryStatus: message.deliveryStatus },
  }
  const media = mediaInsertion(message)
  try {
    // What is marked as SENDING at once reaches the disk with that mark.
    const chatId = await storeInChat(context, turn.isReady ? 'soon' : 'now', message, kept.chat, [
      messageInsertion({
        message,
        contentText: storedText(kept.json, kept.content),
        callbackData: clientCallbackData(kept.content),
        senderId,
        graphVersion: kept.graphVersion,
      }),
      eventInsertion([
        { teamId, at, type: 'message.created', subjectId: id, madeBy: message.userId, payload },
      ]),
      ...(media === undefined ? [] : [media]),
      ...(idempotency === undefined ? [] : [keyInsertion(teamId, idempotency, id, at)]),
    ])
    if (media !== undefined) mediaBell.wake()
    return { chatId }
  } catch (error) {
    turn.cancel()
    const violated = violatedUnique(error)
    if (violated === 'chat_messages_pkey') return { earlier: id }
    const isRepeated = idempotency !== undefined && violated === 'idempotency_keys_pkey'
    const first = isRepeated ? await repeatedObject(database, teamId, idempotency) : undefined
    if (first === undefined) throw error
    return { earlier: first }
  }
}

function draftOf(context: SendingContext, actor: Actor, order: SendOrder): ChatMessage {
  const { connection, content } = order
  const now = context.clock()
  return {
    teamId: actor.team.id,
    id: order.messageId ?? newId(now),
    createdAt: now,
    updatedAt: now,
    pluginId: connection.pluginId,
    phoneNumberId: connection.phoneNumberId,
    chatId: null,
    at: now,
    direction: 'OUTBOUND',
    contactIdentifier: storableText(contactIdentifierOf(content)),
    groupMember: null,
    externalId: null,
    dataType: storableText(dataTypeOf(content)),
    content,
    text: storableText(order.text),
    origin: order.origin,
    deliveryStatus: 'PENDING',
    statusMessage: null,
    errorCode: null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    failedAt: null,
    templateId: order.templateId ?? null,
    inReplyTo: inReplyToOf(content),
    userId: actor.userId,
    procedureId: order.procedureId ?? null,
    processId: order.processId ?? null,
  }
}
