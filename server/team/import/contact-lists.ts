/**
 * Lists of addresses and numbers in one cell: `a@example.com; b@example.com (home)`. What that form cannot
 * hold without loss is written as JSON, so that every list reads back as it was. Pure.
 */
import { isDeepStrictEqual } from 'node:util'
import { isJsonObject } from '../../lib/json.ts'
import { phoneTypes, type EmailInput, type PhoneInput, type PhoneType } from '../user.ts'

const emailEntry = /^(.*?)(?: \(([^()]+)\))?$/s
const phoneEntry = /^(.*?)(?: \((office|mobile|home)\))?$/s

export function writeEmails(emails: readonly EmailInput[]): string {
  const list = emails.map(({ email, type }) => ({ email, type: type ?? '' }))
  return writeList(list, ({ email }) => email, parseEmails)
}

export function writePhones(phones: readonly PhoneInput[]): string {
  const list = phones.map(({ phone, type }) => ({ phone, type: type ?? '' }))
  return writeList(list, ({ phone }) => phone, parsePhones)
}

/** Entries without a type leave the type of a known address as it is. Undefined when the text is no list. */
export function parseEmails(text: string): EmailInput[] | undefined {
  if (text.startsWith('[')) return emailsFrom(parseJson(text))
  return entries(text, /[;,\n]/).map((entry) => {
    const [, email = '', type = ''] = emailEntry.exec(entry) ?? []
    return type === '' ? { email } : { email, type }
  })
}

export function parsePhones(text: string): PhoneInput[] | undefined {
  if (text.startsWith('[')) return phonesFrom(parseJson(text))
  return entries(text, /[;\n]/).map((entry) => {
    const [, phone = '', type = ''] = phoneEntry.exec(entry) ?? []
    return type === '' ? { phone } : { phone, type: phoneType(type) }
  })
}

/** Addresses from a JSON value: texts, or objects with `email` and perhaps `type`. */
export function emailsFrom(value: unknown): EmailInput[] | undefined {
  return listFrom(value, (item) => {
    if (typeof item === 'string') return { email: item }
    if (!isJsonObject(item) || typeof item['email'] !== 'string') return undefined
    return typeof item['type'] === 'string'
      ? { email: item['email'], type: item['type'] }
      : { email: item['email'] }
  })
}

/** Numbers from a JSON value: texts, or objects with `phone` and perhaps `type`. */
export function phonesFrom(value: unknown): PhoneInput[] | undefined {
  return listFrom(value, (item) => {
    if (typeof item === 'string') return { phone: item }
    if (!isJsonObject(item) || typeof item['phone'] !== 'string') return undefined
    return typeof item['type'] === 'string'
      ? { phone: item['phone'], type: phoneType(item['type']) }
      : { phone: item['phone'] }
  })
}

function phoneType(text: string): PhoneType {
  return phoneTypes.find((type) => type === text) ?? ''
}

function listFrom<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  const list = Array.isArray(value) ? value.map(read) : [read(value)]
  return list.every((item) => item !== undefined) ? list : undefined
}

function writeList<T extends { readonly type: string }>(
  list: readonly T[],
  textOf: (item: T) => string,
  parse: (text: string) => readonly object[] | undefined,
): string {
  const simple = list
    .map((item) => (item.type === '' ? textOf(item) : `${textOf(item)} (${item.type})`))
    .join('; ')
  const readBack = parse(simple)?.map((item) => ({ type: '', ...item }))
  const isSame =
    readBack?.length === list.length &&
    list.every((item, index) => isDeepStrictEqual({ ...item }, readBack[index]))
  return isSame ? simple : JSON.stringify(list)
}

function entries(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
