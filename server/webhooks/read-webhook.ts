/** What a webhook may be, read from what an admin sends. All faults are told at once. Pure. */
import type { Fault } from '../lib/app-error.ts'
import { storableText } from '../lib/json.ts'
import { outboundUrl } from '../lib/outbound/outbound-url.ts'

/** Keys that are undefined stay as they are. */
export interface WebhookInput {
  readonly url?: unknown
  readonly name?: unknown
  /** A list; null for all. */
  readonly eventTypes?: unknown
}

export interface ReadWebhook {
  readonly url?: string
  readonly name?: string
  readonly eventTypes?: readonly string[] | null
}

const longestUrl = 2_000
const longestName = 200
const mostTypes = 100
// process.created, process.*, or * for all.
const typeForm = /^(\*|[a-z][a-z_]{0,40}\.(\*|[a-z][a-z_]{0,40}))$/

export function readWebhook(input: WebhookInput): {
  readonly read: ReadWebhook
  readonly faults: readonly Fault[]
} {
  const faults: Fault[] = []
  const take = <T>(field: keyof WebhookInput, reader: (value: unknown) => T | { fault: string }) => {
    const value = input[field]
    if (value === undefined) return {}
    const read = reader(value)
    if (typeof read === 'object' && read !== null && 'fault' in read) {
      faults.push({ field, message: read.fault })
      return {}
    }
    return { [field]: read }
  }
  const read: ReadWebhook = {
    ...take('url', readUrl),
    ...take('name', readName),
    ...take('eventTypes', readTypes),
  }
  return { read, faults }
}

function readUrl(value: unknown): string | { fault: string } {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longestUrl)
    return {
      fault: `must be an address that begins with https:// or http:// and has at most ${longestUrl} characters`,
    }
  try {
    outboundUrl(value.trim())
    return value.trim()
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function readName(value: unknown): string | { fault: string } {
  if (typeof value !== 'string' || value.trim().length > longestName)
    return { fault: `must be a text of at most ${longestName} characters` }
  return storableText(value.trim())
}

function readTypes(value: unknown): readonly string[] | null | { fault: string } {
  if (value === null) return null
  if (!Array.isArray(value) || value.length === 0 || value.length > mostTypes)
    return { fault: `must be a list of 1 to ${mostTypes} types of events, or null for all` }
  const wrong = value.find((type) => typeof type !== 'string' || !typeForm.test(type)) as unknown
  if (wrong !== undefined)
    return {
      fault: `${JSON.stringify(wrong).slice(0, 60)} is no type of events: write one in full, as process.created, or its beginning, as process.*`,
    }
  const types = [...new Set(value as string[])]
  return types.includes('*') ? null : types
}
