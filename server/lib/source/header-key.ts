/** Under which name a column is looked up, whoever wrote its header. Pure. */

/**
 * The form in which headers are compared: letters and digits in lower case. Of `Name [displayName] Required`
 * it is the property in brackets; other notes in brackets count for nothing.
 */
export function headerKey(header: string): string {
  const property = /\[([a-z][A-Za-z]*)\]/.exec(header)?.[1]
  return (property ?? header.replace(/\[[^\]]*\]/g, ''))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
