/**
 * Reads what a process shall be from the wire. What cannot be changed may be sent along when it is what it was, with
 * ids or readable, so that a fetched process can be sent back. Pure.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Fault } from '../../../lib/app-error.ts'
import { isJsonObject, isShallow } from '../../../lib/json.ts'
import { didYouMean } from '../../../lib/nearest.ts'
import type { Procedure } from '../../../records/procedure.ts'
import type { Process, ProcessInput } from '../../../records/process.ts'
import { presentProcess, type View } from './present.ts'
import { rootFields } from './schema.ts'

const writableFields = [
  'data',
  'record',
  'status',
  'state',
  'nextActionAt',
  'assignedTo',
  'belongsTo',
] as const satisfies readonly (keyof ProcessInput)[]
const readOnlyFields = rootFields.filter((field) => !(writableFields as readonly string[]).includes(field))
// A body of nothing but unknown names must not keep the server busy with finding the nearest ones.
const mostUnknown = 100

/** What a body must be, for errors. */
export const aProcess = 'a JSON object with fields of a process'

export type Body = Readonly<Record<string, unknown>>

export interface ReadBody {
  /** Without the fields that are at fault. */
  readonly input: ProcessInput
  readonly faults: readonly Fault[]
}

/** A new process. Attributes beside `data` count as given in it. */
export function readNew(body: Body, found: readonly Fault[], procedure: Procedure): ReadBody {
  const names = attributeNames(procedure)
  const faults = [...found]
  const beside: Record<string, unknown> = {}
  let unknown = 0
  for (const [field, value] of Object.entries(body)) {
    if (isWritable(field)) continue
    if (!names.includes(field)) {
      unknown += 1
      if (unknown <= mostUnknown) faults.push(unknownField(field, names))
    } else if (isJsonObject(body['data']) && field in body['data'])
      faults.push({ field, message: `is given twice: here and in "data"` })
    else beside[field] = value
  }
  const input = soundInput(body, faults)
  if (Object.keys(beside).length === 0) return { input, faults }
  const data = isJsonObject(input.data) ? input.data : {}
  return { input: { ...input, data: { ...data, ...beside } }, faults }
}

/** A change of a process. */
export function readChanges(body: Body, found: readonly Fault[], procedure: Procedure): ReadBody {
  const names = attributeNames(procedure)
  const faults = found.map((fault) =>
    names.includes(fault.field) && !rootFields.includes(fault.field)
      ? { field: fault.field, message: 'is an attribute: send it inside "data"' }
      : fault,
  )
  const { record, ...input } = soundInput(body, faults)
  // An id or null is what a fetched process has, and nothing to change; see readOnlyFaults.
  return { input: isJsonObject(record) ? { ...input, record } : input, faults }
}

/** A fault for each field that cannot be changed and is not what it is now, in one of the views. */
export function readOnlyFaults(body: Body, process: Process, views: readonly View[]): Fault[] {
  const sent = readOnlyFields.filter((field) => body[field] !== undefined)
  if (body['record'] !== undefined && !isJsonObject(body['record'])) sent.push('record')
  if (sent.length === 0) return []
  const shown = views.map((view): Body => presentProcess(view, process))
  return sent
    .filter((field) => !shown.some((fields) => isSame(fields[field], body[field])))
    .map((field) => ({ field, message: 'cannot be changed; leave it out, or send it as it was' }))
}

/** True for a body that has more than a change, such as a process as it was fetched. */
export function isSentBack(body: Body): boolean {
  return readOnlyFields.some((field) => body[field] !== undefined)
}

function isSame(shown: unknown, sent: unknown): boolean {
  // Nothing that is shown here is a list of lists; what is nested deep cannot be compared safely.
  return isShallow(sent, 2) && isDeepStrictEqual(shown, sent)
}

function soundInput(body: Body, faults: readonly Fault[]): ProcessInput {
  const atFault = new Set(faults.map(({ field }) => field))
  return Object.fromEntries(
    writableFields
      .filter((field) => body[field] !== undefined && !atFault.has(field))
      .map((field) => [field, body[field]]),
  )
}

function unknownField(field: string, names: readonly string[]): Fault {
  const message = readOnlyFields.includes(field)
    ? 'is given by the system; leave it out'
    : `is not known here.${didYouMean(field, [...writableFields, ...names])}`
  return { field: field.slice(0, 80), message }
}

function isWritable(field: string): boolean {
  return (writableFields as readonly string[]).includes(field)
}

function attributeNames({ attributes }: Procedure): string[] {
  return attributes.filter(({ isRetired }) => !isRetired).map(({ shortId }) => shortId)
}
