/**
 * Phone numbers as CRM exports have them: with (0), 00 instead of +, without the + that a spreadsheet has eaten, as
 * decimals. What comes out is E.164; what cannot be dialled as one number is refused, and it is said why. Pure.
 */
import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js'
import { CellFault, quoted } from '../../lib/source/cell-fault.ts'

// Advertising platforms and address books put these before the number.
const prefix = /^(?:p|tel|phone|mob|mobile|ph|whatsapp)\s*[:.]\s*/i
const shortened = /^\+?\d(?:[.,]\d+)?e\+?\d+$/i
const extension = /(?:ext\.?|extension|x|#|;ext=|durchwahl|ramal)\s*\.?:?\s*\d{1,7}$/i
const several = /\d\s*[/;|,]\s*\+?\(?\d[\d\s().-]{5,}/
// Blanks of all kinds, and characters that are not seen.
const noise = /[\s\u00a0\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]+/g
// 0000000000: merging by it would make one lead of all who gave no number.
const placeholder = /^(\d)\1*$/
const longest = 64
const fewestWithCountry = 11

/** `country`: where numbers without a country code are (ISO 3166). Throws CellFault. */
export function readPhone(cell: unknown, country: string): string {
  const given = typeof cell === 'number' ? String(cell) : cell
  if (typeof given !== 'string') throw new CellFault(`must be a phone number, not ${quoted(cell)}`)
  const text = given.replace(noise, ' ').trim().replace(prefix, '').replace(/^'+/, '')
  if (shortened.test(text))
    throw new CellFault(`was shortened by a spreadsheet to ${quoted(given)}; export it as text`)
  const number = text
    .replace(/^(\+?\d{7,})[.,]0+$/, '$1')
    .replace(/^\(\s*((?:\+|00)\s*\d{1,3})\s*\)/, '$1 ')
    .replace(/^00(?=[\s(-]*[1-9])/, '+')
    .replace(/[./]+/g, ' ')
  const found = number.length > longest ? undefined : findNumber(number, country)
  if (found !== undefined && !placeholder.test(found.nationalNumber)) return found.number
  if (found !== undefined)
    throw new CellFault(`is a placeholder that stands for many people: ${quoted(given)}; leave it empty`)
  if (several.test(text)) throw new CellFault(`holds several phone numbers: ${quoted(given)}; keep one`)
  if (extension.test(text))
    throw new CellFault(`has an extension: ${quoted(given)}; keep the number without it`)
  throw new CellFault(`must be a phone number that can be dialled from ${country}, not ${quoted(given)}`)
}

function findNumber(text: string, country: string): PhoneNumber | undefined {
  const digits = text.replace(/[\s()-]/g, '')
  // A number that begins with a country code, whose + is lost: read as the API reads it, so that both merge alike.
  const isBare = /^[1-9]\d+$/.test(digits) && digits.length >= fewestWithCountry
  const foreign = isBare ? dialled(`+${digits}`, country) : undefined
  return foreign?.isValid() === true ? foreign : dialled(text, country)
}

function dialled(text: string, country: string): PhoneNumber | undefined {
  const region = country.toUpperCase()
  const found = parsePhoneNumberFromString(
    text,
    isSupportedCountry(region) ? { defaultCountry: region, extract: false } : { extract: false },
  )
  return found?.isPossible() === true && found.ext === undefined ? found : undefined
}
