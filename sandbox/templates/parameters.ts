/**
 * The parameters of a template in a send: whether they fit it, and the text that they make of it. What the platform
 * only finds out after it has accepted the message is not refused but handed back.
 */
import { newestVersion } from '../graph/read-call.ts'
import type { Template, TemplateComponent } from '../world/objects.ts'
import type { Given } from './define/scope.ts'
import { longestBody, longestCardBody, longestOfferBody } from './define/texts.ts'
import { checkButtons } from './sending/button-values.ts'
import { checkHeader } from './sending/header-values.ts'
import { cardsFor, checkCode, checkOffer, checkTapTargets } from './sending/other-values.ts'
import { parameterProblem, readSent, type SentComponent, type SentType } from './sending/sent.ts'
import { checkText, valuesFor, type Sending } from './sending/text-values.ts'
import { fillIn } from './variables.ts'

/** What a message that was accepted fails with. */
export interface LateProblem {
  readonly code: 132012
  readonly details: string
}

/** Components of a template or of a card, and those that are sent for them. */
interface Pair {
  readonly defined: readonly TemplateComponent[]
  readonly sent: readonly SentComponent[]
  /** Before the names of the parts in errors, such as `carousel card 0 `. */
  readonly label: string
  readonly longestBody: number
}

/**
 * Throws 132000, 132005, 132012, 131008, 100 or, from v23.0 on, 132018, with details that name the component. Answers
 * what only shows later. `version` is that of the call, such as 23.
 */
export function checkTemplateParameters(
  template: Template,
  components: unknown,
  { version = newestVersion }: { readonly version?: number } = {},
): readonly LateProblem[] {
  const sent = readSent(components)
  const sending: Sending = { format: template.parameterFormat, version }
  const defined = template.components
  const offer = partOf(defined, 'LIMITED_TIME_OFFER')
  const late = checkPair(
    { defined, sent, label: '', longestBody: offer === undefined ? longestBody : longestOfferBody },
    sending,
  )
  checkOffer(offer, onlyOne(sent, 'LIMITED_TIME_OFFER', version), version)
  checkTapTargets(onlyOne(sent, 'TAP_TARGET_CONFIGURATION', version), version)
  if (template.category === 'AUTHENTICATION') checkCode(sent, version)
  const cards = cardsOf(defined)
  const sentCards = cardsFor(cards.length, onlyOne(sent, 'CAROUSEL', version), version)
  return [
    ...late,
    ...sentCards.flatMap(({ components: given, name }, index) =>
      checkPair(
        {
          defined: cards[index] ?? [],
          sent: readSent(given, name),
          label: `carousel card ${index} `,
          longestBody: longestCardBody,
        },
        sending,
      ),
    ),
  ]
}

/** What the customer reads, as lines: header, body, footer and cards. The parameters have to be checked before. */
export function renderTemplate(template: Template, components: unknown): string {
  const sent = readSent(components)
  const lines = linesOf(template.components, sent, template.parameterFormat)
  const carousel = sent.find(({ type }) => type === 'CAROUSEL')
  const cards = cardsOf(template.components)
  const sentCards = carousel === undefined ? [] : cardsFor(cards.length, carousel, newestVersion)
  const cardLines = sentCards.flatMap(({ components: given, name }, index) =>
    linesOf(cards[index] ?? [], readSent(given, name), template.parameterFormat),
  )
  return [...lines, ...cardLines].join('\n')
}

function checkPair(
  { defined, sent, label, longestBody: longest }: Pair,
  sending: Sending,
): readonly LateProblem[] {
  const { version } = sending
  const parameters = (type: SentType) => onlyOne(sent, type, version)?.parameters ?? []
  const late = checkHeader(partOf(defined, 'HEADER'), parameters('HEADER'), `${label}header`, sending)
  const text = textOf(partOf(defined, 'BODY'))
  checkText({ label: `${label}body`, text, longest, parameters: parameters('BODY') }, sending)
  const buttons = sent.filter(({ type }) => type === 'BUTTON')
  checkButtons(buttonsOf(defined), buttons, `${label}buttons`, sending)
  return late
}

function linesOf(
  defined: readonly TemplateComponent[],
  sent: readonly SentComponent[],
  format: Template['parameterFormat'],
): string[] {
  return defined.flatMap((component) => {
    const text = textOf(component)
    if (text === '' || component.type === 'BUTTONS') return []
    const parameters = sent.find(({ type }) => type === component.type)?.parameters ?? []
    return [fillIn(text, valuesFor(text, parameters, format))]
  })
}

function onlyOne(sent: readonly SentComponent[], type: SentType, version: number): SentComponent | undefined {
  const [found, second] = sent.filter((component) => component.type === type)
  if (second !== undefined)
    throw parameterProblem(version, `${type.toLowerCase()}: the component is given twice`)
  return found
}

function partOf(components: readonly TemplateComponent[], type: string): TemplateComponent | undefined {
  return components.find((component) => component.type === type)
}

/** The text of a header or body; that of an offer is within it. */
function textOf(component: TemplateComponent | undefined): string {
  if (component === undefined) return ''
  const offer = component['limited_time_offer'] as Given | undefined
  const text = component['text'] ?? offer?.['text']
  return typeof text === 'string' ? text : ''
}

function buttonsOf(components: readonly TemplateComponent[]): readonly Given[] {
  return (partOf(components, 'BUTTONS')?.['buttons'] ?? []) as readonly Given[]
}

function cardsOf(components: readonly TemplateComponent[]): (readonly TemplateComponent[])[] {
  const cards = (partOf(components, 'CAROUSEL')?.['cards'] ?? []) as readonly Given[]
  return cards.map((card) => card['components'] as readonly TemplateComponent[])
}
