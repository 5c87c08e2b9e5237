/** How a process lies in its table, and how it comes out of it. */
import type { Process } from './process.ts'

/** The columns of `processes p` under the names of the domain; a row of them is a Process. */
export const processColumns = `p.id, p.team_id as "teamId", p.procedure_id as "procedureId", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.created_by as "createdBy", p.assigned_to as "assignedTo", p.pod_id as "podId",
  p.record_id as "recordId", p.status, p.state_id as "stateId", p.next_action_at as "nextActionAt",
  p.started_at as "startedAt", p.completed_at as "completedAt", p.cancelled_at as "cancelledAt",
  p.deleted_at as "deletedAt", p.version, p.data`

export type ProcessRow = { -readonly [K in keyof Process]: Process[K] }
