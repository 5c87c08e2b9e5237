/** Who may do what with webhooks. */
import { AppError } from '../lib/app-error.ts'
import type { Actor } from '../team/actor.ts'

/** Who does it, as far as webhooks ask. */
export type WebhookAdmin = Pick<Actor, 'userId' | 'roleType'> & { readonly team: { readonly id: string } }

/** Throws `forbidden` unless the actor may see and change webhooks, their secrets and what they were sent. */
export function assertMayManageWebhooks(actor: Pick<Actor, 'roleType'>): void {
  if (actor.roleType === 'admin') return
  throw new AppError(
    'forbidden',
    'webhooks_forbidden',
    'Only a key of an admin may see and change webhooks and their secrets.',
  )
}
