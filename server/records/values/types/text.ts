/** Texts: free ones, names, e-mail addresses, phone numbers and identifiers. "" is no value. */
import { storableText } from '../../../lib/json.ts'
import { isEmail } from '../../../team/email.ts'
import { isValidPhone, normalizePhone } from '../../../team/phone.ts'
import type { Attribute } from '../../attribute.ts'
import { empty, fault, read, shown, type MakeReader, type Read } from './reader.ts'

const mostOfString = 2_000
const mostOfText = 100_000
const mostOfId = 200
const mostOfEmail = 254
/** What lies in an index must be short. */
export const mostOfIndexed = 500
// A pattern that backtracks takes long on long texts; others wait meanwhile.
const mostOfMatched = 1_000

type Check = (text: string) => Read

function characters(text: string): number {
  let count = 0
  // Without a list of them: what is refused can be as long as a request.
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1
  return count
}

/** The rules that any text can have: characters, pattern. */
function rules(attribute: Attribute, most: number): Check {
  const { min = 0, isFilterable, isUnique } = attribute
  const isIndexed = isFilterable || isUnique
  const longest = Math.min(
    attribute.max ?? most,
    most,
    isIndexed && most !== mostOfText ? mostOfIndexed : most,
  )
  const matched = attribute.pattern === undefined ? undefined : new RegExp(`^(?:${attribute.pattern})$`, 'u')
  return (text) => {
    if (text === '') return empty
    // Units of UTF-16 are at least as many as characters: most texts need no counting.
    const length = text.length <= longest ? text.length : characters(text)
    if (length > longest) {
      const why = isIndexed && longest === mostOfIndexed ? ', because it is kept in an index' : ''
      return fault(
        `must be at most ${longest.toLocaleString('en')} characters${why}, and it has ${length.toLocaleString('en')}`,
      )
    }
    if (min > 0 && characters(text) < min)
      return fault(`must be at least ${min} characters, and ${shown(text)} is shorter`)
    if (matched !== undefined && text.length > mostOfMatched)
      return fault(
        `must be at most ${mostOfMatched.toLocaleString('en')} characters, because it has a pattern, and it has ${length.toLocaleString('en')}`,
      )
    if (matched?.test(text) === false)
      return fault(`must match the pattern ${attribute.pattern ?? ''}, and ${shown(text)} does not`)
    return read(text)
  }
}

const notText = (value: unknown) => fault(`must be text, and ${shown(value)} is not`)

export const string: MakeReader = (attribute) => {
  const check = rules(attribute, attribute.type === 'text' ? mostOfText : mostOfString)
  return (value) => (typeof value === 'string' ? check(storableText(value)) : notText(value))
}

export const name: MakeReader = (attribute) => {
  const check = rules(attribute, mostOfString)
  return (value) => (typeof value === 'string' ? check(storableText(value).trim()) : notText(value))
}

export const stringId: MakeReader = (attribute) => {
  const check = rules(attribute, mostOfId)
  return (value) => {
    if (typeof value !== 'string') return notText(value)
    const text = storableText(value)
    return text === text.trim() ? check(text) : fault('must have no blanks at its ends')
  }
}

export const email: MakeReader = (attribute) => {
  const check = rules(attribute, mostOfEmail)
  return (value) => {
    if (typeof value !== 'string') return notText(value)
    const text = storableText(value).trim().normalize('NFC')
    if (text === '') return empty
    return isEmail(text) ? check(text) : fault(`must be an e-mail address, and ${shown(value)} is not`)
  }
}

const mostOfPhone = 64
// National numbers without a 0 before them are rarely as long.
const fewestWithCode = 11
const onlyDigits = /^\d{7,15}$/

/**
 * E.164, or undefined. Digits alone can be a national number or, as APIs write them, one with its country code:
 * long ones are read with the code first, and whichever reading is valid wins over one that is only possible.
 */
export function readPhone(text: string, defaultCountry: string): string | undefined {
  if (!onlyDigits.test(text)) return normalizePhone(text, defaultCountry) ?? undefined
  const isLong = text.length >= fewestWithCode && !text.startsWith('0')
  // The second is read only when the first leaves a doubt: reading is what costs.
  const first = normalizePhone(isLong ? `+${text}` : text, defaultCountry)
  if (first !== null && isValidPhone(first)) return first
  const second = normalizePhone(isLong ? text : `+${text}`, defaultCountry)
  return (second !== null && isValidPhone(second) ? second : (first ?? second)) ?? undefined
}

export const phone: MakeReader = (attribute) => {
  const check = rules(attribute, mostOfPhone)
  return (value, { defaultCountry }) => {
    if (typeof value !== 'string') return notText(value)
    const text = storableText(value).trim()
    if (text === '') return empty
    const number = text.length > mostOfPhone ? undefined : readPhone(text, defaultCountry)
    return number === undefined
      ? fault(
          `must be a phone number, best with its country code such as +919845012345, and ${shown(value)} is not`,
        )
      : check(number)
  }
}
