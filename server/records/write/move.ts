/**
 * How states and statuses go together. OPEN, COMPLETED and CANCELLED say whether it is worked on; the state says
 * where the work is. Completing without a state goes to the completed state, reopening from there to the start. Pure.
 */
import { AppError } from '../../lib/app-error.ts'
import type { Process } from '../process.ts'
import type { Procedure, ProcessStatus } from '../procedure.ts'
import type { Draft } from './draft.ts'
import type { PreparedRows } from './prepare-rows.ts'

export function startStateOf(procedure: Procedure, status: ProcessStatus | undefined): string {
  return status === 'COMPLETED' ? procedure.completedStateId : procedure.startStateId
}

/** The process in the state and status that the draft asks for. Throws `conflict` for a move that is not allowed. */
export function move(
  prepared: Pick<PreparedRows, 'procedure' | 'rules'>,
  process: Process,
  { stateId, status = process.status }: Pick<Draft, 'stateId' | 'status'>,
  now: number,
): Process {
  const { procedure } = prepared
  if (stateId !== undefined) assertMayFollow(prepared, process.stateId, stateId)
  const next = stateId ?? impliedState(procedure, process, status)
  const isStarted = next !== procedure.startStateId || status === 'COMPLETED'
  return {
    ...process,
    status,
    stateId: next,
    startedAt: process.startedAt ?? (isStarted && next !== process.stateId ? now : null),
    completedAt: status === 'COMPLETED' ? (process.completedAt ?? now) : null,
    cancelledAt: status === 'CANCELLED' ? (process.cancelledAt ?? now) : null,
  }
}

function impliedState(procedure: Procedure, process: Process, status: ProcessStatus): string {
  if (status === process.status) return process.stateId
  if (status === 'COMPLETED') return procedure.completedStateId
  const isReopened = status === 'OPEN' && process.stateId === procedure.completedStateId
  return isReopened ? procedure.startStateId : process.stateId
}

function assertMayFollow(
  { procedure, rules }: Pick<PreparedRows, 'procedure' | 'rules'>,
  from: string,
  to: string,
): void {
  if (from === to) return
  assertOffered({ procedure, rules }, to)
  const target = rules.states.get(to)
  const origin = rules.states.get(from)
  if (origin === undefined || origin.next === null || origin.next.includes(to)) return
  const allowed = origin.next.flatMap((id) => rules.states.get(id)?.shortId ?? [])
  const choice = allowed.length === 0 ? 'nothing follows it' : `it can be followed by ${allowed.join(', ')}`
  throw refused(`"${target?.shortId ?? to}" cannot follow "${origin.shortId}"; ${choice}`)
}

/** Throws `conflict` for a state that takes no more processes. */
export function assertOffered(
  { procedure, rules }: Pick<PreparedRows, 'procedure' | 'rules'>,
  stateId: string,
): void {
  const state = rules.states.get(stateId)
  if (state?.isRetired === true)
    throw refused(`"${state.shortId}" is retired; choose another state of "${procedure.shortId}"`)
}

function refused(message: string): AppError {
  return new AppError('conflict', 'state_refused', `state: ${message}`, {
    details: [{ field: 'state', message }],
  })
}
