/** Reads every plugin anew every few hours. Of several servers on one database one does it, plugin by plugin. */
import { AppError } from '../../lib/app-error.ts'
import { Loop } from '../../jobs/loop.ts'
import { pluginsStore } from './plugins.store.ts'
import { syncStored, type SyncContext } from './sync.ts'

export interface SyncLoopOptions {
  /** How old what is known may get. */
  readonly everyMs?: number
  readonly onProblem: (problem: unknown, pluginId: string | undefined) => void
}

// Quality and limits are told by webhooks; this finds what those missed, and calls of the Graph are counted.
const defaultEveryMs = 6 * 3_600_000
// A webhook that tells a part only has its plugin read soon after it.
const idleMs = 60_000

export function syncLoop(context: SyncContext, options: SyncLoopOptions): Loop {
  let isFirst = true
  return new Loop({
    idleMs,
    onError: (error) => options.onProblem(error, undefined),
    async work() {
      // A server that starts has more urgent things to do.
      if (isFirst) {
        isFirst = false
        return false
      }
      return syncOldest(context, options)
    },
  })
}

/** Reads the plugin anew that nobody has looked at for longest, if that is long. Answers whether there was one. */
export async function syncOldest(
  context: SyncContext,
  { everyMs = defaultEveryMs, onProblem }: SyncLoopOptions,
): Promise<boolean> {
  const now = context.clock()
  const plugin = await pluginsStore(context.database).claim(now - everyMs, now)
  if (plugin === undefined) return false
  try {
    const problems = await syncStored(context, plugin.teamId, plugin.id)
    for (const problem of problems) onProblem(problem, plugin.id)
  } catch (error) {
    // It was removed or disconnected meanwhile, or it is of a sandbox that does not run.
    if (!(error instanceof AppError) || error.kind === 'internal') throw error
    if (error.kind === 'upstream') onProblem(error, plugin.id)
  }
  return true
}
