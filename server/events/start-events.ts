/** What makes the log readable while a process runs: the one that leads numbers events, all tell each other of them. */
import { Database } from '../database/database.ts'
import type { Leader } from '../jobs/leader.ts'
import type { EventBell } from './event-bell.ts'
import { EventLink } from './event-link.ts'
import { sequencer, type SequencerOptions } from './sequencer.ts'

export interface EventsContext {
  readonly database: Database
  readonly events: EventBell
}

/** Before the leader starts. Disposing it comes after the leader has stopped. */
export function startEvents(
  { database: { where }, events: bell }: EventsContext,
  leader: Leader,
  onProblem: (error: unknown) => void,
  patience: Pick<SequencerOptions, 'lookEveryMs'> = {},
): AsyncDisposable {
  // A connection that waits for nobody else: under load the pool's are all taken.
  const own = new Database({ where, poolSize: 1, pointConnections: 0, onConnectionLost: onProblem })
  const link = new EventLink({ where, bell, isLeading: () => leader.isLeading, onProblem })
  leader.runs(
    sequencer({
      write: (work) => own.write(work),
      bell,
      tell: (teams) => link.tell(teams),
      onError: onProblem,
      ...patience,
    }),
  )
  link.start()
  return {
    async [Symbol.asyncDispose]() {
      await link.stop()
      await own.close()
    },
  }
}
