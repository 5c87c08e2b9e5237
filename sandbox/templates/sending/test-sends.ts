/** Templates of every kind, and what is sent for them. Only tests use them. */
import { GraphError } from '../../graph/graph-error.ts'
import type { Template, TemplateComponent } from '../../world/objects.ts'

export type Given = Readonly<Record<string, unknown>>

export function template(components: readonly TemplateComponent[], more: Partial<Template> = {}): Template {
  return {
    id: '510000000000001',
    wabaId: '210000000000001',
    name: 'parcel_update',
    language: 'en_US',
    category: 'UTILITY',
    previousCategory: null,
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components,
    rejectedReason: 'NONE',
    qualityScore: 'UNKNOWN',
    messageSendTtlSeconds: null,
    libraryTemplateName: null,
    editTimes: [],
    pauseCount: 0,
    createdAt: 0,
    ...more,
  }
}

export const text = (value: string, name?: string): Given => ({
  type: 'text',
  text: value,
  ...(name !== undefined && { parameter_name: name }),
})
export const body = (...parameters: Given[]): Given => ({ type: 'body', parameters })
export const header = (...parameters: Given[]): Given => ({ type: 'header', parameters })
export const button = (subType: string, index: unknown, ...parameters: Given[]): Given => ({
  type: 'button',
  sub_type: subType,
  index,
  parameters,
})
export const suffix = (value = 't/77'): Given => button('url', '0', text(value))
export const image = { type: 'image', image: { id: '610000000000001' } }

export const plain: TemplateComponent = { type: 'BODY', text: 'All is well.' }
export const greeting: TemplateComponent = { type: 'BODY', text: 'Hello {{1}}, it comes on {{2}}.' }
export const withHeader = (format: string): Template => template([{ type: 'HEADER', format }, plain])
export const withButtons = (...buttons: Given[]): Template => template([plain, { type: 'BUTTONS', buttons }])
export const urlButton = { type: 'URL', text: 'Track', url: 'https://example.org/{{1}}' }
export const named = template([{ type: 'BODY', text: 'Hello {{first_name}}, it comes on {{day}}.' }], {
  parameterFormat: 'NAMED',
})
export const offer = template([
  { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } },
  plain,
])
export const code = template(
  [
    { type: 'BODY', text: '*{{1}}* is your verification code.' },
    { type: 'BUTTONS', buttons: [{ ...urlButton, url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' }] },
  ],
  { category: 'AUTHENTICATION' },
)
export const carousel = template([
  plain,
  {
    type: 'CAROUSEL',
    cards: [1, 2].map(() => ({
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Only {{1}} today.' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Buy' }, urlButton] },
      ],
    })),
  },
])
export const card = (index: unknown, ...components: Given[]): Given => ({ card_index: index, components })
export const fullCard = (index: unknown): Given =>
  card(index, header(image), body(text('$5')), button('url', 1, text('7')))
export const cards = (...list: Given[]): Given => ({ type: 'carousel', cards: list })
export const sections = [{ title: 'Fruit', product_items: [{ product_retailer_id: 'lemon' }] }]
export const action = (value: Given = {}): Given => ({ type: 'action', action: value })

/** What `work` throws. */
export function errorOf(work: () => unknown): GraphError {
  try {
    work()
  } catch (error) {
    if (error instanceof GraphError) return error
    throw error
  }
  throw new Error('it was accepted')
}
