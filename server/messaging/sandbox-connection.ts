/**
 * Keeps plugins of the sandbox in working order at each start: the first team has one, its webhook leads to where this
 * server now listens, and a plugin whose business is gone with the sandbox's data gets a new one.
 */
import { AppError } from '../lib/app-error.ts'
import type { SandboxBusiness } from './context.ts'
import { operatorOf } from '../team/operator.ts'
import { listTeams } from '../team/teams.ts'
import { readToken } from './plugins/ask-accounts.ts'
import { connectPlugin, type ConnectContext } from './plugins/connect.ts'
import { disconnectPlugin } from './plugins/disconnect.ts'
import { listPlugins } from './plugins/find-plugin.ts'
import { opened } from './plugins/plugin-secrets.ts'
import { createPlugin, type Connector } from './plugins/plugins.ts'
import { subscribeAgain } from './plugins/subscribe-plugin.ts'
import { pluginsOfSandbox } from './plugins/sandbox-plugins.ts'
import type { StoredPlugin } from './plugins/plugins.store.ts'

export interface SandboxMaker {
  makeBusiness(input?: { readonly name?: string }): SandboxBusiness
}

const name = 'WhatsApp sandbox'

/**
 * Call once the server listens and `context.sandbox.origin` is set. Harmless when all is well. Throws when the sandbox
 * or the database cannot be asked.
 */
export async function ensureSandboxConnection(context: ConnectContext, sandbox: SandboxMaker): Promise<void> {
  const teams = new Map((await listTeams(context)).map((team) => [team.id, team]))
  const lost: { readonly plugin: StoredPlugin; readonly operator: Connector; readonly teamName: string }[] =
    []
  for (const plugin of await pluginsOfSandbox(context)) {
    const team = teams.get(plugin.teamId)
    if (team === undefined) continue
    if (await isKnown(context, plugin)) await subscribeAgain(context, plugin)
    else lost.push({ plugin, operator: await operatorOf(context, team, 0), teamName: team.name })
  }
  // All of them first: a new sandbox gives out the ids of the old one again.
  for (const { plugin, operator } of lost) await disconnectPlugin(context, operator, plugin.id)
  for (const { plugin, operator, teamName } of lost)
    await connectToBusiness(context, operator, plugin.id, sandbox.makeBusiness({ name: teamName }))
  const [first] = teams.values()
  if (first === undefined || (await listPlugins(context, first.id)).length > 0) return
  const operator = await operatorOf(context, first, 0)
  const id = await createPlugin(context, operator, { name, isSandbox: true })
  await connectToBusiness(context, operator, id, sandbox.makeBusiness({ name: first.name }))
}

async function connectToBusiness(
  context: ConnectContext,
  operator: Connector,
  pluginId: string,
  { wabaId, ...secrets }: SandboxBusiness,
): Promise<void> {
  await connectPlugin(context, operator, pluginId, { ...secrets, wabaIds: [wabaId] })
}

/** Whether the sandbox still knows the token of the plugin. */
async function isKnown(context: ConnectContext, plugin: StoredPlugin): Promise<boolean> {
  const { accessToken } = opened(context.secrets, plugin)
  const { origin } = context.sandbox
  if (accessToken === null || origin === undefined) return false
  try {
    return (await readToken(context, { baseUrl: origin, token: accessToken })).isValid
  } catch (error) {
    if (error instanceof AppError && error.code === 'whatsapp_refused') return false
    throw error
  }
}
