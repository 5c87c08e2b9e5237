/** A client of the live stream that reconnects whenever it is cut off, and goes on from what it has seen. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface StreamClient extends AsyncDisposable {
  /** The numbers of the events, as they came, each with the id of its event. */
  readonly seen: readonly SeenEvent[]
  readonly connections: number
}

export interface SeenEvent {
  readonly number: number
  readonly id: string
}

const pauseMs = 50

/** Sees everything from the first event of the team on. */
export function followStream(origin: string, token: string): StreamClient {
  const ending = new AbortController()
  const seen: SeenEvent[] = []
  const state = { connections: 0, last: 0 }
  const following = follow()

  async function follow(): Promise<void> {
    while (!ending.signal.aborted) {
      await connect().catch(() => undefined)
      await sleep(pauseMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  async function connect(): Promise<void> {
    const response = await fetch(`${origin}/v1/events/stream`, {
      headers: { authorization: `Bearer ${token}`, 'last-event-id': String(state.last) },
      signal: ending.signal,
    })
    if (!response.ok || response.body === null) throw new Error(await response.text())
    state.connections += 1
    let text = ''
    const decoder = new TextDecoder()
    for await (const part of response.body) {
      text += decoder.decode(part as Uint8Array, { stream: true })
      const events = text.split('\n\n')
      // What was cut off in the middle comes again.
      text = events.pop() ?? ''
      for (const event of events) take(event)
    }
  }

  function take(event: string): void {
    const id = /^id: ?(\d+)$/m.exec(event)?.[1]
    if (id === undefined) return
    state.last = Number(id)
    // Without data it only tells how far to go on from.
    const data = /^data: ?(.*)$/m.exec(event)?.[1]
    if (data !== undefined) seen.push({ number: state.last, id: (JSON.parse(data) as SeenEvent).id })
  }

  return {
    seen,
    get connections() {
      return state.connections
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      await following
    },
  }
}
