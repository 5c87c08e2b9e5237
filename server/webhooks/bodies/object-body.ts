/** Bodies of webhooks for the events of the log: the event, and the object as the API shows it. Pure. */
import type { LoggedEvent } from '../../events/log.ts'
import type { JsonObject } from '../../lib/json.ts'

/** One event of the log as a receiver hears of it; a chunk of a job is many. */
export interface ObjectEvent {
  readonly event: LoggedEvent
  /** The same for the same event, whenever it is sent. */
  readonly id: string
  /** Such as `process.created`; never `processes.changed`. */
  readonly type: string
  readonly objectId: string
  /** What the log says of it. */
  readonly change: JsonObject
}

/** Before the dot. */
export function kindOf(type: string): string {
  const dot = type.indexOf('.')
  return dot === -1 ? type : type.slice(0, dot)
}

/** `object` is undefined when it is gone. */
export function objectBody(told: ObjectEvent, object: object | undefined): object {
  return {
    id: told.id,
    event: told.type,
    number: told.event.number,
    timestamp: told.event.at,
    madeBy: told.event.madeBy,
    payload: object ?? { id: told.objectId },
    change: told.change,
  }
}
