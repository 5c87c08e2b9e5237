/** Use cases of single contacts: looking at one, what it is called, changing its name and its lead. */
import type { Database } from '../../database/database.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { RecordsContext } from '../../records/context.ts'
import { fetchAnyProcess } from '../../records/process-phone.ts'
import type { Process } from '../../records/process.ts'
import type { Actor } from '../../team/actor.ts'
import type { MessagingContext } from '../context.ts'
import { contactNotFound } from './contact-access.ts'
import { contactEvent } from './contact-event.ts'
import type { Contact } from './contact.ts'
import { contactsStore, type ContactRow, type NamingIdentity } from './contacts.store.ts'
import { identitiesStore, type IdentityRow } from './identities.store.ts'
import { linkLeads } from './link-leads.ts'
import { mergesStore, type Merge } from './merges.store.ts'
import { refreshSearchTexts } from './search-text.ts'

export interface ShownContact {
  readonly contact: ContactRow
  readonly identities: readonly IdentityRow[]
}

export interface ContactDetails extends ShownContact {
  /** Of this contact and of those that were merged into it, the newest first. */
  readonly merges: readonly Merge[]
}

// More than a person reads; older ones are in the list of all merges.
const mergesShown = 50

/** A merged contact is answered as the one that goes on. Throws `not_found` contact_not_found. */
export async function fetchContact(
  { database }: Pick<MessagingContext, 'database'>,
  actor: Pick<Actor, 'team'>,
  contactId: string,
): Promise<ContactDetails> {
  const teamId = actor.team.id
  const [contact] = isUuid(contactId) ? await contactsStore(database).roots(teamId, [contactId]) : []
  if (contact === undefined) throw contactNotFound()
  const [identities, merges] = await Promise.all([
    identitiesStore(database).ofContacts(teamId, [contact.id]),
    mergesStore(database).ofContact(teamId, contact.id, mergesShown),
  ])
  return { contact, identities, merges }
}

export interface ContactChange {
  /** Null: the name of the profile is shown. */
  readonly name?: string | null | undefined
  /** The id of the process that is its lead; null parts them. */
  readonly process?: string | null | undefined
}

const longestName = 200

/**
 * Changes what is given; what is as it was is not written. Throws `not_found`, and `invalid` for an empty name and for
 * a process that the actor may not see.
 */
export async function changeContact(
  context: Pick<MessagingContext, 'database' | 'clock'> & RecordsContext,
  actor: Actor,
  contactId: string,
  change: ContactChange,
): Promise<ContactDetails> {
  const faults: Fault[] = []
  const name = change.name === undefined || change.name === null ? change.name : change.name.trim()
  if (name === '' || (name ?? '').length > longestName)
    faults.push({ field: 'name', message: `must have 1 to ${longestName} characters, or be null` })
  const lead = await leadOf(context, actor, change.process, faults)
  const { contact } = await fetchContact(context, actor, contactId)
  if (faults.length > 0) throw invalidInput(faults)
  const now = context.clock()
  await context.database.write(async (session) => {
    const store = contactsStore(session)
    const [before] = await store.lock(actor.team.id, [contact.id])
    if (before === undefined) throw contactNotFound()
    if (name !== undefined && name !== before.name) {
      await store.rename(actor.team.id, contact.id, name, now)
      await refreshSearchTexts(session, actor.team.id, [contact.id])
      const event = { changed: ['name'] }
      await appendEvents(session, [
        contactEvent('contact.updated', actor.team.id, contact.id, event, now, actor.userId),
      ])
    }
    if (lead !== undefined) {
      const link = { id: contact.id, procedureId: lead?.procedureId ?? null, processId: lead?.id ?? null }
      await linkLeads(session, actor.team.id, [link], now, actor.userId)
    }
  })
  return fetchContact(context, actor, contact.id)
}

async function leadOf(
  context: RecordsContext,
  actor: Actor,
  id: string | null | undefined,
  faults: Fault[],
): Promise<Process | null | undefined> {
  if (id === undefined || id === null) return id
  try {
    return await fetchAnyProcess(context, actor, id)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'not_found') throw error
    faults.push({ field: 'process', message: `names no process. ${error.message}` })
    return undefined
  }
}

export interface ContactName {
  readonly name: string
  /** How it is written to; null when nothing is known by which it could be. */
  readonly identifier: string | null
}

/** What contacts are called, by the ids asked for; of merged ones, what the contact that goes on is called. */
export async function contactNames(
  database: Pick<Database, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, ContactName>> {
  if (ids.length === 0) return new Map()
  const contacts = await contactsStore(database).names(teamId, [...new Set(ids)])
  return new Map(contacts.map((contact) => [contact.askedId, nameOf(contact, contact.identities)]))
}

const reachable = ['phone', 'bsuid', 'group'] as const

export function nameOf(
  contact: Pick<Contact, 'name' | 'profileName'>,
  identities: readonly NamingIdentity[],
): ContactName {
  const current = identities.filter(({ endedAt }) => endedAt === null).toSorted((a, b) => b.seenAt - a.seenAt)
  const found = reachable.flatMap((kind) => current.find((identity) => identity.kind === kind) ?? [])
  const [first] = found
  const identifier = first?.spellings[0] ?? null
  const username = current.find(({ kind }) => kind === 'username')?.key
  const shown = first?.kind === 'phone' ? `+${identifier ?? ''}` : (identifier ?? '')
  const fallback = username === undefined || first?.kind === 'phone' ? shown : `@${username}`
  return { name: contact.name ?? contact.profileName ?? fallback, identifier }
}
