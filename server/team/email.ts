/** E-mail addresses: which are accepted, and which are the same address. Pure. */

// Longest address that SMTP can carry (RFC 5321).
const longest = 254
const pattern =
  /^[^\s\p{Cc}\p{Cs}@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u

export function isEmail(text: string): boolean {
  return text.length <= longest && pattern.test(text) && !text.includes('..')
}

/** The form in which addresses are compared: without surrounding blanks, in lower case, in NFC. Its own form is itself. */
export function normalizeEmail(text: string): string {
  // A small letter can compose with a mark where the capital could not.
  return text.trim().normalize('NFC').toLowerCase().normalize('NFC')
}
