/**
 * For tests of this folder: any template within WhatsApp's rules, with everything that it takes; and WhatsApp's check of
 * the parameters of a message, told again in few lines.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import type { Template } from './template.ts'
import { nothingGiven, type MappingEntry, type TemplateInput } from './template-input.ts'

/** A template with all that must be given for it, each under the name that callers use. */
export interface Case {
  readonly template: Template
  readonly input: TemplateInput
}

export function aTemplate(components: JsonObject[], changes: Partial<Template> = {}): Template {
  return {
    id: '510000000000001',
    wabaId: '210000000000001',
    name: 'parcel',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components,
    qualityScore: null,
    rejectedReason: null,
    updatedAt: 0,
    readAt: 0,
    ...changes,
  }
}

const textOf = (first: string, others: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...Array.from(first)),
      fc.array(fc.constantFrom(...Array.from(others)), { maxLength: 12 }),
    )
    .map(([start, rest]) => (start + rest.join('')).replaceAll(/ +/g, ' '))
const words = textOf('abcé€😀', 'abc é€😀.!?')
const given = textOf('a1€😀', 'a1 €😀$&{}')
const names = ['first_name', 'day', 'order_id', 'a', 'b2', 'expires']
const fill = (names: readonly string[], prefix: string): fc.Arbitrary<MappingEntry[]> =>
  fc.tuple(...names.map((name) => given.map((value) => ({ name: prefix + name, value }))))

type Part = Pick<TemplateInput, 'fields'> & {
  readonly components: JsonObject[]
  readonly body: MappingEntry[]
  readonly header: MappingEntry[]
  readonly buttons: MappingEntry[]
  readonly location?: TemplateInput['location']
}
const nothing: Part = { components: [], body: [], header: [], buttons: [], fields: {} }

function texts(names: readonly string[]): fc.Arbitrary<string> {
  const middles = names.map((name) => words.map((word) => `{{${name}}}${word}`))
  return fc.tuple(words, ...middles).map((parts) => parts.join(''))
}

const namesIn = (isNamed: boolean, most: number): fc.Arbitrary<string[]> =>
  isNamed
    ? fc.uniqueArray(fc.constantFrom(...names), { maxLength: most })
    : fc.integer({ min: 0, max: most }).map((count) => Array.from({ length: count }, (_, i) => String(i + 1)))

const body = (isNamed: boolean, prefix: string): fc.Arbitrary<Part> =>
  namesIn(isNamed, prefix === '' ? 5 : 2).chain((names) =>
    fc.tuple(texts(names), fill(names, prefix)).map(([text, entries]) => ({
      ...nothing,
      components: [{ type: 'BODY', text }],
      body: entries,
    })),
  )

const textHeader = (isNamed: boolean): fc.Arbitrary<Part> =>
  namesIn(isNamed, 1).chain((names) =>
    fc.tuple(texts(names), fill(names, '')).map(([text, header]) => ({
      ...nothing,
      components: [{ type: 'HEADER', format: 'TEXT', text }],
      header,
    })),
  )

const link = 'https://files.example.org/a'
const mediaHeader: fc.Arbitrary<Part> = fc
  .constantFrom(
    ['IMAGE', 'imageUrl'] as const,
    ['VIDEO', 'videoUrl'] as const,
    ['DOCUMENT', 'documentUrl'] as const,
  )
  .map(([format, field]) => ({
    ...nothing,
    components: [{ type: 'HEADER', format }],
    fields: { [field]: link },
  }))
const placeHeader: fc.Arbitrary<Part> = fc.constant({
  ...nothing,
  components: [{ type: 'HEADER', format: 'LOCATION' }],
  location: { latitude: 18.52, longitude: 73.85 },
  fields: { locationName: 'Shop', locationAddress: 'Hill 1' },
})

const kinds = ['QUICK_REPLY', 'URL', 'URL_WITH', 'PHONE_NUMBER', 'COPY_CODE', 'FLOW'] as const

/** Buttons, of which those that need something are counted from 1. */
function buttons(prefix: string, most: number): fc.Arbitrary<Part> {
  return fc
    .array(fc.constantFrom(...kinds), { minLength: prefix === '' ? 0 : 1, maxLength: most })
    .chain((chosen) => {
      const needing = chosen.filter((kind) => kind === 'URL_WITH' || kind === 'COPY_CODE')
      const names = needing.map((_, index) => String(index + 1))
      const values = fc.tuple(
        ...names.map((name) =>
          fc.constantFrom('t/77', 'A1').map((value) => ({ name: prefix + name, value })),
        ),
      )
      const made = chosen.map((kind, index): JsonObject => {
        const text = `Button ${index}`
        if (kind === 'URL_WITH') return { type: 'URL', text, url: 'https://example.org/{{1}}' }
        if (kind === 'URL') return { type: 'URL', text, url: 'https://example.org/' }
        return { type: kind, text }
      })
      const components = made.length === 0 ? [] : [{ type: 'BUTTONS', buttons: made }]
      return values.map((entries) => ({ ...nothing, components, buttons: entries }))
    })
}

