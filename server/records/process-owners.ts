/** Whose processes are, for those who must judge by it what a user may see, without the process itself. */
import type { Session } from '../database/session.ts'
import type { Process } from './process.ts'
import { readOwners } from './process-owners.store.ts'

export type Owners = Pick<Process, 'assignedTo' | 'createdBy'>

/** By the ids of the processes; one that is not there is left out. One statement. */
export async function processOwners(
  db: Pick<Session, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Owners>> {
  const rows = await readOwners(db, teamId, ids)
  return new Map(rows.map((row) => [row.id, { assignedTo: row.assigned_to, createdBy: row.created_by }]))
}
