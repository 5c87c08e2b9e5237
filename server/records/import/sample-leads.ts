/**
 * Leads as a CRM exports them, made up and the same ones for the same seed: phones of six countries in many forms,
 * dates in mixed orders, duplicates, junk, broken rows. What must become of each row is counted by the generator
 * itself, by what it wrote, so that a report can be held against it. For tests and the benchmark.
 */
import { randomFrom } from '../../lib/seeded-random.ts'
import { impossibleDates, sampleDate } from './sample-dates.ts'
import { impossiblePhones, samplePhone } from './sample-phones.ts'

export type SampleEncoding = 'utf-8' | 'utf-16le' | 'windows-1252'

export interface ExpectedLeads {
  read: number
  created: number
  /** Into a lead that an earlier row of the file has made. */
  merged: number
  rejected: number
  /** By the column that is wrong; "" is the row as a whole. */
  readonly rejectedBy: Record<string, number>
  withoutPhone: number
  unknownOwners: number
  ambiguousDates: number
  /** Of all leads that are made, added up, in minutes since 1970. */
  createdMinutes: number
}

export interface SampleLeads {
  /** The file in portions. */
  readonly bytes: Generator<Buffer>
  /** Complete once `bytes` has been read to its end. */
  readonly expected: ExpectedLeads
}

/** People of the team, to whom the leads belong. */
export const sampleOwners = [
  { firstName: 'Asha', lastName: 'Nair' },
  { firstName: 'Vikram', lastName: 'Rao' },
  { firstName: 'José', lastName: 'Álvarez' },
] as const
/** Where the wall clocks of the sample hang; it has no summer time. */
export const sampleTimeZone = 'Asia/Kolkata'

const zoneMinutes = 330
const columns = [
  'Record Id', 'First Name', 'Last Name', 'Mobile', 'E-mail', 'Lead Status', 'Lead Source', 'Lead Owner',
  'Created Time', 'Next Follow Up', 'City', 'Budget', 'Lead Score', 'Description', 'Fax', 'Twitter', 'GCLID', 'Tag',
] // prettier-ignore
const firstNames = [
  'Priya',
  'Jürgen',
  'João',
  'Siti',
  'Mary Ann',
  'Zoë',
  'Rohan',
  'François',
  'Dwi',
  "D'Arcy",
]
const lastNames = ['Sharma', 'Müller', 'da Conceição', 'Wijaya', 'Smith', 'Núñez', 'Iyer', "O'Brien", 'Çelik']
const emojiNames = ['Ana 🌟', '李 小明', 'आरती', '🚀 Max']
const cities = ['Pune', 'São Paulo', 'Köln', 'Jakarta', 'Leeds', 'Austin, TX', '']
const states = ['New', 'contacted', 'QUALIFIED', 'Lost ', 'new', '']
const sources = ['Website', 'WhatsApp', 'referral', 'walk-in', 'Campaign', '']
const budgets = ['12500', '1,250.50', '1,20,000', 'Rs. 5,000', '€ 1.250,50', '', '2500.00', '-']
const notes = [
  '5" pipe wanted',
  '=HYPERLINK("http://x.test")',
  'said "maybe"',
  'line one\nline two',
  '',
  '-',
  '+ more',
  'ok  ',
]
const firstDay = Date.UTC(2022, 0, 1)
const spanMinutes = 4 * 365 * 24 * 60
const minuteMs = 60_000
const linesPerPortion = 500
// Shares of the rows.
const duplicates = 0.08
const withoutPhone = 0.02
const broken = [
  ['Mobile', 0.01],
  ['Created Time', 0.005],
  ['Lead Status', 0.003],
  ['Lead Score', 0.003],
  ['', 0.001],
] as const

export function sampleLeads(rows: number, seed = 1, encoding: SampleEncoding = 'utf-8'): SampleLeads {
  const expected: ExpectedLeads = {
    read: 0,
    created: 0,
    merged: 0,
    rejected: 0,
    rejectedBy: {},
    withoutPhone: 0,
    unknownOwners: 0,
    ambiguousDates: 0,
    createdMinutes: 0,
  }
  return { bytes: encoded(lines(rows, seed, encoding, expected), encoding), expected }
}

function* lines(
  rows: number,
  seed: number,
  encoding: SampleEncoding,
  expected: ExpectedLeads,
): Generator<string> {
  const random = randomFrom(seed)
  // Whether there is a lead with the phone of this serial number.
  const isThere = new Uint8Array(rows)
  yield line(columns)
  for (let serial = 0; serial < rows; serial += 1) {
    const text = lineOf(serial, random, encoding, expected, isThere)
    // Blank lines are no rows.
    yield random() < 0.001 ? `${text}\r\n` : text
  }
}

