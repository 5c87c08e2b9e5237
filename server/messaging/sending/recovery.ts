/**
 * Messages whose server ended: what had not been sent is sent, what was under way is UNKNOWN and never sent again.
 * Several servers may look at the same time; each message is taken over by one.
 */
import { eventInsertion } from '../../events/append.ts'
import { AppError } from '../../lib/app-error.ts'
import { Loop } from '../../jobs/loop.ts'
import { connectionOfNumber } from '../plugins/connections.ts'
import { carryOut, keepAbandoned, TakenOver, type Errand } from './carry-out.ts'
import type { ChatMessage } from './chat-message.ts'
import { TurnsEnded } from './limits/turn.ts'
import { withCallbackData } from './message-body.ts'
import type { StoredMessage } from './messages.store.ts'
import { unknownSentence } from './not-sent.ts'
import { placeOf } from './place.ts'
import type { SendingContext } from './sending.ts'
import { unfinishedStore, type Left } from './unfinished.store.ts'

const lookEveryMs = 10_000
const atOnce = 200
// Nobody waits for the answer, but the limits of a number that has much to make up for must be outlived.
const patienceMs = 10 * 60_000
// Older ones would surprise whoever gets them: a code that has expired, a visit that is over.
const oldestMs = 24 * 3_600_000

export function recoveryLoop(context: SendingContext, onError: (error: unknown) => void): Loop {
  const tried = new Set<string>()
  return new Loop({
    onError,
    idleMs: lookEveryMs,
    work: async () => {
      const isMore = await recoverMessages(context, tried)
      if (!isMore) tried.clear()
      return isMore
    },
  })
}

/**
 * Looks once, and begins to send what it finds. Answers whether there may be more at once. What has been `tried` is
 * left alone, and what is found is added to it.
 */
export async function recoverMessages(context: SendingContext, tried = new Set<string>()): Promise<boolean> {
  const { sending, database } = context
  const senderId = await sending.sender.id()
  const store = unfinishedStore(database)
  sending.limits.setServers(await store.aliveSenders())
  const left = await store.left(senderId, [...sending.underWay, ...tried], atOnce)
  // What has begun since is not left.
  const found = left.filter(({ id }) => !sending.isUnderWay(id))
  for (const one of found) {
    tried.add(one.id)
    if (one.deliveryStatus === 'SENDING') await setUnknown(context, one, senderId)
    else await begin(context, one, senderId)
  }
  return left.length === atOnce
}

async function setUnknown(context: SendingContext, left: Left, senderId: string): Promise<void> {
  const now = context.clock()
  const { teamId, id, chatId, origin } = left
  const payload = { id, chatId, origin, deliveryStatus: 'UNKNOWN', externalId: null }
  const event = eventInsertion([
    { teamId, at: now, type: 'message.updated', subjectId: id, madeBy: null, payload },
  ])
  const sentence = unknownSentence('the server ended while WhatsApp was being called')
  await unfinishedStore(context.database).markUnknown(left, senderId, sentence, event, now)
}

async function begin(context: SendingContext, left: Left, senderId: string): Promise<void> {
  const { sending } = context
  const taken = await unfinishedStore(context.database).takeOver(left, senderId, context.clock())
  if (taken === undefined) return
  // Not awaited: a number that must wait does not hold up the others.
  sending
    .during(taken.id, () => resume(context, taken, senderId))
    .catch((error: unknown) => {
      // What was refused is kept with its reason.
      if (error instanceof AppError || error instanceof TakenOver || error instanceof TurnsEnded) return
      sending.report(error, 'a message that a server left behind was not sent')
    })
}

async function resume(context: SendingContext, message: StoredMessage, senderId: string): Promise<void> {
  const { sending, settings, clock } = context
  if (clock() - message.createdAt > oldestMs)
    return keepAbandoned(context, message, senderId, 'no server was there for more than a day.')
  const connection = await connectionOf(context, message)
  if (connection instanceof AppError) return keepAbandoned(context, message, senderId, connection.message)
  const place = placeOf(message, message.content, message.userId ?? '')
  const turn = sending.limits.ask({ ...place, patienceMs })
  const version = message.graphVersion ?? settings.GRAPH_VERSION
  const errand: Errand = {
    message,
    access: connection.access,
    path: `${version}/${message.phoneNumberId}/messages`,
    body: withCallbackData(JSON.stringify(message.content), message.content, message.id),
    senderId,
    place,
    waitsUntil: performance.now() + patienceMs,
    idempotencyKey: null,
  }
  await carryOut(context, errand, turn)
}

async function connectionOf(context: SendingContext, message: ChatMessage) {
  try {
    return await connectionOfNumber(context, message.teamId, message.phoneNumberId, message.pluginId)
  } catch (error) {
    // A sandbox that is not there yet will be.
    if (error instanceof AppError && error.kind !== 'unavailable') return error
    throw error
  }
}
