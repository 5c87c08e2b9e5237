/** A task: something to be done for a process, or that was done and is logged. Its kind is a state task of the procedure. */
import type { Values } from '../attribute.ts'
import type { ProcessStatus } from '../procedure.ts'

export interface Task {
  readonly id: string
  readonly teamId: string
  readonly procedureId: string
  readonly processId: string
  readonly recordId: string | null
  readonly stateTaskId: string
  readonly taskTypeId: string | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly assignedTo: string | null
  readonly podId: string | null
  readonly title: string
  readonly description: string
  readonly order: number
  readonly status: ProcessStatus
  readonly data: Values
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly dueBy: number | null
  readonly startedAt: number | null
  readonly completedAt: number | null
  readonly cancelledAt: number | null
}

/**
 * What a caller wants a task to be, in the words of the caller: `data` by short ids, `assignedTo` an id, a user name
 * or an e-mail address, `belongsTo` the id or short id of a pod. What is undefined is left as it is; null clears.
 */
export interface TaskInput {
  readonly data?: unknown
  readonly status?: ProcessStatus | undefined
  readonly assignedTo?: string | null | undefined
  readonly belongsTo?: string | null | undefined
  readonly title?: string | null | undefined
  readonly description?: string | null | undefined
  readonly order?: number | undefined
  readonly startsAt?: number | null | undefined
  readonly endsAt?: number | null | undefined
  readonly dueBy?: number | null | undefined
}
