/**
 * Keeps messages that came in: each once, however often and in whatever order it is delivered, with its contact, its
 * chat, its files and its event, in the transaction that applies the delivery. The number of statements does not grow
 * with the messages. One team's messages are kept by one transaction at a time: see lockTeam.
 */
import { insertAll, type Insertion } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { eventInsertion, type NewEvent } from '../../events/append.ts'
import { idSequence } from '../../lib/uuid.ts'
import { placeMessages, type Placed } from '../chats/place-messages.ts'
import type { SeenContact } from '../contacts/contact.ts'
import { applyNumberChange } from '../contacts/number-change.ts'
import { seeContacts } from '../contacts/see-contacts.ts'
import { mediaInsertion } from '../media/message-media.ts'
import { messagesInsertion } from '../sending/message-row.ts'
import { arrivalMessage } from './arrival-message.ts'
import { isAmending, isWritten, type Arrival } from './arrival.ts'
import { inboundStore } from './inbound.store.ts'

export interface KeptArrivals {
  /** Of each arrival, in order: the id of its message, and whether it is new. Undefined: its number is not connected. */
  readonly messages: readonly (KeptMessage | undefined)[]
  readonly hasMedia: boolean
}

export interface KeptMessage {
  readonly id: string
  readonly isNew: boolean
}

interface Draft {
  readonly id: string
  readonly pluginId: string
  readonly arrival: Arrival
}

const nextId = idSequence()

export async function keepArrivals(
  session: Session,
  teamId: string,
  arrivals: readonly Arrival[],
  now: number,
): Promise<KeptArrivals> {
  if (arrivals.length === 0) return { messages: [], hasMedia: false }
  const store = inboundStore(session)
  const externalIds = [...new Set(arrivals.map(({ externalId }) => externalId))]
  const known = await store.knownMessages(teamId, externalIds)
  const plugins = await store.pluginsOfNumbers(teamId, [
    ...new Set(arrivals.map(({ phoneNumberId }) => phoneNumberId)),
  ])
  const drafts = new Map<string, Draft>()
  for (const arrival of inOrder(arrivals)) {
    const { externalId } = arrival
    const pluginId = plugins.get(arrival.phoneNumberId)
    if (pluginId === undefined || known.has(externalId) || drafts.has(externalId)) continue
    drafts.set(externalId, { id: nextId(now), pluginId, arrival })
  }
  const hasMedia = await keepDrafts(session, teamId, [...drafts.values()], now)
  const messages = arrivals.map(({ externalId }) => {
    const draft = drafts.get(externalId)
    if (draft !== undefined) return { id: draft.id, isNew: true }
    const id = known.get(externalId)
    return id === undefined ? undefined : { id, isNew: false }
  })
  return { messages, hasMedia }
}

async function keepDrafts(
  session: Session,
  teamId: string,
  drafts: readonly Draft[],
  now: number,
): Promise<boolean> {
  if (drafts.length === 0) return false
  for (const { arrival } of drafts)
    if (arrival.numberChange !== undefined)
      await applyNumberChange(session, teamId, arrival.numberChange, now)
  const contacts = await seeContacts(
    session,
    teamId,
    drafts.map(({ arrival }) => arrival.sighting),
    now,
  )
  const { placed, events } = await placeMessages(
    session,
    teamId,
    drafts.map((draft, index) => placeable(draft, contacts[index])),
    now,
  )
  const messages = drafts.map(({ id, pluginId, arrival }, index) =>
    arrivalMessage(arrival, { teamId, id, pluginId, chatId: placed[index]?.chatId ?? null }, now),
  )
  const created = drafts.map((draft, index) =>
    createdEvent(teamId, draft, contacts[index], placed[index], now),
  )
  const media = messages.flatMap((message) => {
    // A file is told of by the message that brings it, not by those that change it.
    const insertion = isAmending(message.dataType) ? undefined : mediaInsertion(message)
    return insertion === undefined ? [] : [insertion]
  })
  await insertAll(session, [
    messagesInsertion(messages),
    eventInsertion([...events, ...created, ...(await amendments(session, teamId, drafts, now))]),
    ...joined(media),
  ])
  return media.length > 0
}

/** Messages of one chat in the order in which they were sent, whatever the order of their arrival. */
function inOrder(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals.toSorted((a, b) => a.at - b.at)
}

function placeable({ id, pluginId, arrival }: Draft, contact: SeenContact | undefined) {
  if (contact === undefined) throw new Error('a contact was not answered')
  const isInbound = arrival.direction === 'INBOUND'
  return {
    id,
    contactId: contact.id,
    pluginId,
    phoneNumberId: arrival.phoneNumberId,
    contactIdentifier: arrival.contactIdentifier,
    direction: arrival.direction,
    at: arrival.at,
    isLast: !isAmending(arrival.dataType),
    isUnread: isInbound && isWritten(arrival.dataType),
    opensWindow: isInbound && arrival.dataType !== 'system' && arrival.groupMember === null,
    procedureId: contact.procedureId,
    processId: contact.processId,
  }
}

function createdEvent(
  teamId: string,
  { id, pluginId, arrival }: Draft,
  contact: SeenContact | undefined,
  placed: Placed | undefined,
  now: number,
): NewEvent {
  const { direction, dataType, externalId, phoneNumberId, at, wabaId, contacts } = arrival
  const payload = {
    id,
    chatId: placed?.chatId ?? null,
    contactId: contact?.id ?? null,
    pluginId,
    phoneNumberId,
    direction,
    dataType,
    origin: direction === 'INBOUND' ? 'inbound' : 'echo',
    externalId,
    deliveryStatus: direction === 'INBOUND' ? 'DELIVERED' : 'SENT',
    at,
    chatVersion: placed?.chatVersion ?? null,
    wabaId,
    contacts: [...contacts],
  }
  return { teamId, at: now, type: 'message.created', subjectId: id, madeBy: null, payload }
}

/** Whoever shows a message that was reacted to, edited or taken back must look again. */
async function amendments(
  session: Session,
  teamId: string,
  drafts: readonly Draft[],
  now: number,
): Promise<NewEvent[]> {
  const amending = drafts.filter(({ arrival }) => isAmending(arrival.dataType) && arrival.inReplyTo !== null)
  if (amending.length === 0) return []
  const amended = await inboundStore(session).amended(
    teamId,
    amending.flatMap(({ arrival }) => arrival.inReplyTo ?? []),
  )
  return amending.flatMap(({ id, arrival }) => {
    const target = amended.get(arrival.inReplyTo ?? '')
    if (target === undefined) return []
    const { deliveryStatus, externalId, chatId } = target
    const payload = { id: target.id, chatId, externalId, deliveryStatus, amendedBy: id, by: arrival.dataType }
    return [{ teamId, at: now, type: 'message.updated', subjectId: target.id, madeBy: null, payload }]
  })
}

function joined(insertions: readonly Insertion[]): Insertion[] {
  const [first] = insertions
  if (first === undefined) return []
  const rows = insertions.flatMap((insertion) => [...insertion.rows])
  return [{ table: first.table, count: rows.length, rows }]
}
