/**
 * Statuses that WhatsApp reports of messages. Each is kept once; a message shows the furthest. A status may come before
 * the answer of the send is stored: whoever commits second, the status or the message, sees the other and joins them.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { eventInsertion, type NewEvent } from '../../events/append.ts'
import { insertAll } from '../../database/insert-rows.ts'
import type { Json } from '../../lib/json.ts'
import { messageIdIn } from './callback-data.ts'
import { advance, type Advance } from './advance.ts'
import { statusesStore, type NamedMessage, type StatusRow, type SweepPlace } from './statuses.store.ts'

export interface MessageStatus {
  readonly externalId: string
  /** WhatsApp's word: sent, delivered, read, played, failed. */
  readonly status: string
  readonly at: number
  readonly recipientId: string | null
  readonly callbackData: string | null
  readonly pricing: unknown
  readonly errors: unknown
}

/** Keeps statuses; those that are known already count for nothing. `settleStatuses` must follow the commit. */
export function keepStatuses(
  session: Session,
  teamId: string,
  statuses: readonly MessageStatus[],
  now: number,
): Promise<void> {
  return statusesStore(session).insert(teamId, statuses, now)
}

/**
 * Gives messages what was reported of them and is not theirs yet. Harmless when there is nothing, and when it is done
 * twice. Statuses of messages that nobody knows stay, and wait.
 */
export async function settleStatuses(
  database: Pick<Database, 'write'>,
  teamId: string,
  externalIds: readonly string[],
  now: number,
): Promise<void> {
  if (externalIds.length === 0) return
  await database.write(async (session) => {
    const store = statusesStore(session)
    const waiting = await store.lockWaiting(teamId, externalIds)
    if (waiting.length === 0) return
    const named = await store.lockMessages(teamId, externalIds)
    const byExternalId = new Map(named.map((message) => [message.externalId, message]))
    const own = new Map(waiting.flatMap((row) => (byExternalId.has(row.externalId) ? [] : ownMessage(row))))
    const unnamed = own.size === 0 ? [] : await store.lockUnnamed(teamId, [...own.values()])
    const byId = new Map(unnamed.map((message) => [message.id, message]))
    const messages = [...named, ...unnamed]
    const reports = new Map<string, StatusRow[]>()
    for (const row of waiting) {
      const message = byExternalId.get(row.externalId) ?? byId.get(own.get(row.externalId) ?? '')
      if (message !== undefined) reports.set(message.id, [...(reports.get(message.id) ?? []), row])
    }
    const told = messages.flatMap((message) => {
      const reported = reports.get(message.id)
      return reported === undefined ? [] : [{ message, reported, ...advance(message, reported) }]
    })
    await store.assign(
      teamId,
      told.flatMap(({ message: { id }, reported }) => reported.map((row) => ({ id, ...row }))),
    )
    await store.updateMessages(
      teamId,
      told.filter(({ isChanged }) => isChanged),
      now,
    )
    await insertAll(session, [eventInsertion(told.map((one) => toldEvent(teamId, one, now)))])
  })
}

/** To be called once a message has been stored with its external id: gives it what was reported before. */
export async function settleEarlyStatuses(
  database: Database,
  teamId: string,
  externalId: string,
  now: number = Date.now(),
): Promise<void> {
  // Nearly always there is none: one point read instead of a transaction.
  if (await statusesStore(database).isAnyWaiting(teamId, externalId))
    await settleStatuses(database, teamId, [externalId], now)
}

// Statuses of messages that somebody else sends from the number wait for ever and may be millions: each sweep looks
// only at some of them.
const sweptAtOnce = 5_000
// So that no transaction is long.
const settledAtOnce = 500

export interface Sweep {
  /** How many were joined. */
  readonly count: number
  /** Where the next one goes on; undefined when this one came to the end. */
  readonly last: SweepPlace | undefined
}

/** Joins what a server that ended between two steps has left, of some statuses behind a place. */
export async function sweepStatuses(
  database: Database,
  now: number,
  after?: SweepPlace,
  limit = sweptAtOnce,
): Promise<Sweep> {
  const { found, last } = await statusesStore(database).waitingWithMessage(after, limit)
  for (const [teamId, rows] of Map.groupBy(found, (row) => row.teamId)) {
    const ids = rows.map(({ externalId }) => externalId)
    for (let first = 0; first < ids.length; first += settledAtOnce)
      await settleStatuses(database, teamId, ids.slice(first, first + settledAtOnce), now)
  }
  return { count: found.length, last }
}

function ownMessage(row: StatusRow): [string, string][] {
  const id = messageIdIn(row.callbackData)
  return id === undefined ? [] : [[row.externalId, id]]
}

interface Told extends Advance {
  readonly message: NamedMessage
  readonly reported: readonly StatusRow[]
}

/** Every status that is new, also one that came too late to change what the message shows. */
function toldEvent(teamId: string, { message, next, reported }: Told, at: number): NewEvent {
  const { id, deliveryStatus, externalId } = next
  const statuses = reported
    .toSorted((a, b) => a.at - b.at)
    .map(({ status, at: when, recipientId, errors }) => ({
      status,
      at: when,
      recipientId,
      errors: errors as Json,
    }))
  const { chatId, origin } = message
  // By the callback data, because the answer of the send was lost: so far nobody knew that WhatsApp has taken it.
  const isNamed = message.externalId === null && externalId !== null
  const payload = {
    ...{ id, chatId, origin, externalId, deliveryStatus, statuses },
    ...(isNamed && { isNamed }),
  }
  return { teamId, at, type: 'message.updated', subjectId: id, madeBy: null, payload }
}
