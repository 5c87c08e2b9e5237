/** Events of plugins: ids and what is new, and never a secret. */
import type { NewEvent } from '../../events/append.ts'
import type { JsonObject } from '../../lib/json.ts'

export type PluginEventType = 'plugin.created' | 'plugin.updated' | 'plugin.disconnected'

export function pluginEvent(
  type: PluginEventType,
  { teamId, id }: { readonly teamId: string; readonly id: string },
  by: { readonly userId: string | null; readonly at: number },
  payload: JsonObject = {},
): NewEvent {
  return { teamId, at: by.at, type, subjectId: id, madeBy: by.userId, payload: { pluginId: id, ...payload } }
}
