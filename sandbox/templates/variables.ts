/** Variables in the texts of templates: `{{1}}`, or `{{first_name}}` where parameters are named. */

// The spaces around a name are cut off afterwards: a pattern that looks for them takes minutes for a text of spaces.
const variable = /\{\{([^{}]*)\}\}/g

/** Names or numbers as they are written, each once, in the order in which they first stand. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(([, name = '']) => name.trim()))]
}

/** Also those that stand there again. */
export function allVariablesOf(text: string): string[] {
  return [...text.matchAll(variable)].map(([, name = '']) => name.trim())
}

export function withoutVariables(text: string): string {
  return text.replaceAll(variable, ' ')
}

/** Variables without a value stay as they are. */
export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(variable, (whole, name: string) => values.get(name.trim()) ?? whole)
}
