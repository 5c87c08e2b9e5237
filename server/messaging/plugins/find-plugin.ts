/** A plugin as a whole: with its WABAs and phone numbers, without its secrets. */
import { notFound, type AppError } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { MessagingContext } from '../context.ts'
import { accountsStore } from './accounts.store.ts'
import type { PhoneNumber, Plugin, Waba } from './plugin.ts'
import { pluginsStore, type StoredPlugin } from './plugins.store.ts'

export interface PluginDetails {
  readonly plugin: Plugin
  readonly wabas: readonly Waba[]
  readonly numbers: readonly PhoneNumber[]
}

type Reading = Pick<MessagingContext, 'database'>

export function pluginNotFound(): AppError {
  return notFound('plugin_not_found', 'Plugin not found: the team has no plugin with this id.')
}

/** Throws `not_found` plugin_not_found. */
export async function findPlugin({ database }: Reading, teamId: string, id: string): Promise<PluginDetails> {
  const stored = await storedPlugin({ database }, teamId, id)
  const accounts = accountsStore(database)
  const [wabas, numbers] = await Promise.all([
    accounts.wabas(teamId, stored.id),
    accounts.numbers(teamId, stored.id),
  ])
  return { plugin: publicPart(stored), wabas, numbers }
}

/** The newest first. */
export async function listPlugins({ database }: Reading, teamId: string): Promise<PluginDetails[]> {
  const accounts = accountsStore(database)
  const [plugins, wabas, numbers] = await Promise.all([
    pluginsStore(database).list(teamId),
    accounts.wabas(teamId, null),
    accounts.numbers(teamId, null),
  ])
  const wabasOf = Map.groupBy(wabas, ({ pluginId }) => pluginId)
  const numbersOf = Map.groupBy(numbers, ({ pluginId }) => pluginId)
  return plugins.map((stored) => ({
    plugin: publicPart(stored),
    wabas: wabasOf.get(stored.id) ?? [],
    numbers: numbersOf.get(stored.id) ?? [],
  }))
}

/** A phone number with its plugin. Throws `not_found` phone_number_not_found. */
export async function findNumber(
  { database }: Reading,
  teamId: string,
  id: string,
): Promise<{ readonly number: PhoneNumber; readonly plugin: Plugin }> {
  const number = await accountsStore(database).number(teamId, id)
  if (number === undefined)
    throw notFound('phone_number_not_found', 'The team has no phone number with this id.')
  return { number, plugin: publicPart(await storedPlugin({ database }, teamId, number.pluginId)) }
}

/** With its sealed secrets: for the use cases of this folder. Throws `not_found` plugin_not_found. */
export async function storedPlugin({ database }: Reading, teamId: string, id: string): Promise<StoredPlugin> {
  const stored = isUuid(id) ? await pluginsStore(database).find(teamId, id) : undefined
  if (stored === undefined) throw pluginNotFound()
  return stored
}

function publicPart(stored: StoredPlugin): Plugin {
  const plugin: Partial<StoredPlugin> & Plugin = { ...stored }
  for (const secret of ['accessToken', 'appSecret', 'verifyToken'] as const)
    Reflect.deleteProperty(plugin, secret)
  return plugin
}
