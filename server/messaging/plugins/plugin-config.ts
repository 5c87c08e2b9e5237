/** What a team may set about a plugin, read from what clients send. Keys that nobody knows are passed over. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import { chakraWebhookEvents, type ChakraWebhookEvent, type PluginConfig } from './plugin.ts'

// How ChakraHQ calls the address of delivery statuses is not known; this name is ours.
const urlKeys = [
  'passThroughWebhookUrl',
  'chakraWebhookUrl',
  'deliveryStatusWebhookUrl',
  'flowEndpointUrl',
] as const
const switchKeys = [
  'enableMessageEchoesForPassThroughWebhook',
  'enableSendMessageTemplateEventForPassThroughWebhook',
  'enableChakraWebhook',
] as const
const eventsKey = 'whichChakraWebhookEventsToSend'

type Key = keyof PluginConfig
export const configKeys: readonly Key[] = [...urlKeys, ...switchKeys, eventsKey]

const longestUrl = 2_000

export interface ReadConfig {
  readonly config: PluginConfig
  readonly faults: readonly Fault[]
}

/**
 * `before` with what `input` changes. A key that is not given stays; null and "" remove it. `within` is put before
 * the names of fields in faults.
 */
export function changeConfig(
  before: PluginConfig,
  input: Readonly<Record<string, unknown>>,
  within = '',
): ReadConfig {
  const faults: Fault[] = []
  const next = new Map<string, unknown>(Object.entries(before))
  for (const key of configKeys) {
    const value = input[key]
    if (value === undefined) continue
    // A switch that is off is as one that was never touched.
    if (value === null || value === '' || value === false) {
      next.delete(key)
      continue
    }
    const read = readValue(key, value)
    if ('fault' in read) faults.push({ field: `${within}${key}`, message: read.fault })
    else next.set(key, read.value)
  }
  return { config: Object.fromEntries(next), faults }
}

type Read = { readonly value: unknown } | { readonly fault: string }

function readValue(key: Key, value: unknown): Read {
  switch (key) {
    case 'passThroughWebhookUrl':
    case 'chakraWebhookUrl':
    case 'deliveryStatusWebhookUrl':
    case 'flowEndpointUrl':
      return readUrl(value)
    case 'enableMessageEchoesForPassThroughWebhook':
    case 'enableSendMessageTemplateEventForPassThroughWebhook':
    case 'enableChakraWebhook':
      return typeof value === 'boolean' ? { value } : { fault: 'must be true or false, or null to clear it' }
    case 'whichChakraWebhookEventsToSend':
      return readEvents(value)
  }
}

function readUrl(value: unknown): Read {
  const url = typeof value === 'string' && value.length <= longestUrl ? URL.parse(value.trim()) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return {
      fault: `must be an address that begins with https:// or http:// and has at most ${longestUrl} characters, or null to clear it`,
    }
  if (url.username !== '' || url.password !== '')
    return { fault: 'must not contain a user name or password before the host' }
  return { value: (value as string).trim() }
}

function readEvents(value: unknown): Read {
  const events = typeof value === 'string' ? value.split(',').map((event) => event.trim()) : value
  if (!Array.isArray(events) || !events.every(isEvent))
    return { fault: `must be a list of ${chakraWebhookEvents.join(', ')}` }
  return { value: chakraWebhookEvents.filter((event) => events.includes(event)) }
}

function isEvent(value: unknown): value is ChakraWebhookEvent {
  return chakraWebhookEvents.some((event) => event === value)
}
