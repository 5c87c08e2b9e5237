/**
 * Taking a change back: what it changed becomes what it was, and only that. What was changed again since is not
 * touched, and the undo is refused. Pure.
 */
import { AppError, notFound } from '../../lib/app-error.ts'
import type { Json } from '../../lib/json.ts'
import type { Process, ProcessChange } from '../process.ts'
import { isSame, withoutNulls, type Desk, type Working } from './desk.ts'

export function decideUndo(
  desk: Desk,
  working: Working,
  changeId: string,
): { next: Process; undoes: string } {
  const history = desk.history.get(working.now.id) ?? []
  const change = history.find(({ id }) => id === changeId)
  if (change === undefined)
    throw notFound('change_not_found', 'The history of the process has no such change.')
  const next =
    change.kind === 'CREATED' ? undoCreation(desk, working, change) : undoFields(working.now, change, desk)
  return { next, undoes: change.id }
}

/** A creation is undone by deletion, unless something was done with the process that still stands. */
function undoCreation(desk: Desk, { now }: Working, change: ProcessChange): Process {
  const later = [
    ...(desk.history.get(now.id) ?? []).filter(({ id }) => id !== change.id),
    ...desk.changes.filter(({ processId }) => processId === now.id),
  ]
  const undone = new Set(later.map(({ undoes }) => undoes))
  const standing = later.filter(({ id, kind }) => kind !== 'UNDONE' && !undone.has(id))
  if (standing.length > 0)
    throw overtaken(
      `the process was changed ${standing.length === 1 ? 'once' : `${standing.length} times`} since`,
    )
  return now.deletedAt === null ? { ...now, deletedAt: desk.now } : now
}

function undoFields(now: Process, { changes }: ProcessChange, desk: Desk): Process {
  const data: Record<string, Json | null> = { ...now.data }
  const fields: Record<string, unknown> = {}
  const changedSince: string[] = []
  for (const [field, [before, after]] of Object.entries(changes)) {
    const key = field.startsWith('data.') ? field.slice('data.'.length) : undefined
    const current = key === undefined ? now[field as keyof Process] : (now.data[key] ?? null)
    if (isSame(current, before)) continue
    if (!isSame(current, after)) changedSince.push(nameOf(desk, field, key))
    else if (key === undefined) fields[field] = before
    else data[key] = before as Json | null
  }
  if (changedSince.length > 0) throw overtaken(`changed again since: ${changedSince.join(', ')}`)
  return { ...now, ...fields, data: withoutNulls(data) }
}

function nameOf(desk: Desk, field: string, key: string | undefined): string {
  if (key === undefined) return { stateId: 'state', podId: 'belongsTo', recordId: 'record' }[field] ?? field
  const attribute = desk.prepared.procedure.attributes.find((candidate) => candidate.key === key)
  return `data.${attribute?.shortId ?? key}`
}

function overtaken(reason: string): AppError {
  return new AppError('conflict', 'undo_overtaken', `The change cannot be undone: ${reason}.`)
}
