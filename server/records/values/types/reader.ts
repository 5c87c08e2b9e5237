/** How values of one attribute are read: into the form in which they are stored, or into what is wrong with them. */
import { isShallow, storableText, type Json } from '../../../lib/json.ts'
import type { Attribute } from '../../attribute.ts'

export interface ValueContext {
  /** ISO 3166: how a phone number without a country is read. */
  readonly defaultCountry: string
  readonly timeZone: string
}

/** `empty` is what clears: "" and []. */
export type Read = { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'empty' } | Fault

/** What a value must be; `others` where more than one part of it is wrong. */
interface Fault {
  readonly kind: 'fault'
  readonly message: string
  readonly path?: string
  readonly others?: readonly Flaw[]
}

export interface Flaw {
  readonly message: string
  /** Where in the value, such as `/address/zip`; "" is all of it. */
  readonly path: string
}

export type Reader = (value: unknown, about: ValueContext) => Read

/** Makes the reader of an attribute; what can be worked out from its rules is worked out once. */
export type MakeReader = (attribute: Attribute) => Reader

export const read = (value: Json): Read => ({ kind: 'value', value })
export const fault = (message: string, path?: string): Read =>
  path === undefined ? { kind: 'fault', message } : { kind: 'fault', message, path }
export const empty: Read = { kind: 'empty' }

/** All that is wrong with the parts of one value; at least one of them. */
export function faults([first, ...others]: readonly Flaw[]): Read {
  return { kind: 'fault', message: 'is not what it must be', ...first, others }
}

/** What a fault says, as parts of something that it lies in. */
export function flawsOf({ message, path = '', others = [] }: Fault, within: string): Flaw[] {
  return [{ message, path }, ...others].map((flaw) => ({ ...flaw, path: within + flaw.path }))
}

const longestShown = 60
const longestName = 80
// What is deeper would exhaust the stack.
const deepestShown = 100

/** A value as an error shows it. Errors of jobs are stored: they hold nothing that a table cannot. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (!isShallow(value, deepestShown)) return 'what is nested so deep'
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  return storableText(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text)
}

/** A name that a caller gave, as an error shows it. */
export function shownName(name: string): string {
  return storableText(name.slice(0, longestName))
}
