/** For tests of media: a Graph with files and addresses that run out, and messages that name them. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertAll } from '../../database/insert-rows.ts'
import { newId } from '../../lib/uuid.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { TestApi, TestTeam } from '../../test/support/api.ts'
import { refuse, sendJson, startFakeGraph, type FakeGraph } from '../../test/support/fake-graph.ts'
import type { Media } from './media.ts'
import { mediaInsertion, mediaOfMessages } from './message-media.ts'

export interface GraphFiles extends AsyncDisposable {
  readonly graph: FakeGraph
  readonly origin: string
  /** Makes the file known by an id; answers the id. */
  add(bytes: Buffer, mimeType: string, more?: { readonly url?: string; readonly token?: string }): string
  remove(id: string): void
  /** The addresses that were given until now are good no longer. */
  expire(): void
  /** Does something else the next times that a path, such as `/file/` or an id, is asked for. */
  disturb(part: string, times: number, how: (response: ServerResponse) => void): void
  /** Nothing is disturbed any more. */
  calm(): void
}

let lastId = 610_000_000_000_000 + process.pid * 10_000

/** A Graph in which media have ids, metadata, and addresses of their own. */
export async function startGraphFiles(): Promise<GraphFiles> {
  const files = new Map<string, { bytes: Buffer; mimeType: string; url?: string; token?: string }>()
  const addresses = new Map<string, string>()
  const disturbances: { part: string; times: number; how: (response: ServerResponse) => void }[] = []
  const graph = await startFakeGraph(({ path, headers, method }, response) => {
    const disturbance = disturbances.find(({ part, times }) => times > 0 && path.includes(part))
    if (disturbance !== undefined) {
      disturbance.times -= 1
      disturbance.how(response)
      return
    }
    const id = addresses.get(path) ?? path.split('/')[2] ?? ''
    const file = files.get(id)
    const isAllowed =
      file?.token === undefined
        ? headers.authorization !== undefined
        : headers.authorization === `Bearer ${file.token}`
    if (path.startsWith('/file/')) {
      if (file === undefined || !addresses.has(path) || !isAllowed) response.writeHead(404).end('gone')
      else response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes)
    } else if (file === undefined || !isAllowed)
      refuse(response, 400, 100, 'Unsupported get request. Object with ID does not exist')
    else if (method === 'DELETE') {
      files.delete(id)
      sendJson(response, 200, { success: true })
    } else {
      const address = `/file/${randomUUID()}`
      addresses.set(address, id)
      sendJson(response, 200, {
        messaging_product: 'whatsapp',
        url: file.url ?? graph.origin + address,
        mime_type: file.mimeType,
        sha256: 'ab'.repeat(32),
        file_size: file.bytes.length,
        id,
      })
    }
  })
  return {
    graph,
    origin: graph.origin,
    add(bytes, mimeType, more = {}) {
      const id = String((lastId += 1))
      files.set(id, { bytes, mimeType, ...more })
      return id
    },
    remove: (id) => void files.delete(id),
    expire: () => addresses.clear(),
    disturb: (part, times, how) => void disturbances.push({ part, times, how }),
    calm: () => void disturbances.splice(0),
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  }
}

/** The rows of a message with this content, as the transaction that stores the message inserts them. */
export async function addMessageMedia(
  api: TestApi,
  team: TestTeam,
  pluginId: string,
  dataType: string,
  content: JsonObject,
): Promise<string> {
  const id = newId(api.now)
  const insertion = mediaInsertion({
    teamId: team.id,
    id,
    createdAt: api.now,
    pluginId,
    dataType,
    content: { messaging_product: 'whatsapp', to: '15550001111', type: dataType, ...content },
  })
  await api.context.database.rows(
    `insert into chat_messages (team_id, id, created_at, updated_at, at, plugin_id, phone_number_id, direction,
       contact_identifier, data_type, content, text, origin, delivery_status)
     values ($1, $2, $3, $3, $3, $4, '1', 'INBOUND', '15550001111', $5, '{}', '', 'inbound', 'DELIVERED')`,
    [team.id, id, new Date(api.now).toISOString(), pluginId, dataType],
  )
  if (insertion !== undefined) await api.context.database.write((session) => insertAll(session, [insertion]))
  return id
}

/** The files of a message once `isDone` of all of them, or as they are after half a minute. */
export async function mediaAfter(
  api: TestApi,
  team: TestTeam,
  messageId: string,
  isDone: (media: Media) => boolean = ({ state }) => state !== 'WAITING',
): Promise<Media[]> {
  for (const end = Date.now() + 30_000; ;) {
    const found = (await mediaOfMessages(api.context, team.id, [messageId])).get(messageId) ?? []
    if ((found.length > 0 && found.every(isDone)) || Date.now() > end) return found
    await sleep(20)
  }
}