function lineOf(
  serial: number,
  random: () => number,
  encoding: SampleEncoding,
  expected: ExpectedLeads,
  isThere: Uint8Array,
): string {
  const whole = (below: number): number => Math.floor(random() * below)
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)] as T
  const isDuplicate = serial > 0 && random() < duplicates
  const phoneOf = isDuplicate ? whole(serial) : serial
  const hasPhone = isDuplicate || random() >= withoutPhone
  const fault = faultOf(random())
  const date = sampleDate(firstDay + whole(spanMinutes) * minuteMs, whole(1_000))
  const isOwnerKnown = random() >= 0.03
  const owner = pick(sampleOwners)
  const names = encoding === 'windows-1252' || random() >= 0.05 ? firstNames : emojiNames
  const cells = [
    `zcrm_${4_000_000 + serial}`,
    pick(names),
    pick(lastNames),
    hasPhone ? samplePhone(phoneOf, whole(60)) : '',
    random() < 0.3 ? '' : `lead.${serial}@example.test${random() < 0.1 ? ' ' : ''}`,
    fault === 'Lead Status' ? 'Dormant (old CRM)' : pick(states),
    pick(sources),
    isOwnerKnown ? `${owner.firstName} ${owner.lastName}` : 'Former Colleague',
    date.text,
    random() < 0.7 ? '' : sampleDate(Date.UTC(2027, whole(12), 1 + whole(28)), whole(1_000)).text,
    pick(cities),
    pick(budgets),
    fault === 'Lead Score' ? '150' : String(whole(101)),
    pick(notes),
    '',
    '',
    random() < 0.2 ? `Cj0K${whole(1e9)}` : '',
    pick(['hot', 'vip;old', '']),
  ]
  if (fault === 'Mobile') cells[3] = pick(impossiblePhones)
  if (fault === 'Created Time') cells[8] = pick(impossibleDates)
  if (fault === '') cells.push('one cell too many')
  count({ expected, fault, date, isOwnerKnown, isThere, phoneOf: hasPhone ? phoneOf : undefined })
  return line(cells)
}

interface Written {
  readonly expected: ExpectedLeads
  readonly fault: string | undefined
  readonly date: ReturnType<typeof sampleDate>
  readonly isOwnerKnown: boolean
  readonly isThere: Uint8Array
  readonly phoneOf: number | undefined
}

function count({ expected, fault, date, isOwnerKnown, isThere, phoneOf }: Written): void {
  expected.read += 1
  if (date.isAmbiguous && fault !== 'Created Time') expected.ambiguousDates += 1
  if (phoneOf === undefined && fault !== 'Mobile') expected.withoutPhone += 1
  if (fault !== undefined) {
    expected.rejected += 1
    expected.rejectedBy[fault] = (expected.rejectedBy[fault] ?? 0) + 1
    return
  }
  if (!isOwnerKnown) expected.unknownOwners += 1
  if (phoneOf !== undefined && isThere[phoneOf] === 1) {
    expected.merged += 1
    return
  }
  if (phoneOf !== undefined) isThere[phoneOf] = 1
  expected.created += 1
  expected.createdMinutes += date.wallMs / minuteMs - zoneMinutes
}

function faultOf(chance: number): string | undefined {
  let from = 0
  return broken.find(([, share]) => chance < (from += share))?.[0]
}

/** With quotation marks only where nothing else helps; those inside of a cell stand as people type them. */
function line(cells: readonly string[]): string {
  const written = cells.map((cell) => (/[,\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return `${written.join(',')}\r\n`
}

function* encoded(texts: Iterable<string>, encoding: SampleEncoding): Generator<Buffer> {
  let portion = encoding === 'utf-16le' ? '\uFEFF' : ''
  let lineCount = 0
  for (const text of texts) {
    portion += text
    lineCount += 1
    if (lineCount % linesPerPortion !== 0) continue
    yield bytesOf(portion, encoding)
    portion = ''
  }
  if (portion !== '') yield bytesOf(portion, encoding)
}

function bytesOf(text: string, encoding: SampleEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  // The only sign of ours that Windows has at another place than Latin 1.
  return encoding === 'utf-16le'
    ? Buffer.from(text, 'utf16le')
    : Buffer.from(text.replaceAll('€', '\x80'), 'latin1')
}

/** Leads without any mess, all different, with eight attributes. For measuring. */
export function* cleanLeads(rows: number): Generator<Buffer> {
  let portion = 'name,phone_number,email,city,source,score,expected_value,notes\n'
  for (let index = 0; index < rows; index += 1) {
    const phone = `+9199${String(index).padStart(8, '0')}`
    portion += `Lead ${index},${phone},lead.${index}@example.test,Pune,website,${index % 101},${index % 5000},Asked for a price\n`
    if (index % linesPerPortion !== linesPerPortion - 1) continue
    yield Buffer.from(portion)
    portion = ''
  }
  if (portion !== '') yield Buffer.from(portion)
}
