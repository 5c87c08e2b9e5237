/** A client that does single things: reads an answer whole, changes a person now and then. */
import { setTimeout as pause } from 'node:timers/promises'
import type { RunningServer } from '../servers/spawn.ts'

const identity = { 'accept-encoding': 'identity' }

export function read(server: RunningServer, path: string, token: string): Promise<Buffer> {
  return send(server, path, token, {})
}

let changes = 0

export async function changeUser(server: RunningServer, userId: string, token: string): Promise<void> {
  const body = JSON.stringify({ bio: `change ${(changes += 1)}` })
  await send(server, `/v1/ext/user/${userId}`, token, { method: 'PUT', body })
}

/** Changes this user so many times a second until it is disposed. Throws there what went wrong meanwhile. */
export function keepChanging(
  server: RunningServer,
  userId: string,
  token: string,
  aSecond: number,
): AsyncDisposable {
  const stop = new AbortController()
  const changing = (async () => {
    while (!stop.signal.aborted)
      await Promise.all([
        changeUser(server, userId, token),
        pause(1000 / aSecond, undefined, { signal: stop.signal }).catch(() => undefined),
      ])
  })()
  // It is looked at when disposed; until then nobody may be told.
  changing.catch(() => undefined)
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await changing
    },
  }
}

async function send(
  server: RunningServer,
  path: string,
  token: string,
  options: RequestInit,
): Promise<Buffer> {
  const headers = { authorization: `Bearer ${token}`, ...identity }
  if (options.body !== undefined) Object.assign(headers, { 'content-type': 'application/json' })
  const response = await fetch(`${server.origin}${path}`, { ...options, headers })
  const body = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${body.toString()}`)
  return body
}
