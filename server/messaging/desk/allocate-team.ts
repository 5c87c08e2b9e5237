/**
 * One pass over the chats of a team that wait: new ones are sorted into inboxes by their rules, and then the oldest
 * are given to people. One pass at a time for a team, however many servers there are; a chat that somebody is changing
 * at that moment is left to the next one. What nobody is free for goes on waiting.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import type { Chat } from '../chats/chat.ts'
import {
  allocate,
  byAge,
  roomOf,
  type AllocatingInbox,
  type Candidate,
  type WaitingChat,
} from './allocate.ts'
import { allocationStore, type FirstWords } from './allocation.store.ts'
import { changeMany, type WantedChange } from './change-many.ts'
import type { ChatInbox } from './inbox.ts'
import { inboxesStore } from './inboxes.store.ts'
import { inboxFor, type ChatFacts } from './rules.ts'

// Enough that a pass costs little for each, few enough that their locks are short.
const atOnce = 200

/** Answers whether there may be more to give out at once. */
export function allocateTeam(
  database: Pick<Database, 'write'>,
  teamId: string,
  now: number,
  limit: number = atOnce,
): Promise<boolean> {
  return database.write(async (session) => {
    const inboxStore = inboxesStore(session)
    await inboxStore.lockTeam(teamId)
    const inboxes = await inboxStore.list(teamId)
    const unsorted = await allocationStore(session).lockUnsorted(teamId, limit)
    const sorted = await sortAll(session, teamId, inboxes, unsorted)
    const room = await roomIn(session, teamId, inboxes.filter(isGiving), limit)
    const waiting = await lockWaiting(session, teamId, room)
    const fresh = sorted.filter(({ change }) => change.waits !== false && change.inboxId !== undefined)
    const given = await give(session, teamId, room, [...waiting, ...fresh])
    const changes = new Map([...sorted, ...given].map((wanted) => [wanted.chat.id, wanted]))
    const count = await changeMany(session, teamId, [...changes.values()], now)
    return count > 0 && [unsorted, waiting].some(({ length }) => length >= limit)
  })
}

type GivingInbox = ChatInbox & AllocatingInbox

function isGiving(inbox: ChatInbox): inbox is GivingInbox {
  return inbox.allocation?.isActive === true
}

/** Who could be given something, and how much each inbox has to give them in this pass. */
interface Room {
  readonly giving: readonly GivingInbox[]
  readonly people: readonly Candidate[]
  /** By the ids of the inboxes for which anybody is free. */
  readonly most: ReadonlyMap<string, number>
}

/** Looked at before any chat is locked: while nobody is free, a pass costs little however many chats wait. */
async function roomIn(
  session: Session,
  teamId: string,
  giving: readonly GivingInbox[],
  limit: number,
): Promise<Room> {
  if (giving.length === 0) return { giving, people: [], most: new Map() }
  const isCounted = giving.some(({ allocation }) => allocation.capacity !== null)
  const people = await allocationStore(session).people(teamId, isCounted)
  const rooms = giving.map((inbox) => [inbox.id, Math.min(limit, roomOf(inbox, people))] as const)
  return { giving, people, most: new Map(rooms.filter(([, room]) => room > 0)) }
}

async function lockWaiting(session: Session, teamId: string, { most }: Room): Promise<WantedChange[]> {
  if (most.size === 0) return []
  const chats = await allocationStore(session).lockWaiting(teamId, most)
  return chats.map((chat) => ({ chat, change: isFree(chat) ? {} : { waits: false } }))
}

/** What was closed or taken a moment ago waits for nobody. */
function isFree(chat: Chat): boolean {
  return chat.assignedTo === null && chat.status === 'OPEN'
}

/** What becomes of chats that are in no inbox: they go into one, or wait no longer. */
async function sortAll(
  session: Session,
  teamId: string,
  inboxes: readonly ChatInbox[],
  chats: readonly Chat[],
): Promise<WantedChange[]> {
  const isAsked = chats.length > 0 && inboxes.some(({ rules }) => rules !== null)
  const words = isAsked
    ? await allocationStore(session).firstWords(
        teamId,
        chats.map(({ id }) => id),
      )
    : []
  const byChat = new Map(words.map((said) => [said.id, said]))
  return chats.map((chat) => {
    const inbox = inboxFor(inboxes, factsOf(chat, byChat.get(chat.id)))
    if (inbox === undefined) return { chat, change: { waits: false } }
    return { chat, change: { inboxId: inbox.id, waits: isFree(chat) } }
  })
}

async function give(
  session: Session,
  teamId: string,
  { giving, people, most }: Room,
  wanted: readonly WantedChange[],
): Promise<WantedChange[]> {
  const free = wanted.filter(({ chat }) => isFree(chat))
  const byId = new Map(free.map((one) => [one.chat.id, one]))
  const { given, lastUsers } = allocate(giving, people, oldestOf(free, most))
  if (lastUsers.size > 0) await inboxesStore(session).keepTurns(teamId, lastUsers)
  const changes = given.flatMap(({ chatId, inboxId, userId }): WantedChange[] => {
    const one = byId.get(chatId)
    return one === undefined ? [] : [{ chat: one.chat, change: { inboxId, assignedTo: userId } }]
  })
  return [...wanted.filter(({ chat }) => !isFree(chat)), ...changes]
}

/** Of each inbox as many as were asked for: beyond them, not all older ones are known here. */
function oldestOf(wanted: readonly WantedChange[], most: Room['most']): WaitingChat[] {
  const counts = new Map<string, number>()
  return wanted
    .map(({ chat, change }) => ({
      id: chat.id,
      inboxId: change.inboxId ?? chat.inboxId ?? '',
      waitsSince: chat.waitsSince ?? 0,
    }))
    .sort(byAge)
    .filter(({ inboxId }) => {
      const count = (counts.get(inboxId) ?? 0) + 1
      counts.set(inboxId, count)
      return count <= (most.get(inboxId) ?? 0)
    })
}

function factsOf(chat: Chat, said: FirstWords | undefined): ChatFacts {
  const digits = (said?.phone ?? chat.contactIdentifier).replace(/[\s()+.-]/g, '')
  return {
    phoneNumberId: chat.phoneNumberId,
    pluginId: chat.pluginId,
    phone: /^\d+$/.test(digits) ? digits : null,
    firstMessage: said?.text ?? '',
    isFromAd: said?.isFromAd ?? false,
    procedureId: chat.procedureId,
    processId: chat.processId,
    tags: chat.tags,
  }
}
