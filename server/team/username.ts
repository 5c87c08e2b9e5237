/** User names: which are accepted, which are the same, and how one is made for a person without one. Pure. */
import { foldText } from './fold-text.ts'

const longest = 64
const pattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]*$/u

export function isUsername(text: string): boolean {
  return text.length <= longest && pattern.test(text)
}

/** The form in which user names are compared; its own form is itself. */
export function usernameKey(username: string): string {
  // A small letter can compose with a mark where the capital could not.
  return username.normalize('NFC').toLowerCase().normalize('NFC')
}

/**
 * A user name for a person who came without one: from the address before the @, else from the names.
 * `isTaken` is asked with keys; the first free one of name, name2, name3 … is taken.
 */
export function usernameFor(
  person: { readonly email?: string; readonly firstName?: string; readonly lastName?: string },
  isTaken: (key: string) => boolean,
): string {
  const fromNames = [person.firstName, person.lastName].filter((name) => name).join('.')
  const base = clean(person.email?.split('@')[0] ?? '') || clean(fromNames) || 'user'
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? base : `${base}${count}`
    if (!isTaken(usernameKey(candidate))) return candidate
  }
}

function clean(text: string): string {
  return (
    foldText(text)
      .replace(/[^\p{L}\p{M}\p{N}._+-]+/gu, '.')
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
      .slice(0, longest - 8)
      // The cut may have gone through a letter of two halves.
      .replace(/\p{Cs}$/u, '')
  )
}
