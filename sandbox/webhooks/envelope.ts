/**
 * The body of a delivery. Changes of one WABA share an entry; `time` is there only for what is not `messages`.
 * Several statuses or messages of one number come as several changes or within one value, as the platform does both.
 */
import type { Change } from './webhooks.ts'

type Value = Change['value']

interface Entry {
  readonly id: string
  readonly time?: number
  readonly changes: { readonly value: Value; readonly field: string }[]
}

export interface EnvelopeOptions {
  /** Epoch milliseconds. */
  readonly at: number
  /** Whether messages and statuses of one number are put into one value. */
  readonly merges: boolean
}

export function envelopeOf(
  changes: readonly Change[],
  { at, merges }: EnvelopeOptions,
): Record<string, unknown> {
  const entries = new Map<string, Entry>()
  for (const change of merges ? merged(changes) : changes) {
    const isMessages = change.field === 'messages'
    const key = `${change.wabaId} ${isMessages}`
    const entry = entries.get(key) ?? {
      id: change.wabaId,
      ...(isMessages ? {} : { time: Math.floor(at / 1_000) }),
      changes: [],
    }
    entry.changes.push({ value: change.value, field: change.field })
    entries.set(key, entry)
  }
  return { object: 'whatsapp_business_account', entry: [...entries.values()] }
}

function merged(changes: readonly Change[]): Change[] {
  const first = new Map<string, Change>()
  const others: Change[] = []
  for (const change of changes) {
    const list = listOf(change)
    if (list === undefined) {
      others.push(change)
      continue
    }
    const key = `${change.wabaId} ${change.phoneNumberId} ${list}`
    const before = first.get(key)
    first.set(key, before === undefined ? change : { ...before, value: joined(before.value, change.value) })
  }
  return [...first.values(), ...others]
}

function listOf({ field, value, phoneNumberId }: Change): 'messages' | 'statuses' | undefined {
  if (field !== 'messages' || phoneNumberId === undefined) return undefined
  if (Array.isArray(value['statuses'])) return 'statuses'
  return Array.isArray(value['messages']) ? 'messages' : undefined
}

function joined(a: Value, b: Value): Value {
  const both = (key: string): unknown[] => [...asList(a[key]), ...asList(b[key])]
  const result: Record<string, unknown> = { ...a }
  for (const key of ['statuses', 'messages']) if (key in a || key in b) result[key] = both(key)
  if ('contacts' in a || 'contacts' in b) {
    const contacts = both('contacts')
    result['contacts'] = [...new Map(contacts.map((contact) => [JSON.stringify(contact), contact])).values()]
  }
  return result
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
