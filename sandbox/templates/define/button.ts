/** One button of a template, as it reads back. */
import { templateError } from '../template-error.ts'
import { flowIdOf } from './flow-of-button.ts'
import { isText, type Given, type Scope } from './scope.ts'

export const buttonTypes = [
  'QUICK_REPLY',
  'URL',
  'PHONE_NUMBER',
  'COPY_CODE',
  'FLOW',
  'OTP',
  'CATALOG',
  'MPM',
  'SPM',
  'VOICE_CALL',
  'REQUEST_CONTACT_INFO',
  'ORDER_DETAILS',
] as const
export type ButtonType = (typeof buttonTypes)[number]

const longestText = 25
const longestUrl = 2_000
const longestPhoneNumber = 20
export const longestCode = 15
// Where the platform writes the label, or has one when none is given.
const usualTexts: Readonly<Partial<Record<ButtonType, string>>> = {
  COPY_CODE: 'Copy offer code',
  CATALOG: 'View catalog',
  MPM: 'View items',
  SPM: 'View',
  ORDER_DETAILS: 'Review and Pay',
  VOICE_CALL: 'Call now',
  REQUEST_CONTACT_INFO: 'Share contact info',
}
const marketingOnly: readonly ButtonType[] = ['CATALOG', 'MPM', 'SPM']

/** Throws a GraphError that names the button by `name`. */
export function defineButton(type: ButtonType, button: Given, scope: Scope, name: string): Given {
  if (type === 'OTP')
    throw templateError('other', `${name}: OTP buttons are for templates of the category AUTHENTICATION.`)
  if (marketingOnly.includes(type) && scope.category !== 'MARKETING')
    throw templateError('other', `${name}: ${type} buttons are for templates of the category MARKETING.`)
  return { type, text: textOf(type, button, name), ...contentOf(type, button, scope, name) }
}

function textOf(type: ButtonType, { text }: Given, name: string): string {
  const usual = usualTexts[type]
  if (type === 'COPY_CODE' && usual !== undefined) return usual
  if (!isText(text)) {
    if (usual !== undefined) return usual
    throw templateError('other', `${name} is missing expected field(s) (text).`)
  }
  if (text.length > longestText)
    throw templateError('tooLong', `${name}: the text can have at most ${longestText} characters.`)
  if (text.includes('{{'))
    throw templateError('other', `${name}: the text of a button cannot have variables.`)
  return text
}

function contentOf(type: ButtonType, button: Given, scope: Scope, name: string): Given {
  switch (type) {
    case 'URL':
      return urlOf(button, name)
    case 'PHONE_NUMBER':
      return { phone_number: phoneNumberOf(button, name) }
    case 'COPY_CODE':
      return { example: [codeOf(button, name)] }
    case 'FLOW':
      return flowOf(button, scope, name)
    case 'VOICE_CALL':
      return button['ttl_minutes'] === undefined ? {} : { ttl_minutes: button['ttl_minutes'] }
    case 'QUICK_REPLY':
    case 'OTP':
    case 'CATALOG':
    case 'MPM':
    case 'SPM':
    case 'REQUEST_CONTACT_INFO':
    case 'ORDER_DETAILS':
      return {}
  }
}

function urlOf({ url, example }: Given, name: string): Given {
  if (!isText(url)) throw templateError('other', `${name} is missing expected field(s) (url).`)
  if (url.length > longestUrl)
    throw templateError('tooLong', `${name}: the url can have at most ${longestUrl} characters.`)
  const fixed = url.replace(/\{\{1\}\}$/, '')
  if (!/^https?:\/\//i.test(url) || !URL.canParse(fixed))
    throw templateError('other', `${name}: the url must begin with http:// or https://.`)
  if (/\{\{|\}\}/.test(fixed))
    throw templateError('other', `${name}: the url can have one variable, {{1}}, at its very end.`)
  if (fixed === url) return { url }
  const given = firstOf(example)
  if (!isText(given))
    throw templateError('other', `${name} is missing expected field(s) (example): the url has a variable.`)
  return { url, example: [given] }
}

function phoneNumberOf({ phone_number: given }: Given, name: string): string {
  const text = typeof given === 'number' ? String(given) : given
  if (!isText(text)) throw templateError('other', `${name} is missing expected field(s) (phone_number).`)
  if (text.length > longestPhoneNumber)
    throw templateError(
      'tooLong',
      `${name}: the phone_number can have at most ${longestPhoneNumber} characters.`,
    )
  const digits = text.replaceAll(/[\s()+.-]/g, '')
  if (!/^\d{3,15}$/.test(digits))
    throw templateError('other', `${name}: the phone_number must be digits with a country code.`)
  return `+${digits}`
}

function codeOf({ example }: Given, name: string): string {
  const given = firstOf(example)
  if (!isText(given)) throw templateError('other', `${name} is missing expected field(s) (example).`)
  if (given.length > longestCode)
    throw templateError('tooLong', `${name}: the example can have at most ${longestCode} characters.`)
  return given
}

function flowOf(button: Given, scope: Scope, name: string): Given {
  const action = typeof button['flow_action'] === 'string' ? button['flow_action'].toLowerCase() : 'navigate'
  if (action !== 'navigate' && action !== 'data_exchange')
    throw templateError('other', `${name}: flow_action must be navigate or data_exchange.`)
  const screen = button['navigate_screen']
  return {
    flow_id: flowIdOf(button, scope, name),
    flow_action: action.toUpperCase(),
    ...(isText(screen) ? { navigate_screen: screen } : {}),
  }
}

/** Examples are given alone, or as a list of one. */
function firstOf(example: unknown): unknown {
  const list: readonly unknown[] = Array.isArray(example) ? example : [example]
  return list[0]
}
