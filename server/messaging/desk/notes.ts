/**
 * Use cases about notes: what the team writes to itself about a chat. They are no messages and never leave the team.
 * Who is mentioned is told by the event, and reads the note also where the chat is somebody else's.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Fields } from '../../records/define/fields.ts'
import type { Actor } from '../../team/actor.ts'
import { findPeople } from '../../team/people-names.ts'
import type { DeskContext } from './desk-access.ts'
import { mentionedNames, mentionedUsers } from './mentions.ts'
import { notesStore, type NotePage } from './notes.store.ts'
import { fieldsOf, refuse, required } from './read-body.ts'
import { seenChat } from './seen-chat.ts'

export interface ChatNote {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly chatId: string
  readonly createdBy: string
  readonly text: string
  /** The ids of the users that it names. */
  readonly mentions: readonly string[]
}

type Context = Pick<DeskContext, 'database' | 'clock'>
type Maker = Pick<Actor, 'team' | 'userId' | 'roleType'>

const known = ['text', 'mentions']
const longestNote = 10_000
const mostMentions = 50

/** Notes about a chat that the actor sees, the newest first. Throws `not_found` chat_not_found. */
export async function listNotes(
  { database }: Context,
  actor: Maker,
  chatId: string,
  page: NotePage,
): Promise<ChatNote[]> {
  await seenChat(database, actor, chatId)
  return notesStore(database).ofChat(actor.team.id, chatId, page)
}

/** The newest first. */
export function listMentioning({ database }: Context, actor: Maker, page: NotePage): Promise<ChatNote[]> {
  return notesStore(database).mentioning(actor.team.id, actor.userId, page)
}

/** Throws `not_found` chat_not_found, `invalid` with every fault. */
export async function createNote(
  { database, clock }: Context,
  actor: Maker,
  chatId: string,
  body: unknown,
): Promise<ChatNote> {
  const fields = fieldsOf(body, 'a note', known)
  required(fields, 'text')
  const { text = '', listed = [] } = await readNote(database, actor.team.id, fields)
  const now = clock()
  return database.write(async (session) => {
    await seenChat(session, actor, chatId)
    refuse(fields)
    const note: ChatNote = {
      teamId: actor.team.id,
      id: newId(now),
      createdAt: now,
      updatedAt: now,
      chatId: chatId.toLowerCase(),
      createdBy: actor.userId,
      text,
      mentions: together(await namedIn(session, actor.team.id, text), listed),
    }
    await notesStore(session).insert(note)
    await appendEvents(session, [eventOf('note.created', note, now)])
    return note
  })
}

/**
 * Changes what is sent: whom the list named stays when only the text changes, and the other way round. Throws as
 * createNote, `not_found` note_not_found, and `forbidden` note_forbidden for somebody else's.
 */
export async function changeNote(
  { database, clock }: Context,
  actor: Maker,
  chatId: string,
  noteId: string,
  body: unknown,
): Promise<ChatNote> {
  const fields = fieldsOf(body, 'a note', known)
  const { text, listed } = await readNote(database, actor.team.id, fields)
  const now = clock()
  return database.write(async (session) => {
    const present = await ownNote(session, actor, chatId, noteId)
    refuse(fields)
    const wanted = { ...present, text: text ?? present.text }
    if (text !== undefined || listed !== undefined) {
      const named = await namedIn(session, present.teamId, present.text)
      const others = listed ?? present.mentions.filter((id) => !named.includes(id))
      wanted.mentions = together(await namedIn(session, present.teamId, wanted.text), others)
    }
    if (wanted.text === present.text && String(wanted.mentions) === String(present.mentions)) return present
    const note = { ...wanted, updatedAt: now }
    await notesStore(session).save(note)
    await appendEvents(session, [eventOf('note.updated', note, now)])
    return note
  })
}

/** Throws `not_found` and `forbidden` as changeNote. */
export function removeNote(
  { database, clock }: Context,
  actor: Maker,
  chatId: string,
  noteId: string,
): Promise<ChatNote> {
  const now = clock()
  return database.write(async (session) => {
    const note = await ownNote(session, actor, chatId, noteId)
    await notesStore(session).remove(note.teamId, note.id, now)
    await appendEvents(session, [eventOf('note.deleted', note, now)])
    return note
  })
}

async function ownNote(session: Session, actor: Maker, chatId: string, noteId: string): Promise<ChatNote> {
  await seenChat(session, actor, chatId)
  const note = isUuid(noteId) ? await notesStore(session).lock(actor.team.id, chatId, noteId) : undefined
  if (note === undefined) throw notFound('note_not_found', 'The chat has no note with this id.')
  if (note.createdBy === actor.userId) return note
  throw new AppError('forbidden', 'note_forbidden', 'A note is changed and deleted by who wrote it.')
}

async function readNote(
  database: DeskContext['database'],
  teamId: string,
  fields: Fields,
): Promise<{ text: string | undefined; listed: readonly string[] | undefined }> {
  const text = fields.text('text', longestNote)
  const names = fields.texts('mentions', mostMentions)
  const found = await findPeople(database, teamId, names ?? [])
  const listed = names?.flatMap((name) => {
    const id = found.get(name)
    if (id === undefined)
      fields.fault(
        'mentions',
        `must be ids or user names of users of the team, and "${name.slice(0, 80)}" is none`,
      )
    return id ?? []
  })
  return { text, listed }
}

async function namedIn(session: Session, teamId: string, text: string): Promise<string[]> {
  return mentionedUsers(text, await findPeople(session, teamId, mentionedNames(text)))
}

/** Whom the text names, and whom the list does. */
function together(named: readonly string[], listed: readonly string[]): string[] {
  return [...new Set([...named, ...listed])]
}

function eventOf(type: string, { teamId, id, chatId, createdBy, mentions }: ChatNote, at: number) {
  return {
    teamId,
    at,
    type,
    subjectId: id,
    madeBy: createdBy,
    payload: { id, chatId, mentions: [...mentions] },
  }
}
