/**
 * With what, and where, WhatsApp is asked on behalf of a plugin, a phone number or a WABA of a team. One point read;
 * secrets are opened here and nowhere else. What belongs to another team does not exist.
 */
import { AppError, notFound } from '../../lib/app-error.ts'
import type { MessagingContext } from '../context.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { connectionsStore, type ConnectionRow } from './connections.store.ts'
import type { PluginConfig } from './plugin.ts'

type Asking = Pick<MessagingContext, 'database' | 'secrets' | 'settings' | 'sandbox'>

export interface Connection {
  readonly teamId: string
  readonly pluginId: string
  readonly isSandbox: boolean
  readonly config: PluginConfig
  readonly appId: string | null
  readonly access: GraphAccess
}

export interface NumberConnection extends Connection {
  readonly phoneNumberId: string
  readonly wabaId: string
  /** The number itself. */
  readonly digits: string
}

/** Throws `not_found` plugin_not_found, and `conflict` where the plugin has no token yet or is switched off. */
export async function connectionOfPlugin(
  context: Asking,
  teamId: string,
  pluginId: string,
): Promise<Connection> {
  const row = await connectionsStore(context.database).byPlugin(teamId, pluginId)
  if (row === undefined) throw pluginNotFound()
  return open(context, row)
}

/** Throws `not_found` plugin_not_found unless the team has the plugin, connected or not. */
export async function assertPlugin(
  { database }: Pick<Asking, 'database'>,
  teamId: string,
  pluginId: string,
): Promise<void> {
  if ((await connectionsStore(database).byPlugin(teamId, pluginId)) === undefined) throw pluginNotFound()
}

function pluginNotFound(): AppError {
  return notFound('plugin_not_found', 'Plugin not found: the team has no plugin with this id.')
}

/**
 * The connection of a phone number; `pluginId`, where it is given, must be its plugin. Throws as connectionOfPlugin,
 * and `not_found` phone_number_not_found for a number that is not connected or not enabled.
 */
export async function connectionOfNumber(
  context: Asking,
  teamId: string,
  phoneNumberId: string,
  pluginId?: string,
): Promise<NumberConnection> {
  const row = await connectionsStore(context.database).byNumber(teamId, phoneNumberId)
  if (row === undefined || (pluginId !== undefined && row.pluginId !== pluginId.toLowerCase())) {
    if (pluginId !== undefined) await connectionOfPlugin(context, teamId, pluginId)
    throw notFound(
      'phone_number_not_found',
      `The phone number id "${phoneNumberId.slice(0, 50)}" is not connected to this plugin. GET /v1/ext/whatsapp-phone-number lists the ids.`,
    )
  }
  return { ...open(context, row), phoneNumberId, wabaId: row.wabaId, digits: row.digits }
}

/** Throws as connectionOfPlugin, and `not_found` waba_not_found. */
export async function connectionOfWaba(context: Asking, teamId: string, wabaId: string): Promise<Connection> {
  const row = await connectionsStore(context.database).byWaba(teamId, wabaId)
  if (row === undefined)
    throw notFound(
      'waba_not_found',
      `The WABA "${wabaId.slice(0, 50)}" is not connected. GET /v1/ext/whatsapp-business-account lists those that are.`,
    )
  return open(context, row)
}

/** Of every plugin of the team that can be asked, the newest first: for ids of which nobody knows whose they are. */
export async function connectionsOfTeam(context: Asking, teamId: string): Promise<Connection[]> {
  const rows = await connectionsStore(context.database).ofTeam(teamId)
  const isUp = ({ isSandbox }: ConnectionRow) => !isSandbox || context.sandbox.origin !== undefined
  return rows
    .filter((row) => row.isActive && row.accessToken !== null && isUp(row))
    .map((row) => open(context, row))
}

/** What a secret of a plugin is sealed for. */
export function secretOwner(
  pluginId: string,
  secret: 'access_token' | 'app_secret' | 'verify_token',
): string {
  return `plugin ${pluginId} ${secret}`
}

function open(context: Asking, row: ConnectionRow): Connection {
  if (!row.isActive)
    throw new AppError(
      'conflict',
      'plugin_inactive',
      'The plugin is switched off. Switch it on with isActive.',
    )
  if (row.accessToken === null)
    throw new AppError(
      'conflict',
      'plugin_not_connected',
      'The plugin has no access token yet. Connect it before anything is sent through it.',
    )
  return {
    teamId: row.teamId,
    pluginId: row.pluginId,
    isSandbox: row.isSandbox,
    config: row.config,
    appId: row.appId,
    access: {
      baseUrl: baseUrlOf(context, row.isSandbox),
      token: context.secrets.open(row.accessToken, secretOwner(row.pluginId, 'access_token')),
    },
  }
}

/** Where the Graph of a plugin is. Throws `unavailable` when that is a sandbox which is not running. */
export function baseUrlOf(
  { settings, sandbox }: Pick<Asking, 'settings' | 'sandbox'>,
  isSandbox: boolean,
): string {
  if (!isSandbox) return settings.GRAPH_URL
  if (sandbox.origin !== undefined) return sandbox.origin
  throw new AppError(
    'unavailable',
    'sandbox_off',
    'The plugin belongs to the sandbox, and the sandbox is not running. Start the server with SANDBOX=on.',
  )
}
