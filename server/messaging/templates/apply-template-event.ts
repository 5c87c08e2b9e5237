/** Written by its owner; nothing is applied yet. */
import type { Session } from '../../database/session.ts'
import type { JsonObject } from '../../lib/json.ts'

export async function applyTemplateEvent(
  _session: Session,
  _teamId: string,
  _wabaId: string,
  _field: string,
  _value: JsonObject,
  _at: number,
): Promise<void> {
  await Promise.resolve()
}
