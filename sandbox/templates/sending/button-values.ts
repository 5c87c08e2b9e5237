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

/** How a kind of button is called in a send (`sub_type`), in errors, and of which type its parameter is. */
interface ButtonKind {
  readonly subTypes: readonly string[]
  readonly label: string
  readonly parameter: 'payload' | 'text' | 'coupon_code' | 'action'
  readonly isNeeded: (button: Given) => boolean
}

const kinds: Readonly<Record<string, ButtonKind>> = {
  QUICK_REPLY: {
    subTypes: ['quick_reply'],
    label: 'QuickReply',
    parameter: 'payload',
    isNeeded: () => false,
  },
  URL: { subTypes: ['url'], label: 'Url', parameter: 'text', isNeeded: ({ url }) => hasVariable(url) },
  COPY_CODE: { subTypes: ['copy_code'], label: 'CopyCode', parameter: 'coupon_code', isNeeded: () => true },
  FLOW: { subTypes: ['flow'], label: 'Flow', parameter: 'action', isNeeded: () => true },
  CATALOG: { subTypes: ['catalog'], label: 'Catalog', parameter: 'action', isNeeded: () => false },
  MPM: { subTypes: ['mpm'], label: 'Mpm', parameter: 'action', isNeeded: () => true },
  ORDER_DETAILS: {
    subTypes: ['order_details'],
    label: 'OrderDetails',
    parameter: 'action',
    isNeeded: () => true,
  },
  VOICE_CALL: { subTypes: ['voice_call'], label: 'VoiceCall', parameter: 'payload', isNeeded: () => false },
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

function checkButton(button: Given, sent: SentComponent | undefined, label: string, version: number): void {
  const kind = kinds[String(button['type'])]
  if (kind === undefined) {
    if (sent !== undefined && sent.parameters.length > 0)
      throw parameterProblem(version, `${label} of type ${String(button['type'])} takes no parameters`)
    return
  }
  const typed = `${label} of type ${kind.label}`
  if (sent !== undefined) checkSubType(sent, kind, typed)
  const parameters = sent?.parameters ?? []
  const [parameter] = parameters
  if (parameter === undefined) {
    if (kind.isNeeded(button)) throw new GraphError(131008, { details: `${typed} requires a parameter` })
    return
  }
  if (kind.parameter === 'text') checkCount('button', parameters.length, hasVariable(button['url']) ? 1 : 0)
  checkParameter(button, kind, parameter, typed, version)
}

function checkSubType({ given }: SentComponent, { subTypes }: ButtonKind, label: string): void {
  const subType = given['sub_type']
  const found = typeof subType === 'string' ? subType.toLowerCase() : 'UNKNOWN'
  if (!subTypes.includes(found))
    throw new GraphError(132012, {
      details: `${label}: Format mismatch, expected ${subTypes.join(' or ')}, received ${found}`,
    })
}

function checkParameter(
  button: Given,
  kind: ButtonKind,
  { type, name, given }: SentParameter,
  label: string,
  version: number,
): void {
  // Some clients name the payload of a quick reply, or the suffix of an address, by the type of the other.
  const isNear = ['payload', 'text'].includes(type) && ['payload', 'text'].includes(kind.parameter)
  if (type !== kind.parameter && !(isNear && given[type] !== undefined) && !isCallLife(kind, type))
    throw new GraphError(132012, {
      details: `${label}: Format mismatch, expected ${kind.parameter.toUpperCase()}, received ${type === '' ? 'UNKNOWN' : type.toUpperCase()}`,
    })
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
      checkAction(kind, value, label)
      return
    case 'payload':
      if (type === kind.parameter && typeof value !== 'string')
        throw new GraphError(131008, {
          details: `${label}: Parameter of type payload is missing payload value`,
        })
  }
}

/** The one parameter of a call button besides its payload. */
function isCallLife({ label }: ButtonKind, type: string): boolean {
  return label === 'VoiceCall' && type === 'ttl_minutes'
}

function checkAddress({ url }: Given, suffix: string, label: string): void {
  const address = `${String(url).replace(/\{\{1\}\}$/, '')}${suffix}`
  if (address.length > longestUrl)
    throw new GraphError(132005, {
      details: `${label}: the url is too long after its parameter is filled in: ${address.length} characters, at most ${longestUrl}`,
    })
}

function checkAction({ label: kind }: ButtonKind, action: unknown, label: string): void {
  const needed = kind === 'Mpm' ? ['sections'] : kind === 'OrderDetails' ? ['order_details'] : []
  const missing = isObject(action) ? needed.find((key) => action[key] === undefined) : 'action'
  if (missing !== undefined)
    throw new GraphError(131008, { details: `${label}: Parameter of type action is missing ${missing}` })
  if (kind !== 'Mpm' || !isObject(action)) return
  const { sections } = action
  const isFilled = (section: unknown): boolean =>
    isObject(section) && Array.isArray(section['product_items']) && section['product_items'].length > 0
  if (!Array.isArray(sections) || sections.length === 0 || !sections.every(isFilled))
    throw new GraphError(131008, { details: `${label}: every section needs product_items` })
}

function hasVariable(url: unknown): boolean {
  return typeof url === 'string' && variablesOf(url).length > 0
}
