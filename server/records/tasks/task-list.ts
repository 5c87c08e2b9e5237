/** Use cases that list tasks: those of a process, and those that somebody has to do, the most urgent first. */
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { findPeople } from '../../team/people-names.ts'
import { accessTo, onlyOwnOf } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import type { ProcessRef } from '../process.ts'
import type { Procedure, ProcessStatus } from '../procedure.ts'
import { fetchProcess } from '../processes.ts'
import { findProcedure } from '../team-configs.ts'
import type { Task } from './task.ts'
import { taskListStore, type Place, type TaskFilter } from './task-list.store.ts'

/** The word for the user for whom the key acts. */
export const myself = 'me'

export interface TaskQuery {
  /** `me`, an id, a user name or an e-mail address; null is nobody. */
  readonly assignedTo?: string | null | undefined
  readonly status?: ProcessStatus | undefined
  /** An id or short id. */
  readonly procedure?: string | undefined
  /** Both inclusive. */
  readonly dueFrom?: number | undefined
  readonly dueTo?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface TaskPage {
  readonly tasks: readonly Task[]
  readonly nextCursor: string | null
}

/**
 * The tasks of one status by the time when they are due; those that are never due come last. Roles that see only
 * their own find what is assigned to them, unless they ask for somebody else's.
 */
export async function listTasks(
  context: RecordsContext,
  actor: Actor,
  query: TaskQuery,
  faults: readonly Fault[] = [],
): Promise<TaskPage> {
  const found = [...faults]
  const filter = await readFilter(context, actor, query, found)
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, found)
  if (found.length > 0) throw invalidInput(found)
  const store = taskListStore(context.database)
  const wanted = query.limit + 1
  const dated = after?.dueBy === null ? [] : await store.due(filter, after, wanted)
  const asksForDates = query.dueFrom !== undefined || query.dueTo !== undefined
  const missing = asksForDates ? 0 : wanted - dated.length
  const afterId = after?.dueBy === null ? after.id : undefined
  const undated = missing > 0 ? await store.undated(filter, afterId, missing) : []
  return pageOf([...dated, ...undated], query.limit, writeCursor)
}

/** The tasks of a process in the order in which they were made. */
export async function listTasksOfProcess(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  ref: ProcessRef,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<TaskPage> {
  const process = await fetchProcess(context, actor, procedure, ref)
  if (cursor !== undefined && !isUuid(cursor)) throw invalidInput([badCursor])
  const store = taskListStore(context.database)
  const tasks = await store.ofProcess(actor.team.id, process.id, cursor, limit + 1)
  return pageOf(tasks, limit, ({ id }) => id)
}

function pageOf(tasks: readonly Task[], limit: number, cursorAt: (task: Task) => string): TaskPage {
  const last = tasks.length > limit ? tasks[limit - 1] : undefined
  return { tasks: tasks.slice(0, limit), nextCursor: last === undefined ? null : cursorAt(last) }
}

async function readFilter(
  context: RecordsContext,
  actor: Actor,
  { assignedTo, status = 'OPEN', procedure, dueFrom, dueTo }: TaskQuery,
  faults: Fault[],
): Promise<TaskFilter> {
  const { team } = actor
  const config = await context.configs.at(team.id, team.configVersion)
  const asked = procedure === undefined ? config.procedures : [findProcedure(config, procedure)]
  const seenBy = onlyOwnOf(actor)
  return {
    teamId: team.id,
    status,
    assignedTo: assignedTo === undefined ? seenBy : await readAssignee(context, actor, assignedTo, faults),
    procedureIds: asked.filter((known) => accessTo(actor, known) !== 'none').map(({ id }) => id),
    dueFrom,
    dueTo,
    seenBy,
  }
}

async function readAssignee(
  { database }: RecordsContext,
  { team, userId }: Actor,
  assignedTo: string | null,
  faults: Fault[],
): Promise<string | null> {
  if (assignedTo === null) return null
  if (assignedTo === myself) return userId
  const id = (await findPeople(database, team.id, [assignedTo])).get(assignedTo)
  if (id === undefined)
    faults.push({
      field: 'assignedTo',
      message: `must be "${myself}", the id, user name or e-mail address of a user, or null, and "${assignedTo.slice(0, 80)}" is none`,
    })
  return id ?? null
}

const badCursor: Fault = { field: 'cursor', message: 'must be the nextCursor of an earlier answer' }

function writeCursor({ dueBy, id }: Task): string {
  return `${dueBy ?? 'never'}_${id}`
}

function readCursor(cursor: string, faults: Fault[]): Place | undefined {
  const [, due = '', id = ''] = /^(never|-?\d{1,15})_(.+)$/.exec(cursor) ?? []
  if (isUuid(id)) return { dueBy: due === 'never' ? null : Number(due), id }
  faults.push(badCursor)
  return undefined
}
