/** The components of a send, read as loosely as the platform reads them: any case, numbers as numbers or as text. */
import { GraphError, parameterError } from '../../graph/graph-error.ts'
import { isObject } from '../../graph/params.ts'
import { oneOf, type Given } from '../define/scope.ts'

const sentTypes = [
  'HEADER',
  'BODY',
  'BUTTON',
  'LIMITED_TIME_OFFER',
  'CAROUSEL',
  'TAP_TARGET_CONFIGURATION',
  'ORDER_STATUS',
] as const
export type SentType = (typeof sentTypes)[number]

const largestIndex = 9

export interface SentComponent {
  readonly type: SentType
  /** Where it stands in the request, in the words of errors. */
  readonly name: string
  readonly parameters: readonly SentParameter[]
  readonly given: Given
}

export interface SentParameter {
  /** Lower case; '' when it is not given. */
  readonly type: string
  readonly name: string
  readonly given: Given
}

/** Throws a GraphError for what is no list of components. */
export function readSent(components: unknown, name = "template['components']"): SentComponent[] {
  return objects(components, name).map(({ given, name: at }) => ({
    type: oneOf(given['type'], `${at}['type']`, sentTypes),
    name: at,
    given,
    parameters: objects(given['parameters'], `${at}['parameters']`).map(
      ({ given: parameter, name: place }) => ({
        type: typeof parameter['type'] === 'string' ? parameter['type'].toLowerCase() : '',
        name: place,
        given: parameter,
      }),
    ),
  }))
}

/** Nothing for what is not given. */
export function objects(value: unknown, name: string): { given: Given; name: string }[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw parameterError(`Param ${name} must be an array.`)
  return value.map((given: unknown, index) => {
    const at = `${name}[${index}]`
    if (!isObject(given)) throw parameterError(`Param ${at} must be a JSON object.`)
    return { given, name: at }
  })
}

/** Of a button or a card: a number from 0 to 9, or a text that is one. */
export function indexOf({ name, given }: Pick<SentComponent, 'name' | 'given'>, key: string): number {
  const value = given[key]
  if (value === undefined || value === null || value === '')
    throw parameterError(`The parameter ${name}['${key}'] is required.`)
  const index = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN
  if (!Number.isInteger(index) || index < 0 || index > largestIndex)
    throw parameterError(`Param ${name}['${key}'] must be a number from 0 to ${largestIndex}.`)
  return index
}

/** Code 132018 since v23.0, which has a code of its own for parameters of templates; 100 before. */
export function parameterProblem(version: number, details: string): GraphError {
  return version >= 23
    ? new GraphError(132018, { details })
    : new GraphError(100, { message: '(#100) Invalid parameter', details })
}
