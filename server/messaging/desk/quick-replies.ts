/**
 * Use cases about quick replies: texts that are written again and again, found by what one types for them. Everybody's
 * are kept by admins and managers; each user has own ones beside them, which nobody else sees.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { violatedUnique } from '../../database/sql-errors.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Fields } from '../../records/define/fields.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMaySetUpDesk, type DeskContext } from './desk-access.ts'
import { fillVariables, variableFaults } from './fill-variables.ts'
import { quickRepliesStore, type ReplyCursor } from './quick-replies.store.ts'
import { fieldsOf, refuse, required } from './read-body.ts'
import { seenChat } from './seen-chat.ts'

export type { ReplyCursor } from './quick-replies.store.ts'

export interface QuickReply {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  /** What one types for it. */
  readonly shortcut: string
  /** Null: everybody's. */
  readonly ownerId: string | null
  readonly text: string
}

export interface ReplyQuery {
  /** How the shortcut begins, whatever the case and the accents. */
  readonly search: string
  readonly after: ReplyCursor | undefined
  readonly limit: number
}

type Context = Pick<DeskContext, 'database' | 'clock'>
type Maker = Pick<Actor, 'team' | 'userId' | 'roleType'>

const known = ['shortcut', 'text', 'isShared']
const longestShortcut = 60
// WhatsApp's limit for a text.
const longestText = 4_096
const mostReplies = 2_000

/** Everybody's and the actor's own, by shortcut, each with its place in that order. */
export function listQuickReplies(
  database: Pick<Database, 'rows'>,
  actor: Maker,
  { search, after, limit }: ReplyQuery,
): Promise<(QuickReply & ReplyCursor)[]> {
  return quickRepliesStore(database).list(actor.team.id, actor.userId, search, after, limit)
}

/**
 * The actor's own one unless `isShared`. Throws `invalid` with every fault, `forbidden`, `conflict` quick_reply_taken
 * for a shortcut that is there.
 */
export function createQuickReply(context: Context, actor: Maker, body: unknown): Promise<QuickReply> {
  const fields = fieldsOf(body, 'a quick reply', known)
  required(fields, 'shortcut')
  required(fields, 'text')
  const { shortcut, text, isShared = false } = readReply(fields)
  if (isShared) assertMaySetUpDesk(actor, 'quick replies of everybody')
  const ownerId = isShared ? null : actor.userId
  return changing(context, async (session, now) => {
    const store = quickRepliesStore(session)
    if ((await store.count(actor.team.id, ownerId)) >= mostReplies)
      fields.fault('shortcut', `is too much: there are at most ${mostReplies} quick replies`)
    refuse(fields)
    const reply: QuickReply = {
      teamId: actor.team.id,
      id: newId(now),
      createdAt: now,
      updatedAt: now,
      createdBy: actor.userId,
      shortcut: shortcut ?? '',
      ownerId,
      text: text ?? '',
    }
    await store.insert(reply)
    return reply
  })
}

/** Changes what is sent. Throws as createQuickReply, and `not_found` quick_reply_not_found. */
export function changeQuickReply(
  context: Context,
  actor: Maker,
  id: string,
  body: unknown,
): Promise<QuickReply> {
  const fields = fieldsOf(body, 'a quick reply', known)
  const { shortcut, text, isShared } = readReply(fields)
  return changing(context, async (session, now) => {
    const present = await lockChangeable(session, actor, id)
    const ownerId = isShared === undefined ? present.ownerId : isShared ? null : actor.userId
    if (ownerId !== present.ownerId) assertMaySetUpDesk(actor, 'quick replies of everybody')
    refuse(fields)
    const wanted = { ...present, shortcut: shortcut ?? present.shortcut, text: text ?? present.text, ownerId }
    const isSame =
      wanted.shortcut === present.shortcut && wanted.text === present.text && ownerId === present.ownerId
    if (isSame) return present
    const reply = { ...wanted, updatedAt: now }
    await quickRepliesStore(session).save(reply)
    return reply
  })
}

/** Throws `forbidden`, `not_found` quick_reply_not_found. */
export function removeQuickReply(context: Context, actor: Maker, id: string): Promise<QuickReply> {
  return changing(context, async (session, now) => {
    const reply = await lockChangeable(session, actor, id)
    await quickRepliesStore(session).remove(reply.teamId, reply.id, now)
    return reply
  })
}

/**
 * The text with its variables filled in, for a chat that the actor sees; without one, the contact's are empty. Nothing
 * is sent. Throws `not_found`, and `invalid` for a body that is none.
 */
export async function previewQuickReply(
  { database }: Context,
  actor: Maker,
  id: string,
  body: unknown,
): Promise<string> {
  const fields = fieldsOf(body ?? {}, 'what to fill in', ['chatId'])
  const chatId = fields.text('chatId', 60)
  refuse(fields)
  const store = quickRepliesStore(database)
  const reply = isUuid(id) ? await store.find(actor.team.id, id) : undefined
  if (!isSeen(reply, actor)) throw replyNotFound()
  const contactId = chatId === undefined ? null : (await seenChat(database, actor, chatId)).contactId
  return fillVariables(reply.text, await store.values(actor.team.id, actor.userId, contactId))
}

async function changing(
  { database, clock }: Context,
  work: (session: Session, now: number) => Promise<QuickReply>,
): Promise<QuickReply> {
  try {
    return await database.write((session) => work(session, clock()))
  } catch (error) {
    if (violatedUnique(error) !== 'quick_replies_by_shortcut') throw error
    const message = 'is the shortcut of another quick reply'
    throw new AppError('conflict', 'quick_reply_taken', `shortcut: ${message}`, {
      details: [{ field: 'shortcut', message }],
    })
  }
}

async function lockChangeable(session: Session, actor: Maker, id: string): Promise<QuickReply> {
  const reply = isUuid(id) ? await quickRepliesStore(session).lock(actor.team.id, id) : undefined
  if (!isSeen(reply, actor)) throw replyNotFound()
  if (reply.ownerId === null) assertMaySetUpDesk(actor, 'quick replies of everybody')
  return reply
}

function isSeen(reply: QuickReply | undefined, actor: Maker): reply is QuickReply {
  return reply !== undefined && (reply.ownerId === null || reply.ownerId === actor.userId)
}

function replyNotFound(): AppError {
  return notFound('quick_reply_not_found', "There is no quick reply with this id, or it is somebody else's.")
}

function readReply(fields: Fields) {
  const shortcut = fields.text('shortcut', longestShortcut)
  if (shortcut !== undefined && /\s/.test(shortcut)) fields.fault('shortcut', 'must have no spaces')
  const text = fields.text('text', longestText)
  for (const fault of variableFaults(text ?? '')) fields.fault('text', fault)
  return { shortcut, text, isShared: fields.flag('isShared') }
}
