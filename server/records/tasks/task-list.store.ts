/** All SQL that lists tasks. Every statement walks an index in the order of the list from where the page begins. */
import type { Session } from '../../database/session.ts'
import type { ProcessStatus } from '../procedure.ts'
import type { Task } from './task.ts'
import { taskColumns, timestamp, type TaskRow } from './task-rows.ts'

export interface TaskFilter {
  readonly teamId: string
  readonly status: ProcessStatus
  /** Null is nobody. */
  readonly assignedTo: string | null | undefined
  readonly procedureIds: readonly string[]
  /** Both inclusive. */
  readonly dueFrom: number | undefined
  readonly dueTo: number | undefined
  /** Only tasks that this person sees. */
  readonly seenBy: string | undefined
}

export interface Place {
  /** Null for tasks that are never due. */
  readonly dueBy: number | null
  readonly id: string
}

export const taskListStore = (session: Pick<Session, 'rows'>) => ({
  /** Tasks after `after`: by the time when they are due, then by id. */
  due(filter: TaskFilter, after: Place | undefined, limit: number): Promise<Task[]> {
    const { conditions, values, add } = begin(filter)
    conditions.push('t.due_by is not null')
    if (filter.dueFrom !== undefined) conditions.push(`t.due_by >= ${add(timestamp(filter.dueFrom))}`)
    if (filter.dueTo !== undefined) conditions.push(`t.due_by <= ${add(timestamp(filter.dueTo))}`)
    if (after !== undefined)
      conditions.push(
        `(t.due_by, t.id) > (${add(timestamp(after.dueBy))}::timestamptz, ${add(after.id)}::uuid)`,
      )
    return list(session, conditions, values, limit)
  },

  /** Tasks that are never due, after this id. */
  undated(filter: TaskFilter, after: string | undefined, limit: number): Promise<Task[]> {
    const { conditions, values, add } = begin(filter)
    conditions.push('t.due_by is null')
    if (after !== undefined) conditions.push(`t.id > ${add(after)}::uuid`)
    // All the same, but it makes the index serve the order.
    return list(session, conditions, values, limit)
  },

  /** The tasks of a process in the order in which they were made. */
  ofProcess(teamId: string, processId: string, after: string | undefined, limit: number): Promise<Task[]> {
    return session.rows<TaskRow>(
      `select ${taskColumns} from tasks t
       where t.team_id = $1 and t.process_id = $2 and ($3::uuid is null or t.id > $3::uuid) order by t.id limit $4`,
      [teamId, processId, after ?? null, limit],
      'tasks-of-process',
    )
  },
})

function begin({ teamId, status, assignedTo, procedureIds, seenBy }: TaskFilter) {
  const values: unknown[] = []
  const add = (value: unknown): string => `$${values.push(value)}`
  const conditions = [
    `t.team_id = ${add(teamId)}`,
    `t.status = ${add(status)}`,
    `t.procedure_id = any(${add(procedureIds)}::uuid[])`,
  ]
  if (assignedTo === null) conditions.push('t.assigned_to is null')
  else if (assignedTo !== undefined) conditions.push(`t.assigned_to = ${add(assignedTo)}`)
  if (seenBy !== undefined) {
    const own = `${add(seenBy)}::uuid`
    conditions.push(`(t.assigned_to = ${own} or p.assigned_to = ${own} or p.created_by = ${own})`)
  }
  return { conditions, values, add }
}

function list(
  session: Pick<Session, 'rows'>,
  conditions: readonly string[],
  values: readonly unknown[],
  limit: number,
): Promise<Task[]> {
  return session.rows<TaskRow>(
    `select ${taskColumns} from tasks t
     join processes p on p.team_id = t.team_id and p.id = t.process_id and p.deleted_at is null
     where ${conditions.join(' and ')} order by t.due_by, t.id limit ${limit}`,
    values,
  )
}
