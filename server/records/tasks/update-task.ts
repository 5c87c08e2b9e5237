/** The use case that changes a task. A change that says nothing new writes nothing. */
import { isDeepStrictEqual } from 'node:util'
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMay } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import type { StateTask } from '../procedure.ts'
import { findProcedure } from '../team-configs.ts'
import { stateTaskOf } from './definition.ts'
import { mergeGiven, readTask, withStatus, type TaskDraft } from './read-task.ts'
import type { Task, TaskInput } from './task.ts'
import {
  announce,
  fetchTask,
  resolveNames,
  taskNotFound,
  visibleTask,
  writeOnce,
  type MadeTask,
  type TaskOptions,
} from './tasks.ts'
import { tasksStore } from './tasks.store.ts'

export interface TaskChangeOptions extends TaskOptions {
  /** Looks at the task under the lock of the change, and answers what is wrong with the change. */
  readonly inspect?: ((present: Task) => readonly Fault[]) | undefined
}

/** Changes what is given; `data` is merged key by key. */
export async function updateTask(
  context: RecordsContext,
  actor: Actor,
  id: string,
  input: TaskInput,
  { faults = [], inspect, idempotency }: TaskChangeOptions = {},
): Promise<MadeTask> {
  if (!isUuid(id)) throw taskNotFound()
  // A repeated request is answered without the look at the task below.
  if (idempotency !== undefined) await fetchTask(context, actor, id)
  return writeOnce(context, actor, idempotency, async (session, config) => {
    const store = tasksStore(session, actor.team.id)
    const { task: present } = visibleTask(actor, config, await store.lock(id))
    const procedure = findProcedure(config, present.procedureId)
    assertMay(actor, procedure, 'write')
    const stateTask = stateTaskOf(procedure, present.stateTaskId)
    const draft = readTask(config, stateTask, input, actor.team)
    const found = [
      ...faults,
      ...(inspect?.(present) ?? []),
      ...draft.faults,
      ...clearedFaults(stateTask, draft),
    ]
    const assignedTo = await resolveNames(
      session,
      actor,
      stateTask.attributes,
      draft,
      input.assignedTo,
      found,
    )
    if (found.length > 0) throw invalidInput(found)
    const now = context.clock()
    const next = changed(present, draft, assignedTo, now)
    if (isDeepStrictEqual(next, present)) return present
    const written = { ...next, updatedAt: now }
    await store.update(written)
    await announce(session, 'task.updated', written, actor)
    return written
  })
}

function clearedFaults({ attributes }: StateTask, { values }: TaskDraft): Fault[] {
  return attributes
    .filter(({ key, isRequired, isRetired }) => isRequired && !isRetired && values[key] === null)
    .map(({ shortId }) => ({ field: `data.${shortId}`, message: 'is required and cannot be cleared' }))
}

function changed(present: Task, draft: TaskDraft, assignedTo: string | null | undefined, now: number): Task {
  const next: Task = {
    ...present,
    ...draft.fields,
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(draft.podId === undefined ? {} : { podId: draft.podId }),
    data: mergeGiven(present.data, draft.values),
  }
  return withStatus(next, draft.status ?? present.status, now)
}
