/** How a task lies in its table, and how it comes out of it. */
import type { Task } from './task.ts'

/** The columns of `tasks t` under the names of the domain; a row of them is a Task. */
export const taskColumns = `t.id, t.team_id as "teamId", t.procedure_id as "procedureId", t.process_id as "processId",
  t.record_id as "recordId", t.state_task_id as "stateTaskId", t.task_type_id as "taskTypeId",
  t.created_at as "createdAt", t.updated_at as "updatedAt", t.created_by as "createdBy",
  t.assigned_to as "assignedTo", t.pod_id as "podId", t.title, t.description, t."order", t.status, t.data,
  t.starts_at as "startsAt", t.ends_at as "endsAt", t.due_by as "dueBy", t.started_at as "startedAt",
  t.completed_at as "completedAt", t.cancelled_at as "cancelledAt"`

export type TaskRow = { -readonly [K in keyof Task]: Task[K] }

/** What never changes comes first. */
export const fixedColumns = [
  'team_id',
  'id',
  'procedure_id',
  'process_id',
  'record_id',
  'state_task_id',
  'task_type_id',
  'created_at',
  'created_by',
] as const
export const changingColumns = [
  'updated_at',
  'assigned_to',
  'pod_id',
  'title',
  'description',
  '"order"',
  'status',
  'data',
  'starts_at',
  'ends_at',
  'due_by',
  'started_at',
  'completed_at',
  'cancelled_at',
] as const

export function fixedValues(task: Task): unknown[] {
  return [
    task.teamId,
    task.id,
    task.procedureId,
    task.processId,
    task.recordId,
    task.stateTaskId,
    task.taskTypeId,
    timestamp(task.createdAt),
    task.createdBy,
  ]
}

export function changingValues(task: Task): unknown[] {
  return [
    timestamp(task.updatedAt),
    task.assignedTo,
    task.podId,
    task.title,
    task.description,
    task.order,
    task.status,
    JSON.stringify(task.data),
    timestamp(task.startsAt),
    timestamp(task.endsAt),
    timestamp(task.dueBy),
    timestamp(task.startedAt),
    timestamp(task.completedAt),
    timestamp(task.cancelledAt),
  ]
}

export function timestamp(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
