/**
 * Reads the body of a template send. Clients send every optional field each time: empty texts, null and the place 0/0
 * mean that nothing is given. Keys that are not known are left alone. Every fault is told.
 */
import type { FastifyRequest } from 'fastify'
import type { Fault } from '../../../lib/app-error.ts'
import { isShallow } from '../../../lib/json.ts'
import type { TemplateOrder } from '../../../messaging/templates/send-template.ts'
import type { MappingEntry, TextField } from '../../../messaging/templates/template-input.ts'
import { objectIn } from '../processes/faults.ts'

type Body = Readonly<Record<string, unknown>>

const textFields: readonly TextField[] = [
  'imageUrl',
  'videoUrl',
  'documentUrl',
  'filename',
  'locationName',
  'locationAddress',
  'otpCode',
]
// No template has as many variables.
const mostEntries = 500
const shallow = 3

export function readSend(request: FastifyRequest): Omit<TemplateOrder, 'pluginId' | 'recipient'> {
  const body = objectIn(request, 'a JSON object with whatsappPhoneNumberId and templateName')
  const faults: Fault[] = []
  const read = (field: string) => readText(body, field, faults)
  const required = (field: string, what: string) => {
    const before = faults.length
    const value = read(field)
    if (value === undefined && faults.length === before)
      faults.push({ field, message: `is required: ${what}` })
    return value
  }
  const whatsappPhoneNumberId = required(
    'whatsappPhoneNumberId',
    "WhatsApp's id of the phone number that sends",
  )
  const templateName = required('templateName', 'the name of an approved template')
  const fields = Object.fromEntries(
    textFields.flatMap((field) => {
      const value = read(field)
      return value === undefined ? [] : [[field, value]]
    }),
  )
  const mappings = {
    mapping: readMapping(body, 'mapping', faults),
    headerMapping: readMapping(body, 'headerMapping', faults),
    buttonMapping: readMapping(body, 'buttonMapping', faults),
  }
  const location = readLocation(body, faults)
  return {
    whatsappPhoneNumberId,
    templateName,
    language: read('language'),
    input: { mappings, fields, ...(location !== undefined && { location }) },
    faults,
  }
}

/** Text without blanks at its ends; a number is written as text. */
function readText(body: Body, field: string, faults: Fault[]): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string') {
    faults.push({ field, message: 'must be text' })
    return undefined
  }
  return text.trim() === '' ? undefined : text.trim()
}

function readMapping(body: Body, list: string, faults: Fault[]): MappingEntry[] {
  const value = body[list]
  if (value === undefined || value === null || value === '') return []
  if (!Array.isArray(value) || value.length > mostEntries) {
    faults.push({
      field: list,
      message: `must be a list of at most ${mostEntries} objects with schemaPropertyName and schemaPropertyValue`,
    })
    return []
  }
  return value.flatMap((item: unknown, index) => {
    const entry = readEntry(item)
    if (typeof entry !== 'string') return [entry]
    faults.push({ field: list, message: `entry ${index + 1} ${entry}` })
    return []
  })
}

/** The entry, or what is wrong with it. */
function readEntry(item: unknown): MappingEntry | string {
  if (typeof item !== 'object' || item === null || !isShallow(item, shallow))
    return 'must be an object with schemaPropertyName and schemaPropertyValue'
  const { schemaPropertyName: given = '', schemaPropertyValue: value = null } = item as Body
  if (typeof given !== 'string' && typeof given !== 'number')
    return 'must have a text as its schemaPropertyName, such as "1"'
  const written = String(given).trim()
  const isBraced = written.startsWith('{{') && written.endsWith('}}')
  const name = isBraced ? written.slice(2, -2).trim() : written
  const about = name === '' ? '' : ` ("${name.slice(0, 80)}")`
  if (value === null) return { name, value: '' }
  if (typeof value === 'string') {
    if (name === '' && value !== '') return 'needs a schemaPropertyName'
    return { name, value: value.trim() === '' ? '' : value }
  }
  if (typeof value === 'number' && Number.isFinite(value))
    return name === '' ? 'needs a schemaPropertyName' : { name, value: String(value) }
  return `${about === '' ? '' : `${about.slice(1)} `}must have a text or a number as its schemaPropertyValue`
}

const coordinates = ['locationLatitude', 'locationLongitude'] as const

function readLocation(body: Body, faults: Fault[]): TemplateOrder['input']['location'] {
  const [latitude, longitude] = coordinates.map((field) => readNumber(body, field, faults))
  // Forms send 0/0 when nobody has chosen a place, and no business is in the Gulf of Guinea.
  if ((latitude ?? 0) === 0 && (longitude ?? 0) === 0) return undefined
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude }
  const field = latitude === undefined ? coordinates[0] : coordinates[1]
  if (!faults.some((fault) => fault.field === field))
    faults.push({ field, message: 'is required: a place has a latitude and a longitude' })
  return undefined
}

function readNumber(body: Body, field: string, faults: Fault[]): number | undefined {
  const value = body[field]
  if (value === undefined || value === null || value === '') return undefined
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  faults.push({ field, message: 'must be a number in degrees, such as 18.52' })
  return undefined
}
