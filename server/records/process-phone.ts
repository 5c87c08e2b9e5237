/**
 * Whom a process is about, as far as a message can reach them: the value of its attribute of type phone or, where that
 * is empty, of its record's.
 */
import { invalidInput, notFound } from '../lib/app-error.ts'
import { isUuid } from '../lib/uuid.ts'
import type { Actor } from '../team/actor.ts'
import type { Attribute, Values } from './attribute.ts'
import type { RecordsContext } from './context.ts'
import type { Procedure, TeamConfig } from './procedure.ts'
import type { Process } from './process.ts'
import { processPhoneReader } from './process-phone.store.ts'
import { fetchProcess } from './processes.ts'
import { entityOf, findProcedure } from './team-configs.ts'

export interface ProcessPlace {
  /** The id or short id of a procedure; without it, `process` is an id. */
  readonly procedure?: string | undefined
  /** An id, or the value of the primary key. */
  readonly process: string
}

export interface ReachedProcess {
  readonly process: Process
  /** In E.164. */
  readonly phone: string
}

/** Throws as fetchProcess, and `invalid` naming the attributes when none has a phone number. */
export async function reachProcess(
  context: RecordsContext,
  actor: Actor,
  place: ProcessPlace,
): Promise<ReachedProcess> {
  const config = await context.configs.at(actor.team.id, actor.team.configVersion)
  const reader = processPhoneReader(context.database.points, actor.team.id)
  const procedure = await procedureAt(config, reader, place)
  const process = await fetchProcess(context, actor, procedure, { idOrPrimaryKey: place.process })
  const own = phonesOf(procedure.attributes)
  const ofRecord = phonesOf(entityOf(config, procedure).attributes)
  const phone =
    firstOf(own, process.data) ??
    (process.recordId === null || ofRecord.length === 0
      ? undefined
      : firstOf(ofRecord, await reader.recordData(process.recordId)))
  if (phone === undefined) throw withoutPhone(procedure, own, ofRecord)
  return { process, phone }
}

/** The process with this id, of whichever procedure. Throws as fetchProcess. */
export async function fetchAnyProcess(context: RecordsContext, actor: Actor, id: string): Promise<Process> {
  const config = await context.configs.at(actor.team.id, actor.team.configVersion)
  const reader = processPhoneReader(context.database.points, actor.team.id)
  const procedure = await procedureAt(config, reader, { process: id })
  return fetchProcess(context, actor, procedure, { id: id.toLowerCase() })
}

async function procedureAt(
  config: TeamConfig,
  reader: ReturnType<typeof processPhoneReader>,
  { procedure, process }: ProcessPlace,
): Promise<Procedure> {
  if (procedure !== undefined) return findProcedure(config, procedure)
  const id = isUuid(process) ? await reader.procedureOf(process.toLowerCase()) : undefined
  const found = config.procedures.find((one) => one.id === id)
  if (found === undefined) throw notFound('process_not_found', 'The team has no process with this id.')
  return found
}

function phonesOf(attributes: readonly Attribute[]): Attribute[] {
  return attributes.filter(({ type, isRetired }) => type === 'phone' && !isRetired)
}

function firstOf(attributes: readonly Attribute[], values: Values): string | undefined {
  for (const { key } of attributes) {
    const value = values[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

function withoutPhone(
  procedure: Procedure,
  own: readonly Attribute[],
  ofRecord: readonly Attribute[],
): Error {
  const [first] = [...own, ...ofRecord]
  if (first === undefined)
    return invalidInput([
      { field: 'process', message: `the procedure "${procedure.shortId}" has no attribute of type phone` },
    ])
  const names = [...new Set([...own, ...ofRecord].map(({ shortId }) => `"${shortId}"`))].join(' or ')
  const where = ofRecord.length > 0 ? 'the process or of its record' : 'the process'
  return invalidInput([
    {
      field: `data.${first.shortId}`,
      message: `the process has no phone number to send to: fill in ${names} of ${where}`,
    },
  ])
}
