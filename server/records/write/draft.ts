/**
 * From what a caller sent to what is meant by it: names become ids, values their stored form. Everything that can be
 * said without looking at the process is found here, all faults at once. Pure.
 */
import type { Fault } from '../../lib/app-error.ts'
import type { Json } from '../../lib/json.ts'
import { isJsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { ProcessInput } from '../process.ts'
import {
  processStatuses,
  type Entity,
  type Procedure,
  type ProcessStatus,
  type TeamConfig,
} from '../procedure.ts'
import { checkValues, type ValueContext } from '../values/check-values.ts'

export type GivenValues = Readonly<Record<string, Json | null>>

/** What is undefined was not given. */
export interface Draft {
  readonly values: GivenValues
  readonly record: GivenValues | undefined
  readonly status: ProcessStatus | undefined
  readonly stateId: string | undefined
  readonly nextActionAt: number | null | undefined
  /** A name or an id; whom it means is found for many drafts at once. */
  readonly assignee: string | null | undefined
  readonly podId: string | null | undefined
  readonly faults: readonly Fault[]
}

export interface DraftContext {
  readonly config: TeamConfig
  readonly procedure: Procedure
  readonly entity: Entity
  readonly about: ValueContext
}

// The largest time that JavaScript knows.
const latestMs = 8_640_000_000_000_000
const longestName = 200

export function readDraft(context: DraftContext, input: ProcessInput): Draft {
  const faults: Fault[] = []
  const { values, faults: valueFaults } =
    input.data === undefined || input.data === null
      ? { values: {}, faults: [] }
      : checkValues(context.procedure.attributes, input.data, context.about)
  faults.push(...valueFaults)
  return {
    values,
    record: readRecord(context, input.record, faults),
    status: readStatus(input.status, faults),
    stateId: readState(context.procedure, input.state, faults),
    nextActionAt: readTime(input.nextActionAt, faults),
    assignee: readAssignee(input.assignedTo, faults),
    podId: readPod(context.config, input.belongsTo, faults),
    faults,
  }
}

function readRecord(
  { entity, about }: DraftContext,
  input: unknown,
  faults: Fault[],
): GivenValues | undefined {
  if (input === undefined || input === null) return undefined
  if (!isJsonObject(input) || Object.keys(input).some((key) => key !== 'data')) {
    faults.push({
      field: 'record',
      message: 'must be an object with "data", such as {"data": {"name": "Ana"}}',
    })
    return undefined
  }
  const { values, faults: found } = checkValues(entity.attributes, input['data'] ?? {}, about)
  for (const fault of found) faults.push({ ...fault, field: `record.${fault.field}` })
  return values
}

function readStatus(input: unknown, faults: Fault[]): ProcessStatus | undefined {
  if (input === undefined) return undefined
  const found = processStatuses.find((status) => status === input)
  if (found === undefined)
    faults.push({ field: 'status', message: `must be one of ${processStatuses.join(', ')}` })
  return found
}

function readState(procedure: Procedure, input: unknown, faults: Fault[]): string | undefined {
  if (input === undefined) return undefined
  if (typeof input === 'string') {
    const found =
      procedure.states.find(({ shortId, isRetired }) => shortId === input && !isRetired) ??
      procedure.states.find(({ id }) => id === input.toLowerCase())
    if (found !== undefined) return found.id
  }
  const names = procedure.states.filter(({ isRetired }) => !isRetired).map(({ shortId }) => shortId)
  const asked = typeof input === 'string' ? didYouMean(input, names) : ''
  faults.push({
    field: 'state',
    message: `must be a state of "${procedure.shortId}": ${names.slice(0, 20).join(', ')}.${asked}`,
  })
  return undefined
}

function readTime(input: unknown, faults: Fault[]): number | null | undefined {
  if (input === undefined || input === null) return input
  if (typeof input === 'number' && Number.isSafeInteger(input) && Math.abs(input) <= latestMs) {
    // Older clients say "none" with a zero.
    return input === 0 ? null : input
  }
  faults.push({ field: 'nextActionAt', message: 'must be a time in milliseconds since 1970, or null' })
  return undefined
}

function readAssignee(input: unknown, faults: Fault[]): string | null | undefined {
  if (input === undefined || input === null) return input
  if (input === '') return null
  if (typeof input === 'string' && input.length <= longestName) return input
  faults.push({
    field: 'assignedTo',
    message: 'must be the id, user name or e-mail address of a user, or null',
  })
  return undefined
}

function readPod(config: TeamConfig, input: unknown, faults: Fault[]): string | null | undefined {
  if (input === undefined || input === null) return input
  const pods = config.items.filter(({ kind }) => kind === 'pod')
  const wanted = typeof input === 'string' ? input : ''
  const found = pods.find(({ id, shortId }) => shortId === wanted || id === wanted.toLowerCase())
  if (found !== undefined) return found.id
  const names = pods.map(({ shortId }) => shortId)
  faults.push({
    field: 'belongsTo',
    message: `must be the id or short id of a pod, or null.${didYouMean(wanted, names)}`,
  })
  return undefined
}

export const emptyDraft: Draft = {
  values: {},
  record: undefined,
  status: undefined,
  stateId: undefined,
  nextActionAt: undefined,
  assignee: undefined,
  podId: undefined,
  faults: [],
}
