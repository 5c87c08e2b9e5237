/**
 * Use cases about messages that are sent later. Until its time one can be changed and cancelled by who scheduled it,
 * and by admins and managers; what was begun to be sent is past that.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents, type NewEvent } from '../../events/append.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { isJsonObject, storableJson, type JsonObject } from '../../lib/json.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Fields } from '../../records/define/fields.ts'
import type { Actor } from '../../team/actor.ts'
import { plainText } from '../sending/readable-text.ts'
import type { DeskContext } from './desk-access.ts'
import { fieldsOf, refuse, required } from './read-body.ts'
import type { ScheduledMessage } from './scheduled-message.ts'
import { scheduledMessagesStore, type ScheduledPage } from './scheduled-messages.store.ts'
import { seenChat } from './seen-chat.ts'

type Context = Pick<DeskContext, 'database' | 'clock'>
type Maker = Pick<Actor, 'team' | 'userId' | 'roleType' | 'apiKeyId'>

const known = ['text', 'content', 'sendAt', 'onlyIfSilent']
// WhatsApp's limit for a text.
const longestText = 4_096
const largestContent = 65_536
const longestWaitMs = 366 * 86_400_000
const mostWaiting = 100

/** Of a chat that the actor sees, the newest first. Throws `not_found` chat_not_found. */
export async function listScheduled(
  { database }: Context,
  actor: Maker,
  chatId: string,
  page: ScheduledPage,
): Promise<ScheduledMessage[]> {
  await seenChat(database, actor, chatId)
  return scheduledMessagesStore(database).ofChat(actor.team.id, chatId, page)
}

/** Throws `not_found` chat_not_found, `invalid` with every fault. */
export function schedule(
  { database, clock }: Context,
  actor: Maker,
  chatId: string,
  body: unknown,
): Promise<ScheduledMessage> {
  const now = clock()
  const fields = fieldsOf(body, 'a scheduled message', known)
  required(fields, 'sendAt')
  const read = readScheduled(fields, now)
  if (read.content === undefined && !fields.has('text') && !fields.has('content'))
    fields.fault('text', 'is required; or "content" with a message in WhatsApp\'s form')
  return database.write(async (session) => {
    await seenChat(session, actor, chatId)
    const store = scheduledMessagesStore(session)
    if ((await store.countWaiting(actor.team.id, chatId)) >= mostWaiting)
      fields.fault('sendAt', `is too much: at most ${mostWaiting} messages of a chat wait`)
    refuse(fields)
    const content = read.content ?? {}
    const message: ScheduledMessage = {
      teamId: actor.team.id,
      id: newId(now),
      createdAt: now,
      updatedAt: now,
      createdBy: actor.userId,
      apiKeyId: actor.apiKeyId,
      chatId: chatId.toLowerCase(),
      sendAt: read.sendAt ?? now,
      content,
      text: plainText(content),
      onlyIfSilent: read.onlyIfSilent ?? false,
      state: 'WAITING',
      messageId: null,
      problem: null,
    }
    await store.insert(message)
    await appendEvents(session, [scheduledEvent('created', message, actor.userId, now)])
    return message
  })
}

/**
 * Changes what is sent. Throws as schedule, `not_found` scheduled_message_not_found, `forbidden` scheduled_forbidden for
 * somebody else's, and `conflict` scheduled_past when it does not wait any more.
 */
export function changeScheduled(
  { database, clock }: Context,
  actor: Maker,
  id: string,
  body: unknown,
): Promise<ScheduledMessage> {
  const now = clock()
  const fields = fieldsOf(body, 'a scheduled message', known)
  const { content, sendAt, onlyIfSilent } = readScheduled(fields, now)
  return database.write(async (session) => {
    const present = await lockWaiting(session, actor, id)
    refuse(fields)
    const message: ScheduledMessage = {
      ...present,
      updatedAt: now,
      content: content ?? present.content,
      text: content === undefined ? present.text : plainText(content),
      sendAt: sendAt ?? present.sendAt,
      onlyIfSilent: onlyIfSilent ?? present.onlyIfSilent,
    }
    await keep(session, message, actor.userId, now)
    return message
  })
}

/** Throws as changeScheduled. */
export function cancelScheduled(
  { database, clock }: Context,
  actor: Maker,
  id: string,
): Promise<ScheduledMessage> {
  const now = clock()
  return database.write(async (session) => {
    const present = await lockWaiting(session, actor, id)
    const message: ScheduledMessage = { ...present, updatedAt: now, state: 'CANCELLED' }
    await keep(session, message, actor.userId, now)
    return message
  })
}

async function keep(session: Session, message: ScheduledMessage, by: string, now: number): Promise<void> {
  await scheduledMessagesStore(session).save(message)
  await appendEvents(session, [scheduledEvent('updated', message, by, now)])
}

async function lockWaiting(session: Session, actor: Maker, id: string): Promise<ScheduledMessage> {
  const message = isUuid(id) ? await scheduledMessagesStore(session).lock(actor.team.id, id) : undefined
  if (message === undefined)
    throw notFound('scheduled_message_not_found', 'The team has no scheduled message with this id.')
  const isOwn = message.createdBy === actor.userId
  if (!isOwn) await seenChat(session, actor, message.chatId)
  if (!isOwn && actor.roleType === 'user')
    throw new AppError(
      'forbidden',
      'scheduled_forbidden',
      'A scheduled message is changed by who scheduled it, or by an admin or a manager.',
    )
  if (message.state === 'WAITING' && message.messageId === null) return message
  throw new AppError(
    'conflict',
    'scheduled_past',
    message.state === 'WAITING'
      ? 'The message is being sent at this moment.'
      : `The message waits no longer: it is ${message.state}.`,
  )
}

function readScheduled(fields: Fields, now: number) {
  const text = fields.text('text', longestText)
  if (text !== undefined && fields.has('content')) fields.fault('content', 'must be left out beside "text"')
  const content = text === undefined ? readContent(fields) : { type: 'text', text: { body: text } }
  return { content, sendAt: readTime(fields, now), onlyIfSilent: fields.flag('onlyIfSilent') }
}

function readContent(fields: Fields): JsonObject | undefined {
  const given = fields.source['content']
  if (given === undefined) return undefined
  if (!isJsonObject(given)) {
    fields.fault('content', "must be an object: a message in WhatsApp's form")
    return undefined
  }
  if (JSON.stringify(given).length > largestContent)
    fields.fault('content', `must have at most ${largestContent} characters as JSON`)
  for (const name of ['to', 'recipient', 'recipient_type'])
    if (given[name] !== undefined)
      fields.fault(`content.${name}`, 'must be left out: it goes to the contact of the chat')
  if (typeof given['type'] !== 'string' || given['type'] === '')
    fields.fault('content.type', "must be WhatsApp's type of the message, such as text or template")
  return storableJson(given)
}

function readTime(fields: Fields, now: number): number | undefined {
  const given = fields.source['sendAt']
  if (given === undefined) return undefined
  if (typeof given === 'number' && Number.isInteger(given) && given > now && given <= now + longestWaitMs)
    return given
  fields.fault('sendAt', 'must be a time in milliseconds since 1970, later than now and within a year')
  return undefined
}

export function scheduledEvent(
  what: 'created' | 'updated',
  { teamId, id, chatId, state, problem }: ScheduledMessage,
  madeBy: string | null,
  at: number,
): NewEvent {
  const payload = { id, chatId, state, ...(problem === null ? {} : { problem }) }
  return { teamId, at, type: `scheduled_message.${what}`, subjectId: id, madeBy, payload }
}
