/**
 * Deliveries of WhatsApp's webhook: kept byte for byte before they are answered, applied afterwards by whichever server
 * is free. Applying one twice changes nothing, so a server may end at any moment.
 */
import type { Database } from '../../database/database.ts'
import type { Session } from '../../database/session.ts'
import { databaseFailure } from '../../database/sql-errors.ts'
import { applyAccountEvent } from '../plugins/apply-account-event.ts'
import { keepStatuses, settleStatuses, type MessageStatus } from '../statuses/statuses.ts'
import { applyTemplateEvent } from '../templates/apply-template-event.ts'
import { passThroughDeliveries } from '../../webhooks/pass-through.ts'
import { keepMarketingChoice } from '../contacts/marketing-choice.ts'
import type { Arrival } from '../inbound/arrival.ts'
import { inboundStore } from '../inbound/inbound.store.ts'
import { keepArrivals, type KeptArrivals } from '../inbound/keep-arrivals.ts'
import { arrivalsIn } from '../inbound/read-arrivals.ts'
import { deliveriesStore, type AppliedDelivery, type WaitingDelivery } from './deliveries.store.ts'
import { outcomeOf } from './outcome.ts'
import { changesOf, marketingChoicesIn, phoneNumberIdIn, statusesIn, type Change } from './read-delivery.ts'

// Of one team, in one transaction: enough that a transaction costs little for each, few enough that it is short.
const appliedAtOnce = 200
const messagesAtOnce = 1_000
// WhatsApp's own bound of one delivery is 3 MB.
const bytesAtOnce = 8 * 1024 * 1024

/** How a batch ended: whether there may be more at once, and whether files wait to be fetched. */
export interface AppliedBatch {
  readonly count: number
  readonly hasMedia: boolean
  /** The one that could not be applied; why is kept with it. */
  readonly failed?: WaitingDelivery
}

const nothing: AppliedBatch = { count: 0, hasMedia: false }

/**
 * Applies some deliveries that wait. One that cannot be applied holds up no other: it waits longer each time, and in
 * the end it is kept as FAILED. Throws when the database is away.
 */
export async function applyDeliveries(
  database: Database,
  now: number,
  limit: number = appliedAtOnce,
): Promise<AppliedBatch> {
  const work: Work = { isAlone: limit === 1, count: 0 }
  let applied: Applied | undefined
  try {
    applied = await database.write((session) => applySome(session, now, limit, work))
  } catch (error) {
    if (databaseFailure(error)?.kind === 'unavailable') throw error
    if (work.current !== undefined) {
      await keepFailure(database, work.current, error instanceof Error ? error.message : String(error), now)
      return { count: 1, hasMedia: false, failed: work.current }
    }
    // One of many is at fault: it is found among ever fewer, and those before it are applied.
    if (limit === 1 || work.count === 0) throw error
    return applyDeliveries(database, now, Math.ceil(work.count / 2))
  }
  if (applied === undefined) return nothing
  await settleStatuses(database, applied.teamId, applied.statusIds, now)
  return applied
}

/** What is being applied, so that a failure can be laid at its door. */
interface Work {
  readonly isAlone: boolean
  /** How many are being applied together. */
  count: number
  current?: WaitingDelivery | undefined
}

interface Applied extends AppliedBatch {
  readonly teamId: string
  readonly statusIds: readonly string[]
}

async function applySome(
  session: Session,
  now: number,
  limit: number,
  work: Work,
): Promise<Applied | undefined> {
  const teamId = await lockTeamThatWaits(session, now)
  if (teamId === undefined) return undefined
  const store = deliveriesStore(session)
  const read: ReadDelivery[] = []
  let messages = 0
  for (const delivery of await store.waiting(teamId, now, limit, bytesAtOnce)) {
    if (messages >= messagesAtOnce) break
    work.current = delivery
    const one = readable(delivery, read.length > 0)
    // It is the first of the next batch, and fails then: what came before it is passed on before it.
    if (one === undefined) break
    messages += one.arrivals.length
    read.push(one)
  }
  work.count = read.length
  work.current = work.isAlone ? read[0]?.delivery : undefined
  for (const { delivery, changes } of read)
    for (const change of changes) await applyChange(session, teamId, change, delivery.receivedAt, now)
  const arrivals = read.flatMap((one) => one.arrivals)
  const kept = await keepArrivals(session, teamId, arrivals, now)
  const statuses = read.flatMap((one) => one.statuses)
  await keepStatuses(session, teamId, statuses, now)
  await touchAll(session, teamId, read, now)
  await passOn(
    session,
    teamId,
    read.map(({ delivery }) => delivery),
    now,
  )
  await store.markApplied(teamId, outcomesOf(read, kept), now)
  work.current = undefined
  // A message from the phone may have been reported on before it was told of.
  const echoes = arrivals.filter(({ direction }) => direction === 'OUTBOUND')
  const statusIds = [...new Set([...statuses, ...echoes].map(({ externalId }) => externalId))]
  return { teamId, count: read.length, statusIds, hasMedia: kept.hasMedia }
}

