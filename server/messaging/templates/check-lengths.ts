/** WhatsApp measures texts after their variables are filled in; each variable alone may be short enough. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { SlotValues } from './match-values.ts'
import { cardsOf, componentsOf, partOf } from './components.ts'
import type { Slot } from './slots.ts'
import type { Template } from './template.ts'

const longestBody = 1_024
// A body that stands alone is a plain text.
const longestLoneBody = 32_768
const longestWithOffer = 600
const longestOfCard = 160
const longestHeader = 60

export function checkLengths(
  { components }: Pick<Template, 'components'>,
  values: SlotValues,
  faults: Fault[],
): void {
  const isOffer = partOf(components, 'LIMITED_TIME_OFFER') !== undefined
  const longest = isOffer ? longestWithOffer : components.length === 1 ? longestLoneBody : longestBody
  checkText(textIn(components, 'BODY'), 'mapping', 'the body', of(values, 'body', null), longest, faults)
  const header = of(values, 'header', null)
  checkText(textIn(components, 'HEADER'), 'headerMapping', 'the header', header, longestHeader, faults)
  for (const [card, part] of cardsOf(components).entries()) {
    const text = textIn(componentsOf(part), 'BODY')
    const filled = of(values, 'body', card)
    checkText(text, 'mapping', `the text of card ${card}`, filled, longestOfCard, faults)
  }
}

function checkText(
  text: string,
  field: string,
  about: string,
  values: readonly (readonly [Slot, string])[],
  longest: number,
  faults: Fault[],
): void {
  if (values.length === 0 || faults.some((fault) => fault.field === field)) return
  const byName = new Map(values.map(([{ variable }, value]) => [variable, value]))
  const filled = text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => byName.get(name) ?? whole)
  const length = lengthOf(filled)
  if (length <= longest) return
  const [most] = [...values].sort(([, a], [, b]) => b.length - a.length)
  faults.push({
    field,
    message: `${about} has ${length.toLocaleString('en')} characters with its variables filled in, and WhatsApp takes ${longest.toLocaleString('en')}. The longest value is that of "${most?.[0].names[0] ?? ''}".`,
  })
}

function of(values: SlotValues, part: Slot['part'], card: number | null): (readonly [Slot, string])[] {
  return [...values].filter(([slot]) => slot.part === part && slot.card === card && slot.form === 'text')
}

function textIn(components: readonly JsonObject[], type: string): string {
  const text = partOf(components, type)?.['text']
  return typeof text === 'string' ? text : ''
}

/** In characters; an emoji is one, or few. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}
