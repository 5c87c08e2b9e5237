/** One answer of a server, whole. */
import type { RunningServer } from '../servers/spawn.ts'

export async function read(server: RunningServer, path: string, token: string): Promise<Buffer> {
  const response = await fetch(`${server.origin}${path}`, {
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
  })
  const body = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${body.toString()}`)
  return body
}
