/** Teams with a connection to WhatsApp: to a sandbox, or to a Graph that a test plays. */
import { startSandbox, type Business, type Sandbox, type SandboxOptions } from '@felloe/sandbox'
import { newId } from '../../lib/uuid.ts'
import { secretOwner } from '../../messaging/plugins/connections.ts'
import { pluginsStore } from '../../messaging/plugins/plugins.store.ts'
import type { TestApi, TestTeam } from './api.ts'

export interface TestPlugin {
  readonly id: string
  readonly wabaId: string
  readonly phoneNumberId: string
  readonly appSecret: string
  readonly verifyToken: string
}

export interface PluginOptions {
  readonly accessToken?: string
  readonly appId?: string
  readonly appSecret?: string
  readonly wabaId?: string
  readonly phoneNumberId?: string
  readonly displayPhoneNumber?: string
}

let count = 0

/**
 * A plugin of the team with one number, stored without asking anybody. It talks to `api.context.sandbox.origin`:
 * set that to the origin of a sandbox or of a fake Graph.
 */
export async function addPlugin(
  api: Pick<TestApi, 'context' | 'now'>,
  team: TestTeam,
  options: PluginOptions = {},
): Promise<TestPlugin> {
  count += 1
  const suffix = String(process.pid * 1_000 + count).padStart(12, '0')
  const plugin: TestPlugin = {
    id: newId(),
    wabaId: options.wabaId ?? `211${suffix}`,
    phoneNumberId: options.phoneNumberId ?? `311${suffix}`,
    appSecret: options.appSecret ?? 'app secret of a test',
    verifyToken: 'verify token of a test',
  }
  const { secrets, database } = api.context
  const seal = (plain: string, secret: Parameters<typeof secretOwner>[1]) =>
    secrets.seal(plain, secretOwner(plugin.id, secret))
  await database.write(async (session) => {
    const plugins = pluginsStore(session)
    await plugins.insert({
      teamId: team.id,
      id: plugin.id,
      createdAt: api.now,
      createdBy: newId(),
      name: 'WhatsApp',
      isSandbox: true,
      appId: options.appId ?? '411000000000001',
      accessToken: seal(options.accessToken ?? 'EAATEST', 'access_token'),
      appSecret: seal(plugin.appSecret, 'app_secret'),
      verifyToken: seal(plugin.verifyToken, 'verify_token'),
      config: {},
    })
    await plugins.insertWaba(team.id, plugin.id, plugin.wabaId, api.now)
    const displayPhoneNumber = options.displayPhoneNumber ?? '+1 555-010-0200'
    await plugins.insertNumber(
      team.id,
      plugin.id,
      { id: plugin.phoneNumberId, wabaId: plugin.wabaId, displayPhoneNumber },
      api.now,
    )
  })
  return plugin
}

export interface ConnectedSandbox extends AsyncDisposable {
  readonly sandbox: Sandbox
  /** A business in the sandbox and a plugin of the team that is connected to it, webhooks included. */
  connect(team: TestTeam): Promise<{ readonly business: Business; readonly plugin: TestPlugin }>
}

/** Starts a sandbox beside the server of a test. Its statuses come at once. */
export async function withSandbox(api: TestApi, options: SandboxOptions = {}): Promise<ConnectedSandbox> {
  const sandbox = await startSandbox({ ...options, knobs: { statusDelayMs: 0, ...options.knobs } })
  api.context.sandbox.origin = sandbox.origin
  return {
    sandbox,
    async connect(team) {
      const business = sandbox.makeBusiness()
      const plugin = await addPlugin(api, team, business)
      const subscription = await fetch(`${sandbox.origin}/v23.0/${business.wabaId}/subscribed_apps`, {
        method: 'POST',
        headers: { authorization: `Bearer ${business.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          override_callback_uri: `${api.origin}/webhooks/whatsapp/${plugin.id}`,
          verify_token: plugin.verifyToken,
        }),
      })
      if (!subscription.ok) throw new Error(`not subscribed: ${await subscription.text()}`)
      return { business, plugin }
    },
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  }
}
