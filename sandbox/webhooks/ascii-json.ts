/**
 * JSON as the platform writes and signs it: everything outside ASCII is `\uXXXX` with lower-case digits, a character
 * outside the BMP being two of them. Verifiers that escape again before they hash get the same bytes.
 */

// From DEL on: those that escape again leave only NUL to tilde as they are.
const notPlain = /[\u007f-\uffff]/g

export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    notPlain,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
