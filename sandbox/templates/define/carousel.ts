/** Carousels: two to ten cards that are all made alike. */
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import { defineButtons } from './buttons.ts'
import { defineHeader } from './header.ts'
import { objectsOf, oneOf, type Given, type Scope } from './scope.ts'
import { defineBody, longestCardBody } from './texts.ts'

const leastCards = 2
const mostCards = 10
const cardParts = ['HEADER', 'BODY', 'BUTTONS'] as const
const cardHeaders = ['IMAGE', 'VIDEO', 'PRODUCT'] as const
const cardButtons = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'SPM'] as const

export function defineCarousel(component: Given, scope: Scope): TemplateComponent {
  const given = objectsOf(component['cards'], 'cards')
  if (given.length < leastCards || given.length > mostCards)
    throw templateError('other', `A carousel has ${leastCards} to ${mostCards} cards; found ${given.length}.`)
  const cards = given.map((card, index) => ({ components: defineCard(card, index, scope) }))
  const [first, ...others] = cards.map(({ components }) => makeUpOf(components))
  if (others.some((other) => other !== first))
    throw templateError(
      'other',
      'All cards of a carousel must have the same components: the same header format and the same buttons.',
    )
  return { type: 'CAROUSEL', cards }
}

function defineCard(card: Given, index: number, scope: Scope): TemplateComponent[] {
  const name = `cards[${index}]['components']`
  const parts = new Map<string, Given>()
  for (const [place, part] of objectsOf(card['components'], name).entries())
    parts.set(oneOf(part['type'], `${name}[${place}]['type']`, cardParts), part)
  const [header, body, buttons] = cardParts.map((type) => parts.get(type))
  if (header === undefined)
    throw templateError('header', `Card ${index} of the carousel is missing a component of type HEADER.`)
  if (buttons === undefined)
    throw templateError('other', `Card ${index} of the carousel is missing a component of type BUTTONS.`)
  return [
    defineHeader(header, scope, cardHeaders),
    ...(body === undefined ? [] : [defineBody(body, scope, longestCardBody)]),
    defineButtons(buttons, scope, { most: 2, allowed: cardButtons }),
  ]
}

function makeUpOf(components: readonly TemplateComponent[]): string {
  return components
    .map(({ type, format, buttons }) => {
      const types = Array.isArray(buttons) ? buttons.map((button: Given) => button['type']) : []
      return [type, format, ...types].join(' ')
    })
    .join(', ')
}
