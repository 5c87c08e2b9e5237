/** The SQL that reads processes, tasks and records by their ids, many at once; deleted ones too. */
import type { Session } from '../database/session.ts'
import type { Values } from './attribute.ts'
import { processColumns, type ProcessRow } from './process-rows.ts'
import type { Process } from './process.ts'
import { taskColumns, type TaskRow } from './tasks/task-rows.ts'
import type { Task } from './tasks/task.ts'

type Reading = Pick<Session, 'rows'>

export interface StoredRecord {
  readonly id: string
  readonly teamId: string
  readonly entityId: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly deletedAt: number | null
  readonly data: Values
}

/** In no particular order; those that are not there are missing. The others likewise. */
export function processesByIds(db: Reading, teamId: string, ids: readonly string[]): Promise<Process[]> {
  return db.rows<ProcessRow>(
    `select ${processColumns} from processes p where p.team_id = $1 and p.id = any($2::uuid[])`,
    [teamId, ids],
    'processes-by-ids',
  )
}

export function tasksByIds(db: Reading, teamId: string, ids: readonly string[]): Promise<Task[]> {
  return db.rows<TaskRow>(
    `select ${taskColumns} from tasks t where t.team_id = $1 and t.id = any($2::uuid[])`,
    [teamId, ids],
    'tasks-by-ids',
  )
}

export function recordsByIds(db: Reading, teamId: string, ids: readonly string[]): Promise<StoredRecord[]> {
  return db.rows<{ -readonly [K in keyof StoredRecord]: StoredRecord[K] }>(
    `select id, team_id as "teamId", entity_id as "entityId", created_at as "createdAt",
       updated_at as "updatedAt", created_by as "createdBy", deleted_at as "deletedAt", data
     from records where team_id = $1 and id = any($2::uuid[])`,
    [teamId, ids],
    'records-by-ids',
  )
}
