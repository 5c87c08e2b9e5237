/**
 * Brings the values that a caller gives to the slots of a template. Every mistake is told, with the name that the caller
 * used or should have used: what is missing, unknown, empty, given twice, too long, or no address. Pure.
 */
import type { Fault } from '../../lib/app-error.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { lengthOf } from './check-lengths.ts'
import type { Slot } from './slots.ts'
import {
  linkFields,
  mappingLists,
  type MappingEntry,
  type MappingList,
  type TemplateInput,
} from './template-input.ts'

export type SlotValues = ReadonlyMap<Slot, string>

export function matchValues(slots: readonly Slot[], input: TemplateInput, faults: Fault[]): SlotValues {
  const values = new Map<Slot, string>()
  for (const list of mappingLists)
    for (const entry of input.mappings[list]) matchEntry(slots, list, entry, values, faults)
  matchLinks(slots, input, values, faults)
  for (const slot of slots)
    if (slot.isRequired && !values.has(slot)) faults.push({ field: fieldOf(slot), message: missing(slot) })
  for (const [slot, value] of values) checkValue(slot, value, faults)
  // In the order of the slots, which is that of the message, and not that of the caller. An empty value was told, or
  // means that an optional one was not given.
  return new Map(
    slots.flatMap((slot) => {
      const value = values.get(slot) ?? ''
      return value === '' ? [] : [[slot, value] as const]
    }),
  )
}

const fieldOf = (slot: Slot): string => (slot.list === 'field' ? slot.names[0] : slot.list)

function missing(slot: Slot): string {
  if (slot.list === 'field') return `is required: ${slot.about}, as a public http or https address`
  return `"${slot.names[0]}" is missing: ${slot.about}`
}

function matchEntry(
  slots: readonly Slot[],
  list: MappingList,
  { name, value }: MappingEntry,
  values: Map<Slot, string>,
  faults: Fault[],
): void {
  const slot = slotNamed(
    slots.filter((one) => one.list === list),
    name,
  )
  if (slot === undefined) {
    // Forms send the rows that nobody filled in.
    if (name !== '' || value !== '') faults.push({ field: list, message: unknown(slots, list, name) })
    return
  }
  if (values.has(slot))
    faults.push({ field: list, message: `"${shortened(name)}" is given twice: ${slot.about}` })
  else values.set(slot, value)
}

/** A name that comes earlier among the names of one slot counts more than a later one of another. */
function slotNamed(slots: readonly Slot[], name: string): Slot | undefined {
  let best: Slot | undefined
  let bestRank = Infinity
  for (const slot of slots) {
    const rank = slot.names.indexOf(name)
    if (rank < 0 || rank >= bestRank) continue
    best = slot
    bestRank = rank
  }
  return best
}

const partNames: Readonly<Record<MappingList, string>> = {
  mapping: 'body',
  headerMapping: 'header',
  buttonMapping: 'buttons',
}

function unknown(slots: readonly Slot[], list: MappingList, name: string): string {
  const names = slots.filter((slot) => slot.list === list).map((slot) => slot.names[0])
  const elsewhere = mappingLists.find((other) => other !== list && hasName(slots, other, name))
  const hint =
    names.length === 0
      ? ` The template has no variables in its ${partNames[list]}.`
      : didYouMean(name, names) || ` There are: ${names.map((one) => `"${one}"`).join(', ')}.`
  const moved = elsewhere === undefined ? '' : ` It belongs into ${elsewhere}.`
  return `"${shortened(name)}" is not known.${names.length === 0 && moved !== '' ? moved : hint}`
}

function hasName(slots: readonly Slot[], list: MappingList, name: string): boolean {
  return slots.some((slot) => slot.list === list && slot.names.includes(name))
}

function matchLinks(
  slots: readonly Slot[],
  { fields }: TemplateInput,
  values: Map<Slot, string>,
  faults: Fault[],
): void {
  const wanted = slots.find((slot) => slot.list === 'field')
  for (const field of linkFields) {
    const value = fields[field]
    if (value === undefined) continue
    if (wanted?.names[0] === field) values.set(wanted, value)
    else
      faults.push({
        field,
        message:
          wanted === undefined
            ? 'must be empty: the template has no media in its header'
            : `must be empty: the header of the template takes ${wanted.names[0]}`,
      })
  }
}

function checkValue(slot: Slot, value: string, faults: Fault[]): void {
  const problem = problemOf(slot, value)
  if (problem === undefined) return
  const named = slot.list === 'field' ? problem : `"${slot.names[0]}" ${problem}`
  faults.push({ field: fieldOf(slot), message: named })
}

function problemOf(slot: Slot, value: string): string | undefined {
  if (value === '') return slot.isRequired ? `is empty: ${slot.about}` : undefined
  if (slot.form === 'link' && !isLink(value)) return 'must be a public http or https address'
  if (slot.form === 'time' && !/^\d{12,14}$/.test(value)) return 'must be a time in milliseconds since 1970'
  if (slot.isPlain && /[\n\r\t]| {5}/.test(value))
    return 'must have no line breaks, no tabs and at most four blanks in a row: WhatsApp refuses them in variables'
  const length = lengthOf(value)
  if (length > slot.longest)
    return `has ${length.toLocaleString('en')} characters, and ${slot.about} takes ${slot.longest.toLocaleString('en')}`
  return undefined
}

function isLink(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}
