/** The kinds of tasks of a procedure, as they shall be. Pure. */
import type { Procedure, StateTask } from '../procedure.ts'
import { defineAttributes } from './define-attribute.ts'
import type { Surroundings } from './define-procedure.ts'
import { mostStates } from './define-states.ts'
import { longestDescription, longestName, type Fields } from './fields.ts'
import { idNamed, idsNamed, liveOnes, matchList } from './match-list.ts'
import { readableName } from './short-ids.ts'

const mostTasks = 100
const knownTask = [
  ...['id', 'shortId', 'rename', 'name', 'description', 'states', 'taskType', 'attributes', 'isRetired'],
]

export function defineTasks(
  present: Procedure | undefined,
  fields: Fields,
  states: Procedure['states'],
  around: Surroundings,
): readonly StateTask[] {
  const tasks = matchList<StateTask>(present?.stateTasks ?? [], fields, {
    name: 'stateTasks',
    kind: 'name',
    most: mostTasks,
    isChange: around.isChange,
    define: (before, item, shortId) => defineTask(before, item.only(knownTask), shortId, states, around),
  })
  const live = new Set(liveOnes(states).map(({ id }) => id))
  return tasks.map((task) => {
    const stateIds = task.stateIds.filter((id) => live.has(id))
    // None would mean all.
    if (stateIds.length === 0 && task.stateIds.length > 0 && !task.isRetired)
      fields.fault(
        `stateTasks.${task.shortId}.states`,
        'are all retired; give it others or retire it in the same request',
      )
    return { ...task, stateIds }
  })
}

function defineTask(
  before: StateTask | undefined,
  item: Fields,
  shortId: string,
  states: Procedure['states'],
  around: Surroundings,
): StateTask {
  const stateIds = idsNamed(states, item.texts('states', mostStates), (message) =>
    item.fault('states', message),
  )
  return {
    id: before?.id ?? around.nextId(),
    shortId,
    name: item.text('name', longestName) ?? before?.name ?? readableName(shortId),
    description: item.text('description', longestDescription, 0) ?? before?.description ?? '',
    stateIds: stateIds ?? before?.stateIds ?? [],
    taskTypeId: readTaskType(before, item, around),
    attributes: defineAttributes(before?.attributes ?? [], item, 'task', around),
    isRetired: item.flag('isRetired') ?? before?.isRetired ?? false,
  }
}

function readTaskType(before: StateTask | undefined, item: Fields, around: Surroundings): string | null {
  if (item.source['taskType'] === null) return null
  const name = item.text('taskType', 63)
  if (name === undefined) return before?.taskTypeId ?? null
  return idNamed(around.taskTypes, name, (message) => item.fault('taskType', message)) ?? null
}
