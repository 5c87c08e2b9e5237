/**
 * A chat can be opened in the same moment in which its contact is merged into another: neither transaction sees the
 * other. Reads the event log, where such a chat turns up once both are done, and gives it to the contact that goes on.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { eventConsumer, type ConsumerContext } from '../../events/consumer.ts'
import type { LoggedEvent } from '../../events/log.ts'
import type { Loop } from '../../jobs/loop.ts'
import type { Clock } from '../../lib/clock.ts'
import { chatUpdated } from '../chats/chat-event.ts'
import { contactChatsStore } from './contact-chats.store.ts'
import { contactsStore } from './contacts.store.ts'
import { moveChats } from './merge-contacts.ts'
import { mergesStore } from './merges.store.ts'

export function strayChatKeeper(
  context: ConsumerContext & { readonly clock: Clock },
  onError: (error: unknown, teamId?: string) => void,
): Loop {
  return eventConsumer(context, {
    reader: 'stray-chats',
    types: ['chat.created'],
    startsAt: 'now',
    isLeisurely: true,
    isWanted: async (teamId, events) =>
      (await contactChatsStore(context.database).strays(teamId, contactsIn(events))).length > 0,
    handle: (session, teamId, events) => keepStrayChats(session, teamId, contactsIn(events), context.clock()),
    onError,
  })
}

/** Gives chats of those of the contacts that were merged to the ones that go on. */
export async function keepStrayChats(
  session: Session,
  teamId: string,
  contactIds: readonly string[],
  now: number,
): Promise<void> {
  const chats = contactChatsStore(session)
  if (contactIds.length === 0 || (await chats.strays(teamId, contactIds)).length === 0) return
  await contactsStore(session).lockShape(teamId)
  // Looked at again: what was merged may have been parted before the lock.
  for (const { id, mergedInto } of await chats.strays(teamId, contactIds)) {
    const { moved, closed, changed } = await moveChats(session, teamId, mergedInto, id, now)
    const merge = await mergesStore(session).thatTook(teamId, id)
    if (merge !== undefined) await mergesStore(session).addChats(merge, { chats: moved, closed })
    await appendEvents(
      session,
      changed.map(([chat, fields]) => chatUpdated(chat, fields, { madeBy: null, at: now })),
    )
  }
}

function contactsIn(events: readonly LoggedEvent[]): string[] {
  const ids = events.map(({ payload }) => payload['contactId'])
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}
