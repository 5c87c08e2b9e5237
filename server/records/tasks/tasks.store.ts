/** All SQL about single tasks. */
import type { Session } from '../../database/session.ts'
import type { Process } from '../process.ts'
import { processColumns, type ProcessRow } from '../process-rows.ts'
import type { Task } from './task.ts'
import {
  changingColumns,
  changingValues,
  fixedColumns,
  fixedValues,
  taskColumns,
  type TaskRow,
} from './task-rows.ts'

export interface PlacedTask {
  readonly task: Task
  /** Of the process: who sees it. */
  readonly process: Pick<Process, 'assignedTo' | 'createdBy'>
}

type PlacedRow = TaskRow & { processAssignedTo: string | null; processCreatedBy: string }

const placedColumns = `${taskColumns}, p.assigned_to as "processAssignedTo", p.created_by as "processCreatedBy"`
const placedTasks = `tasks t join processes p on p.team_id = t.team_id and p.id = t.process_id and p.deleted_at is null`
const columns = [...fixedColumns, ...changingColumns]
const places = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ')
const insertText = `insert into tasks (${columns.join(', ')}) values (${places(1, columns.length)})`
const updateText = `update tasks set (${changingColumns.join(', ')}) = row(${places(3, changingColumns.length)})
  where team_id = $1 and id = $2`

export const tasksStore = (session: Pick<Session, 'rows'>, teamId: string) => ({
  /** The task of a process that is not deleted. */
  async find(id: string): Promise<PlacedTask | undefined> {
    const text = `select ${placedColumns} from ${placedTasks} where t.team_id = $1 and t.id = $2`
    return placed(await session.rows<PlacedRow>(text, [teamId, id], 'find-task'))
  },

  /** As find; nobody else changes the task until the transaction ends. */
  async lock(id: string): Promise<PlacedTask | undefined> {
    const text = `select ${placedColumns} from ${placedTasks} where t.team_id = $1 and t.id = $2
      for no key update of t`
    return placed(await session.rows<PlacedRow>(text, [teamId, id], 'lock-task'))
  },

  /** The process, kept as it is until the transaction ends, unless it is deleted. */
  async holdProcess(id: string): Promise<Process | undefined> {
    const [row] = await session.rows<ProcessRow>(
      `select ${processColumns} from processes p where p.team_id = $1 and p.id = $2 and p.deleted_at is null for share`,
      [teamId, id],
      'hold-process',
    )
    return row
  },

  async insert(task: Task): Promise<void> {
    await session.rows(insertText, [...fixedValues(task), ...changingValues(task)], 'insert-task')
  },

  async update(task: Task): Promise<void> {
    await session.rows(updateText, [teamId, task.id, ...changingValues(task)], 'update-task')
  },
})

function placed([row]: PlacedRow[]): PlacedTask | undefined {
  if (row === undefined) return undefined
  const { processAssignedTo, processCreatedBy, ...task } = row
  return { task, process: { assignedTo: processAssignedTo, createdBy: processCreatedBy } }
}