const offer: fc.Arbitrary<Part> = fc.boolean().map((ends) => ({
  ...nothing,
  components: [{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Soon', has_expiration: ends } }],
  body: ends ? [{ name: 'expiration_time_ms', value: '1794000000000' }] : [],
}))

function together(parts: readonly Part[]): Part {
  const location = parts.find((part) => part.location !== undefined)?.location
  return {
    components: parts.flatMap((part) => part.components),
    body: parts.flatMap((part) => part.body),
    header: parts.flatMap((part) => part.header),
    buttons: parts.flatMap((part) => part.buttons),
    fields: Object.assign({}, ...parts.map(({ fields }) => fields)) as Part['fields'],
    ...(location !== undefined && { location }),
  }
}

function card(index: number, isNamed: boolean): fc.Arbitrary<Part> {
  const prefix = `card_${index}.`
  const header = { ...nothing, components: [{ type: 'HEADER', format: 'IMAGE' }] }
  return fc
    .tuple(body(isNamed, prefix), buttons(prefix, 2))
    .map((parts) => together([{ ...header, header: [{ name: `${prefix}imageUrl`, value: link }] }, ...parts]))
}

const carousel = (isNamed: boolean): fc.Arbitrary<Part> =>
  fc.tuple(card(0, isNamed), card(1, isNamed)).map((cards) => ({
    ...together(cards),
    components: [{ type: 'CAROUSEL', cards: cards.map(({ components }) => ({ components })) }],
  }))

/** Any template that is not for authentication, with everything given. */
export const anyCase: fc.Arbitrary<Case> = fc.boolean().chain((isNamed) => {
  const header = fc.oneof(fc.constant(nothing), textHeader(isNamed), mediaHeader, placeHeader)
  const usual = fc.tuple(header, body(isNamed, ''), buttons('', 4))
  const limited = fc.tuple(mediaHeader, body(isNamed, ''), offer, buttons('', 2))
  const sliding = fc.tuple(body(isNamed, ''), carousel(isNamed))
  return fc.oneof(usual, limited, sliding).map((parts) => {
    const { components, fields, location, ...entries } = together(parts)
    return {
      template: aTemplate(components, { parameterFormat: isNamed ? 'NAMED' : 'POSITIONAL' }),
      input: {
        mappings: { mapping: entries.body, headerMapping: entries.header, buttonMapping: entries.buttons },
        fields,
        ...(location !== undefined && { location }),
      },
    }
  })
})

export function withMapping(mapping: Record<string, string>): TemplateInput {
  const entries = Object.entries(mapping).map(([name, value]) => ({ name, value }))
  return { ...nothingGiven, mappings: { ...nothingGiven.mappings, mapping: entries } }
}

type Parts = readonly Readonly<Record<string, unknown>>[]
const listIn = (value: unknown): Parts => (Array.isArray(value) ? value.filter(isJsonObject) : [])
const variablesOf = (text: unknown) =>
  new Set([...String(text).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))

/** Throws what WhatsApp would refuse of the components of a message. */
export function assertAccepted(
  template: Template,
  components: Parts,
  parts: Parts = template.components,
): void {
  const left = new Set(components)
  const take = (type: string, index?: number) => {
    const found = components.find(
      (one) => one['type'] === type && (index === undefined || one['index'] === String(index)),
    )
    if (found !== undefined) left.delete(found)
    return listIn(found?.['parameters'])
  }
  for (const part of parts) {
    const type = String(part['type']).toLowerCase()
    const format = (typeof part['format'] === 'string' ? part['format'] : 'TEXT').toLowerCase()
    if (type === 'header' && format !== 'text') assert.equal(take('header')[0]?.['type'], format)
    else if (type === 'header' || type === 'body')
      assertTexts(template, variablesOf(part['text']), take(type))
    else if (type === 'limited_time_offer') {
      const isTimed = (part['limited_time_offer'] as JsonObject)['has_expiration'] === true
      assert.equal(take(type).length, isTimed ? 1 : 0)
    } else if (type === 'buttons')
      for (const [index, button] of listIn(part['buttons']).entries()) {
        const needs = button['type'] === 'COPY_CODE' || String(button['url']).includes('{{')
        const taken = take('button', index)
        if (needs) assert.equal(taken.length, 1, `Button at index ${index} requires a parameter`)
      }
    else if (type === 'carousel') {
      const sent = components.find((one) => one['type'] === 'carousel')
      if (sent !== undefined) left.delete(sent)
      const cards = listIn(part['cards'])
      assert.equal(listIn(sent?.['cards']).length, cards.length)
      for (const [index, one] of cards.entries())
        assertAccepted(
          template,
          listIn(listIn(sent?.['cards'])[index]?.['components']),
          listIn(one['components']),
        )
    }
  }
  assert.equal(left.size, 0, `components without a place: ${JSON.stringify([...left])}`)
}

function assertTexts(template: Template, variables: ReadonlySet<unknown>, parameters: Parts): void {
  assert.equal(parameters.length, variables.size, 'number of parameters')
  for (const parameter of parameters) {
    assert.equal(parameter['type'], 'text')
    assert.ok(String(parameter['text']) !== '')
    const isNamed = template.parameterFormat === 'NAMED'
    assert.equal('parameter_name' in parameter, isNamed)
    if (isNamed) assert.ok(variables.has(parameter['parameter_name']))
  }
}
