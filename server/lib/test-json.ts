/**
 * For property tests that read JSON back. JSON.parse of V8 13 and 14 can take a key that is written with an escape for
 * another key, of an object that the process met before, which has a backslash there: once in very many runs, what is
 * read is not what was written.
 */

/** What the text says, with private characters for those that JSON must escape: the same for texts that say the same. */
export function readUnescaped(json: string): unknown {
  const plain = json.replaceAll(/\\(?:u(.{4})|.)/g, (escape: string, hex?: string) => {
    const code = hex === undefined ? (JSON.parse(`"${escape}"`) as string).charCodeAt(0) : parseInt(hex, 16)
    const isEscaped = code < 0x20 || code === 0x22 || code === 0x5c
    return String.fromCharCode(isEscaped ? 0xe000 + code : code)
  })
  return JSON.parse(plain)
}
