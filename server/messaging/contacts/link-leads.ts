/** Contacts and their open chats know their lead: what changes is told of both. */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { chatUpdated } from '../chats/chat-event.ts'
import { contactChatsStore, type LeadLink } from './contact-chats.store.ts'
import { contactEvent } from './contact-event.ts'
import { contactsStore } from './contacts.store.ts'

export type { LeadLink } from './contact-chats.store.ts'

/** A link that is there already is not written again. `madeBy` is null where a rule did it. */
export async function linkLeads(
  session: Session,
  teamId: string,
  links: readonly LeadLink[],
  now: number,
  madeBy: string | null,
): Promise<void> {
  if (links.length === 0) return
  const linked = await contactsStore(session).link(teamId, links, now)
  const chats = await contactChatsStore(session).linkOpen(teamId, links, now)
  await appendEvents(session, [
    ...linked.map((id) => contactEvent('contact.updated', teamId, id, { changed: ['process'] }, now, madeBy)),
    ...chats.map((chat) => chatUpdated(chat, ['process'], { madeBy, at: now })),
  ])
}
