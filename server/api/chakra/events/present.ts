/** Events as this dialect shows them: in pages, and as frames of a stream of server-sent events. */
import type { LoggedEvent } from '../../../events/log.ts'
import type { Event } from './schema.ts'

export function presentEvent({ number, id, type, at, subjectId, madeBy, payload }: LoggedEvent): Event {
  return { number, id, type, at, subjectId, madeBy, payload }
}

// An event goes to all who follow the team: its frame is made once.
const frames = new WeakMap<LoggedEvent, string>()

/** JSON has no line breaks outside its texts and none unescaped inside, so it is one line of data. */
export function eventFrame(event: LoggedEvent): string {
  const made = frames.get(event)
  if (made !== undefined) return made
  const frame = `id: ${event.number}\nevent: ${event.type}\ndata: ${JSON.stringify(presentEvent(event))}\n\n`
  frames.set(event, frame)
  return frame
}

/** No event, but where the client is: EventSource sends this id when it comes back. */
export function placeFrame(number: number): string {
  return `id: ${number}\n: ${number}\n\n`
}

/** How long a client waits before it comes back. */
export function retryFrame(ms: number): string {
  return `retry: ${ms}\n\n`
}
