/** How values of one attribute are read: into the form in which they are stored, or into what is wrong with them. */
import { isShallow, type Json } from '../../../lib/json.ts'
import type { Attribute } from '../../attribute.ts'

export interface ValueContext {
  /** ISO 3166: how a phone number without a country is read. */
  readonly defaultCountry: string
  readonly timeZone: string
}

/** `empty` is what clears: "" and []. */
export type Read =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'empty' }
  /** Where in the value it is wrong, such as `/address/zip`, and what it must be. */
  | { readonly kind: 'fault'; readonly message: string; readonly path?: string }

export type Reader = (value: unknown, about: ValueContext) => Read

/** Makes the reader of an attribute; what can be worked out from its rules is worked out once. */
export type MakeReader = (attribute: Attribute) => Reader

export const read = (value: Json): Read => ({ kind: 'value', value })
export const fault = (message: string, path?: string): Read =>
  path === undefined ? { kind: 'fault', message } : { kind: 'fault', message, path }
export const empty: Read = { kind: 'empty' }

const longestShown = 60
// What is deeper would exhaust the stack.
const deepestShown = 100

/** A value as an error shows it. */
export function shown(value: unknown): string {
  if (!isShallow(value, deepestShown)) return 'what is nested so deep'
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
