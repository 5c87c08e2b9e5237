/** Primary keys that we make: a pattern such as `LEAD-000000`, whose zeros at the end stand for the number. Pure. */

const form = /^(.*?)(0+)$/s

/** The key for a number: at least as many digits as the pattern has zeros, more when the number needs them. */
export function formatPrimaryKey(pattern: string, number: number): string {
  const [, prefix = pattern, zeros = ''] = form.exec(pattern) ?? []
  return prefix + String(number).padStart(zeros.length, '0')
}

/** The number in a key that looks as if it were made by the pattern, so that it is not given again; else undefined. */
export function numberInPrimaryKey(pattern: string, key: string): number | undefined {
  const [, prefix = pattern, zeros = ''] = form.exec(pattern) ?? []
  const digits = key.slice(prefix.length)
  if (!key.startsWith(prefix) || !/^\d{1,15}$/.test(digits)) return undefined
  const isOurs = digits.length === zeros.length || (digits.length > zeros.length && !digits.startsWith('0'))
  return isOurs ? Number(digits) : undefined
}

/** True when a pattern ends in at least one zero. */
export function isPrimaryKeyPattern(pattern: string): boolean {
  return form.test(pattern)
}
