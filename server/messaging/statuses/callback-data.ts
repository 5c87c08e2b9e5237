/**
 * What we let WhatsApp carry for us in `biz_opaque_callback_data`, so that a status names its message even when the
 * answer of the send was lost. Nobody else is shown it.
 */
import { isUuid } from '../../lib/uuid.ts'
import { isObject } from '../graph/graph-refusal.ts'

const prefix = 'felloe:'
/** A regular expression of PostgreSQL whose group is the id. */
export const ourCallbackPattern = '^felloe:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$'
/** The name under which WhatsApp carries it. */
export const callbackDataKey = 'biz_opaque_callback_data'

export function ourCallbackData(messageId: string): string {
  return prefix + messageId
}

/** The id of the message that this text of ours names; undefined for what a client has set. */
export function messageIdIn(callbackData: string | null): string | undefined {
  if (callbackData?.startsWith(prefix) !== true) return undefined
  const id = callbackData.slice(prefix.length)
  return isUuid(id) ? id : undefined
}

/** Whether this text was set by us, and not by a client. */
export function isOurCallbackData(text: unknown): boolean {
  return typeof text === 'string' && text.startsWith(prefix)
}

/** A delivery of WhatsApp as its receivers should see it: the same object when there is nothing of ours in it. */
export function withoutOurCallbackData<T>(body: T): T {
  return strip(body) as T
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(strip)
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isObject(value)) return value
  const isOurs = isOurCallbackData(value[callbackDataKey])
  const entries = Object.entries(value)
    .filter(([name]) => !(isOurs && name === callbackDataKey))
    .map(([name, item]) => [name, strip(item)] as const)
  const isChanged = isOurs || entries.some(([name, item]) => item !== value[name])
  return isChanged ? Object.fromEntries(entries) : value
}
