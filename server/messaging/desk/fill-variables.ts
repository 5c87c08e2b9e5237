/** The variables of quick replies, such as {{contact.name}}: which there are, and a text with them filled in. Pure. */
import { didYouMean } from '../../lib/nearest.ts'

// The spaces around a name are cut off afterwards: a pattern that looks for them takes minutes for a text of spaces.
const variable = /\{\{([^{}]*)\}\}/g

export interface VariableValues {
  readonly 'contact.name': string
  readonly 'contact.phone': string
  readonly 'user.name': string
}

export const variableNames = ['contact.name', 'contact.phone', 'user.name'] as const

/** One sentence for each variable that is not known. */
export function variableFaults(text: string): string[] {
  const names = [...text.matchAll(variable)].map(([, name = '']) => name.trim())
  const unknown = names.filter((name) => !isKnown(name))
  return [...new Set(unknown)].map(
    (name) =>
      `has {{${name.slice(0, 80)}}}, which is not one of ${variableNames.map((known) => `{{${known}}}`).join(', ')}.${didYouMean(name, variableNames)}`,
  )
}

/** What is filled in is never read for variables again. */
export function fillVariables(text: string, values: VariableValues): string {
  return text.replace(variable, (whole, written: string) => {
    const name = written.trim()
    return isKnown(name) ? values[name] : whole
  })
}

function isKnown(name: string): name is keyof VariableValues {
  return (variableNames as readonly string[]).includes(name)
}
