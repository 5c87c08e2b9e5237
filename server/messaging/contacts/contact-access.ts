/** Who may do what with contacts. Everybody with a key sees and changes them; joining and parting them is for managers. */
import { AppError, notFound } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'

/** Throws `forbidden` merge_forbidden unless the actor may join and part contacts. */
export function assertMayMerge(actor: Pick<Actor, 'roleType'>): void {
  if (actor.roleType !== 'user') return
  throw new AppError(
    'forbidden',
    'merge_forbidden',
    'Only a key of an admin or a manager may merge contacts and take merges back.',
  )
}

export function contactNotFound(): AppError {
  return notFound('contact_not_found', 'The team has no contact with this id.')
}

export function mergeNotFound(): AppError {
  return notFound('merge_not_found', 'The team has no merge of contacts with this id.')
}
