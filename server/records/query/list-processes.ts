/**
 * Lists of processes: which ones, in which order, and where the list goes on. Deleted processes are never listed, and
 * who sees only their own sees only those.
 */
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { Process } from '../process.ts'

/** As the caller sent it; nothing is checked yet. */
export interface ListQuery {
  readonly where?: unknown
  readonly orderBy?: unknown
  readonly skip?: unknown
  readonly limit?: unknown
  readonly cursor?: unknown
  readonly search?: unknown
}

export interface ProcessPage {
  readonly processes: Process[]
  readonly hasMore: boolean
  /** Where the list goes on; null at its end. */
  readonly nextCursor: string | null
}

/** Throws `invalid` with every fault, `forbidden`, or `unavailable` for what takes too long. */
export function listProcesses(
  _context: RecordsContext,
  _actor: Actor,
  _procedure: Procedure,
  _query: ListQuery,
): Promise<ProcessPage> {
  return Promise.reject(new Error('not written yet'))
}

/** All processes of the procedure that are not deleted, oldest first, as they were at one moment. */
export async function* streamProcesses(
  _context: RecordsContext,
  _teamId: string,
  _procedure: Procedure,
): AsyncGenerator<Process[]> {
  await Promise.reject(new Error('not written yet'))
  yield []
}
