/** Reading the log for somebody outside: a page of it that holds what the reader may see, waited for if asked. */
import type { Database } from '../database/database.ts'
import { invalidInput, type Fault } from '../lib/app-error.ts'
import { ChatHolders } from '../messaging/chats/chat-holders.ts'
import type { TeamConfigs } from '../records/team-configs.ts'
import type { Actor } from '../team/actor.ts'
import { isAskedFor, typeFaults } from './event-types.ts'
import type { EventFilter } from './log.store.ts'
import { lastNumber, readPage, type LoggedEvent, type LogPage } from './log.ts'
import { byId, seenEvents, type Sight } from './sight.ts'
import type { Portion } from './tail.ts'
import type { EventTails, Following } from './tails.ts'

export interface FindEventsContext {
  readonly database: Database
  readonly configs: TeamConfigs
  readonly eventTails: EventTails
}

export interface EventQuery extends EventFilter {
  readonly after: number
  readonly limit: number
  /** For how long to wait for an event where there is none yet. */
  readonly waitMs: number
}

/**
 * What the actor may see of the next events. A page may be short or empty before the end of the log: `reached` tells
 * where the next one begins. Throws `invalid` for types that there are not, and for a place after the end.
 */
export async function findEvents(
  context: FindEventsContext,
  actor: Actor,
  query: EventQuery,
  signal: AbortSignal,
): Promise<LogPage> {
  await assertReadable(context, actor, 'after', query)
  const sight = await sightOf(context, actor)
  const first = await readSeen(context, sight, query)
  if (first.events.length > 0 || first.reached < first.last || query.waitMs === 0) return first
  return waitForMore(context, sight, { ...query, after: first.reached }, signal)
}

/** Throws `invalid`, telling all faults; `field` is what the caller calls the place. */
export async function assertReadable(
  { database }: Pick<FindEventsContext, 'database'>,
  actor: Actor,
  field: string,
  { after, types }: Pick<EventQuery, 'types'> & { readonly after: number | undefined },
): Promise<void> {
  const faults = types === undefined ? [] : typeFaults('types', types)
  if (after !== undefined) faults.push(...(await placeFaults(database, actor.team.id, field, after)))
  if (faults.length > 0) throw invalidInput(faults)
}

/** What decides which events an actor may see, as it is now. */
export async function sightOf({ configs }: Pick<FindEventsContext, 'configs'>, actor: Actor): Promise<Sight> {
  return { actor, procedures: byId(await configs.at(actor.team.id, actor.team.configVersion)) }
}

/** As the pages would go on, but from memory: however many wait, an event is read once. */
async function waitForMore(
  context: FindEventsContext,
  sight: Sight,
  { after, waitMs, ...query }: EventQuery,
  signal: AbortSignal,
): Promise<LogPage> {
  const ends = AbortSignal.any([signal, context.eventTails.closing])
  const deadline = performance.now() + waitMs
  using following = await context.eventTails.follow(sight.actor.team.id)
  const { tail } = following
  let reached = after
  for (;;) {
    const page = await seenAfter(context, following, sight, reached, query)
    const leftMs = deadline - performance.now()
    if (page.events.length > 0 || leftMs <= 0 || ends.aborted)
      return { ...page, last: Math.max(tail.last, page.reached) }
    if (page.reached === reached) await tail.wait(reached, leftMs, ends)
    reached = page.reached
  }
}

/** What of the next events that are there is asked for, and may be seen; of few as many as `limit`. */
export async function seenAfter(
  { database, configs }: FindEventsContext,
  { tail, holders }: Following,
  sight: Sight,
  after: number,
  { limit = Infinity, ...filter }: EventFilter & { readonly limit?: number },
): Promise<Portion> {
  const { events, reached } = await tail.after(after, filter)
  const asked = events.filter((event) => isWanted(event, filter))
  const taken = asked.slice(0, limit)
  return {
    events: await seenEvents(sight, taken, { database, holders, configs }),
    reached: taken.length < asked.length ? (taken.at(-1)?.number ?? after) : reached,
  }
}

function isWanted(event: LoggedEvent, { types, subjectId, madeBy }: EventFilter): boolean {
  return (
    isAskedFor(types, event.type) &&
    (subjectId === undefined || subjectId === event.subjectId) &&
    (madeBy === undefined || madeBy === event.madeBy)
  )
}

async function readSeen(
  { database, configs }: FindEventsContext,
  sight: Sight,
  { after, limit, types, subjectId, madeBy }: EventQuery,
): Promise<LogPage> {
  const { team } = sight.actor
  const page = await readPage(database, team.id, { after, limit, types, subjectId, madeBy })
  const holders = new ChatHolders(database, team.id)
  const events = await seenEvents(sight, page.events, { database, holders, configs })
  return { ...page, events }
}

async function placeFaults(
  database: Database,
  teamId: string,
  field: string,
  after: number,
): Promise<Fault[]> {
  const last = await lastNumber(database, teamId)
  if (after <= last) return []
  const message = `must be the number of an event that was read: the newest one has ${last}, and ${after} is beyond it. Begin anew with ${last}, or with 0.`
  return [{ field, message }]
}
