/** Variables in the texts of templates: `{{1}}`, or `{{first_name}}` where parameters are named. */

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names or numbers as they are written, each once, in the order in which they first stand. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(([, name = '']) => name))]
}

/** Also those that stand there again. */
export function allVariablesOf(text: string): string[] {
  return [...text.matchAll(variable)].map(([, name = '']) => name)
}

export function withoutVariables(text: string): string {
  return text.replaceAll(variable, ' ')
}

/** Variables without a value stay as they are. */
export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(variable, (whole, name: string) => values.get(name) ?? whole)
}
