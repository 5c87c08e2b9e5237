/** Phone numbers: any text is kept, and what can be dialled is known by its E.164 form. Pure. */
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js'

const longest = 64

// Parsing costs some 20 µs, and one number is looked at several times while its person is written.
const remembered = new Map<string, string | null>()
const mostRemembered = 1_000

/** The E.164 form of `text` as read in `country` (ISO 3166), or null when it is no number that can be dialled. */
export function normalizePhone(text: string, country: string): string | null {
  if (text.length > longest) return null
  const key = `${country} ${text}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const normalized = parse(text, country)
  remembered.set(key, normalized)
  return normalized
}

/** Whether a number in E.164 can have been given out, not only be dialled. */
export function isValidPhone(number: string): boolean {
  return parsePhoneNumberFromString(number)?.isValid() === true
}

function parse(text: string, country: string): string | null {
  const region = country.toUpperCase()
  const parsed = possible(text, isSupportedCountry(region) ? { defaultCountry: region } : {})
  if (parsed === undefined) return null
  // What looks like a number only by a zero too many is another one, or none, when it is read again.
  return parsed.isValid() || possible(parsed.number)?.number === parsed.number ? parsed.number : null
}

function possible(text: string, where: { defaultCountry?: CountryCode } = {}): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, { ...where, extract: false })
  return parsed?.isPossible() === true && parsed.ext === undefined ? parsed : undefined
}

export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code)
}
