/**
 * What a template takes from whoever sends it: one slot for each value, with the names by which callers may give it and
 * where in the message it goes. Pure.
 *
 * A slot's first name is the one that messages use. Variables of a text are called as in the text. Variables that
 * buttons need are counted over the buttons from "1"; every button can also be called `button_<index>`, from 0, or by
 * the words on it. In a carousel each name stands behind `card_<index>.`, from 0.
 */
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { buttonsOf, cardsOf, componentsOf, formatOf, partOf, variablesIn, wordOf } from './components.ts'
import type { Template } from './template.ts'
import type { LinkField, MappingList } from './template-input.ts'

export type SlotPart = 'header' | 'body' | 'button' | 'offer'
export type SlotForm = 'text' | 'link' | 'time'

export interface Slot {
  readonly list: MappingList | 'field'
  readonly names: readonly [string, ...string[]]
  readonly isRequired: boolean
  /** The card of a carousel, from 0; null outside of one. */
  readonly card: number | null
  readonly part: SlotPart
  /** Of buttons: which, from 0, and its type at WhatsApp. */
  readonly button?: { readonly index: number; readonly type: string }
  /** What the text calls the variable, or what a parameter calls its value. */
  readonly variable: string
  readonly form: SlotForm
  /** What a customer reads or follows; the rest is data that only programs see. */
  readonly isPlain: boolean
  /** In characters. */
  readonly longest: number
  /** Such as `the variable {{1}} of the body`. */
  readonly about: string
}

export interface TemplateNeeds {
  readonly slots: readonly Slot[]
  /** Whether the header is a place, which is given by fields of its own. */
  readonly hasLocation: boolean
  /** Parts for which there are no names: sentences. */
  readonly inexpressible: readonly string[]
}

const longestText = 1_024
const longestHeader = 60
const longestUrl = 2_000
export const longestCode = 15
// WhatsApp's pages name 15 and show 20.
const longestCoupon = 20
const longestId = 256

const linkFieldOf: Readonly<Record<string, LinkField>> = {
  IMAGE: 'imageUrl',
  VIDEO: 'videoUrl',
  GIF: 'videoUrl',
  DOCUMENT: 'documentUrl',
}

export function needsOf(template: Pick<Template, 'components'>): TemplateNeeds {
  const slots: Slot[] = []
  const inexpressible: string[] = []
  collect(template.components, null, slots, inexpressible)
  for (const [card, part] of cardsOf(template.components).entries())
    collect(componentsOf(part), card, slots, inexpressible)
  const header = partOf(template.components, 'HEADER')
  return { slots, hasLocation: formatOf(header) === 'LOCATION', inexpressible }
}

type Part = Pick<Slot, 'card' | 'part'>

function collect(
  components: readonly JsonObject[],
  card: number | null,
  slots: Slot[],
  inexpressible: string[],
): void {
  const header = partOf(components, 'HEADER')
  if (header !== undefined) slots.push(...headerSlots(header, card))
  const body = partOf(components, 'BODY')
  const where = card === null ? 'the body' : `the text of card ${card}`
  for (const variable of variablesIn(body?.['text']))
    slots.push({
      ...text({ card, part: 'body' }, 'mapping', variable, `the variable {{${variable}}} of ${where}`),
      longest: longestText * 32,
    })
  const offer = partOf(components, 'LIMITED_TIME_OFFER')?.['limited_time_offer']
  if (isJsonObject(offer) && offer['has_expiration'] === true)
    slots.push({
      ...text({ card, part: 'offer' }, 'mapping', 'expiration_time_ms', 'the end of the offer'),
      form: 'time',
    })
  collectButtons(components, card, slots, inexpressible)
}

