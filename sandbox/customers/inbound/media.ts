/** Media that customers send: kept for seven days, and told with their id, their hash and a short-lived URL. */
import { ControlError } from '../../control/route.ts'

export const mediaTypes: readonly string[] = ['image', 'video', 'audio', 'document', 'sticker']

export function readMedia(): Promise<unknown> {
  return Promise.reject(new ControlError(409, 'Customers cannot send media yet.'))
}
