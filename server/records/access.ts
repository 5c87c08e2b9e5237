/**
 * Who may do what with processes. Admins do everything; other roles what the procedure grants them; roles of type
 * user see and change only what is assigned to them or was made by them. What somebody may not see is not found.
 */
import { AppError, notFound } from '../lib/app-error.ts'
import type { Actor } from '../team/actor.ts'
import type { Process } from './process.ts'
import type { Access, Procedure } from './procedure.ts'

type Asking = Pick<Actor, 'roleId' | 'roleType' | 'userId'>

export function accessTo(actor: Asking, procedure: Procedure): Access {
  return actor.roleType === 'admin' ? 'write' : (procedure.access[actor.roleId] ?? 'write')
}

/** Throws `forbidden` when the actor's role may not do this with processes of the procedure. */
export function assertMay(actor: Asking, procedure: Procedure, wanted: 'read' | 'write'): void {
  const access = accessTo(actor, procedure)
  if (access === 'write' || access === wanted) return
  throw new AppError(
    'forbidden',
    'procedure_forbidden',
    `The role of this key may not ${wanted === 'read' ? 'see' : 'change'} processes of "${procedure.shortId}". Use a key of another role, or let an admin change the access of the procedure.`,
  )
}

/** The user whose own processes are all that the actor sees, or undefined for who sees all. */
export function onlyOwnOf(actor: Asking): string | undefined {
  return actor.roleType === 'user' ? actor.userId : undefined
}

export function maySee(actor: Asking, process: Pick<Process, 'assignedTo' | 'createdBy'>): boolean {
  const own = onlyOwnOf(actor)
  return own === undefined || process.assignedTo === own || process.createdBy === own
}

/** Throws `forbidden` unless the actor may change what the team has defined. */
export function assertMayConfigure(actor: Asking): void {
  if (actor.roleType === 'admin') return
  throw new AppError(
    'forbidden',
    'configure_forbidden',
    'Only a key of an admin may change what the team has defined.',
  )
}

export function processNotFound(procedure: Procedure): AppError {
  return notFound('process_not_found', `The team has no such process of "${procedure.shortId}".`)
}
