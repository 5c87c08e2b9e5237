/** Text as people compare it when they search: without case, accents and width. Pure. */

// Marks of the Latin, Greek and Cyrillic scripts; in others, marks are letters.
const accents = /[\u0300-\u036f]/g

export function foldText(text: string): string {
  return text.normalize('NFKD').replace(accents, '').normalize('NFKC').toLowerCase()
}
