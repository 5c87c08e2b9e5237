/**
 * What a change expects the process to be: the tag of If-Match, and read-only fields that are sent back. Both may be
 * those of an answer with ids or of a readable one; user names are read before, the rest is seen under the lock.
 */
import type { FastifyRequest } from 'fastify'
import { isMeant, strongTag } from '../../../http/etag.ts'
import { AppError, type Fault } from '../../../lib/app-error.ts'
import type { Process, ProcessInput, ProcessRef } from '../../../records/process.ts'
import { fetchProcess } from '../../../records/processes.ts'
import { bodyOf, viewOf, type Opened } from './opened.ts'
import { peopleIn } from './present.ts'
import { isSentBack, readOnlyFaults, type Body } from './read-body.ts'

export interface Expectation {
  /** Throws `conflict` unless the process is what If-Match says. */
  readonly assertFetched: (process: Process) => void
  readonly readOnlyFaults: (process: Process) => Fault[]
  /** Who is assigned already may be sent back, even somebody who cannot be assigned any more. */
  readonly withoutPresentAssignee: (input: ProcessInput) => ProcessInput
}

export async function expectationOf(
  opened: Opened,
  request: FastifyRequest,
  ref: ProcessRef,
  body: Body,
): Promise<Expectation> {
  const ifMatch = request.headers['if-match']
  const isNeeded = ifMatch !== undefined || isSentBack(body)
  const present = isNeeded ? await presentProcess(opened, ref) : undefined
  const people = present === undefined ? [] : peopleIn([present])
  const readable = await viewOf(opened, present !== undefined, () => people)
  const views = [{ ...readable, usernames: undefined }, readable]
  return {
    assertFetched(process) {
      if (ifMatch === undefined) return
      if (views.some((view) => isMeant(ifMatch, strongTag(bodyOf(view, process))))) return
      throw new AppError(
        'conflict',
        'precondition_failed',
        'The process was changed since it was fetched. Fetch it again, then repeat the change.',
      )
    },
    readOnlyFaults: (process) => readOnlyFaults(body, process, views),
    withoutPresentAssignee({ assignedTo, ...input }) {
      const id = present?.assignedTo ?? undefined
      const isPresent = id !== undefined && (assignedTo === id || assignedTo === readable.usernames?.get(id))
      return assignedTo === undefined || isPresent ? input : { ...input, assignedTo }
    },
  }
}

/** The process as it is before the change; undefined for one that is gone, about which the change will say so. */
async function presentProcess(
  { context, actor, procedure }: Opened,
  ref: ProcessRef,
): Promise<Process | undefined> {
  try {
    return await fetchProcess(context, actor, procedure, ref)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return undefined
    throw error
  }
}
