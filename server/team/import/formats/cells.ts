/** How cells are read: each function takes a cell that is not empty and gives its value, or throws CellFault. */
import { isJsonObject, type JsonObject } from '../../../lib/json.ts'
import { CellFault } from '../../../lib/source/cell-fault.ts'
import { emailsFrom, parseEmails, parsePhones, phonesFrom } from '../contact-lists.ts'
import {
  availabilities,
  type Availability,
  type EmailInput,
  type PhoneInput,
  type PhoneType,
} from '../../user.ts'

export function text(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  throw new CellFault('must be a text')
}

const yes = new Set(['true', 'yes', 'y', '1', 'active', 'enabled'])
const no = new Set(['false', 'no', 'n', '0', 'inactive', 'disabled'])

export function yesOrNo(cell: unknown): boolean {
  const word = text(cell).trim().toLowerCase()
  if (yes.has(word)) return true
  if (no.has(word)) return false
  throw new CellFault(`must be true or false, not "${shorten(word)}"`)
}

export function number(cell: unknown): number {
  const value = typeof cell === 'number' ? cell : Number(text(cell).trim().replace(',', '.'))
  if (!Number.isFinite(value)) throw new CellFault(`must be a number, not "${shorten(text(cell))}"`)
  return value
}

const timePattern =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?: ?(Z|[+-]\d\d:?\d\d))?)?$/i
const dottedDate = /^(\d\d)\.(\d\d)\.(\d{4})$/

/** A day or a moment, in epoch milliseconds; without a zone it is UTC. A number is epoch milliseconds. */
export function time(cell: unknown): number {
  if (typeof cell === 'number') return cell
  const given = text(cell).trim().replace(dottedDate, '$3-$2-$1')
  const [, day = '', clock = '00:00', zone = 'Z'] = timePattern.exec(given) ?? []
  const value = Date.parse(`${day}T${clock}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  // JavaScript reads the 31st of February as a day in March.
  const isRealDay = !Number.isNaN(value) && new Date(`${day}T00:00Z`).toISOString().startsWith(day)
  if (!isRealDay)
    throw new CellFault(`must be a date such as 2026-01-31, or 2026-01-31T09:30:00Z, not "${shorten(given)}"`)
  return value
}

export function availability(cell: unknown): Availability {
  const word = text(cell).trim().toUpperCase().replace(/[\s-]/g, '_')
  const found = availabilities.find((name) => name === word)
  if (found === undefined) throw new CellFault(`must be one of ${availabilities.join(', ')}`)
  return found
}

export function jsonObject(cell: unknown): JsonObject {
  const value = typeof cell === 'string' ? parseJson(cell) : cell
  if (!isJsonObject(value)) throw new CellFault('must be a JSON object such as {"a": "b"}')
  return value
}

export function textsByName(cell: unknown): Record<string, string> {
  const entries = Object.entries(jsonObject(cell)).filter(([, value]) => value !== null)
  return Object.fromEntries(entries.map(([name, value]) => [name, text(value)]))
}

export function emails(cell: unknown): EmailInput[] | undefined {
  const list = typeof cell === 'string' ? parseEmails(cell) : emailsFrom(cell)
  if (list === undefined) throw new CellFault('must be e-mail addresses with ; between them')
  return list.length === 0 ? undefined : list
}

export function phones(cell: unknown): PhoneInput[] | undefined {
  const list =
    typeof cell === 'string' ? parsePhones(cell) : phonesFrom(typeof cell === 'number' ? String(cell) : cell)
  if (list === undefined) throw new CellFault('must be phone numbers with ; between them')
  return list.length === 0 ? undefined : list
}

export function email(cell: unknown): EmailInput | undefined {
  return typeof cell === 'string' ? { email: cell } : emails(cell)?.[0]
}

export function phone(cell: unknown): PhoneInput | undefined {
  return typeof cell === 'string' ? { phone: cell } : phones(cell)?.[0]
}

export function emailsOf(type: string): (cell: unknown) => EmailInput[] | undefined {
  return (cell) => emails(cell)?.map((entry) => ({ email: entry.email, type }))
}

export function phonesOf(type: PhoneType): (cell: unknown) => PhoneInput[] | undefined {
  return (cell) => phones(cell)?.map((entry) => ({ phone: entry.phone, type }))
}

function shorten(given: string): string {
  return given.slice(0, 80)
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given) as unknown
  } catch {
    return undefined
  }
}
