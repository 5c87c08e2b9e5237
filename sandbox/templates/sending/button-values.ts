/** What the buttons of a template need when it is sent: each is named by its place and its kind. */
import { GraphError } from '../../graph/graph-error.ts'
import { isObject } from '../../graph/params.ts'
import type { Given } from '../define/scope.ts'
import { variablesOf } from '../variables.ts'
import { indexOf, parameterProblem, type SentComponent, type SentParameter } from './sent.ts'
import { checkCount, checkPlainText, type Sending } from './text-values.ts'

const longestUrl = 2_000
// Documents have 15 for the template and 20 for the send.
const longestCoupon = 20

/** Of which type its parameter is, and whether there has to be one. */
interface ButtonKind {
  readonly parameter: 'payload' | 'text' | 'coupon_code' | 'action'
  readonly isNeeded: (button: Given) => boolean
}

const always = (): boolean => true
const never = (): boolean => false

/** Buttons that take a parameter; in a send their `sub_type` is the same in lower case. */
const kinds: Readonly<Record<string, ButtonKind>> = {
  QUICK_REPLY: { parameter: 'payload', isNeeded: never },
  URL: { parameter: 'text', isNeeded: ({ url }) => hasVariable(url) },
  COPY_CODE: { parameter: 'coupon_code', isNeeded: always },
  FLOW: { parameter: 'action', isNeeded: always },
  CATALOG: { parameter: 'action', isNeeded: never },
  MPM: { parameter: 'action', isNeeded: always },
  ORDER_DETAILS: { parameter: 'action', isNeeded: always },
  VOICE_CALL: { parameter: 'payload', isNeeded: never },
}

/** Throws a GraphError unless all buttons have what they need, and nothing is given for others. */
export function checkButtons(
  buttons: readonly Given[],
  sent: readonly SentComponent[],
  label: string,
  { version }: Sending,
): void {
  const byIndex = new Map<number, SentComponent>()
  for (const component of sent) {
    const index = indexOf(component, 'index')
    if (byIndex.has(index))
      throw parameterProblem(version, `${label}: Button at index ${index} is given twice`)
    if (buttons[index] === undefined)
      throw parameterProblem(version, `${label}: The template has no button at index ${index}`)
    byIndex.set(index, component)
  }
  for (const [index, button] of buttons.entries())
    checkButton(button, byIndex.get(index), `${label}: Button at index ${index}`, version)
}

function checkButton(button: Given, sent: SentComponent | undefined, place: string, version: number): void {
  const type = String(button['type'])
  const kind = kinds[type]
  const label = `${place} of type ${titleOf(type)}`
  const parameters = sent?.parameters ?? []
  if (kind === undefined) {
    if (parameters.length > 0) throw parameterProblem(version, `${label} takes no parameters`)
    return
  }
  if (sent !== undefined) checkSubType(type, sent, label)
  const [parameter] = parameters
  if (parameter === undefined) {
    if (kind.isNeeded(button)) throw new GraphError(131008, { details: `${label} requires a parameter` })
    return
  }
  if (kind.parameter === 'text') checkCount('button', parameters.length, hasVariable(button['url']) ? 1 : 0)
  checkType(type, kind, parameter, label)
  checkValue(button, kind, parameter, label, version)
}

/** As errors call a type: `CopyCode` for `COPY_CODE`. */
function titleOf(type: string): string {
  return type.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function checkSubType(type: string, { given }: SentComponent, label: string): void {
  const subType = given['sub_type']
  const found = typeof subType === 'string' ? subType.toUpperCase() : 'UNKNOWN'
  if (found !== type) throw mismatch(label, type, found)
}

/** Samples give a quick reply a text as its payload; a call has its end as a parameter of its own. */
function checkType(type: string, kind: ButtonKind, sent: SentParameter, label: string): void {
  const others: Readonly<Record<string, string>> = {
    QUICK_REPLY: 'text',
    VOICE_CALL: 'ttl_minutes',
    URL: 'payload',
  }
  if (sent.type !== kind.parameter && sent.type !== others[type])
    throw mismatch(
      label,
      kind.parameter.toUpperCase(),
      sent.type === '' ? 'UNKNOWN' : sent.type.toUpperCase(),
    )
}

function mismatch(label: string, expected: string, received: string): GraphError {
  return new GraphError(132012, {
    details: `${label}: Format mismatch, expected ${expected}, received ${received}`,
  })
}

function checkValue(
  button: Given,
  kind: ButtonKind,
  { type, name, given }: SentParameter,
  label: string,
  version: number,
): void {
  const value = given[type]
  switch (kind.parameter) {
    case 'text':
      checkPlainText(`${name}['${type}']`, value, version)
      checkAddress(button, value, label)
      return
    case 'coupon_code':
      checkPlainText(`${name}['coupon_code']`, value, version)
      if (value.length > longestCoupon)
        throw parameterProblem(version, `${label}: coupon_code can have at most ${longestCoupon} characters`)
      return
    case 'action':
      checkAction(button['type'], value, label)
      return
    case 'payload':
      if (type === 'payload' && typeof value !== 'string')
        throw new GraphError(131008, {
          details: `${label}: Parameter of type payload is missing payload value`,
        })
  }
}

function checkAddress({ url }: Given, suffix: string, label: string): void {
  const address = `${String(url).replace(/\{\{1\}\}$/, '')}${suffix}`
  if (address.length > longestUrl)
    throw new GraphError(132005, {
      details: `${label}: the url is too long after its parameter is filled in: ${address.length} characters, at most ${longestUrl}`,
    })
}

function checkAction(type: unknown, action: unknown, label: string): void {
  const needed = type === 'MPM' ? ['sections'] : type === 'ORDER_DETAILS' ? ['order_details'] : []
  const missing = isObject(action) ? needed.find((key) => action[key] === undefined) : 'action'
  if (missing !== undefined)
    throw new GraphError(131008, { details: `${label}: Parameter of type action is missing ${missing}` })
  if (type !== 'MPM' || !isObject(action)) return
  const { sections } = action
  const isFilled = (section: unknown): boolean =>
    isObject(section) && Array.isArray(section['product_items']) && section['product_items'].length > 0
  if (!Array.isArray(sections) || sections.length === 0 || !sections.every(isFilled))
    throw new GraphError(131008, { details: `${label}: every section needs product_items` })
}

function hasVariable(url: unknown): boolean {
  return typeof url === 'string' && variablesOf(url).length > 0
}