function headerSlots(header: JsonObject, card: number | null): Slot[] {
  const format = formatOf(header) ?? ''
  const place: Part = { card, part: 'header' }
  const where = card === null ? 'the header' : `the header of card ${card}`
  const field = linkFieldOf[format]
  if (field !== undefined) {
    const about = `the ${format.toLowerCase()} of ${where}`
    const slot = { ...text(place, 'headerMapping', field, about), form: 'link', longest: longestUrl } as const
    return [card === null ? { ...slot, list: 'field', names: [field] } : slot]
  }
  if (format === 'PRODUCT')
    return ['product_retailer_id', 'catalog_id'].map((name) => ({
      ...text(place, 'headerMapping', name, `the ${name} of the product in ${where}`),
      isPlain: false,
      longest: longestId,
    }))
  return variablesIn(header['text']).map((variable) => ({
    ...text(place, 'headerMapping', variable, `the variable {{${variable}}} of ${where}`),
    longest: longestHeader,
  }))
}

interface ButtonNeed {
  readonly isRequired: boolean
  readonly what: string
  readonly alias?: string
  readonly longest: number
}

const buttonNeeds: Readonly<Record<string, ButtonNeed>> = {
  COPY_CODE: { isRequired: true, what: 'the code', alias: 'coupon_code', longest: longestCoupon },
  QUICK_REPLY: { isRequired: false, what: 'the payload', longest: longestId },
  FLOW: { isRequired: false, what: 'the flow token', alias: 'flow_token', longest: longestText },
  CATALOG: {
    isRequired: false,
    what: 'the product of the picture',
    alias: 'thumbnail_product_retailer_id',
    longest: longestId,
  },
}
const onlyInOwnForm = new Set(['MPM', 'ORDER_DETAILS'])

function collectButtons(
  components: readonly JsonObject[],
  card: number | null,
  slots: Slot[],
  inexpressible: string[],
): void {
  let count = 0
  for (const [index, button] of buttonsOf(components).entries()) {
    const type = wordOf(button['type'])
    if (onlyInOwnForm.has(type))
      inexpressible.push(
        `needs products for its button ${index} (${type}), which only WhatsApp's own form can carry: send it to …/api/{version}/{whatsappPhoneNumberId}/messages`,
      )
    const need = buttonNeeds[type] ?? urlNeed(type, button)
    if (need === undefined) continue
    if (need.isRequired) count += 1
    slots.push(buttonSlot(card, index, type, need, button, count))
  }
}

function urlNeed(type: string, button: JsonObject): ButtonNeed | undefined {
  const variables = variablesIn(button['url'])
  if (type !== 'OTP' && (type !== 'URL' || variables.length === 0)) return undefined
  return { isRequired: true, what: 'the end of the address', longest: longestUrl }
}

function buttonSlot(
  card: number | null,
  index: number,
  type: string,
  need: ButtonNeed,
  button: JsonObject,
  count: number,
): Slot {
  const [variable = '1'] = variablesIn(button['url'])
  const names = [
    ...(need.isRequired ? [String(count)] : []),
    `button_${index}`,
    ...(/^\d+$/.test(variable) ? [] : [variable]),
    ...(need.alias === undefined ? [] : [need.alias]),
    ...(typeof button['text'] === 'string' && button['text'] !== '' ? [button['text']] : []),
  ]
  const words = typeof button['text'] === 'string' ? ` "${button['text']}"` : ''
  const about = `${need.what} of button ${index}${words}${card === null ? '' : ` of card ${card}`}`
  const [first = '', ...others] = names.map((name) => prefixed(card, name))
  return {
    ...text({ card, part: 'button' }, 'buttonMapping', first, about),
    names: [first, ...others],
    variable,
    isRequired: need.isRequired,
    isPlain: need.isRequired,
    button: { index, type },
    longest: need.longest,
  }
}

function text({ card, part }: Part, list: MappingList, variable: string, about: string): Slot {
  return {
    list,
    names: [part === 'button' ? variable : prefixed(card, variable)],
    isRequired: true,
    card,
    part,
    variable,
    form: 'text',
    isPlain: true,
    longest: longestText,
    about,
  }
}

function prefixed(card: number | null, name: string): string {
  return card === null ? name : `card_${card}.${name}`
}