// Teams whose deliveries other servers are applying at this moment.
const mostTeamsPassedOver = 20

async function lockTeamThatWaits(session: Session, now: number): Promise<string | undefined> {
  const passedOver: string[] = []
  while (passedOver.length < mostTeamsPassedOver) {
    const teamId = await deliveriesStore(session).teamThatWaits(now, passedOver)
    if (teamId === undefined || (await inboundStore(session).lockTeam(teamId))) return teamId
    passedOver.push(teamId)
  }
  return undefined
}

interface ReadDelivery {
  readonly delivery: WaitingDelivery
  readonly changes: readonly Change[]
  readonly arrivals: readonly Arrival[]
  readonly statuses: readonly MessageStatus[]
}

/** Undefined instead of an error, where that `mayWait`. */
function readable(delivery: WaitingDelivery, mayWait: boolean): ReadDelivery | undefined {
  try {
    return readDelivery(delivery)
  } catch (error) {
    if (mayWait) return undefined
    throw error
  }
}

function readDelivery(delivery: WaitingDelivery): ReadDelivery {
  const changes = changesOf(delivery.body)
  return {
    delivery,
    changes,
    arrivals: changes.flatMap((change) => arrivalsIn(change, delivery.receivedAt)),
    statuses: changes.flatMap(({ field, value }) =>
      field === 'messages' ? statusesIn(value, delivery.receivedAt) : [],
    ),
  }
}

function outcomesOf(read: readonly ReadDelivery[], { messages }: KeptArrivals): AppliedDelivery[] {
  let first = 0
  return read.map(({ delivery, changes, arrivals, statuses }) => {
    const kept = messages.slice(first, first + arrivals.length)
    first += arrivals.length
    return { id: delivery.id, outcome: outcomeOf(changes, arrivals, kept, statuses.length) }
  })
}

/** Remembers when plugins and numbers were heard of. A delivery that says nothing is somebody trying the address. */
async function touchAll(
  session: Session,
  teamId: string,
  read: readonly ReadDelivery[],
  now: number,
): Promise<void> {
  const heardOf = new Map<string, Set<string>>()
  for (const { delivery, changes } of read) {
    if (changes.length === 0) continue
    const numbers = heardOf.get(delivery.pluginId) ?? new Set()
    heardOf.set(delivery.pluginId, numbers)
    for (const { value } of changes) {
      const number = phoneNumberIdIn(value)
      if (number !== null) numbers.add(number)
    }
  }
  for (const [pluginId, numbers] of heardOf)
    await deliveriesStore(session).touch(teamId, pluginId, [...numbers], now)
}

/** Those that are tried for the first time go on to whom the team has them passed through, whatever becomes of them. */
async function passOn(
  session: Session,
  teamId: string,
  deliveries: readonly WaitingDelivery[],
  now: number,
): Promise<void> {
  const first = deliveries.filter(({ attempts }) => attempts === 0)
  await passThroughDeliveries(
    session,
    teamId,
    first.map(({ id, pluginId, body }) => ({ pluginId, rawDeliveryId: id, body })),
    now,
  )
}

function keepFailure(
  database: Database,
  delivery: WaitingDelivery,
  problem: string,
  now: number,
): Promise<void> {
  return database.write(async (session) => {
    // Another server may have tried it as well, and passed it on.
    if (await deliveriesStore(session).markFailure(delivery, problem, now))
      await passOn(session, delivery.teamId, [delivery], now)
  })
}

async function applyChange(
  session: Session,
  teamId: string,
  { wabaId, field, value, at }: Change,
  receivedAt: number,
  now: number,
): Promise<void> {
  const time = at ?? receivedAt
  if (field === 'messages') return
  if (field === 'user_preferences')
    await keepMarketingChoice(session, teamId, marketingChoicesIn(value, receivedAt), now)
  else if (field.startsWith('message_template_') || field === 'template_category_update')
    await applyTemplateEvent(session, teamId, wabaId, field, value, time)
  else await applyAccountEvent(session, teamId, wabaId, field, value, time)
}
