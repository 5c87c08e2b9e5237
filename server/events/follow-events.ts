/**
 * Following the log live, from any place in it and without a gap: what was written before is read page by page, what
 * comes is taken from the tail of the team. Whoever follows is looked at again now and then: a reader whose token was
 * revoked, or whose role has changed, must not go on as if nothing had happened.
 */
import { AppError } from '../lib/app-error.ts'
import type { Actor } from '../team/actor.ts'
import { assertReadable, seenAfter, sightOf, type FindEventsContext } from './find-events.ts'
import type { Portion } from './tail.ts'

export interface FollowOptions {
  /** Events above this number; undefined for those that come. */
  readonly after: number | undefined
  /** What the caller calls `after`. */
  readonly field: string
  readonly types: readonly string[] | undefined
  /** Ends the following. */
  readonly signal: AbortSignal
  /** Who it is now. Throws `unauthenticated` when it may not go on. */
  readonly identify: () => Promise<Actor>
}

/**
 * Throws `invalid` at once for types and places that there are not. What it answers begins with where it begins, ends
 * with the signal, the server or the rights of the actor, and takes nothing further from the log than it is asked for.
 * A portion without events only tells that all up to there was looked at.
 */
export async function followEvents(
  context: FindEventsContext,
  actor: Actor,
  options: FollowOptions,
): Promise<AsyncGenerator<Portion>> {
  await assertReadable(context, actor, options.field, options)
  return follow(context, actor, options)
}

async function* follow(
  context: FindEventsContext,
  actor: Actor,
  { after, types, signal, identify }: FollowOptions,
): AsyncGenerator<Portion> {
  using following = await context.eventTails.follow(actor.team.id)
  const { tail } = following
  const ends = AbortSignal.any([signal, context.eventTails.closing])
  let sight = await sightOf(context, actor)
  let reached = after ?? tail.last
  let beatAt = performance.now()
  yield { events: [], reached }
  while (!ends.aborted) {
    const untilBeat = beatAt + context.eventTails.patience.beatMs - performance.now()
    if (untilBeat <= 0) {
      const current = await stillThere(identify)
      if (current === 'gone') return
      if (current !== undefined) sight = await sightOf(context, current)
      beatAt = performance.now()
      yield { events: [], reached }
      continue
    }
    const next = await seenAfter(context, following, sight, reached, { types })
    if (next.reached === reached) await tail.wait(reached, untilBeat, ends)
    reached = next.reached
    if (next.events.length > 0) yield next
  }
}

/** The actor as it is now; undefined where that cannot be told because the database is away. */
async function stillThere(identify: () => Promise<Actor>): Promise<Actor | 'gone' | undefined> {
  try {
    return await identify()
  } catch (error) {
    return error instanceof AppError && error.kind === 'unauthenticated' ? 'gone' : undefined
  }
}
