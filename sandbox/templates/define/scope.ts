/** What the rules for components look at besides the component itself. */
import type { SandboxContext } from '../../context.ts'
import { parameterError } from '../../graph/graph-error.ts'
import { isObject } from '../../graph/params.ts'
import type { Template } from '../../world/objects.ts'

export interface Scope {
  readonly context: SandboxContext
  readonly wabaId: string
  readonly language: string
  readonly category: Template['category']
  readonly format: Template['parameterFormat']
}

export type Given = Readonly<Record<string, unknown>>

/** Throws a GraphError unless it is a list of objects. */
export function objectsOf(value: unknown, name: string): Given[] {
  if (value === undefined || value === null) throw parameterError(`The parameter ${name} is required.`)
  if (!Array.isArray(value)) throw parameterError(`Param ${name} must be an array.`)
  return value.map((entry: unknown, index) => {
    if (!isObject(entry)) throw parameterError(`Param ${name}[${index}] must be a JSON object.`)
    return entry
  })
}

/** In upper case, whatever the case it is given in. */
export function oneOf<const T extends string>(value: unknown, name: string, known: readonly T[]): T {
  if (value === undefined || value === null) throw parameterError(`The parameter ${name} is required.`)
  const text = typeof value === 'string' ? value.toUpperCase() : undefined
  const found = known.find((one) => one === text)
  if (found !== undefined) return found
  const got = typeof value === 'string' ? value : JSON.stringify(value)
  throw parameterError(`Param ${name} must be one of {${known.join(', ')}} - got "${got}".`)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
