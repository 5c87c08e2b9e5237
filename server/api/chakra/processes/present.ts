/**
 * Processes and their history in the words of the ChakraHQ API: ids of what the team has defined, short ids of
 * attributes, times in milliseconds; or, made readable, short ids and user names in place of ids. Pure.
 */
import { derivedData } from '../../../records/derived.ts'
import type { Process, ProcessChange } from '../../../records/process.ts'
import type { Procedure, TeamConfig } from '../../../records/procedure.ts'
import { presentValues } from '../../../records/values/present-values.ts'
import type { ActorTeam } from '../../../team/actor.ts'
import type * as schema from './schema.ts'

/** What is needed to show processes of a procedure. */
export interface View {
  readonly team: Pick<ActorTeam, 'id' | 'shortName' | 'timeZone'>
  readonly config: TeamConfig
  readonly procedure: Procedure
  /** User names by id; with them, answers are readable. */
  readonly usernames: ReadonlyMap<string, string> | undefined
}

export function presentProcess(view: View, process: Process): schema.Process {
  const { procedure } = view
  const names = namesOf(view)
  return {
    id: process.id,
    team: names.team,
    procedure: names.procedure,
    createdBy: names.user(process.createdBy),
    assignedTo: process.assignedTo === null ? null : names.user(process.assignedTo),
    belongsTo: process.podId === null ? null : names.pod(process.podId),
    entity: names.entity,
    record: process.recordId,
    status: process.status,
    state: names.state(process.stateId),
    data: presentValues(procedure.attributes, process.data),
    derivedData: derivedData(procedure, process.data, view.team.timeZone),
    createdAt: process.createdAt,
    updatedAt: process.updatedAt,
    startedAt: process.startedAt,
    completedAt: process.completedAt,
    cancelledAt: process.cancelledAt,
    nextActionAt: process.nextActionAt,
    isDeleted: process.deletedAt !== null,
    deletedAt: process.deletedAt,
  }
}

/** The people whose names a readable answer shows. */
export function peopleIn(processes: readonly Pick<Process, 'createdBy' | 'assignedTo'>[]): string[] {
  return processes.flatMap(({ createdBy, assignedTo }) =>
    assignedTo === null ? [createdBy] : [createdBy, assignedTo],
  )
}

interface Names {
  readonly team: string
  readonly procedure: string
  readonly entity: string
  readonly user: (id: string) => string
  readonly state: (id: string) => string
  readonly pod: (id: string) => string
}

const itself = (id: string): string => id

function namesOf({ team, config, procedure, usernames }: View): Names {
  if (usernames === undefined)
    return {
      team: team.id,
      procedure: procedure.id,
      entity: procedure.entityId,
      user: itself,
      state: itself,
      pod: itself,
    }
  return {
    team: team.shortName,
    procedure: procedure.shortId,
    entity: shortIdIn(config.entities, procedure.entityId),
    user: (id) => usernames.get(id) ?? id,
    state: (id) => shortIdIn(procedure.states, id),
    pod: (id) => shortIdIn(config.items, id),
  }
}

function shortIdIn(list: readonly { readonly id: string; readonly shortId: string }[], id: string): string {
  return list.find((item) => item.id === id)?.shortId ?? id
}

export function presentChange(view: View, change: ProcessChange): schema.ProcessChange {
  return {
    id: change.id,
    process: change.processId,
    kind: change.kind,
    madeAt: timeIn(change.id),
    madeBy: namesOf(view).user(change.madeBy),
    apiKey: change.apiKeyId,
    backgroundJob: change.jobId,
    undoes: change.undoes,
    changes: Object.fromEntries(
      Object.entries(change.changes).flatMap(([field, [before, after]]) => {
        const shown = fieldShown(view, field)
        return shown === undefined
          ? []
          : [[shown.name, { before: shown.value(before), after: shown.value(after) }]]
      }),
    ),
  }
}

/** People who made changes, and those between whom a process was passed on. */
export function peopleInHistory(changes: readonly ProcessChange[]): string[] {
  return changes.flatMap(({ madeBy, changes: { assignedTo } }) => [
    madeBy,
    ...[...(assignedTo ?? [])].filter((id): id is string => typeof id === 'string'),
  ])
}

/** How a field of the history is called and shown; undefined for attributes that are shown no more. */
function fieldShown(
  view: View,
  field: string,
): { name: string; value: (value: unknown) => unknown } | undefined {
  const names = namesOf(view)
  const named = (name: string, of: (id: string) => string) => ({
    name,
    value: (value: unknown) => (typeof value === 'string' ? of(value) : (value ?? null)),
  })
  if (field.startsWith('data.')) {
    const key = field.slice('data.'.length)
    const attribute = view.procedure.attributes.find((known) => known.key === key && !known.isRetired)
    return (
      attribute && {
        name: `data.${attribute.shortId}`,
        value: (value) =>
          value === null ? null : presentValues([attribute], { [key]: value as never })[attribute.shortId],
      }
    )
  }
  switch (field) {
    case 'stateId':
      return named('state', names.state)
    case 'podId':
      return named('belongsTo', names.pod)
    case 'recordId':
      return named('record', itself)
    case 'assignedTo':
      return named('assignedTo', names.user)
    default:
      return named(field, itself)
  }
}

/** Ids of changes begin with their time. */
function timeIn(id: string): number {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
