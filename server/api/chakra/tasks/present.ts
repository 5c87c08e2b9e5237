/** Tasks in the words of the ChakraHQ API; made readable, short ids and user names are in place of ids. Pure. */
import type { TeamConfig } from '../../../records/procedure.ts'
import { stateTaskOf } from '../../../records/tasks/definition.ts'
import type { Task } from '../../../records/tasks/task.ts'
import { findProcedure } from '../../../records/team-configs.ts'
import { presentValues } from '../../../records/values/present-values.ts'
import type { ActorTeam } from '../../../team/actor.ts'
import type { TaskV1 } from './schema.ts'

export interface TaskView {
  readonly team: Pick<ActorTeam, 'id' | 'shortName'>
  readonly config: TeamConfig
  /** User names by id; with them, answers are readable. */
  readonly usernames: ReadonlyMap<string, string> | undefined
}

/** The people whose names readable tasks show. */
export function peopleOf(tasks: readonly Task[]): string[] {
  return tasks.flatMap(({ createdBy, assignedTo }) =>
    assignedTo === null ? [createdBy] : [createdBy, assignedTo],
  )
}

export function presentTask({ team, config, usernames }: TaskView, task: Task): TaskV1 {
  const procedure = findProcedure(config, task.procedureId)
  const stateTask = stateTaskOf(procedure, task.stateTaskId)
  const isReadable = usernames !== undefined
  const user = (id: string): string => usernames?.get(id) ?? id
  const inList = (list: readonly { id: string; shortId: string }[], id: string): string =>
    isReadable ? (list.find((item) => item.id === id)?.shortId ?? id) : id
  return {
    id: task.id,
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    title: task.title,
    description: task.description,
    order: task.order,
    status: task.status,
    team: isReadable ? team.shortName : team.id,
    procedure: isReadable ? procedure.shortId : procedure.id,
    process: task.processId,
    entity: inList(config.entities, procedure.entityId),
    record: task.recordId,
    stateTask: isReadable ? stateTask.shortId : stateTask.id,
    taskType: task.taskTypeId === null ? null : inList(config.items, task.taskTypeId),
    createdBy: user(task.createdBy),
    assignedTo: task.assignedTo === null ? null : user(task.assignedTo),
    belongsTo: task.podId === null ? null : inList(config.items, task.podId),
    startsAt: task.startsAt,
    endsAt: task.endsAt,
    dueBy: task.dueBy,
    startedAt: task.startedAt,
    completedAt: task.completedAt,
    cancelledAt: task.cancelledAt,
    data: presentValues(stateTask.attributes, task.data),
  }
}
