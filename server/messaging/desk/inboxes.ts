/**
 * Use cases about inboxes. Their order is the team's: the first whose rules hold takes a chat. Changing one while chats
 * are given out waits for that, so that nothing is given by half of a change.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { violatedUnique } from '../../database/sql-errors.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import { longestName, type Fields } from '../../records/define/fields.ts'
import { isSameJson } from '../../records/define/same-json.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMaySetUpDesk, type DeskContext } from './desk-access.ts'
import { mostInboxes, type ChatInbox } from './inbox.ts'
import { inboxesStore } from './inboxes.store.ts'
import { lookUp, type LookedUp } from './look-up.ts'
import { namedUsers, readAllocation } from './read-allocation.ts'
import { fieldsOf, refuse, required, wholeNumber } from './read-body.ts'
import { readRules } from './read-rules.ts'

const known = ['name', 'position', 'rules', 'allocation']

type Maker = Pick<Actor, 'team' | 'userId' | 'roleType'>

/** In their order. */
export function listInboxes(database: Pick<Database, 'rows'>, teamId: string): Promise<ChatInbox[]> {
  return inboxesStore(database).list(teamId)
}

/** Throws `forbidden`, `invalid` with every fault, `conflict` inbox_taken for a name that is there. */
export async function createInbox(context: DeskContext, actor: Maker, body: unknown): Promise<ChatInbox> {
  assertMaySetUpDesk(actor, 'inboxes')
  const fields = fieldsOf(body, 'an inbox', known)
  const found = await lookUp(context, actor.team.id, namedUsers(fields, 'allocation'))
  const now = context.clock()
  return changing(context, actor.team.id, async (inboxes, store, session) => {
    required(fields, 'name')
    if (inboxes.length >= mostInboxes)
      fields.fault('name', `is too much: a team has at most ${mostInboxes} inboxes`)
    const read = readInbox(fields, found)
    refuse(fields)
    const inbox: ChatInbox = {
      teamId: actor.team.id,
      id: newId(now),
      createdAt: now,
      updatedAt: now,
      name: read.name ?? '',
      position: Math.min(read.position ?? inboxes.length + 1, inboxes.length + 1),
      rules: read.rules ?? null,
      allocation: read.allocation ?? null,
      lastUserId: null,
    }
    await store.insert(inbox)
    await store.order(inbox.teamId, idsWith(inboxes, inbox))
    await store.sortAnew(inbox.teamId, now)
    await appendEvents(session, [eventOf('chat_inbox.created', inbox, actor, now)])
    return inbox
  })
}

/** Changes what is sent. Throws as createInbox, and `not_found` inbox_not_found. */
export async function changeInbox(
  context: DeskContext,
  actor: Maker,
  id: string,
  body: unknown,
): Promise<ChatInbox> {
  assertMaySetUpDesk(actor, 'inboxes')
  const fields = fieldsOf(body, 'an inbox', known)
  const found = await lookUp(context, actor.team.id, namedUsers(fields, 'allocation'))
  const now = context.clock()
  return changing(context, actor.team.id, async (inboxes, store, session) => {
    const present = inboxIn(inboxes, id)
    const { name, position, rules, allocation } = readInbox(fields, withNamed(found, present))
    refuse(fields)
    const wanted: ChatInbox = {
      ...present,
      name: name ?? present.name,
      position: Math.min(position ?? present.position, inboxes.length),
      rules: rules === undefined ? present.rules : rules,
      allocation: allocation === undefined ? present.allocation : allocation,
    }
    if (isSameJson(wanted, present)) return present
    const inbox = { ...wanted, updatedAt: now }
    await store.save(inbox)
    await store.order(inbox.teamId, idsWith(inboxes, inbox))
    if (!isSameJson(inbox.rules, present.rules)) await store.sortAnew(inbox.teamId, now)
    await appendEvents(session, [eventOf('chat_inbox.updated', inbox, actor, now)])
    return inbox
  })
}

/** Its open chats are sorted anew. Throws `forbidden`, `not_found` inbox_not_found. */
export function removeInbox(context: DeskContext, actor: Maker, id: string): Promise<ChatInbox> {
  assertMaySetUpDesk(actor, 'inboxes')
  const now = context.clock()
  return changing(context, actor.team.id, async (inboxes, store, session) => {
    const inbox = inboxIn(inboxes, id)
    await store.remove(inbox.teamId, inbox.id, now)
    await store.order(
      inbox.teamId,
      inboxes.filter((one) => one !== inbox).map((one) => one.id),
    )
    await appendEvents(session, [eventOf('chat_inbox.deleted', inbox, actor, now)])
    return inbox
  })
}

type Work = (
  inboxes: readonly ChatInbox[],
  store: ReturnType<typeof inboxesStore>,
  session: Session,
) => Promise<ChatInbox>

async function changing({ database }: DeskContext, teamId: string, work: Work): Promise<ChatInbox> {
  try {
    return await database.write(async (session) => {
      const store = inboxesStore(session)
      await store.lockTeam(teamId)
      return work(await store.list(teamId), store, session)
    })
  } catch (error) {
    if (violatedUnique(error) !== 'chat_inboxes_by_name') throw error
    const message = 'is the name of another inbox'
    throw new AppError('conflict', 'inbox_taken', `name: ${message}`, {
      details: [{ field: 'name', message }],
    })
  }
}

function readInbox(fields: Fields, found: LookedUp) {
  return {
    name: fields.text('name', longestName),
    position: wholeNumber(fields, 'position', 1, mostInboxes),
    rules: readRules(fields, 'rules', found),
    allocation: readAllocation(fields, 'allocation', found),
  }
}

function inboxIn(inboxes: readonly ChatInbox[], id: string): ChatInbox {
  const found = inboxes.find((inbox) => inbox.id === id.toLowerCase())
  if (found === undefined) throw notFound('inbox_not_found', 'The team has no inbox with this id.')
  return found
}

/** Whoever is named already and has left since is no fault of who sends the inbox back. */
function withNamed(found: LookedUp, { allocation }: ChatInbox): LookedUp {
  const named = (allocation?.users ?? []).map((id) => [id, id] as const)
  return { ...found, users: new Map([...named, ...found.users]) }
}

function idsWith(inboxes: readonly ChatInbox[], inbox: ChatInbox): string[] {
  const others = inboxes.map(({ id }) => id).filter((id) => id !== inbox.id)
  return [...others.slice(0, inbox.position - 1), inbox.id, ...others.slice(inbox.position - 1)]
}

function eventOf(type: string, inbox: ChatInbox, actor: Maker, at: number) {
  const { teamId, id, name, position } = inbox
  return { teamId, at, type, subjectId: id, madeBy: actor.userId, payload: { id, name, position } }
}
