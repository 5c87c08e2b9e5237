/** Reads the phone number of a recipient as callers write it. Pure. */
import { readPhone } from '../../records/values/types/text.ts'
import { normalizePhone } from '../../team/phone.ts'

// Shorter ones are national numbers as often as not.
const withCountryCode = /^[1-9]\d{10,14}$/

/**
 * Digits with the country code, or undefined. Long digits are what the API asks for, a number with its country code:
 * another reading must not send a message to somebody else. All else is read as records read phone numbers.
 */
export function recipientDigits(text: string, defaultCountry: string): string | undefined {
  const written = text.trim()
  const asAsked = withCountryCode.test(written) ? normalizePhone(`+${written}`, defaultCountry) : null
  return (asAsked ?? readPhone(written, defaultCountry))?.replace('+', '')
}
