/**
 * Cells that a spreadsheet would run as a formula or turn into a number (+1555…, -0330) carry an apostrophe in
 * our CSV. Guarding and unguarding are each other's inverse for every text. Pure.
 */

const risky = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

export function guardCell(text: string): string {
  return risky.test(text) ? `'${text}` : text
}

export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}
