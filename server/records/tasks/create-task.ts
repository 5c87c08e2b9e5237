/** The use case that makes a task for a process. */
import type { Session } from '../../database/session.ts'
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMay, maySee, processNotFound } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import type { ProcessRef } from '../process.ts'
import type { Procedure, TeamConfig } from '../procedure.ts'
import { fetchProcess } from '../processes.ts'
import { findProcedure } from '../team-configs.ts'
import { completeValues } from '../values/complete-values.ts'
import { assertOffered, findStateTask } from './definition.ts'
import { mergeGiven, readTask, withStatus } from './read-task.ts'
import type { Task, TaskInput } from './task.ts'
import { announce, resolveNames, writeOnce, type MadeTask, type TaskOptions } from './tasks.ts'
import { tasksStore } from './tasks.store.ts'

export interface NewTask {
  readonly process: ProcessRef
  /** The id or short id of the kind of task. */
  readonly stateTask: string
  readonly input: TaskInput
}

/** With the status COMPLETED it logs what was done. Throws `conflict` when the process is in another state. */
export async function createTask(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  wanted: NewTask,
  { faults = [], idempotency }: TaskOptions = {},
): Promise<MadeTask> {
  assertMay(actor, procedure, 'write')
  const { id: processId } = await fetchProcess(context, actor, procedure, wanted.process)
  return writeOnce(context, actor, idempotency, async (session, config) => {
    const place = { ...wanted, procedure, processId }
    const made = await newTask(session, actor, config, place, faults, context.clock())
    await tasksStore(session, made.teamId).insert(made)
    await announce(session, 'task.created', made, actor)
    return made
  })
}

async function newTask(
  session: Session,
  actor: Actor,
  config: TeamConfig,
  {
    procedure: { id: procedureId },
    processId,
    ...wanted
  }: NewTask & { procedure: Procedure; processId: string },
  faults: readonly Fault[],
  now: number,
): Promise<Task> {
  const procedure = findProcedure(config, procedureId)
  const stateTask = findStateTask(procedure, wanted.stateTask)
  const process = await tasksStore(session, actor.team.id).holdProcess(processId)
  if (process === undefined || !maySee(actor, process)) throw processNotFound(procedure)
  const draft = readTask(config, stateTask, wanted.input, actor.team)
  const values = completeValues(stateTask.attributes, mergeGiven({}, draft.values))
  const found = [...faults, ...draft.faults, ...withoutRepeats(draft.faults, values.faults)]
  const assignedTo = await resolveNames(
    session,
    actor,
    stateTask.attributes,
    draft,
    wanted.input.assignedTo,
    found,
  )
  if (found.length > 0) throw invalidInput(found)
  assertOffered(procedure, stateTask, process)
  const open: Task = {
    id: newId(now),
    teamId: actor.team.id,
    procedureId: procedure.id,
    processId: process.id,
    recordId: process.recordId,
    stateTaskId: stateTask.id,
    taskTypeId: stateTask.taskTypeId,
    createdAt: now,
    updatedAt: now,
    createdBy: actor.userId,
    assignedTo: assignedTo ?? null,
    podId: draft.podId ?? null,
    title: stateTask.name,
    description: '',
    order: 0,
    status: 'OPEN',
    data: values.values,
    startsAt: null,
    endsAt: null,
    dueBy: null,
    startedAt: null,
    completedAt: null,
    cancelledAt: null,
    ...draft.fields,
  }
  return withStatus(open, draft.status ?? 'OPEN', now)
}

// A value that was refused is not also missing.
function withoutRepeats(first: readonly Fault[], second: readonly Fault[]): Fault[] {
  return second.filter(({ field }) => !first.some((fault) => fault.field === field))
}
