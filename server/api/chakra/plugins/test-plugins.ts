/** For tests of this folder: a server beside a sandbox, a second one in the place of WhatsApp itself, and teams. */
import { startSandbox, type Sandbox } from '@felloe/sandbox'
import { startApi, type ApiOptions, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'
import { withSandbox, type ConnectedSandbox } from '../../../test/support/whatsapp.ts'

export interface PluginsApi extends AsyncDisposable {
  readonly api: TestApi
  readonly sandbox: ConnectedSandbox['sandbox']
  /** To the server, this is WhatsApp. */
  readonly whatsapp: Sandbox
  readonly place: () => Promise<PluginsPlace>
}

export interface PluginsPlace {
  readonly team: TestTeam
  readonly token: string
  readonly call: (method: string, path: string, body?: unknown, token?: string) => Promise<Received>
  /** The id of a new plugin that is not connected. */
  readonly plugin: (name?: string) => Promise<string>
}

export async function startPluginsApi(options: ApiOptions = {}): Promise<PluginsApi> {
  const whatsapp = await startSandbox({ knobs: { statusDelayMs: 0 } })
  const api = await startApi({
    ...options,
    environment: { GRAPH_URL: whatsapp.origin, ...options.environment },
  })
  const connected = await withSandbox(api)
  return {
    api,
    sandbox: connected.sandbox,
    whatsapp,
    place: () => placeIn(api),
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]()
      await connected[Symbol.asyncDispose]()
      await whatsapp[Symbol.asyncDispose]()
    },
  }
}

export async function placeIn(api: TestApi): Promise<PluginsPlace> {
  const team = await api.team()
  const admin = await team.token()
  const call: PluginsPlace['call'] = (method, path, body, token = admin) => {
    // What is made one after the other is in order.
    api.now += 1
    return api.send(path, { method, token, ...(body === undefined ? {} : { body }) })
  }
  return {
    team,
    token: admin,
    call,
    async plugin(name = 'WhatsApp') {
      const made = await call('POST', '/plugin', { type: 'whatsapp', name })
      return (made.body as { _data: { id: string } })._data.id
    },
  }
}

export async function eventsOf(api: TestApi, teamId: string): Promise<{ type: string; payload: unknown }[]> {
  return api.context.database.rows(
    "select type, payload from events where team_id = $1 and type like 'plugin.%' order by id",
    [teamId],
  )
}
