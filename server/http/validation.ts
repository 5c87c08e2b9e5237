/**
 * Checks requests against their route's schema. Bodies are taken as they are: nothing is converted, dropped
 * or filled in. Query strings are text, so their numbers and booleans are read. Every fault is found, and
 * each is told in words that name the field and what it must be, taken from the field's description.
 */
import { Ajv, type ErrorObject } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'
import type { Fault } from '../lib/app-error.ts'
import { didYouMean } from '../lib/nearest.ts'

export class RequestFaults extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('the request does not fit its schema')
    this.name = 'RequestFaults'
    this.faults = faults
  }
}

interface ObjectSchema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>
}

// A body of nothing but unknown names must not keep the server busy with finding the nearest ones.
const mostFaults = 100
const strictness = {
  allErrors: true,
  removeAdditional: false,
  useDefaults: false,
  strict: false,
  formats: { uuid: true },
} as const

/** The compiler of request schemas for `setValidatorCompiler`. */
export function requestValidator(): FastifySchemaCompiler<ObjectSchema> {
  const forBodies = new Ajv({ ...strictness, coerceTypes: false })
  const forTexts = new Ajv({ ...strictness, coerceTypes: true })
  return ({ schema, httpPart }) => {
    const validate = (httpPart === 'body' ? forBodies : forTexts).compile(schema)
    const whole = httpPart === 'body' ? 'body' : 'query'
    return (data: unknown) =>
      validate(data)
        ? { value: data }
        : { error: new RequestFaults(toFaults(validate.errors ?? [], schema, whole)) }
  }
}

function toFaults(errors: readonly ErrorObject[], schema: ObjectSchema, whole: string): Fault[] {
  const faults = new Map<string, Fault>()
  for (const error of errors) {
    if (faults.size === mostFaults)
      return [...faults.values(), { field: whole, message: 'has more faults than these' }]
    const fault = toFault(error, schema, whole)
    if (!faults.has(fault.field)) faults.set(fault.field, fault)
  }
  return [...faults.values()]
}

function toFault(error: ErrorObject, schema: ObjectSchema, whole: string): Fault {
  const path = error.instancePath.split('/').slice(1)
  const [top] = path
  const params = error.params as { additionalProperty?: string; missingProperty?: string }
  if (top === undefined) {
    if (params.additionalProperty !== undefined) {
      const names = Object.keys(schema.properties ?? {})
      const field = params.additionalProperty.slice(0, 80)
      return { field, message: `is not known here.${didYouMean(params.additionalProperty, names)}` }
    }
    if (params.missingProperty !== undefined) return { field: params.missingProperty, message: 'is required' }
    return { field: whole, message: `must be ${schema.description ?? 'a JSON object'}` }
  }
  const description = schema.properties?.[top]?.description
  return {
    field: top,
    message: description === undefined ? (error.message ?? 'is not valid') : `must be ${description}`,
  }
}
