/** Runs a write of tasks by the definition that holds while it runs, and finds in it what tasks need. */
import type { Session } from '../../database/session.ts'
import { AppError, notFound } from '../../lib/app-error.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Actor } from '../../team/actor.ts'
import { lockConfig } from '../config-lock.ts'
import { configStore } from '../config.store.ts'
import type { RecordsContext } from '../context.ts'
import type { Process } from '../process.ts'
import type { Procedure, StateTask, TeamConfig } from '../procedure.ts'

class DefinitionChanged extends Error {}

// A definition is changed now and then by a person.
const mostAttempts = 5

/** `work` in one transaction, in which nothing that the team has defined changes. It may run again from the start. */
export async function writeByDefinition<T>(
  context: RecordsContext,
  { team }: Actor,
  work: (session: Session, config: TeamConfig) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const config =
      attempt === 1
        ? await context.configs.at(team.id, team.configVersion)
        : await context.configs.now(team.id)
    try {
      return await context.database.write(async (session) => {
        await lockConfig(session, team.id, 'shared')
        if ((await configStore(session).version(team.id)) !== config.version) throw new DefinitionChanged()
        return work(session, config)
      })
    } catch (error) {
      if (!(error instanceof DefinitionChanged)) throw error
      if (attempt === mostAttempts)
        throw new AppError(
          'unavailable',
          'write_overtaken',
          'Too many others changed the same at once. Try again.',
        )
    }
  }
}

/** The kind of task with this id or short id. Throws `not_found`, suggesting the nearest. */
export function findStateTask({ stateTasks, shortId: procedure }: Procedure, name: string): StateTask {
  const offered = stateTasks.filter(({ isRetired }) => !isRetired)
  const found =
    offered.find(({ shortId }) => shortId === name) ?? offered.find(({ id }) => id === name.toLowerCase())
  if (found !== undefined) return found
  const names = offered.map(({ shortId }) => shortId)
  throw notFound(
    'state_task_not_found',
    `The procedure "${procedure}" has no task "${name.slice(0, 80)}".${didYouMean(name, names)}`,
  )
}

/** That of a task, retired or not. */
export function stateTaskOf(procedure: Procedure, id: string): StateTask {
  const found = procedure.stateTasks.find((stateTask) => stateTask.id === id)
  if (found === undefined) throw new Error(`the procedure ${procedure.id} has no task ${id}`)
  return found
}

/** Throws `conflict` when the task is not offered in the state of the process. */
export function assertOffered({ states }: Procedure, stateTask: StateTask, process: Process): void {
  if (stateTask.stateIds.length === 0 || stateTask.stateIds.includes(process.stateId)) return
  const nameOf = (wanted: string): string => states.find(({ id }) => id === wanted)?.shortId ?? wanted
  throw new AppError(
    'conflict',
    'state_task_not_offered',
    `The task "${stateTask.shortId}" is for processes in the states ${stateTask.stateIds.map(nameOf).join(', ')}, and this one is in ${nameOf(process.stateId)}.`,
  )
}
