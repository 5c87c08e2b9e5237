import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSandbox, type Sandbox } from '@felloe/sandbox'
import { startApi, type TestApi, type TestTeam } from '../test/support/api.ts'
import { createConnectedPlugin } from './plugins/create-connected.ts'
import { removePlugin } from './plugins/disconnect.ts'
import { findPlugin, listPlugins } from './plugins/find-plugin.ts'
import { connectionOfPlugin } from './plugins/connections.ts'
import { ensureSandboxConnection } from './sandbox-connection.ts'

describe('the connection to the sandbox at the start of a server', () => {
  let api: TestApi
  let team: TestTeam
  let sandbox: Sandbox
  before(async () => {
    api = await startApi()
    team = await api.team()
    sandbox = await startSandbox()
    api.context.sandbox.origin = sandbox.origin
    await ensureSandboxConnection(api.context, sandbox)
  })
  after(async () => {
    await api[Symbol.asyncDispose]()
    await sandbox[Symbol.asyncDispose]()
  })

  const only = async () => {
    const [found, ...others] = await listPlugins(api.context, team.id)
    assert.ok(found)
    assert.equal(others.length, 0)
    return found
  }
  const connectedByHand = async () => {
    const { accessToken, appSecret } = sandbox.makeBusiness()
    const input = { accessToken, appSecret }
    const made = await createConnectedPlugin(api.context, team.actor(), { name: 'By hand' }, input)
    return made.details.plugin.id
  }
  const subscriptionsOf = (wabaId: string) => sandbox.context.world.wabas.get(wabaId)?.subscriptions

  it('gives the first team a plugin with a number that can send', async () => {
    const { plugin, wabas, numbers } = await only()
    assert.equal(plugin.name, 'WhatsApp sandbox')
    assert.equal(plugin.isSandbox, true)
    assert.equal(plugin.hasAppSecret, true)
    assert.deepEqual([wabas.length, numbers.length], [1, 1])
    assert.equal(numbers[0]?.qualityRating, 'GREEN')
    assert.equal(numbers[0].messagingLimit, 'TIER_2K')
    assert.equal((await connectionOfPlugin(api.context, team.id, plugin.id)).access.baseUrl, sandbox.origin)
  })

  it('subscribes the webhook, for messages and for what goes to the app', async () => {
    const { plugin, wabas } = await only()
    const url = `${api.origin}/webhooks/whatsapp/${plugin.id}`
    assert.equal(subscriptionsOf(wabas[0]!.id)?.[0]?.overrideCallbackUri, url)
    const app = sandbox.context.world.apps.get(plugin.appId ?? '')
    assert.equal(app?.callbackUrl, url)
    assert.ok(app.fields.includes('message_template_status_update'))
  })

  it('changes nothing at the next start', async () => {
    const before = await only()
    await ensureSandboxConnection(api.context, sandbox)
    const now = await only()
    assert.equal(now.plugin.id, before.plugin.id)
    assert.deepEqual(
      now.wabas.map(({ id }) => id),
      before.wabas.map(({ id }) => id),
    )
    assert.equal(subscriptionsOf(now.wabas[0]!.id)?.length, 1)
  })

  it('subscribes again where the address was another one', async () => {
    const { plugin, wabas } = await only()
    const old = `http://127.0.0.1:1/webhooks/whatsapp/${plugin.id}`
    sandbox.context.world.wabas.update(wabas[0]!.id, {
      subscriptions: [{ appId: plugin.appId ?? '', overrideCallbackUri: old, verifyToken: 'x' }],
    })
    sandbox.context.world.apps.update(plugin.appId ?? '', { callbackUrl: old })
    await ensureSandboxConnection(api.context, sandbox)
    const url = `${api.origin}/webhooks/whatsapp/${plugin.id}`
    assert.equal(subscriptionsOf(wabas[0]!.id)?.[0]?.overrideCallbackUri, url)
    assert.equal(sandbox.context.world.apps.get(plugin.appId ?? '')?.callbackUrl, url)
  })

  it('connects the same plugin to a new business when the sandbox has forgotten all', async () => {
    const before = await only()
    sandbox.context.world.clear()
    await ensureSandboxConnection(api.context, sandbox)
    const { plugin, wabas, numbers } = await findPlugin(api.context, team.id, before.plugin.id)
    const connected = wabas.filter(({ status }) => status === 'CONNECTED')
    assert.equal(connected.length, 1)
    assert.ok(sandbox.context.world.wabas.get(connected[0]!.id))
    assert.deepEqual([plugin.tokenProblem, numbers.length], [null, 1])
    assert.ok(sandbox.context.world.phoneNumbers.get(numbers[0]!.id))
  })

  it('does so for every plugin of the sandbox, though a new one gives out the same ids again', async () => {
    const fresh = await startSandbox()
    const other = await connectedByHand()
    api.context.sandbox.origin = fresh.origin
    await ensureSandboxConnection(api.context, fresh)
    const found = await listPlugins(api.context, team.id)
    assert.equal(found.length, 2)
    for (const { plugin, numbers } of found) assert.deepEqual([plugin.hasToken, numbers.length], [true, 1])
    await removePlugin(api.context, team.actor(), other)
    await sandbox[Symbol.asyncDispose]()
    sandbox = fresh
  })

  it('has the sandbox deliver on this machine, wherever the server is reached from outside', async () => {
    const settings = api.context.settings as { PUBLIC_URL?: unknown }
    settings.PUBLIC_URL = 'https://crm.example'
    await ensureSandboxConnection(api.context, sandbox)
    delete settings.PUBLIC_URL
    const { plugin, wabas } = await only()
    const connected = wabas.find(({ status }) => status === 'CONNECTED')
    assert.equal(
      subscriptionsOf(connected!.id)?.[0]?.overrideCallbackUri,
      `${api.origin}/webhooks/whatsapp/${plugin.id}`,
    )
  })

  it('leaves a team alone that has a plugin', async () => {
    await ensureSandboxConnection(api.context, sandbox)
    assert.equal((await listPlugins(api.context, team.id)).length, 1)
  })
})
