/**
 * Warnings of work that tries again and again: each is told at once, and the same one at most once a minute after that,
 * so that a database that is away for a night does not fill a disk. That it is away is one warning, whatever it stopped.
 */
import type { Logger } from './logger.ts'

const everyMs = 60_000
// So many at a time are not the same again and again.
const mostRemembered = 1_000

export interface Problem {
  readonly err: unknown
  /** What it happened to. */
  readonly [name: string]: unknown
}

export interface Warnings {
  readonly warn: (problem: Problem, message: string) => void
}

interface Told {
  readonly at: number
  repeated: number
}

/** `isAway` answers whether an error only says that the database is away. */
export function seldom(
  log: Pick<Logger, 'warn'>,
  isAway: (error: unknown) => boolean,
  now: () => number = () => performance.now(),
): Warnings {
  const told = new Map<string, Told>()
  return {
    warn(problem, message) {
      const away = isAway(problem.err)
      const text = away ? 'the database is away: work in the background waits for it' : message
      const { err, ...about } = away ? { err: undefined, reason: textOf(problem.err) } : problem
      const key = away ? text : JSON.stringify([message, textOf(err), about])
      const before = told.get(key)
      if (before !== undefined && now() - before.at < everyMs) {
        before.repeated += 1
        return
      }
      if (told.size >= mostRemembered) told.clear()
      told.set(key, { at: now(), repeated: 0 })
      const repeated = before === undefined || before.repeated === 0 ? {} : { repeated: before.repeated }
      log.warn({ ...(err === undefined ? {} : { err }), ...about, ...repeated }, text)
    },
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
