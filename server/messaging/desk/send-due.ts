/**
 * Sends what is due, in two steps: the id of the message is chosen and kept, then it is sent under that id. A server
 * that ends in between sends it after its start under the same id, which sends nothing a second time. What is long
 * overdue, because no server ran, is not sent: nobody is surprised at night by a message of the afternoon.
 */
import { appendEvents } from '../../events/append.ts'
import { databaseFailure } from '../../database/sql-errors.ts'
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { replyInChat } from '../chats/reply.ts'
import type { SendingContext } from '../sending/sending.ts'
import { isTooLate, type ScheduledMessage } from './scheduled-message.ts'
import { scheduledEvent } from './scheduled-messages.ts'
import { scheduledMessagesStore } from './scheduled-messages.store.ts'

/** Whoever began to send something and has not ended it after so long is gone. */
const longestSendMs = 120_000

export type SendReply = typeof replyInChat

/** Sends one message that is due, or ends it with the reason. Answers whether there was one. */
export async function sendNextDue(context: SendingContext, send: SendReply = replyInChat): Promise<boolean> {
  const begun = await begin(context)
  if (begun === undefined) return false
  if (begun.state === 'WAITING') await finish(context, begun, send)
  return true
}

/** The first step: the message as it is kept with its id, or ended already. */
export function begin({
  database,
  clock,
}: Pick<SendingContext, 'database' | 'clock'>): Promise<ScheduledMessage | undefined> {
  const now = clock()
  return database.write(async (session) => {
    const store = scheduledMessagesStore(session)
    const due = await store.lockDue(now, now - longestSendMs)
    if (due === undefined) return undefined
    const isNew = due.messageId === null || (await store.statusOf(due.teamId, due.messageId)) === undefined
    const ended = isNew ? await reasonToEnd(due, now, store) : undefined
    const begun: ScheduledMessage = {
      ...due,
      updatedAt: now,
      ...(ended ?? { messageId: due.messageId ?? newId(now) }),
    }
    await store.save(begun)
    if (ended !== undefined) await appendEvents(session, [scheduledEvent('updated', begun, null, now)])
    return begun
  })
}

type End = Pick<ScheduledMessage, 'state' | 'problem'>

async function reasonToEnd(
  due: ScheduledMessage,
  now: number,
  store: ReturnType<typeof scheduledMessagesStore>,
): Promise<End | undefined> {
  if (isTooLate(due, now)) {
    const when = new Date(due.sendAt).toISOString()
    const problem = `It was due at ${when}, while it could not be sent, and more than an hour later it was not sent any more.`
    return { state: 'FAILED', problem }
  }
  if (!due.onlyIfSilent) return undefined
  if (await store.isSilent(due.teamId, due.chatId, due.createdAt)) return undefined
  return { state: 'CANCELLED', problem: 'Somebody wrote in the chat after it was scheduled.' }
}

/** The second step. What could not be tried, as for want of the database, is tried again a little later. */
async function finish(context: SendingContext, begun: ScheduledMessage, send: SendReply): Promise<void> {
  const end = await outcomeOf(context, begun, send)
  if (end === undefined) return
  const now = context.clock()
  await context.database.write(async (session) => {
    const store = scheduledMessagesStore(session)
    const present = await store.lock(begun.teamId, begun.id)
    if (present?.state !== 'WAITING') return
    const ended: ScheduledMessage = { ...present, updatedAt: now, ...end }
    await store.save(ended)
    await appendEvents(session, [scheduledEvent('updated', ended, null, now)])
  })
}

async function outcomeOf(
  context: SendingContext,
  begun: ScheduledMessage,
  send: SendReply,
): Promise<End | undefined> {
  const store = scheduledMessagesStore(context.database)
  const messageId = begun.messageId ?? begun.id
  if (isOnItsWay(await store.statusOf(begun.teamId, messageId))) return { state: 'SENT', problem: null }
  const actor = await actorOf(context, begun)
  if (typeof actor === 'string') return { state: 'FAILED', problem: actor }
  try {
    const chatId = await store.chatNow(begun.teamId, begun.chatId)
    await send(context, actor, chatId, { content: begun.content, isForced: true, messageId })
    return { state: 'SENT', problem: null }
  } catch (error) {
    if (!(error instanceof AppError) || databaseFailure(error)?.kind === 'unavailable') throw error
    const status = await store.statusOf(begun.teamId, messageId)
    if (isOnItsWay(status)) return { state: 'SENT', problem: null }
    const isPassing = status === undefined && (error.kind === 'unavailable' || error.kind === 'limited')
    return isPassing ? undefined : { state: 'FAILED', problem: error.message }
  }
}

/** Whether there is a message that itself tells what becomes of it. */
function isOnItsWay(status: string | undefined): boolean {
  return status !== undefined && status !== 'FAILED'
}

/** Who scheduled it, with the rights of now; a sentence when that is nobody any more. */
async function actorOf(
  { database }: Pick<SendingContext, 'database'>,
  { teamId, createdBy, apiKeyId }: ScheduledMessage,
): Promise<Actor | string> {
  const found = await scheduledMessagesStore(database).scheduler(teamId, createdBy, apiKeyId)
  if (found?.isActive !== true) return 'The user who scheduled it is not active any more.'
  const { isKeyRevoked, roleId, roleType, ...team } = found
  if (isKeyRevoked) return 'The key that scheduled it was revoked.'
  return { team, userId: createdBy, apiKeyId, roleId, roleType }
}
