/**
 * What all use cases about single tasks share, and fetching one. Who sees a process sees its tasks, and who a task is
 * assigned to sees that task. A write is one transaction with its event.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { notFound, type AppError, type Fault } from '../../lib/app-error.ts'
import type { Json } from '../../lib/json.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { findPeople } from '../../team/people-names.ts'
import { accessTo, maySee } from '../access.ts'
import type { Attribute } from '../attribute.ts'
import type { RecordsContext } from '../context.ts'
import { keepKey, Repeated, repeatedObject, type Idempotency } from '../../idempotency/idempotency.ts'
import { existingPhotos } from '../photos/existing-photos.ts'
import type { TeamConfig } from '../procedure.ts'
import { findProcedure } from '../team-configs.ts'
import { photoIdsOf } from '../values/photo-ids.ts'
import { writeByDefinition } from './definition.ts'
import type { TaskDraft } from './read-task.ts'
import type { Task } from './task.ts'
import { tasksStore, type PlacedTask } from './tasks.store.ts'

/** `faults` were found while the input was read, and are told with those that are found here. */
export interface TaskOptions {
  readonly faults?: readonly Fault[]
  readonly idempotency?: Idempotency | undefined
}

export interface MadeTask {
  readonly task: Task
  /** True when this request was carried out before, and nothing was done now. */
  readonly isRepeated: boolean
}

export function taskNotFound(): AppError {
  return notFound('task_not_found', 'The team has no task with this id.')
}

/** Throws `not_found`, also for what the actor may not see. */
export async function fetchTask(context: RecordsContext, actor: Actor, id: string): Promise<Task> {
  const found = isUuid(id) ? await tasksStore(context.database, actor.team.id).find(id) : undefined
  const config = await context.configs.at(actor.team.id, actor.team.configVersion)
  return visibleTask(actor, config, found).task
}

/** Throws `not_found` unless there is a task and the actor may see it. */
export function visibleTask(actor: Actor, config: TeamConfig, found: PlacedTask | undefined): PlacedTask {
  if (found === undefined) throw taskNotFound()
  const isTheirs = maySee(actor, found.process) || found.task.assignedTo === actor.userId
  if (!isTheirs || accessTo(actor, findProcedure(config, found.task.procedureId)) === 'none')
    throw taskNotFound()
  return found
}

/** Runs `work` in one transaction by the definition that holds, and no second time for the same request. */
export async function writeOnce(
  context: RecordsContext,
  actor: Actor,
  idempotency: Idempotency | undefined,
  work: (session: Session, config: TeamConfig) => Promise<Task>,
): Promise<MadeTask> {
  const earlier = await repeated(context, actor, idempotency)
  if (earlier !== undefined) return earlier
  try {
    const task = await writeByDefinition(context, actor, async (session, config) => {
      const written = await work(session, config)
      if (idempotency !== undefined)
        await keepKey(session, actor.team.id, idempotency, written.id, context.clock())
      return written
    })
    return { task, isRepeated: false }
  } catch (error) {
    const faster = error instanceof Repeated ? await repeated(context, actor, idempotency) : undefined
    if (faster !== undefined) return faster
    throw error
  }
}

async function repeated(
  { database }: RecordsContext,
  { team }: Actor,
  idempotency: Idempotency | undefined,
): Promise<MadeTask | undefined> {
  const id = idempotency && (await repeatedObject(database, team.id, idempotency))
  if (id === undefined) return undefined
  const found = await tasksStore(database, team.id).find(id)
  if (found === undefined) throw taskNotFound()
  return { task: found.task, isRepeated: true }
}

/** Finds the person whom the input names, and that the photos in it are there. Adds to `faults`. */
export async function resolveNames(
  session: Session,
  { team }: Actor,
  attributes: readonly Attribute[],
  { values }: TaskDraft,
  assignee: string | null | undefined,
  faults: Fault[],
): Promise<string | null | undefined> {
  const given = Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== null)
  const photoIds = photoIdsOf(attributes, Object.fromEntries(given))
  const photos = await existingPhotos(session, team.id, photoIds)
  for (const id of photoIds)
    if (!photos.has(id.toLowerCase()))
      faults.push({ field: 'data', message: `names the photo ${id}, and the team has none with this id` })
  if (assignee === undefined || assignee === null || assignee === '') return assignee === '' ? null : assignee
  const person = (await findPeople(session, team.id, [assignee])).get(assignee)
  if (person === undefined)
    faults.push({
      field: 'assignedTo',
      message: `must be the id, user name or e-mail address of a user, and "${assignee.slice(0, 80)}" is none`,
    })
  return person
}

export async function announce(
  session: Session,
  type: 'task.created' | 'task.updated',
  task: Task,
  { userId }: Actor,
): Promise<void> {
  const { teamId, id, procedureId, processId, status, assignedTo, updatedAt } = task
  await appendEvents(session, [
    {
      teamId,
      at: updatedAt,
      type,
      subjectId: id,
      madeBy: userId,
      payload: { procedure: procedureId, process: processId, status, assignedTo },
    },
  ])
}
