/**
 * Fills in a template: from what a caller gives to the components of a message in WhatsApp's form, or to everything that
 * is wrong with it. What comes out without a fault, WhatsApp's own check of parameters accepts. Pure.
 */
import type { Fault } from '../../lib/app-error.ts'
import type { JsonObject } from '../../lib/json.ts'
import { buildComponents } from './build-components.ts'
import { checkLengths } from './check-lengths.ts'
import { matchValues } from './match-values.ts'
import { needsOf, longestCode, type Slot } from './slots.ts'
import type { Template } from './template.ts'
import type { MappingEntry, MappingList, TemplateInput } from './template-input.ts'

/** Components to be sent; faults are told in the words of TemplateInput, and then the components are of no use. */
export interface Filled {
  readonly components: JsonObject[]
  readonly faults: readonly Fault[]
}

type Fillable = Pick<Template, 'components' | 'category' | 'parameterFormat'>

export function fillTemplate(template: Fillable, given: TemplateInput): Filled {
  const faults: Fault[] = []
  const needs = needsOf(template)
  for (const message of needs.inexpressible) faults.push({ field: 'templateName', message })
  const input = withCode(template, needs.slots, given, faults)
  const values = matchValues(needs.slots, input, faults)
  checkLocation(needs.hasLocation, input, faults)
  checkLengths(template, values, faults)
  return { components: buildComponents(template, values, input), faults }
}

/** One code stands in the body and in the button of an authentication template: it is given once. */
function withCode(
  { category }: Fillable,
  slots: readonly Slot[],
  input: TemplateInput,
  faults: Fault[],
): TemplateInput {
  const { otpCode } = input.fields
  if (category !== 'AUTHENTICATION') {
    if (otpCode !== undefined)
      faults.push({ field: 'otpCode', message: 'must be empty: the template is not for authentication' })
    return input
  }
  const places = slots.filter(({ part }) => part === 'body' || part === 'button')
  const given = places.flatMap((slot) => valuesOf(input, slot))
  const codes = new Set([...(otpCode === undefined ? [] : [otpCode]), ...given])
  const [code] = codes
  if (code === undefined) {
    faults.push({ field: 'otpCode', message: 'is required: the code of the authentication template' })
    return withValues(input, places, 'x')
  }
  if (codes.size > 1)
    faults.push({ field: 'otpCode', message: 'must be the same code as in mapping and buttonMapping' })
  if (code.length > longestCode)
    faults.push({
      field: 'otpCode',
      message: `has ${code.length} characters, and a code has at most ${longestCode}`,
    })
  return withValues(input, places, code)
}

function valuesOf({ mappings }: TemplateInput, { list, names }: Slot): string[] {
  if (list === 'field') return []
  const entries = mappings[list].filter(({ name, value }) => names.includes(name) && value !== '')
  return entries.map(({ value }) => value)
}

/** The input in which these slots have this value, however they were given before. */
function withValues(input: TemplateInput, slots: readonly Slot[], value: string): TemplateInput {
  const mappings: Record<MappingList, readonly MappingEntry[]> = { ...input.mappings }
  for (const { list, names } of slots) {
    if (list === 'field') continue
    const others = mappings[list].filter(({ name }) => !names.includes(name))
    mappings[list] = [...others, { name: names[0], value }]
  }
  return { ...input, mappings }
}

function checkLocation(hasLocation: boolean, { location, fields }: TemplateInput, faults: Fault[]): void {
  const told = (field: string, message: string) => faults.push({ field, message })
  if (hasLocation) {
    if (location === undefined) {
      const message = 'is required: the template has a place in its header, and 0/0 means that none is given'
      for (const field of ['locationLatitude', 'locationLongitude']) told(field, message)
    } else {
      if (Math.abs(location.latitude) > 90) told('locationLatitude', 'must be from -90 to 90')
      if (Math.abs(location.longitude) > 180) told('locationLongitude', 'must be from -180 to 180')
    }
    return
  }
  const message = 'must be empty: the template has no place in its header'
  if (location !== undefined)
    for (const field of ['locationLatitude', 'locationLongitude']) told(field, message)
  for (const field of ['locationName', 'locationAddress'] as const)
    if (fields[field] !== undefined) told(field, message)
}
