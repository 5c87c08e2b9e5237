/** Who may do what with connections and templates. Everybody with a key may send and read messages. */
import { AppError } from '../lib/app-error.ts'
import type { Actor } from '../team/actor.ts'

/** Throws `forbidden` unless the actor may make, change and disconnect plugins, and see how they are set up. */
export function assertMayConnect(actor: Pick<Actor, 'roleType'>): void {
  if (actor.roleType === 'admin') return
  throw new AppError('forbidden', 'connect_forbidden', 'Only a key of an admin may set up plugins.')
}

/** Throws `forbidden` unless the actor may make, change and delete templates and settings of numbers. */
export function assertMayManage(actor: Pick<Actor, 'roleType'>): void {
  if (actor.roleType !== 'user') return
  throw new AppError(
    'forbidden',
    'manage_forbidden',
    'Only a key of an admin or a manager may change templates, groups and numbers.',
  )
}
