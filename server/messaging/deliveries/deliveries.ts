/**
 * Deliveries of WhatsApp's webhook: kept byte for byte before they are answered, applied afterwards by whichever server
 * is free. Applying one twice changes nothing, so a server may end at any moment.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { databaseFailure } from '../../database/sql-errors.ts'
import { idSequence } from '../../lib/uuid.ts'
import { applyAccountEvent } from '../plugins/apply-account-event.ts'
import { keepStatuses, settleStatuses, type MessageStatus } from '../statuses/statuses.ts'
import { applyTemplateEvent } from '../templates/apply-template-event.ts'
import { deliveriesStore, type WaitingDelivery } from './deliveries.store.ts'
import { changesOf, phoneNumberIdIn, statusesIn, type Change } from './read-delivery.ts'

export interface NewDelivery {
  readonly teamId: string
  readonly pluginId: string
  readonly body: Buffer
}

// In the order of arrival, also within a millisecond.
const nextId = idSequence()

/** Returns when the delivery would survive a loss of power. */
export async function keepDelivery(
  database: Pick<Database, 'rows'>,
  delivery: NewDelivery,
  now: number,
): Promise<void> {
  await deliveriesStore(database).insert({ ...delivery, id: nextId(now) }, now)
}

// Of one team, in one transaction: enough that a transaction costs little for each, few enough that it is short.
const appliedAtOnce = 200

/**
 * Applies some deliveries that wait. Answers how many it took. One that cannot be applied holds up no other: it waits
 * longer each time, and in the end it is kept as FAILED. Throws when the database is away.
 */
export async function applyDeliveries(
  database: Database,
  now: number,
  limit: number = appliedAtOnce,
): Promise<number> {
  const work: Work = { isAlone: limit === 1 }
  try {
    const applied = await database.write((session) => applySome(session, now, limit, work))
    if (applied === undefined) return 0
    await settleStatuses(database, applied.teamId, applied.statusIds, now)
    return applied.count
  } catch (error) {
    if (databaseFailure(error)?.kind === 'unavailable') throw error
    if (work.current !== undefined) {
      const problem = error instanceof Error ? error.message : String(error)
      await deliveriesStore(database).markFailure(work.current, problem, now)
      return 1
    }
    // One of many is at fault, and which one shows when each is alone.
    if (limit === 1) throw error
    return applyDeliveries(database, now, 1)
  }
}

/** What is being applied, so that a failure can be laid at its door. */
interface Work {
  readonly isAlone: boolean
  current?: WaitingDelivery | undefined
}

interface Applied {
  readonly teamId: string
  readonly count: number
  readonly statusIds: readonly string[]
}

async function applySome(
  session: Session,
  now: number,
  limit: number,
  work: Work,
): Promise<Applied | undefined> {
  const store = deliveriesStore(session)
  const teamId = await store.teamThatWaits(now)
  if (teamId === undefined) return undefined
  const deliveries = await store.lockWaiting(teamId, now, limit)
  const statuses: MessageStatus[] = []
  const heardOf = new Map<string, Set<string>>()
  for (const delivery of deliveries) {
    work.current = delivery
    const changes = changesOf(delivery.body)
    // One that says nothing is somebody trying the address.
    if (changes.length === 0) continue
    const numbers = heardOf.get(delivery.pluginId) ?? new Set()
    heardOf.set(delivery.pluginId, numbers)
    statuses.push(...(await applyChanges(session, delivery, changes, numbers)))
  }
  work.current = work.isAlone ? deliveries[0] : undefined
  await keepStatuses(session, teamId, statuses, now)
  for (const [pluginId, numbers] of heardOf) await store.touch(teamId, pluginId, [...numbers], now)
  const ids = deliveries.map(({ id }) => id)
  await store.markApplied(teamId, ids, now)
  work.current = undefined
  const statusIds = [...new Set(statuses.map(({ externalId }) => externalId))]
  return { teamId, count: deliveries.length, statusIds }
}

/** Applies all but the statuses of a delivery, which it answers; the phone numbers that it names go into `numbers`. */
async function applyChanges(
  session: Session,
  { teamId, receivedAt }: WaitingDelivery,
  changes: readonly Change[],
  numbers: Set<string>,
): Promise<MessageStatus[]> {
  const statuses: MessageStatus[] = []
  for (const change of changes) {
    const number = phoneNumberIdIn(change.value)
    if (number !== null) numbers.add(number)
    if (change.field === 'messages') statuses.push(...statusesIn(change.value, receivedAt))
    else await applyChange(session, teamId, change, receivedAt)
  }
  return statuses
}

async function applyChange(
  session: Session,
  teamId: string,
  { wabaId, field, value, at }: Change,
  receivedAt: number,
): Promise<void> {
  const time = at ?? receivedAt
  if (field.startsWith('message_template_') || field === 'template_category_update')
    await applyTemplateEvent(session, teamId, wabaId, field, value, time)
  else await applyAccountEvent(session, teamId, wabaId, field, value, time)
}
