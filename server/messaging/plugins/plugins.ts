/**
 * Use cases of plugins: making, changing and removing one, and where and with what its webhook is verified. Connecting
 * one to WhatsApp is in connect.ts.
 */
import { appendEvents } from '../../events/append.ts'
import { invalidInput, type Fault } from '../../lib/app-error.ts'
import { storableText } from '../../lib/json.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { setPluginWebhooks } from '../../webhooks/webhooks.ts'
import { assertMayConnect } from '../access.ts'
import type { MessagingContext } from '../context.ts'
import { accountsStore } from './accounts.store.ts'
import { secretOwner } from './connections.ts'
import { pluginNotFound } from './find-plugin.ts'
import { changeConfig } from './plugin-config.ts'
import { pluginEvent } from './plugin-event.ts'
import { newVerifyToken } from './plugin-secrets.ts'
import { pluginsStore, type StoredPlugin } from './plugins.store.ts'

export { findNumber, findPlugin, listPlugins, type PluginDetails } from './find-plugin.ts'

type Changing = Pick<MessagingContext, 'database' | 'clock' | 'secrets'>
/** Who does it, as far as plugins ask. */
export type Connector = Pick<Actor, 'userId' | 'roleType'> & { readonly team: { readonly id: string } }

export interface NewPlugin {
  readonly name: string
  /** Of a partner: whom the plugin is made for. */
  readonly clientReferenceId?: string | undefined
  readonly clientName?: string | undefined
  readonly clientEmail?: string | undefined
  readonly config?: Readonly<Record<string, unknown>> | undefined
  readonly isSandbox?: boolean
}

const longestName = 200

/** Makes a plugin that is not connected yet, and answers its id. Throws `invalid` with all faults. */
export async function createPlugin(
  context: Changing,
  actor: Connector,
  input: NewPlugin,
  nameField = 'name',
): Promise<string> {
  assertMayConnect(actor)
  const { database, clock, secrets } = context
  const now = clock()
  const [id, teamId] = [newId(now), actor.team.id]
  const { config, faults } = changeConfig({}, input.config ?? {}, 'serverConfig.')
  const texts = [input.clientReferenceId, input.clientName, input.clientEmail]
  const all = [...nameFaults(input.name, nameField), ...clientFaults(input), ...faults]
  if (all.length > 0) throw invalidInput(all)
  const [clientReferenceId, clientName, clientEmail] = texts.map((text) => storedText(text))
  await database.write(async (session) => {
    await pluginsStore(session).insert({
      teamId,
      id,
      createdAt: now,
      createdBy: actor.userId,
      name: storableText(input.name.trim()),
      isSandbox: input.isSandbox ?? false,
      appId: null,
      accessToken: null,
      appSecret: null,
      verifyToken: secrets.seal(newVerifyToken(), secretOwner(id, 'verify_token')),
      config,
      clientReferenceId: clientReferenceId ?? null,
      clientName: clientName ?? null,
      clientEmail: clientEmail ?? null,
    })
    const by = { userId: actor.userId, at: now }
    await setPluginWebhooks(session, teamId, id, config, by)
    await appendEvents(session, [pluginEvent('plugin.created', { teamId, id }, by)])
  })
  return id
}

export interface PluginChanges {
  readonly name?: string | undefined
  readonly isActive?: boolean | undefined
  readonly config?: Readonly<Record<string, unknown>> | undefined
  /** Ids of the numbers that are used; all others of the plugin are not. */
  readonly enabledNumbers?: readonly string[] | undefined
}

/** Throws `not_found` plugin_not_found, and `invalid` with all faults. What is as it was writes nothing. */
export async function updatePlugin(
  context: Changing,
  actor: Connector,
  id: string,
  changes: PluginChanges,
  configField = 'serverConfig.',
): Promise<void> {
  assertMayConnect(actor)
  const now = context.clock()
  const teamId = actor.team.id
  if (!isUuid(id)) throw pluginNotFound()
  await context.database.write(async (session) => {
    const plugins = pluginsStore(session)
    const accounts = accountsStore(session)
    const before = await plugins.lock(teamId, id)
    if (before === undefined) throw pluginNotFound()
    const { config, faults } = changeConfig(before.config, changes.config ?? {}, configField)
    const numbers = changes.enabledNumbers === undefined ? [] : await accounts.numbers(teamId, before.id)
    const all = [
      ...(changes.name === undefined ? [] : nameFaults(changes.name, 'name')),
      ...faults,
      ...unknownNumbers(
        changes.enabledNumbers ?? [],
        numbers.map((number) => number.id),
      ),
    ]
    if (all.length > 0) throw invalidInput(all)
    const next: StoredPlugin = {
      ...before,
      config,
      name: changes.name === undefined ? before.name : storableText(changes.name.trim()),
      isActive: changes.isActive ?? before.isActive,
    }
    const enabled = new Set(changes.enabledNumbers)
    const isNumbersChanged = numbers.some((number) => number.isEnabled !== enabled.has(number.id))
    if (!isNumbersChanged && JSON.stringify(next) === JSON.stringify(before)) return
    await plugins.save({ ...next, updatedAt: now })
    if (isNumbersChanged) await accounts.enable(teamId, before.id, [...enabled], now)
    const by = { userId: actor.userId, at: now }
    await setPluginWebhooks(session, teamId, before.id, config, by)
    await appendEvents(session, [pluginEvent('plugin.updated', before, by, { isActive: next.isActive })])
  })
}

/** Whether some plugin of the installation talks to WhatsApp itself. */
export function hasRealConnection({ database }: Pick<MessagingContext, 'database'>): Promise<boolean> {
  return pluginsStore(database).hasReal()
}

/** Where WhatsApp delivers to the plugin. */
export function webhookUrlOf({ publicUrl }: Pick<MessagingContext, 'publicUrl'>, pluginId: string): string {
  return `${publicUrl()}/webhooks/whatsapp/${pluginId}`
}

/** The same, but that the sandbox delivers from this machine, which need not reach its own public address. */
export function deliveryUrlOf(
  { publicUrl, localUrl }: Pick<MessagingContext, 'publicUrl' | 'localUrl'>,
  { id, isSandbox }: { readonly id: string; readonly isSandbox: boolean },
): string {
  return webhookUrlOf({ publicUrl: isSandbox ? localUrl : publicUrl }, id)
}

function nameFaults(name: string, field: string): Fault[] {
  const length = name.trim().length
  if (length > 0 && length <= longestName) return []
  return [{ field, message: `must have 1 to ${longestName} characters` }]
}

function clientFaults(input: NewPlugin): Fault[] {
  return (['clientReferenceId', 'clientName', 'clientEmail'] as const).flatMap((field) =>
    (input[field]?.length ?? 0) > longestName
      ? [{ field, message: `must have at most ${longestName} characters` }]
      : [],
  )
}

function unknownNumbers(given: readonly string[], known: readonly string[]): Fault[] {
  const unknown = given.filter((id) => !known.includes(id)).map((id) => `"${id.slice(0, 40)}"`)
  if (unknown.length === 0) return []
  const message = `${unknown.slice(0, 5).join(', ')}: no such phone number id is connected to this plugin. GET /v1/ext/whatsapp-phone-number lists the ids`
  return [{ field: 'serverConfig.enabledWhatsappPhoneNumbers', message }]
}

function storedText(text: string | undefined): string | null {
  const clean = storableText(text?.trim() ?? '')
  return clean === '' ? null : clean
}
