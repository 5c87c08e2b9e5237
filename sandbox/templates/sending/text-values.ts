/** Values for the variables of a text: as many as there are, of a type that is written out, and not too long. */
import { GraphError, parameterError } from '../../graph/graph-error.ts'
import { isObject } from '../../graph/params.ts'
import type { Template } from '../../world/objects.ts'
import { fillIn, variablesOf } from '../variables.ts'
import { parameterProblem, type SentParameter } from './sent.ts'

/** A text of a template with the parameters for it. */
export interface TextPart {
  /** Such as `body`: how errors call it. */
  readonly label: string
  readonly text: string
  readonly longest: number
  readonly parameters: readonly SentParameter[]
}

export interface Sending {
  readonly format: Template['parameterFormat']
  /** Of the Graph: what a problem is called depends on it. */
  readonly version: number
}

/** Throws a GraphError unless the text can be filled in with the parameters. */
export function checkText({ label, text, longest, parameters }: TextPart, sending: Sending): void {
  checkCount(label, parameters.length, variablesOf(text).length)
  for (const parameter of parameters) checkValue(label, parameter, sending.version)
  const values = valuesFor(text, parameters, sending.format)
  if (sending.format === 'NAMED') checkNames(label, text, parameters, sending.version)
  const filled = fillIn(text, values)
  if (filled.length > longest)
    throw new GraphError(132005, {
      details: `${label}: the text is too long after its parameters are filled in: ${filled.length} characters, at most ${longest}`,
    })
}

export function checkCount(label: string, given: number, expected: number): void {
  if (given !== expected)
    throw new GraphError(132000, {
      details: `${label}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
    })
}

/** By the name of the variable; what is written is the text, or the fallback of an amount or a time. */
export function valuesFor(
  text: string,
  parameters: readonly SentParameter[],
  format: Template['parameterFormat'],
): Map<string, string> {
  const numbers = variablesOf(text)
  if (format === 'POSITIONAL') numbers.sort((a, b) => Number(a) - Number(b))
  return new Map(
    parameters.map((parameter, index) => {
      const name = format === 'NAMED' ? parameter.given['parameter_name'] : numbers[index]
      return [typeof name === 'string' ? name : '', writtenOut(parameter)]
    }),
  )
}

function writtenOut({ type, given }: SentParameter): string {
  const value = given[type]
  const text = isObject(value) ? value['fallback_value'] : value
  return typeof text === 'string' ? text : ''
}

function checkValue(label: string, parameter: SentParameter, version: number): void {
  const { type, name, given } = parameter
  switch (type) {
    case 'text':
      checkPlainText(`${name}['text']`, given['text'], version)
      return
    case 'currency':
    case 'date_time': {
      const value = given[type]
      if (!isObject(value) || typeof value['fallback_value'] !== 'string' || value['fallback_value'] === '')
        throw new GraphError(131008, {
          details: `${label}: Parameter of type ${type} is missing fallback_value`,
        })
      return
    }
    case '':
      throw parameterError(`The parameter ${name}['type'] is required.`)
    default:
      throw new GraphError(132012, {
        details: `${label}: Format mismatch, expected TEXT, received ${type.toUpperCase()}`,
      })
  }
}

export function checkPlainText(name: string, text: unknown, version: number): asserts text is string {
  if (text === undefined || text === null || text === '')
    throw new GraphError(131008, { details: 'Parameter of type text is missing text value' })
  if (typeof text !== 'string') throw parameterError(`Param ${name} must be a string.`)
  if (/[\n\r\t]| {5}/.test(text))
    throw parameterProblem(
      version,
      'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
    )
}

function checkNames(
  label: string,
  text: string,
  parameters: readonly SentParameter[],
  version: number,
): void {
  const given = parameters.map((parameter) => parameter.given['parameter_name'])
  if (given.some((name) => typeof name !== 'string' || name === ''))
    throw parameterProblem(version, `${label}: Parameter name is missing or empty`)
  const missing = variablesOf(text).find((name) => !given.includes(name))
  if (missing !== undefined)
    throw parameterProblem(version, `${label}: there is no parameter with the parameter_name ${missing}`)
}
