/** Puts the values of a template's slots into components of a message, in WhatsApp's form. Pure. */
import type { JsonObject } from '../../lib/json.ts'
import type { SlotValues } from './match-values.ts'
import { buttonsOf, cardsOf, componentsOf, formatOf, partOf, wordOf } from './components.ts'
import type { Slot } from './slots.ts'
import type { Template } from './template.ts'
import type { TemplateInput } from './template-input.ts'

type Fillable = Pick<Template, 'components' | 'parameterFormat'>

interface Scope {
  readonly parts: readonly JsonObject[]
  readonly isNamed: boolean
  readonly values: readonly (readonly [Slot, string])[]
  readonly input: TemplateInput
}

export function buildComponents(template: Fillable, values: SlotValues, input: TemplateInput): JsonObject[] {
  const scopeOf = (parts: readonly JsonObject[], card: number | null): Scope => ({
    parts,
    isNamed: template.parameterFormat === 'NAMED',
    values: [...values].filter(([slot]) => slot.card === card),
    input,
  })
  const cards = cardsOf(template.components)
  const carousel: JsonObject[] =
    cards.length === 0
      ? []
      : [
          {
            type: 'carousel',
            cards: cards.map((card, index) => ({
              card_index: index,
              components: inScope(scopeOf(componentsOf(card), index)),
            })),
          },
        ]
  return [...inScope(scopeOf(template.components, null)), ...carousel]
}

function inScope(scope: Scope): JsonObject[] {
  return [...header(scope), ...texts(scope, 'body'), ...offer(scope), ...buttons(scope)]
}

function header(scope: Scope): JsonObject[] {
  const format = formatOf(partOf(scope.parts, 'HEADER'))
  if (format === undefined || format === 'TEXT') return texts(scope, 'header')
  const values = inPart(scope, 'header')
  const parameter =
    format === 'LOCATION'
      ? place(scope.input)
      : format === 'PRODUCT'
        ? product(values)
        : link(format, values, scope.input)
  return parameter === undefined ? [] : [{ type: 'header', parameters: [parameter] }]
}

function place({ location, fields }: TemplateInput): JsonObject | undefined {
  if (location === undefined) return undefined
  return {
    type: 'location',
    location: {
      latitude: location.latitude,
      longitude: location.longitude,
      ...(fields.locationName !== undefined && { name: fields.locationName }),
      ...(fields.locationAddress !== undefined && { address: fields.locationAddress }),
    },
  }
}

function product(values: readonly (readonly [Slot, string])[]): JsonObject | undefined {
  if (values.length === 0) return undefined
  return {
    type: 'product',
    product: Object.fromEntries(values.map(([{ variable }, value]) => [variable, value])),
  }
}

function link(
  format: string,
  values: readonly (readonly [Slot, string])[],
  { fields: { filename } }: TemplateInput,
): JsonObject | undefined {
  const address = values[0]?.[1]
  if (address === undefined) return undefined
  const type = format === 'GIF' ? 'gif' : format.toLowerCase()
  const isNamed = format === 'DOCUMENT' && filename !== undefined
  return { type, [type]: { link: address, ...(isNamed && { filename }) } }
}

function texts(scope: Scope, part: 'header' | 'body'): JsonObject[] {
  const values = inPart(scope, part)
  if (values.length === 0) return []
  const parameters = values.map(([{ variable }, text]) => ({
    type: 'text',
    ...(scope.isNamed && { parameter_name: variable }),
    text,
  }))
  return [{ type: part, parameters }]
}

function offer(scope: Scope): JsonObject[] {
  const [value] = inPart(scope, 'offer')
  if (value === undefined) return []
  const ends = { expiration_time_ms: Number(value[1]) }
  return [
    {
      type: 'limited_time_offer',
      parameters: [{ type: 'limited_time_offer', limited_time_offer: ends }],
    },
  ]
}

function buttons(scope: Scope): JsonObject[] {
  return buttonsOf(scope.parts).flatMap((button, index) => {
    const value = scope.values.find(([slot]) => slot.button?.index === index)?.[1]
    const parameter = buttonParameter(wordOf(button['type']), value)
    if (parameter === undefined) return []
    const [subType, given] = parameter
    return [{ type: 'button', sub_type: subType, index: String(index), parameters: [given] }]
  })
}

function buttonParameter(type: string, value: string | undefined): [string, JsonObject] | undefined {
  // A flow is opened with a token, whether or not somebody is interested in it.
  if (type === 'FLOW')
    return ['flow', { type: 'action', action: value === undefined ? {} : { flow_token: value } }]
  if (value === undefined) return undefined
  switch (type) {
    case 'COPY_CODE':
      return ['copy_code', { type: 'coupon_code', coupon_code: value }]
    case 'QUICK_REPLY':
      return ['quick_reply', { type: 'payload', payload: value }]
    case 'CATALOG':
      return ['catalog', { type: 'action', action: { thumbnail_product_retailer_id: value } }]
    default:
      // An authentication template reads back with an address, and its button is sent as one.
      return ['url', { type: 'text', text: value }]
  }
}

function inPart({ values }: Scope, part: Slot['part']): (readonly [Slot, string])[] {
  return values.filter(([slot]) => slot.part === part)
}
