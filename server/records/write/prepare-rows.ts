/**
 * The part of a write that needs no lock: requests are read, people and photos that they name are looked up, all at
 * once for many rows. What is prepared holds for one version of the definition; a newer one asks for it again.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Fault } from '../../lib/app-error.ts'
import type { Json } from '../../lib/json.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { findPeople } from '../../team/people-names.ts'
import type { RecordsContext } from '../context.ts'
import { existingPhotos } from '../photos/existing-photos.ts'
import type { Attribute } from '../attribute.ts'
import type { ProcessRef, RowRequest } from '../process.ts'
import type { Entity, Procedure, TeamConfig } from '../procedure.ts'
import { entityOf, findProcedure } from '../team-configs.ts'
import { readWanted } from '../values/read-wanted.ts'
import { uniqueText } from '../values/indexed-values.ts'
import { photoIdsOf } from '../values/photo-ids.ts'
import { mergeValues } from './desk.ts'
import { emptyDraft, readDraft, type Draft, type GivenValues } from './draft.ts'
import { rulesOf, type Rules } from './rules.ts'

export interface Writer {
  readonly actor: Actor
  /** The job that writes, for the history; null for single requests. */
  readonly jobId: string | null
}

/** Where a process is found: by its id, or by a unique value. */
export type Target = { readonly id: string } | { readonly attribute: Attribute; readonly value: string }

export interface PreparedRow {
  readonly request: RowRequest
  readonly draft: Draft
  /** Whom `draft.assignee` means. */
  readonly assignedTo: string | null | undefined
  /** What the row says of the record that the process is about. */
  readonly record: GivenRecord | undefined
  /** Of all but creations. Undefined when it cannot be any. */
  readonly target: Target | undefined
  readonly faults: readonly Fault[]
}

/** A record is found again by its primary key; without one it is a new one. */
export interface GivenRecord {
  readonly primaryKey: string | null
  readonly values: GivenValues
}

export interface PreparedRows {
  readonly config: TeamConfig
  readonly procedure: Procedure
  readonly entity: Entity
  readonly rules: Rules
  readonly rows: readonly PreparedRow[]
}

// Some milliseconds of work; then others have their turn.
const rowsPerTurn = 100

/** Reads requests by the definition that holds now. Faults are kept with their row, nothing is thrown for them. */
export async function prepareRows(
  context: RecordsContext,
  { actor }: Writer,
  { id: procedureId }: Pick<Procedure, 'id'>,
  requests: readonly RowRequest[],
): Promise<PreparedRows> {
  const config = await context.configs.at(actor.team.id, actor.team.configVersion)
  const procedure = findProcedure(config, procedureId)
  const entity = entityOf(config, procedure)
  const rules = rulesOf(procedure, entity)
  const about = { defaultCountry: actor.team.defaultCountry, timeZone: actor.team.timeZone }
  const drafts: Draft[] = []
  for (const [index, request] of requests.entries()) {
    if (index % rowsPerTurn === rowsPerTurn - 1) await nextTurn()
    drafts.push(
      'input' in request ? readDraft({ config, procedure, entity, about }, request.input) : emptyDraft,
    )
  }
  const people = await findPeople(context.database, actor.team.id, namesIn(drafts))
  const photoIds = drafts.map((draft) => (rules.namesPhotos ? photosIn(procedure, draft) : []))
  const photos = await existingOf(context, actor, photoIds.flat())
  const rows = requests.map((request, index): PreparedRow => {
    const draft = drafts[index] ?? emptyDraft
    const faults = [...draft.faults]
    const target = request.kind === 'create' ? undefined : readTarget(rules, request, about, faults)
    if (request.kind === 'create') checkCreatedAt(request.createdAt, context.clock(), faults)
    const assignedTo = resolveAssignee(draft, people, faults)
    for (const id of photoIds[index] ?? [])
      if (!photos.has(id))
        faults.push({ field: 'data', message: `names the photo ${id}, and the team has none with this id` })
    const record = recordIn(rules, request, draft)
    return { request, draft, assignedTo, record, target, faults }
  })
  return { config, procedure, entity, rules, rows }
}

