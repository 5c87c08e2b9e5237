/**
 * From what a caller sent to what a task becomes. All faults are found, not the first. What depends on other rows
 * (people, photos) is looked up by the use case.
 */
import type { Fault } from '../../lib/app-error.ts'
import { storableText, type Json } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Values } from '../attribute.ts'
import type { ProcessStatus, StateTask, TeamConfig } from '../procedure.ts'
import { checkValues, type ValueContext } from '../values/check-values.ts'
import type { Task, TaskInput } from './task.ts'

/** What is undefined was not given. */
export interface TaskDraft {
  readonly values: Readonly<Record<string, Json | null>>
  readonly podId: string | null | undefined
  readonly fields: Partial<Pick<Task, 'title' | 'description' | 'order' | 'startsAt' | 'endsAt' | 'dueBy'>>
  readonly status: ProcessStatus | undefined
  readonly faults: Fault[]
}

const longestTitle = 500
const longestDescription = 10_000
// What the column holds.
const largestOrder = 2_147_483_647
// Plans and logs of people, with room.
const earliestTime = Date.UTC(1900, 0, 1)
const latestTime = Date.UTC(2200, 0, 1)

type Fields = { -readonly [K in keyof TaskDraft['fields']]: TaskDraft['fields'][K] }

export function readTask(
  config: TeamConfig,
  stateTask: StateTask,
  input: TaskInput,
  about: ValueContext,
): TaskDraft {
  const given =
    input.data === undefined || input.data === null
      ? { values: {}, faults: [] }
      : checkValues(stateTask.attributes, input.data, about)
  const faults: Fault[] = [...given.faults]
  const fields: Fields = {}
  readTexts(input, stateTask, fields, faults)
  if (input.order !== undefined) {
    if (!Number.isInteger(input.order) || Math.abs(input.order) > largestOrder)
      faults.push({ field: 'order', message: `must be a whole number up to ${largestOrder}` })
    else fields.order = input.order
  }
  readTimes(input, fields, faults)
  return {
    values: given.values,
    podId: readPod(config, input.belongsTo, faults),
    fields,
    status: input.status,
    faults,
  }
}

function readTexts(input: TaskInput, stateTask: StateTask, fields: Fields, faults: Fault[]): void {
  for (const [field, most] of [
    ['title', longestTitle],
    ['description', longestDescription],
  ] as const) {
    const sent = input[field]
    if (sent === undefined) continue
    const text = storableText(sent ?? '').trim()
    if (text.length > most)
      faults.push({ field, message: `must have at most ${most} characters, and has ${text.length}` })
    else fields[field] = text
  }
  // A task is always called something.
  if (fields.title === '') fields.title = stateTask.name
}

function readTimes(input: TaskInput, fields: Fields, faults: Fault[]): void {
  for (const field of ['startsAt', 'endsAt', 'dueBy'] as const) {
    const sent = input[field]
    if (sent === undefined) continue
    // Older clients say "none" with a zero.
    const time = sent === 0 ? null : sent
    if (time !== null && (!Number.isInteger(time) || time < earliestTime || time > latestTime))
      faults.push({
        field,
        message: 'must be a time between the years 1900 and 2200, in milliseconds since 1970',
      })
    else fields[field] = time
  }
}

function readPod(
  config: TeamConfig,
  sent: string | null | undefined,
  faults: Fault[],
): string | null | undefined {
  if (sent === undefined || sent === null || sent === '') return sent === '' ? null : sent
  const pods = config.items.filter(({ kind }) => kind === 'pod')
  const found =
    pods.find(({ shortId }) => shortId === sent) ?? pods.find(({ id }) => id === sent.toLowerCase())
  if (found !== undefined) return found.id
  const names = pods.map(({ shortId }) => shortId)
  faults.push({
    field: 'belongsTo',
    message: `must be the id or short id of a pod, or null.${didYouMean(sent, names)}`,
  })
  return undefined
}

/** The values with what was given merged in; null clears. */
export function mergeGiven(present: Values, given: TaskDraft['values']): Values {
  const merged: Record<string, Json> = { ...present }
  for (const [key, value] of Object.entries(given)) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- keys of our own attributes
    if (value === null) delete merged[key]
    else merged[key] = value
  }
  return merged
}

/** The task with another status: the times follow. What is started stays started. */
export function withStatus(task: Task, status: ProcessStatus, now: number): Task {
  if (status === task.status) return task
  return {
    ...task,
    status,
    startedAt: task.startedAt ?? (status === 'CANCELLED' ? null : now),
    completedAt: status === 'COMPLETED' ? now : null,
    cancelledAt: status === 'CANCELLED' ? now : null,
  }
}
