/**
 * Opens a chat by hand: with a contact, or with a phone number that may be nobody's yet. There is one open chat with a
 * contact on a number; whoever asks for another is given that one.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { invalidInput, notFound, type Fault } from '../../lib/app-error.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { identityOf } from '../contacts/identifier.ts'
import { seeContacts } from '../contacts/see-contacts.ts'
import type { MessagingContext } from '../context.ts'
import { findNumber, listPlugins } from '../plugins/find-plugin.ts'
import { anotherIsOpen } from './change-chat.ts'
import { assertMayAssign, maySee } from './chat-access.ts'
import { chatContactsStore, type Correspondent } from './chat-contacts.store.ts'
import { chatCreated } from './chat-event.ts'
import { findNamed } from './chat-names.ts'
import type { Chat } from './chat.ts'
import { chatsStore } from './chats.store.ts'

type Opening = Pick<MessagingContext, 'database' | 'clock'>
type Opener = Pick<Actor, 'team' | 'userId' | 'roleType'>

export interface ChatToOpen {
  /** One of the two: whom the chat is with. */
  readonly contactId?: string | undefined
  /** Digits with the country code, a business-scoped user id, or the id of a group. */
  readonly contactIdentifier?: string | undefined
  /** On which number of the team; it may be left out when there is only one. */
  readonly phoneNumberId?: string | undefined
  /** As in a change. Left out, a user gets the chat, and it is nobody's when somebody else opens it. */
  readonly assignedTo?: string | null | undefined
  readonly inbox?: string | null | undefined
  readonly tags?: readonly string[] | undefined
}

export interface OpenedChat {
  readonly chat: Chat
  /** False for one that was open already; it is as it was. */
  readonly isNew: boolean
}

/**
 * Throws `invalid` with all faults, `not_found` contact_not_found and phone_number_not_found, and `conflict`
 * chat_open_exists when there is an open one that the actor may not see.
 */
export async function openChat(
  context: Opening,
  actor: Opener,
  input: ChatToOpen,
  given: readonly Fault[] = [],
): Promise<OpenedChat> {
  const { database, clock } = context
  const teamId = actor.team.id
  const { assignedTo, inbox, tags } = input
  const named = await findNamed(database, teamId, { assignedTo, inbox, tags })
  const faults = [...given, ...whomFaults(input), ...named.faults]
  const number = await numberOf(context, teamId, input.phoneNumberId, faults)
  if (faults.length > 0 || number === undefined) throw invalidInput(faults)
  const assignee =
    named.change.assignedTo ?? (assignedTo === undefined && actor.roleType === 'user' ? actor.userId : null)
  assertMayAssign(actor, { assignedTo: null }, assignee)
  const now = clock()
  return database.write(async (session) => {
    const whom = await whomOf(session, teamId, input, now)
    const store = chatsStore(session)
    const made = await store.insert(
      {
        teamId,
        id: newId(now),
        ...number,
        ...whom,
        assignedTo: assignee,
        inboxId: named.change.inboxId ?? null,
        tags: named.change.tags ?? [],
      },
      now,
    )
    if (made !== undefined) {
      await appendEvents(session, [chatCreated(made, { madeBy: actor.userId, at: now })])
      return { chat: made, isNew: true }
    }
    const open = await store.openOf(teamId, whom.contactId, number.phoneNumberId)
    if (open === undefined) throw new Error('a chat was opened and closed in the same moment')
    if (!maySee(actor, open)) throw anotherIsOpen(open.id)
    return { chat: open, isNew: false }
  })
}

function whomFaults({ contactId, contactIdentifier }: ChatToOpen): Fault[] {
  if ((contactId === undefined) === (contactIdentifier === undefined))
    return [
      {
        field: contactId === undefined ? 'phoneNumber' : 'contact',
        message: 'is needed: send one of phoneNumber and contact, to say whom the chat is with',
      },
    ]
  if (contactIdentifier === undefined || /^\+?\d{5,15}$/.test(contactIdentifier)) return []
  if (identityOf(contactIdentifier).group !== undefined || /^[A-Z]{2}\./.test(contactIdentifier)) return []
  return [
    {
      field: 'phoneNumber',
      message: 'must be the digits of a phone number with its country code, such as 15550109999',
    },
  ]
}

async function numberOf(
  { database }: Opening,
  teamId: string,
  id: string | undefined,
  faults: Fault[],
): Promise<Pick<Chat, 'pluginId' | 'phoneNumberId'> | undefined> {
  if (id !== undefined) {
    const { number } = await findNumber({ database }, teamId, id)
    return { pluginId: number.pluginId, phoneNumberId: number.id }
  }
  const all = (await listPlugins({ database }, teamId)).flatMap(({ numbers }) => numbers)
  const [only, ...others] = all.filter(({ isEnabled }) => isEnabled)
  if (only !== undefined && others.length === 0) return { pluginId: only.pluginId, phoneNumberId: only.id }
  const message =
    only === undefined
      ? 'is needed, and the team has none: connect a phone number first'
      : 'is needed: the team has several numbers. GET /v1/ext/whatsapp-phone-number lists their ids'
  faults.push({ field: 'whatsappPhoneNumberId', message })
  return undefined
}

async function whomOf(
  session: Session,
  teamId: string,
  { contactId, contactIdentifier }: ChatToOpen,
  now: number,
): Promise<Correspondent> {
  const store = chatContactsStore(session)
  let id = contactId
  if (contactIdentifier !== undefined) {
    const [seen] = await seeContacts(session, teamId, [{ ...identityOf(contactIdentifier), at: now }], now)
    id = seen?.id
  }
  const found = id !== undefined && isUuid(id) ? await store.correspondent(teamId, id) : undefined
  if (found === undefined)
    throw notFound('contact_not_found', 'Contact not found: the team has no contact with this id.')
  if (contactIdentifier === undefined) return found
  return { ...found, contactIdentifier: contactIdentifier.replace(/^\+/, '') }
}
