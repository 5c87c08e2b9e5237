/** What offers, carousels, link titles and authentication codes need when their template is sent. */
import { GraphError } from '../../graph/graph-error.ts'
import { isObject } from '../../graph/params.ts'
import type { TemplateComponent } from '../../world/objects.ts'
import type { Given } from '../define/scope.ts'
import { longestCode } from '../define/button.ts'
import { objects, indexOf, parameterProblem, type SentComponent } from './sent.ts'

/** The end of an offer, in epoch milliseconds, if the template counts down to one. */
export function checkOffer(
  offer: TemplateComponent | undefined,
  sent: SentComponent | undefined,
  version: number,
): void {
  const label = 'limited_time_offer'
  if (offer === undefined) {
    if (sent !== undefined)
      throw parameterProblem(version, `${label}: The template has no limited-time offer`)
    return
  }
  const text = offer['limited_time_offer']
  const hasEnd = isObject(text) && text['has_expiration'] === true
  const [parameter] = sent?.parameters ?? []
  if (parameter === undefined) {
    if (hasEnd) throw new GraphError(131008, { details: `${label}: The offer requires a parameter` })
    return
  }
  const value = parameter.given['limited_time_offer']
  const end = isObject(value) ? Number(value['expiration_time_ms']) : Number.NaN
  if (parameter.type !== 'limited_time_offer')
    throw new GraphError(132012, {
      details: `${label}: Format mismatch, expected LIMITED_TIME_OFFER, received ${parameter.type.toUpperCase()}`,
    })
  if (!Number.isFinite(end) || end <= 0)
    throw new GraphError(131008, {
      details: `${label}: Parameter of type limited_time_offer is missing expiration_time_ms`,
    })
}

export interface SentCard {
  readonly components: unknown
  readonly name: string
}

/** What is given for each card, in the order of the template. As many as it has. */
export function cardsFor(count: number, sent: SentComponent | undefined, version: number): SentCard[] {
  if (sent === undefined) {
    if (count > 0) throw new GraphError(131008, { details: 'carousel: The carousel requires cards' })
    return []
  }
  if (count === 0) throw parameterProblem(version, 'carousel: The template has no carousel')
  const cards = objects(sent.given['cards'], `${sent.name}['cards']`)
  if (cards.length !== count)
    throw new GraphError(132000, {
      details: `carousel: number of cards (${cards.length}) does not match the expected number of cards (${count})`,
    })
  const byIndex = new Map(
    cards.map((card) => [
      indexOf(card, 'card_index'),
      { components: card.given['components'], name: `${card.name}['components']` },
    ]),
  )
  return Array.from({ length: count }, (_, index) => {
    const card = byIndex.get(index)
    if (card === undefined)
      throw parameterProblem(version, `carousel: There is no card with the card_index ${index}`)
    return card
  })
}

/** Titles in place of the addresses of URL buttons. */
export function checkTapTargets(sent: SentComponent | undefined, version: number): void {
  const entries = sent?.parameters.flatMap(({ given, name }) =>
    objects(given['tap_target_configuration'], `${name}['tap_target_configuration']`),
  )
  if (sent === undefined || entries === undefined) return
  const isFull = ({ given }: { given: Given }): boolean =>
    typeof given['url'] === 'string' && typeof given['title'] === 'string'
  if (entries.length === 0 || !entries.every(isFull))
    throw parameterProblem(version, 'tap_target_configuration: every entry needs url and title')
}

/** The code stands in the body and on the button, and is the same. */
export function checkCode(sent: readonly SentComponent[], version: number): void {
  const codeIn = (type: string): unknown => {
    const parameter = sent.find((component) => component.type === type)?.parameters[0]
    return parameter?.given[parameter.type]
  }
  const [inBody, onButton] = [codeIn('BODY'), codeIn('BUTTON')]
  if (typeof inBody === 'string' && inBody.length > longestCode)
    throw parameterProblem(version, `body: an authentication code can have at most ${longestCode} characters`)
  if (inBody !== onButton)
    throw parameterProblem(
      version,
      'buttons: Button at index 0 of type Url must have the code that the body has',
    )
}
