/** Names of months in the languages of the exports that are met most, long and short. Pure. */

const languages = ['en', 'de', 'pt', 'id', 'es', 'fr']
const accents = /[\u0300-\u036f.]/g
let names: Map<string, number> | undefined

/** 1 to 12, or undefined for what is no month. */
export function monthNamed(text: string): number | undefined {
  names ??= readNames()
  return names.get(fold(text))
}

function readNames(): Map<string, number> {
  const found = new Map<string, number>()
  for (const language of languages)
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month += 1) {
        const name = fold(format.format(Date.UTC(2025, month - 1, 15)))
        if (!found.has(name)) found.set(name, month)
      }
    }
  return found.set('sept', 9)
}

function fold(name: string): string {
  return name.normalize('NFKD').replace(accents, '').toLowerCase()
}
