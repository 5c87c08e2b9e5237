/**
 * Opens the chats of messages that the team sends to people with whom it has no open one. Those that come while others
 * are being opened are opened together: some ten statements for all of them, and not for each. What one of them cannot
 * have holds up no other.
 */
import type { Database } from '../../database/database.ts'
import { appendEvents } from '../../events/append.ts'
import { identityOf, identityRefOf } from '../contacts/identifier.ts'
import { seeContacts } from '../contacts/see-contacts.ts'
import type { ChatMessage } from '../sending/chat-message.ts'
import { openChatsFor, type OpeningMessage } from './open-chats.ts'

/** What of a message says whom it is for. */
export type MessageToSomebody = Pick<
  ChatMessage,
  | 'teamId'
  | 'createdAt'
  | 'at'
  | 'pluginId'
  | 'phoneNumberId'
  | 'contactIdentifier'
  | 'direction'
  | 'dataType'
  | 'userId'
>

interface Waiting {
  readonly message: MessageToSomebody
  /** Whom it names, on which number. */
  readonly key: string
  readonly opened: PromiseWithResolvers<string>
}

// Short enough a transaction that those behind it hardly wait.
const mostAtOnce = 100

export class ChatOpener {
  readonly #database: Pick<Database, 'write'>
  /** By team; one that is there is being worked on. */
  readonly #waiting = new Map<string, Waiting[]>()

  constructor(database: Pick<Database, 'write'>) {
    this.#database = database
  }

  /**
   * The id of the open chat with whom the message names. One that somebody else opens at the same time is the same one.
   * Where each template opens a chat of its own, the one before is closed. It is on the disk with the next write that is
   * waited for.
   */
  open(message: MessageToSomebody): Promise<string> {
    const { teamId, phoneNumberId, contactIdentifier } = message
    const whom = identityRefOf(contactIdentifier)
    const key = `${phoneNumberId} ${whom.kind} ${whom.key}`
    const opened = Promise.withResolvers<string>()
    const waiting = this.#waiting.get(teamId)
    if (waiting === undefined) {
      this.#waiting.set(teamId, [{ message, key, opened }])
      void this.#work(teamId)
    } else waiting.push({ message, key, opened })
    return opened.promise
  }

  async #work(teamId: string): Promise<void> {
    for (;;) {
      const some = this.#take(teamId)
      if (some.length === 0) break
      await this.#openSome(teamId, some)
    }
    this.#waiting.delete(teamId)
  }

  /** Each person once: of two templates, each may be to have a chat of its own. */
  #take(teamId: string): Waiting[] {
    const taken = new Map<string, Waiting>()
    const left: Waiting[] = []
    for (const one of this.#waiting.get(teamId) ?? [])
      if (taken.size < mostAtOnce && !taken.has(one.key)) taken.set(one.key, one)
      else left.push(one)
    this.#waiting.set(teamId, left)
    return [...taken.values()]
  }

  async #openSome(teamId: string, some: readonly Waiting[]): Promise<void> {
    try {
      const messages = some.map(({ message }) => message)
      const ids = await openTogether(this.#database, teamId, messages)
      for (const [place, { opened }] of some.entries()) opened.resolve(ids[place] ?? '')
    } catch (error) {
      if (some.length === 1) some[0]?.opened.reject(error)
      else for (const one of some) await this.#openSome(teamId, [one])
    }
  }
}

/** The ids of the chats, in the order of the messages. */
function openTogether(
  database: Pick<Database, 'write'>,
  teamId: string,
  messages: readonly MessageToSomebody[],
): Promise<string[]> {
  const now = Math.max(...messages.map(({ createdAt }) => createdAt))
  return database.write(async (session) => {
    const sightings = messages.map(({ contactIdentifier, at }) => ({ ...identityOf(contactIdentifier), at }))
    const contacts = await seeContacts(session, teamId, sightings, now)
    const wanted = messages.map((message, place): OpeningMessage => {
      const contact = contacts[place]
      if (contact === undefined) throw new Error('a contact was not answered')
      const { id: contactId, isNew: isNewContact, procedureId, processId } = contact
      const isTemplate = message.dataType === 'template'
      return {
        ...message,
        contactId,
        isNewContact,
        procedureId,
        processId,
        isTemplate,
        madeBy: message.userId,
      }
    })
    const { chats, events } = await openChatsFor(session, teamId, wanted, now)
    await appendEvents(session, events)
    return chats.map(({ id }) => id)
  }, 'soon')
}
