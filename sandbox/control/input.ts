/**
 * Reads what the control API is given: all faults at once, each naming the field and the fix, and unknown names with
 * the one that was probably meant.
 */
import { didYouMean } from '../lib/nearest.ts'
import { ControlError } from './route.ts'

/**
 * What was read, or the rest of a sentence that begins with the name of the field: "must be …". What is wrong within an
 * object are whole sentences.
 */
export type Reader<T> = (
  value: unknown,
) => { readonly value: T } | { readonly fault: string; readonly isWhole?: boolean }

type Readers = Readonly<Record<string, Reader<unknown>>>
type ValueOf<R> = R extends Reader<infer T> ? T : never
type Values<S extends Readers> = { readonly [K in keyof S]: ValueOf<S[K]> }

export interface Fields<R extends Readers, O extends Readers> {
  readonly required?: R
  readonly optional?: O
  /** The field that holds these, for messages. */
  readonly within?: string
}

/** Throws a ControlError with status 400 that tells all faults. `null` counts as not given. */
export function readInput<R extends Readers, O extends Readers>(
  body: unknown,
  fields: Fields<R, O>,
): Values<R> & Partial<Values<O>> {
  const result = readFields(body ?? {}, fields)
  if ('fault' in result) throw new ControlError(400, result.fault)
  return result.value
}

/** A reader of the fields of an object within the input; `name` is where it is. */
export function group<R extends Readers, O extends Readers>(
  name: string,
  fields: Fields<R, O>,
): Reader<Values<R> & Partial<Values<O>>> {
  return (value) => readFields(value, { ...fields, within: name })
}

function readFields<R extends Readers, O extends Readers>(
  given: unknown,
  { required, optional, within }: Fields<R, O>,
): { readonly value: Values<R> & Partial<Values<O>> } | { readonly fault: string; readonly isWhole: true } {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return {
      fault: `${within === undefined ? 'The body' : `"${within}"`} must be a JSON object.`,
      isWhole: true,
    }
  const readers: Readers = { ...required, ...optional }
  const shown = (name: string): string => `"${within === undefined ? '' : `${within}.`}${name}"`
  const faults = Object.keys(given)
    .filter((name) => !Object.hasOwn(readers, name))
    .map((name) => `${shown(name)} is not known here.${didYouMean(name, Object.keys(readers))}`)
  const values: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(readers)) {
    const value = (given as Readonly<Record<string, unknown>>)[name]
    if (value === undefined || value === null) {
      if (Object.hasOwn(required ?? {}, name)) faults.push(`${shown(name)} is required.`)
      continue
    }
    const result = read(value)
    if ('value' in result) values[name] = result.value
    else faults.push(result.isWhole === true ? result.fault : `${shown(name)} ${result.fault}.`)
  }
  if (faults.length > 0) return { fault: faults.join(' '), isWhole: true }
  // What was read under each name is what its reader answered.
  return { value: values as Values<R> & Partial<Values<O>> }
}

export function text(least: number, most: number): Reader<string> {
  return (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most
      ? { value }
      : { fault: `must be a text of ${least} to ${most} characters` }
}

/** A number with its country code, however it is written; read as digits. */
export const phoneDigits: Reader<string> = (value) => {
  const digits = typeof value === 'string' ? value.replaceAll(/[\s()+.-]/g, '') : ''
  return /^[1-9]\d{6,14}$/.test(digits)
    ? { value: digits }
    : { fault: 'must be a phone number with its country code, 7 to 15 digits, such as 15550100200' }
}

export function whole(least: number, most: number): Reader<number> {
  return (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? { value: value as number }
      : { fault: `must be a whole number from ${least} to ${most}` }
}

export function fraction(least: number, most: number): Reader<number> {
  return (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? { value }
      : { fault: `must be a number from ${least} to ${most}` }
}

export const yesOrNo: Reader<boolean> = (value) =>
  typeof value === 'boolean' ? { value } : { fault: 'must be true or false' }

export function oneOf<const T extends string | number>(...known: readonly T[]): Reader<T> {
  return (value) => {
    const found = known.find((one) => one === value)
    if (found !== undefined) return { value: found }
    const hint = typeof value === 'string' ? didYouMean(value, known.map(String)).replace('?', '') : ''
    return { fault: `must be one of ${known.join(', ')}${hint === '' ? '' : `;${hint.toLowerCase()}`}` }
  }
}

export function listOf<T>(read: Reader<T>, most: number): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most)
      return { fault: `must be a list of at most ${most} entries` }
    const values: T[] = []
    for (const [index, entry] of value.entries()) {
      const result = read(entry)
      if ('fault' in result) return { fault: `has a fault in entry ${index + 1}: ${result.fault}` }
      values.push(result.value)
    }
    return { value: values }
  }
}
