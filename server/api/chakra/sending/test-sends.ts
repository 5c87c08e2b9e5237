/** A team with a connected number before a Graph that a test plays, for tests of sending. */
import { startApi, type ApiOptions, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { startFakeGraph, type FakeGraph } from '../../../test/support/fake-graph.ts'
import { addPlugin, type TestPlugin } from '../../../test/support/whatsapp.ts'

export interface SendingApi extends AsyncDisposable {
  readonly api: TestApi
  readonly graph: FakeGraph
  place(): Promise<SendingPlace>
}

export interface SendingPlace {
  readonly team: TestTeam
  readonly token: string
  readonly plugin: TestPlugin
  /** Below which messages of the number are sent. */
  readonly path: string
  send(body: unknown, headers?: Record<string, string>): Promise<Received>
  /** The newest message of the team, as the API shows it. */
  last(): Promise<Shown>
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a declared seam: tests look into answers of any shape
export type Shown = any

export async function startSendingApi(options: ApiOptions = {}): Promise<SendingApi> {
  const graph = await startFakeGraph()
  const api = await startApi(options)
  api.context.sandbox.origin = graph.origin
  return {
    api,
    graph,
    async place() {
      const team = await api.team()
      const [token, plugin] = await Promise.all([team.token('user'), addPlugin(api, team)])
      return placeOf(api, team, token, plugin)
    },
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]()
      await graph[Symbol.asyncDispose]()
    },
  }
}

export function placeOf(api: TestApi, team: TestTeam, token: string, plugin: TestPlugin): SendingPlace {
  const path = `/v1/ext/plugin/whatsapp/${plugin.id}/api/v23.0/${plugin.phoneNumberId}/messages`
  return {
    team,
    token,
    plugin,
    path,
    send(body, headers = {}) {
      // Ids go by the time: of two messages, the second has the larger one.
      api.now += 1
      return api.send(path, { method: 'POST', token, headers, body })
    },
    async last() {
      const [row] = await api.context.database.rows<{ id: string }>(
        'select id from chat_messages where team_id = $1 order by id desc limit 1',
        [team.id],
      )
      if (row === undefined) return undefined
      const shown = await api.send(`/v1/ext/plugin/whatsapp/${plugin.id}/message/${row.id}`, { token })
      // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- as declared
      return (shown.body as { _data: Shown })._data
    },
  }
}

export const text = (to = '15550109999', body = 'It is ready.') => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to,
  type: 'text',
  text: { preview_url: false, body },
})
