/** Use cases about tags: words with a colour that people put on chats. Whoever removes one takes it off all chats. */
import { violatedUnique } from '../../database/sql-errors.ts'
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Fields } from '../../records/define/fields.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMaySetUpDesk, type DeskContext } from './desk-access.ts'
import { fieldsOf, refuse, required } from './read-body.ts'
import { tagsStore } from './tags.store.ts'

export interface ChatTag {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly name: string
  /** Such as #3b82f6. */
  readonly color: string
}

type Context = Pick<DeskContext, 'database' | 'clock'>
type Maker = Pick<Actor, 'team' | 'userId' | 'roleType'>

const known = ['name', 'color']
const longestTag = 60
// All of them are read for a list of chats.
const mostTags = 500
const defaultColor = '#64748b'

/** By name. */
export function listTags(database: Pick<Database, 'rows'>, teamId: string): Promise<ChatTag[]> {
  return tagsStore(database).list(teamId)
}

/** Throws `forbidden`, `invalid` with every fault, `conflict` tag_taken for a name that is there. */
export function createTag(context: Context, actor: Maker, body: unknown): Promise<ChatTag> {
  assertMaySetUpDesk(actor, 'tags')
  const fields = fieldsOf(body, 'a tag', known)
  required(fields, 'name')
  const { name, color } = readTag(fields)
  return changing(context, async (session, now) => {
    const store = tagsStore(session)
    if ((await store.count(actor.team.id)) >= mostTags)
      fields.fault('name', `is too much: a team has at most ${mostTags} tags`)
    refuse(fields)
    const tag: ChatTag = {
      teamId: actor.team.id,
      id: newId(now),
      createdAt: now,
      updatedAt: now,
      name: name ?? '',
      color: color ?? defaultColor,
    }
    await store.insert(tag)
    await appendEvents(session, [eventOf('chat_tag.created', tag, actor, now)])
    return tag
  })
}

/** Changes what is sent. Throws as createTag, and `not_found` tag_not_found. */
export function changeTag(context: Context, actor: Maker, id: string, body: unknown): Promise<ChatTag> {
  assertMaySetUpDesk(actor, 'tags')
  const fields = fieldsOf(body, 'a tag', known)
  const { name, color } = readTag(fields)
  return changing(context, async (session, now) => {
    const store = tagsStore(session)
    const present = await lockTag(session, actor.team.id, id)
    refuse(fields)
    const wanted = { ...present, name: name ?? present.name, color: color ?? present.color }
    if (wanted.name === present.name && wanted.color === present.color) return present
    const tag = { ...wanted, updatedAt: now }
    await store.save(tag)
    await appendEvents(session, [eventOf('chat_tag.updated', tag, actor, now)])
    return tag
  })
}

/** Chats show it no longer. Throws `forbidden`, `not_found` tag_not_found. */
export function removeTag(context: Context, actor: Maker, id: string): Promise<ChatTag> {
  assertMaySetUpDesk(actor, 'tags')
  return changing(context, async (session, now) => {
    const tag = await lockTag(session, actor.team.id, id)
    await tagsStore(session).remove(tag.teamId, tag.id, now)
    await appendEvents(session, [eventOf('chat_tag.deleted', tag, actor, now)])
    return tag
  })
}

async function changing(
  { database, clock }: Context,
  work: (session: Session, now: number) => Promise<ChatTag>,
): Promise<ChatTag> {
  try {
    return await database.write((session) => work(session, clock()))
  } catch (error) {
    if (violatedUnique(error) !== 'chat_tags_by_name') throw error
    const message = 'is the name of another tag'
    throw new AppError('conflict', 'tag_taken', `name: ${message}`, { details: [{ field: 'name', message }] })
  }
}

async function lockTag(session: Session, teamId: string, id: string): Promise<ChatTag> {
  const tag = isUuid(id) ? await tagsStore(session).lock(teamId, id) : undefined
  if (tag === undefined) throw notFound('tag_not_found', 'The team has no tag with this id.')
  return tag
}

function readTag(fields: Fields): { name: string | undefined; color: string | undefined } {
  const color = fields.text('color', 7)?.toLowerCase()
  if (color !== undefined && !/^#[0-9a-f]{6}$/.test(color)) fields.fault('color', 'must be like #3b82f6')
  return { name: fields.text('name', longestTag), color }
}

function eventOf(type: string, tag: ChatTag, actor: Maker, at: number) {
  const { teamId, id, name, color } = tag
  return { teamId, at, type, subjectId: id, madeBy: actor.userId, payload: { id, name, color } }
}
