/** A client of the stream of events that tells when each message was created, by its id at WhatsApp. */
import { get } from 'node:http'
import { StringDecoder } from 'node:string_decoder'
import type { RunningServer } from '../servers/spawn.ts'

export interface EventStream extends Disposable {
  /** Of each external id, by performance.now(). */
  readonly arrivals: ReadonlyMap<string, number>
}

const ends = /\r?\n\r?\n/
const created = /"type":\s*"message\.created"/
const externalId = /"externalId":\s*"([^"]+)"/

/** Open, with all that is new from now on. */
export function openEventStream(server: RunningServer, token: string): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const arrivals = new Map<string, number>()
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    const request = get(`${server.origin}/v1/events/stream`, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`the stream of events was answered with ${response.statusCode}`))
        request.destroy()
        return
      }
      const decoder = new StringDecoder()
      let rest = ''
      response.on('data', (chunk: Buffer) => {
        const at = performance.now()
        const events = (rest + decoder.write(chunk)).split(ends)
        rest = events.pop() ?? ''
        for (const event of events) {
          const id = externalId.exec(event)?.[1]
          if (id !== undefined && created.test(event)) arrivals.set(id, at)
        }
      })
      resolve({ arrivals, [Symbol.dispose]: () => request.destroy() })
    })
    request.on('error', reject)
  })
}
