/** Which processes a chunk of a job has changed, for whoever tells of each of them. */
import type { Session } from '../../database/session.ts'
import type { LoggedEvent } from '../../events/log.ts'
import { changesOfRows } from './chunk-changes.store.ts'

export const chunkType = 'processes.changed'

export interface Chunk {
  /** The event that tells of the chunk. */
  readonly eventId: string
  readonly jobId: string
  readonly firstRow: number
  readonly rowCount: number
}

export interface ChunkChange {
  /** The number of the row in the job. */
  readonly row: number
  /** As of a change that was made by itself: `process.created` … */
  readonly type: string
  readonly processId: string
  readonly changeId: string
}

const types: Readonly<Record<string, string>> = {
  created: 'process.created',
  updated: 'process.updated',
  merged: 'process.updated',
  deleted: 'process.deleted',
  restored: 'process.restored',
}

/** The chunk that an event tells of; undefined for an event of another type. */
export function chunkOf({ id, type, subjectId, payload }: LoggedEvent): Chunk | undefined {
  const { firstRow, rowCount } = payload
  return type === chunkType && typeof firstRow === 'number' && typeof rowCount === 'number'
    ? { eventId: id, jobId: subjectId, firstRow, rowCount }
    : undefined
}

/** By the ids of the events, in the order of the rows; one statement for all of them. */
export async function changesOfChunks(
  session: Pick<Session, 'rows'>,
  teamId: string,
  chunks: readonly Chunk[],
): Promise<ReadonlyMap<string, readonly ChunkChange[]>> {
  if (chunks.length === 0) return new Map()
  const rows = await changesOfRows(session, teamId, chunks)
  const changes = rows.flatMap(({ eventId, row, outcome, processId, changeId }) => {
    const type = types[outcome]
    return type === undefined ? [] : [{ eventId, change: { row, type, processId, changeId } }]
  })
  return new Map(
    [...Map.groupBy(changes, ({ eventId }) => eventId)].map(([eventId, of]) => [
      eventId,
      of.map(({ change }) => change),
    ]),
  )
}
