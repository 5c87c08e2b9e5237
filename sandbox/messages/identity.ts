/** The identity check: a hash that changes when somebody else has the number. */
import { createHash } from 'node:crypto'
import type { Customer, PhoneNumber } from '../world/objects.ts'

const hashLength = 11

export function checksIdentity({ settings }: PhoneNumber): boolean {
  const change = settings['user_identity_change'] as Record<string, unknown> | undefined
  return change?.['enable_identity_key_check'] === true
}

export function identityHash({ id, waId }: Customer): string {
  return createHash('sha256').update(`${id} ${waId}`).digest('base64').slice(0, hashLength)
}
