/**
 * Which events of the log an actor may see: what the reading of the objects themselves would show. Admins see all;
 * managers all but what only admins set up and what is hidden from their role; users what happens in chats that they
 * see, what is theirs, and what belongs to everybody.
 */
import type { ChatHolders } from '../messaging/chats/chat-holders.ts'
import { maySee } from '../messaging/chats/chat-access.ts'
import type { Session } from '../database/session.ts'
import type { Json } from '../lib/json.ts'
import { accessTo, maySee as maySeeProcess } from '../records/access.ts'
import type { Procedure, TeamConfig } from '../records/procedure.ts'
import { processOwners, type Owners } from '../records/process-owners.ts'
import type { TeamConfigs } from '../records/team-configs.ts'
import type { Actor } from '../team/actor.ts'
import type { LoggedEvent } from './log.ts'

export interface Sight {
  readonly actor: Actor
  /** The procedures of the team, by id: as the actor was looked at, or as one was met that was not known then. */
  procedures: ReadonlyMap<string, Procedure>
}

export function byId({ procedures }: TeamConfig): Sight['procedures'] {
  return new Map(procedures.map((procedure) => [procedure.id, procedure]))
}

const ofAdmins = ['webhook', 'webhook_secret']
const inChats = ['message', 'chat', 'note', 'scheduled_message']
const ofEverybody = [
  'contact',
  'chat_inbox',
  'chat_tag',
  'chat_settings',
  'template',
  'user',
  'role',
  'procedure',
  'entity',
]

/** What is looked up to judge events: chats and processes as they are now. */
export interface Lookups {
  readonly database: Pick<Session, 'rows'>
  readonly holders: ChatHolders
  readonly configs: Pick<TeamConfigs, 'now'>
}

/** Those of the events that may be seen, in their order. Users cost few statements, however many events there are. */
export async function seenEvents(
  sight: Sight,
  events: readonly LoggedEvent[],
  { database, holders, configs }: Lookups,
): Promise<readonly LoggedEvent[]> {
  const { actor } = sight
  if (actor.roleType === 'admin') return events
  // One that was made since may be hidden.
  const isNew = events.some((event) => {
    const id = procedureIdOf(event)
    return id !== undefined && !sight.procedures.has(id)
  })
  if (isNew) sight.procedures = byId(await configs.now(actor.team.id))
  const open = events.filter((event) => !ofAdmins.includes(subjectOf(event)) && isOpen(event))
  if (actor.roleType !== 'user') return open
  const chats = await holders.of(open.flatMap((event) => chatIdOf(event) ?? []))
  const owners = await ownersOf(database, actor.team.id, open)
  return open.filter((event) => isTheirs(event))

  function isOpen(event: LoggedEvent): boolean {
    const procedure = sight.procedures.get(procedureIdOf(event) ?? '')
    return procedure === undefined || accessTo(actor, procedure) !== 'none'
  }

  function isTheirs(event: LoggedEvent): boolean {
    const { madeBy, payload } = event
    if (madeBy === actor.userId || ofEverybody.includes(subjectOf(event))) return true
    if (subjectOf(event) === 'task' && payload['assignedTo'] === actor.userId) return true
    // Whoever is mentioned reads the note, also in a chat of somebody else.
    if (isListed(payload['mentions'], actor.userId)) return true
    const process = owners.get(event)
    if (process !== undefined) return maySeeProcess(actor, process)
    const chatId = chatIdOf(event)
    if (chatId === undefined) return false
    const chat = chats.get(chatId)
    return (chat !== undefined && maySee(actor, chat)) || isHandedOver(event)
  }
}

// All who follow a team are given the same events: whose process it is, is looked up once for each.
const found = new WeakMap<LoggedEvent, Promise<ReadonlyMap<string, Owners>>>()

async function ownersOf(
  database: Pick<Session, 'rows'>,
  teamId: string,
  events: readonly LoggedEvent[],
): Promise<ReadonlyMap<LoggedEvent, Owners>> {
  const missing = events.filter((event) => !found.has(event) && processIdOf(event) !== undefined)
  if (missing.length > 0) {
    const ids = [...new Set(missing.flatMap((event) => processIdOf(event) ?? []))]
    const looking = processOwners(database, teamId, ids)
    for (const event of missing) found.set(event, looking)
    looking.catch(() => missing.forEach((event) => found.delete(event)))
  }
  const owners = new Map<LoggedEvent, Owners>()
  for (const event of events) {
    const own = (await found.get(event))?.get(processIdOf(event) ?? '')
    if (own !== undefined) owners.set(event, own)
  }
  return owners
}

/** Whoever loses a chat must learn of it, though the chat is not theirs any more. */
function isHandedOver({ type, payload }: LoggedEvent): boolean {
  return type === 'chat.updated' && isListed(payload['changed'], 'assignedTo')
}

function isListed(list: Json | undefined, one: string): boolean {
  return Array.isArray(list) && list.includes(one)
}

/** Of the procedure that it is about: itself, or that of a process, a task or a chunk of a job. */
function procedureIdOf(event: LoggedEvent): string | undefined {
  const { payload } = event
  if (subjectOf(event) === 'procedure') return event.subjectId
  const id = payload['procedureId'] ?? payload['procedure']
  return typeof id === 'string' ? id : undefined
}

/** Of the process that it is about: itself, or the one to which a task belongs. */
function processIdOf(event: LoggedEvent): string | undefined {
  if (subjectOf(event) === 'process') return event.subjectId
  const { process } = event.payload
  return subjectOf(event) === 'task' && typeof process === 'string' ? process : undefined
}

function chatIdOf(event: LoggedEvent): string | undefined {
  const subject = subjectOf(event)
  if (subject === 'chat') return event.subjectId
  const { chatId } = event.payload
  return inChats.includes(subject) && typeof chatId === 'string' ? chatId : undefined
}

function subjectOf({ type }: LoggedEvent): string {
  return type.slice(0, type.indexOf('.'))
}
