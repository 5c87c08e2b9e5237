/** Tells the faults that a schema finds and those that the domain finds together. */
import type { FastifyRequest } from 'fastify'
import { RequestFaults } from '../../../http/validation.ts'
import { AppError, invalidInput, type Fault } from '../../../lib/app-error.ts'
import { isJsonObject, isShallow } from '../../../lib/json.ts'
import { assertMay } from '../../../records/access.ts'
import type { RowRequest } from '../../../records/process.ts'
import { prepareRows } from '../../../records/write/write-rows.ts'
import type { Opened } from './opened.ts'

/** What the schema of the route finds wrong. */
export function faultsOf(request: FastifyRequest): Fault[] {
  const error: Error | undefined = request.validationError
  if (error === undefined) return []
  if (error instanceof RequestFaults) return [...error.faults]
  throw error
}

// Deeper than any value that an attribute takes; what is nested without end cannot be walked through safely.
const deepestBody = 100

/** The body as an object. Throws `invalid` for anything else, and for what is nested without end. */
export function objectIn({ body }: FastifyRequest, what: string): Readonly<Record<string, unknown>> {
  if (!isJsonObject(body)) throw invalidInput([{ field: 'body', message: `must be ${what}` }])
  if (isShallow(body, deepestBody)) return body
  throw invalidInput([{ field: 'body', message: `must not be nested deeper than ${deepestBody} times` }])
}

/** Throws the faults of a request that has nothing but its address. */
export function assertSound(request: FastifyRequest): void {
  const faults = faultsOf(request)
  if (faults.length > 0) throw invalidInput(faults)
}

/** These faults, and those that the domain would have told had it been asked; `forbidden` comes first. */
export async function refusalOf(
  { context, actor, procedure }: Opened,
  faults: readonly Fault[],
  request: RowRequest,
): Promise<AppError> {
  assertMay(actor, procedure, 'write')
  const { rows } = await prepareRows(context, { actor, jobId: null }, procedure, [request])
  return invalidInput(together(faults, rows[0]?.faults ?? []))
}

/**
 * Carries out a write that looks at the process under its lock. What `check` is given there refuses the write,
 * together with `faults` and those of the domain.
 */
export async function tellingAll<T>(
  opened: Opened,
  request: RowRequest,
  faults: readonly Fault[],
  write: (check: (more: readonly Fault[]) => void) => Promise<T>,
): Promise<T> {
  let found: readonly Fault[] = []
  try {
    return await write((more) => {
      found = [...faults, ...more]
      if (found.length > 0) throw invalidInput(found)
    })
  } catch (error) {
    if (found.length === 0) throw error
    throw await refusalOf(opened, found, request)
  }
}

/** One list, in which what is at fault already is not told again. */
export function together(faults: readonly Fault[], more: readonly Fault[]): Fault[] {
  const told = new Set(faults.map(({ field }) => field))
  return [...faults, ...more.filter(({ field }) => !told.has(field))]
}

export function isInvalid(error: unknown): error is AppError {
  return error instanceof AppError && error.kind === 'invalid'
}
