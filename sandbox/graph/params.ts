/** Parameters of a call as clients send them: as JSON, or as text in a form or a query. */
import { parameterError } from './graph-error.ts'

type Body = Readonly<Record<string, unknown>>

/** Throws a GraphError unless the call says that it is about WhatsApp. */
export function requireMessagingProduct(body: Body): void {
  if (body['messaging_product'] === undefined)
    throw parameterError('The parameter messaging_product is required.')
  if (body['messaging_product'] !== 'whatsapp')
    throw parameterError("Param messaging_product must be one of {'whatsapp'}")
}

/** A text that must be there; a number is taken as its digits. Throws a GraphError. */
export function requireText(body: Body, name: string): string {
  const value = readText(body, name)
  if (value === undefined || value === '') throw parameterError(`The parameter ${name} is required.`)
  return value
}

export function readText(body: Body, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw parameterError(`Param ${name} must be a string.`)
  return value
}

/** An object or a list, also one that a form carries as JSON. Throws a GraphError for text that is no JSON. */
export function readJson(body: Body, name: string): unknown {
  const value = body[name]
  if (typeof value !== 'string') return value ?? undefined
  try {
    return JSON.parse(value) as unknown
  } catch {
    throw parameterError(`Param ${name} must be valid JSON.`)
  }
}

/** Throws a GraphError for a list that is none. */
export function readList(body: Body, name: string): readonly unknown[] | undefined {
  const value = readJson(body, name)
  if (value !== undefined && !Array.isArray(value)) throw parameterError(`Param ${name} must be an array.`)
  return value
}

/** Throws a GraphError for an object that is none. */
export function readObject(body: Body, name: string): Body | undefined {
  const value = readJson(body, name)
  if (value !== undefined && !isObject(value)) throw parameterError(`Param ${name} must be a JSON object.`)
  return value
}

export function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
