/** E-mail addresses: which are accepted, and which are the same address. Pure. */

// Longest address that SMTP can carry (RFC 5321).
const longest = 254
const pattern =
  /^[^\s\p{Cc}\p{Cs}@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u

export function isEmail(text: string): boolean {
  return text.length <= longest && pattern.test(text) && !text.includes('..')
}

/** The form in which addresses are compared: without surrounding blanks, in NFC, in lower case. */
export function normalizeEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}
