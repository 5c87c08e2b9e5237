/** The variables of quick replies, such as {{contact.name}}: which there are, and a text with them filled in. Pure. */
import { didYouMean } from '../../lib/nearest.ts'

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

export interface VariableValues {
  readonly 'contact.name': string
  readonly 'contact.phone': string
  readonly 'user.name': string
}

export const variableNames = ['contact.name', 'contact.phone', 'user.name'] as const

/** One sentence for each variable that is not known. */
export function variableFaults(text: string): string[] {
  const unknown = [...text.matchAll(variable)].map(([, name = '']) => name).filter((name) => !isKnown(name))
  return [...new Set(unknown)].map(
    (name) =>
      `has {{${name.slice(0, 80)}}}, which is not one of ${variableNames.map((known) => `{{${known}}}`).join(', ')}.${didYouMean(name, variableNames)}`,
  )
}

/** What is filled in is never read for variables again. */
export function fillVariables(text: string, values: VariableValues): string {
  return text.replace(variable, (whole, name: string) => (isKnown(name) ? values[name] : whole))
}

function isKnown(name: string): name is keyof VariableValues {
  return (variableNames as readonly string[]).includes(name)
}
