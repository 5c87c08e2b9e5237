/**
 * Short ids: how the API and people call what is defined. They can change, and a retired one is free again; keys and
 * ids never change and are never given twice. Pure.
 */
import type { Fields } from './fields.ts'

const small = /^[a-z][a-z0-9_]{0,62}$/
const large = /^[A-Z][A-Z0-9_]{0,62}$/

/** What requests say beside the attributes of a process; an attribute of that name could not be told from it. */
const reserved = new Set([
  'id',
  'update',
  'data',
  'status',
  'state',
  'record',
  'team',
  'procedure',
  'entity',
  'or',
  'and',
  // Every object of the language has one.
  'constructor',
])

export type ShortIdKind = 'attribute' | 'name' | 'state'

/** The short id in this field when it has the right form; else a fault. */
export function readShortId(fields: Fields, field: string, kind: ShortIdKind): string | undefined {
  const text = fields.text(field, 63)
  if (text === undefined) return undefined
  if (!small.test(text) && !(kind === 'state' && large.test(text))) {
    const like = kind === 'state' ? 'QUALIFIED or qualified' : 'first_name'
    fields.fault(field, `must be a short id such as ${like}: letters, digits and _, a letter first`)
    return undefined
  }
  if (kind === 'attribute' && reserved.has(text)) {
    fields.fault(field, `must not be "${text}", which means something else in requests`)
    return undefined
  }
  return text
}

/** The short id made readable, for what was given no name: `next_follow_up` is "Next follow up". */
export function readableName(shortId: string): string {
  const words = shortId.toLowerCase().replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A key for a new attribute: its short id, or that with a number when the short id was a key before. */
export function freshKey(shortId: string, taken: ReadonlySet<string>): string {
  if (!taken.has(shortId)) return shortId
  let number = 2
  while (taken.has(`${shortId}_${number}`)) number += 1
  return `${shortId}_${number}`
}
