/** What the platform asks of the variables of a text, and of the examples for them. */
import { isObject } from '../../graph/params.ts'
import { templateError, type TemplateFault } from '../template-error.ts'
import { allVariablesOf, variablesOf, withoutVariables } from '../variables.ts'
import { isText, type Given, type Scope } from './scope.ts'

// The platform publishes no ratio: this refuses only what is little else than variables.
const leastLettersPerVariable = 3

/** The variables of a text that may have some. Throws a GraphError when they break a rule. */
export function checkedVariables(text: string, fault: TemplateFault, { format }: Scope): string[] {
  const rest = withoutVariables(text)
  if (rest.includes('{{') || rest.includes('}}'))
    throw templateError(fault, 'A variable is written with two braces on both sides, such as {{1}}.')
  const names = variablesOf(text)
  if (format === 'NAMED') checkNames(text, names, fault)
  else checkNumbers(names, fault)
  return names
}

function checkNames(text: string, names: readonly string[], fault: TemplateFault): void {
  const wrong = names.find((name) => !/^[a-z_][a-z0-9_]*$/.test(name))
  if (wrong !== undefined)
    throw templateError(
      fault,
      `The variable {{${wrong}}} must be named with lower-case letters, digits and underscores, such as {{first_name}}.`,
    )
  if (allVariablesOf(text).length > names.length)
    throw templateError(fault, 'Every named variable must have a name of its own.')
}

function checkNumbers(names: readonly string[], fault: TemplateFault): void {
  const named = names.find((name) => !/^[1-9]\d*$/.test(name))
  if (named !== undefined)
    throw templateError(
      fault,
      `The variable {{${named}}} must be a number, such as {{1}}; names need the parameter_format NAMED.`,
    )
  const numbers = names.map(Number).sort((a, b) => a - b)
  if (numbers.some((number, index) => number !== index + 1))
    throw templateError(
      fault,
      `Variables must be numbered from {{1}} without gaps; found ${names.map((name) => `{{${name}}}`).join(', ')}.`,
    )
}

/** For the texts that are more than a line. */
export function checkAround(text: string, variables: readonly string[]): void {
  const trimmed = text.trim()
  if (trimmed.startsWith('{{') || trimmed.endsWith('}}'))
    throw templateError('variableAtEdge', 'Variables cannot be at the start or end of the text.')
  const letters = withoutVariables(text).match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters < variables.length * leastLettersPerVariable)
    throw templateError(
      'tooManyVariables',
      'The text has too many variables for its length: take some out or write more around them.',
    )
}

/** The example as it reads back, one value for each variable; nothing when there are none. */
export function exampleFor(
  part: 'header' | 'body',
  component: Given,
  variables: readonly string[],
  { format }: Scope,
): Given {
  if (variables.length === 0) return {}
  const example = isObject(component['example']) ? component['example'] : {}
  const key = format === 'NAMED' ? `${part}_text_named_params` : `${part}_text`
  const values =
    format === 'NAMED'
      ? namedValues(example[key], variables)
      : positionalValues(example[key], variables.length)
  if (values === undefined)
    throw templateError(
      part,
      `Component of type ${part.toUpperCase()} is missing expected field(s) (example): example.${key} needs a value for each of ${variables.map((name) => `{{${name}}}`).join(', ')}.`,
    )
  return { example: { [key]: part === 'body' && format !== 'NAMED' ? [values] : values } }
}

/** `["a", "b"]`, or that within one more list, as the body has it. */
function positionalValues(given: unknown, count: number): unknown[] | undefined {
  const list: unknown[] = Array.isArray(given) ? given : [given]
  const values: unknown[] = Array.isArray(list[0]) ? list[0] : list
  return values.length === count && values.every(isText) ? values : undefined
}

function namedValues(given: unknown, variables: readonly string[]): unknown[] | undefined {
  const list: unknown[] = Array.isArray(given) ? given : []
  const values = variables.map((name) =>
    list.find((one) => isObject(one) && one['param_name'] === name && isText(one['example'])),
  )
  return values.includes(undefined) || list.length !== values.length ? undefined : values
}