/** What the row gives as its record or else, for a new process, what it says under the same names. */
function recordIn(
  { shared, recordKey }: Rules,
  { kind }: RowRequest,
  { record, values }: Draft,
): GivenRecord | undefined {
  const said =
    record ??
    (kind === 'create'
      ? Object.fromEntries(
          shared.flatMap(([here, there]) => (isGiven(values[here]) ? [[there, values[here]]] : [])),
        )
      : undefined)
  if (said === undefined) return undefined
  const key = recordKey === undefined ? undefined : said[recordKey.key]
  const primaryKey = recordKey !== undefined && isGiven(key) ? uniqueText(recordKey, key) : null
  return record === undefined && primaryKey === null ? undefined : { primaryKey, values: said }
}

function isGiven(value: GivenValues[string] | undefined): value is Json {
  return value !== undefined && value !== null
}

function namesIn(drafts: readonly Draft[]): string[] {
  return drafts.flatMap(({ assignee }) => (typeof assignee === 'string' ? [assignee] : []))
}

function photosIn(procedure: Procedure, { values }: Draft): string[] {
  return photoIdsOf(procedure.attributes, mergeValues({}, values))
}

async function existingOf(
  { database }: RecordsContext,
  { team }: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return ids.length === 0 ? new Set() : existingPhotos(database, team.id, ids)
}

function resolveAssignee(
  { assignee }: Draft,
  people: ReadonlyMap<string, string>,
  faults: Fault[],
): string | null | undefined {
  if (typeof assignee !== 'string') return assignee
  const id = people.get(assignee)
  if (id === undefined)
    faults.push({
      field: 'assignedTo',
      message: `must be the id, user name or e-mail address of a user, and "${assignee.slice(0, 80)}" is none`,
    })
  return id
}

function checkCreatedAt(createdAt: number | undefined, now: number, faults: Fault[]): void {
  if (createdAt === undefined) return
  if (!Number.isSafeInteger(createdAt) || createdAt < 0 || createdAt > now)
    faults.push({ field: 'createdAt', message: 'must be a time between 1970 and now, in milliseconds' })
}

function readTarget(
  rules: Rules,
  request: Exclude<RowRequest, { kind: 'create' }>,
  about: { defaultCountry: string; timeZone: string },
  faults: Fault[],
): Target | undefined {
  if (request.kind === 'undo') return { id: request.processId }
  return readRef(rules, request.ref, about, faults)
}

/** Where the process is that is meant. A name that is no unique attribute is a fault; a value that none has is not. */
export function readRef(
  { byShortId, unique, primaryKey }: Rules,
  ref: ProcessRef,
  about: { defaultCountry: string; timeZone: string },
  faults: Fault[],
): Target | undefined {
  if ('id' in ref) return isUuid(ref.id) ? { id: ref.id.toLowerCase() } : undefined
  if ('idOrPrimaryKey' in ref && isUuid(ref.idOrPrimaryKey)) return { id: ref.idOrPrimaryKey.toLowerCase() }
  const attribute = 'attribute' in ref ? byShortId.get(ref.attribute) : primaryKey
  if (attribute === undefined || !unique.includes(attribute)) {
    if ('attribute' in ref) faults.push({ field: ref.attribute.slice(0, 80), message: notUnique(unique) })
    return undefined
  }
  const wanted = 'attribute' in ref ? ref.value : ref.idOrPrimaryKey
  // In an address every value is text.
  const asNumber = typeof wanted === 'string' && /^-?\d+(\.\d+)?$/.test(wanted) ? Number(wanted) : undefined
  for (const candidate of [wanted, asNumber]) {
    if (candidate === undefined) continue
    const read = readWanted(attribute, candidate, about)
    if ('value' in read) return { attribute, value: uniqueText(attribute, read.value) }
  }
  return undefined
}

function notUnique(unique: readonly Attribute[]): string {
  const names = unique.map(({ shortId }) => shortId)
  return `is not an attribute by which one process is found. There are: id, ${names.join(', ')}.`
}
