/**
 * Which fields of an object an answer has: the ones that `fields` names, with the id, or those that it has by default.
 * A field is computed only when it is asked for.
 */
import { GraphError } from './graph-error.ts'

export interface NodeType {
  /** Such as WhatsAppBusinessPhoneNumber: how errors call it. */
  readonly name: string
  /** What is answered without `fields`. */
  readonly defaults: readonly string[]
}

/** A field that answers undefined is not shown. */
export type FieldReaders<T> = Readonly<Record<string, (object: T) => unknown>>

/** Throws a GraphError for a field that the type does not have. */
export function showFields<T extends { readonly id: string }>(
  object: T,
  readers: FieldReaders<T>,
  type: NodeType,
  given: unknown,
): Record<string, unknown> {
  const asked = readFieldNames(given)
  const shown: Record<string, unknown> = {}
  for (const name of asked ?? type.defaults) {
    if (name === 'id') continue
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined
    if (read === undefined)
      throw new GraphError(100, {
        message: `(#100) Tried accessing nonexisting field (${name}) on node type (${type.name})`,
      })
    const value = read(object)
    if (value !== undefined) shown[name] = value
  }
  return { ...shown, id: object.id }
}

/** Names at the top of `a,b{c,d},e.limit(5){f}`; undefined when none is asked for. */
export function readFieldNames(given: unknown): string[] | undefined {
  const text = Array.isArray(given) ? given.join(',') : given
  if (typeof text !== 'string' || text.trim() === '') return undefined
  const names: string[] = []
  let depth = 0
  let name = ''
  for (const character of `${text},`) {
    if (character === '{' || character === '(') depth += 1
    else if (character === '}' || character === ')') depth -= 1
    else if (depth > 0) continue
    else if (character === ',') {
      const found = name.split('.', 1)[0]?.trim() ?? ''
      if (found !== '') names.push(found)
      name = ''
    } else name += character
  }
  return [...new Set(names)]
}
