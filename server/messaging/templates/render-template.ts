/**
 * What a recipient reads of a template message: header, body and footer with the variables filled in, each on lines of
 * its own. Made to be read by people; where something is missing, the variable's own name stays. Pure and total: any
 * template and any components give a text.
 */
import { isJsonObject } from '../../lib/json.ts'
import type { Template } from './template.ts'

type Parts = Readonly<Record<string, unknown>>

// What has no words of its own is named.
const mediaNames: Readonly<Record<string, string>> = {
  IMAGE: '[image]',
  VIDEO: '[video]',
  GIF: '[video]',
  DOCUMENT: '[document]',
  LOCATION: '[location]',
  PRODUCT: '[product]',
}

/** `components` are those of the message, in WhatsApp's form. */
export function renderTemplate(template: Pick<Template, 'components'>, components: unknown): string {
  const given = partsIn(components)
  return renderParts(template.components, given).join('\n')
}

function renderParts(parts: readonly Parts[], given: readonly Parts[]): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const type = wordOf(part['type'])
    if (type === 'HEADER') lines.push(renderHeader(part, parametersOf(given, 'HEADER')))
    else if (type === 'BODY' || type === 'FOOTER')
      lines.push(fillText(part['text'], parametersOf(given, type)))
    else if (type === 'LIMITED_TIME_OFFER' && isJsonObject(part['limited_time_offer']))
      lines.push(fillText(part['limited_time_offer']['text'], []))
    else if (type === 'CAROUSEL') lines.push(...renderCards(part, given))
  }
  return lines.filter((line) => line !== '')
}

function renderHeader(part: Parts, parameters: readonly Parts[]): string {
  const format = wordOf(part['format'])
  if (format === 'TEXT' || format === '') return fillText(part['text'], parameters)
  const [parameter] = parameters
  const value = parameter?.[format.toLowerCase()]
  const name = mediaNames[format] ?? `[${format.toLowerCase()}]`
  if (!isJsonObject(value)) return name
  const about = format === 'LOCATION' ? [value['name'], value['address']] : [value['filename']]
  const words = about.filter((word): word is string => typeof word === 'string' && word !== '')
  return words.length === 0 ? name : `${name} ${words.join(', ')}`
}

function renderCards(part: Parts, given: readonly Parts[]): string[] {
  const carousel = given.find(({ type }) => wordOf(type) === 'CAROUSEL')
  const sent = partsIn(carousel?.['cards'])
  return partsIn(part['cards']).map((card, index) => {
    const own = sent.find((one) => Number(one['card_index']) === index) ?? sent[index]
    return renderParts(partsIn(card['components']), partsIn(own?.['components'])).join('\n')
  })
}

function parametersOf(given: readonly Parts[], type: string): Parts[] {
  return partsIn(given.find((one) => wordOf(one['type']) === type)?.['parameters'])
}

/** The text with its variables filled in; those without a value stay as they are. */
function fillText(text: unknown, parameters: readonly Parts[]): string {
  if (typeof text !== 'string') return ''
  const named = new Map(parameters.map((one) => [one['parameter_name'], one]))
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const byNumber = /^\d+$/.test(name) ? parameters[Number(name) - 1] : undefined
    return valueOf(named.get(name) ?? byNumber) ?? whole
  })
}

function valueOf(parameter: Parts | undefined): string | undefined {
  if (parameter === undefined) return undefined
  if (typeof parameter['text'] === 'string') return parameter['text']
  for (const kind of ['currency', 'date_time']) {
    const value = parameter[kind]
    if (isJsonObject(value) && typeof value['fallback_value'] === 'string') return value['fallback_value']
  }
  return undefined
}

function partsIn(list: unknown): Parts[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.toUpperCase() : ''
}
