/** The components of a template, as they are given, made into what reads back; everything that breaks a rule is refused. */
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import { defineAuthentication } from './authentication.ts'
import { defineButtons } from './buttons.ts'
import { defineCarousel } from './carousel.ts'
import { defineHeader } from './header.ts'
import { defineOffer, offerButtons, offerHeaders } from './offer.ts'
import { objectsOf, oneOf, type Given, type Scope } from './scope.ts'
import { defineBody, defineFooter, longestOfferBody } from './texts.ts'

const componentTypes = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'LIMITED_TIME_OFFER', 'CAROUSEL'] as const
type ComponentType = (typeof componentTypes)[number]

type Parts = ReadonlyMap<ComponentType, Given>

/** In the order in which the template shows them. Throws a GraphError for the first rule that is broken. */
export function defineComponents(given: unknown, scope: Scope): TemplateComponent[] {
  const parts = partsOf(given)
  if (scope.category === 'AUTHENTICATION') return defineAuthentication(parts, scope)
  const body = parts.get('BODY')
  if (body === undefined)
    throw templateError('body', 'Message template "components" param is missing a component of type BODY.')
  if (parts.has('CAROUSEL')) return carouselTemplate(parts, body, scope)
  if (parts.has('LIMITED_TIME_OFFER')) return offerTemplate(parts, body, scope)
  const [header, footer, buttons] = [parts.get('HEADER'), parts.get('FOOTER'), parts.get('BUTTONS')]
  return [
    ...(header === undefined ? [] : [defineHeader(header, scope)]),
    defineBody(body, scope),
    ...(footer === undefined ? [] : [defineFooter(footer)]),
    ...(buttons === undefined ? [] : [defineButtons(buttons, scope)]),
  ]
}

function partsOf(given: unknown): Parts {
  const parts = new Map<ComponentType, Given>()
  for (const [index, component] of objectsOf(given, 'components').entries()) {
    const type = oneOf(component['type'], `components[${index}]['type']`, componentTypes)
    if (parts.has(type)) throw templateError('other', `There can be only one component of type ${type}.`)
    parts.set(type, component)
  }
  return parts
}

function carouselTemplate(parts: Parts, body: Given, scope: Scope): TemplateComponent[] {
  refuse(parts, ['HEADER', 'FOOTER', 'BUTTONS', 'LIMITED_TIME_OFFER'], 'beside a carousel')
  return [defineBody(body, scope), defineCarousel(parts.get('CAROUSEL') ?? {}, scope)]
}

function offerTemplate(parts: Parts, body: Given, scope: Scope): TemplateComponent[] {
  refuse(parts, ['FOOTER'], 'beside a limited-time offer')
  const [header, buttons] = [parts.get('HEADER'), parts.get('BUTTONS')]
  if (buttons === undefined)
    throw templateError(
      'other',
      'A limited-time offer needs a button of type URL, after COPY_CODE if there is one.',
    )
  return [
    ...(header === undefined ? [] : [defineHeader(header, scope, offerHeaders)]),
    defineOffer(parts.get('LIMITED_TIME_OFFER') ?? {}, scope),
    defineBody(body, scope, longestOfferBody),
    defineButtons(buttons, scope, { most: 2, allowed: offerButtons }),
  ]
}

function refuse(parts: Parts, types: readonly ComponentType[], where: string): void {
  const wrong = types.find((type) => parts.has(type))
  if (wrong !== undefined)
    throw templateError('other', `There can be no component of type ${wrong} ${where}.`)
}
