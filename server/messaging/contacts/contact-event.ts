/** What the log says of contacts. */
import type { NewEvent } from '../../events/append.ts'
import type { JsonObject } from '../../lib/json.ts'

export type ContactEventType =
  'contact.created' | 'contact.updated' | 'contact.merged' | 'contact.unmerged' | 'contact.merge_proposed'

export function contactEvent(
  type: ContactEventType,
  teamId: string,
  id: string,
  payload: JsonObject,
  at: number,
  madeBy: string | null = null,
): NewEvent {
  return { teamId, at, type, subjectId: id, madeBy, payload: { id, ...payload } }
}
