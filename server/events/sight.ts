/**
 * Which events of the log an actor may see: what the reading of the objects themselves would show. Admins see all;
 * managers all but what only admins set up and what is hidden from their role; users what happens in chats that they
 * see, what is theirs, and what belongs to everybody.
 */
import type { ChatHolders } from '../messaging/chats/chat-holders.ts'
import { maySee } from '../messaging/chats/chat-access.ts'
import { accessTo } from '../records/access.ts'
import type { Procedure } from '../records/procedure.ts'
import type { Actor } from '../team/actor.ts'
import type { LoggedEvent } from './log.ts'

export interface Sight {
  readonly actor: Actor
  /** The procedures of the team, by id. */
  readonly procedures: ReadonlyMap<string, Procedure>
}

const ofAdmins = ['webhook']
const inChats = ['message', 'chat', 'note', 'scheduled_message']
const ofEverybody = ['chat_inbox', 'chat_tag', 'template', 'user', 'role', 'procedure', 'entity']

/** Those of the events that may be seen, in their order. Users cost at most one statement. */
export async function seenEvents(
  { actor, procedures }: Sight,
  events: readonly LoggedEvent[],
  holders: ChatHolders,
): Promise<readonly LoggedEvent[]> {
  if (actor.roleType === 'admin') return events
  const open = events.filter((event) => !ofAdmins.includes(subjectOf(event)) && isOpen(event))
  if (actor.roleType !== 'user') return open
  const chats = await holders.of(open.flatMap((event) => chatIdOf(event) ?? []))
  return open.filter((event) => isTheirs(event))

  function isOpen({ payload }: LoggedEvent): boolean {
    const id = payload['procedureId'] ?? payload['procedure']
    const procedure = typeof id === 'string' ? procedures.get(id) : undefined
    return procedure === undefined || accessTo(actor, procedure) !== 'none'
  }

  function isTheirs(event: LoggedEvent): boolean {
    const { madeBy, payload } = event
    if (madeBy === actor.userId || ofEverybody.includes(subjectOf(event))) return true
    if (subjectOf(event) === 'task') return payload['assignedTo'] === actor.userId
    const chatId = chatIdOf(event)
    if (chatId === undefined) return false
    const chat = chats.get(chatId)
    return (chat !== undefined && maySee(actor, chat)) || isHandedOver(event)
  }
}

/** Whoever loses a chat must learn of it, though the chat is not theirs any more. */
function isHandedOver({ type, payload }: LoggedEvent): boolean {
  const { changed } = payload
  return type === 'chat.updated' && Array.isArray(changed) && changed.includes('assignedTo')
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
