/**
 * Gives every committed event its number, in the process that leads, and tells who reads the log. A transaction that
 * is open for long holds back the numbers of all events that were written after it began: they come late then, but
 * never out of order and never with a gap.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from '../database/session.ts'
import { Loop } from '../jobs/loop.ts'
import type { EventBell, LastNumbers } from './event-bell.ts'
import { numberBatch } from './sequencer.store.ts'

export interface SequencerOptions {
  /** A connection that waits for nobody else. */
  readonly write: <T>(work: (session: Session) => Promise<T>) => Promise<T>
  readonly bell: EventBell
  /** Tells other processes. */
  readonly tell: (teams: LastNumbers) => void
  readonly onError: (error: unknown) => void
  /** At most so many events in one statement. */
  readonly batch?: number
  /** How soon events are found that nobody announced: another process wrote them and its word was lost. */
  readonly lookEveryMs?: number
}

const defaultBatch = 4_000
const defaultLookEveryMs = 500
// What is written meanwhile is numbered together, at a fraction of the cost of each alone.
const gatherMs = 4
const worthAtOnce = 400
// While an open transaction holds events back, nobody rings when it ends.
const firstHeldMs = 2
const longestHeldMs = 100

/** The loop that numbers events. */
export function sequencer(options: SequencerOptions): Loop {
  const { write, bell, tell, onError, batch = defaultBatch, lookEveryMs = defaultLookEveryMs } = options
  let heldMs = firstHeldMs
  const loop = new Loop({
    idleMs: lookEveryMs,
    onError,
    async work() {
      await bell.readersPlaced()
      const { teams, count, isMore } = await write((session) => numberBatch(session, batch))
      if (count > 0) {
        bell.numbered(teams)
        tell(teams)
        heldMs = firstHeldMs
        if (count < worthAtOnce) await sleep(gatherMs)
      } else if (isMore) {
        await sleep(heldMs)
        heldMs = Math.min(longestHeldMs, heldMs * 2)
      }
      return isMore
    },
  })
  bell.onWritten(() => loop.wake())
  return loop
}
