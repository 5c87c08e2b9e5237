/**
 * Authentication templates: the business chooses options and the platform writes the texts. They read back with a URL
 * button, which is also what sends fill in.
 */
import { isYes } from '../../graph/params.ts'
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import { bodyText, copyLabel, footerText } from './authentication-texts.ts'
import { isText, objectsOf, oneOf, type Given, type Scope } from './scope.ts'

const otpAddress = 'https://www.whatsapp.com/otp/code/'
const exampleCode = '123456'
const longestMinutes = 90
const longestText = 25
const mostApps = 5
const hashLength = 11
const otpTypes = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'] as const

export function defineAuthentication(parts: ReadonlyMap<string, Given>, scope: Scope): TemplateComponent[] {
  const wrong = [...parts.keys()].find((type) => !['BODY', 'FOOTER', 'BUTTONS'].includes(type))
  if (wrong !== undefined)
    throw templateError('other', `An authentication template cannot have a component of type ${wrong}.`)
  const body = parts.get('BODY') ?? {}
  if (isText(body['text']))
    throw templateError(
      'body',
      'The text of an authentication template is written by the platform: leave it out.',
    )
  const footer = parts.get('FOOTER')
  const minutes = footer === undefined ? undefined : minutesOf(footer)
  return [
    authenticationBody(scope.language, isYes(body['add_security_recommendation'])),
    ...(minutes === undefined ? [] : [authenticationFooter(scope.language, minutes)]),
    { type: 'BUTTONS', buttons: [otpButton(parts.get('BUTTONS'), scope.language, minutes)] },
  ]
}

export function authenticationBody(language: string, isSecure: boolean): TemplateComponent {
  return {
    type: 'BODY',
    text: bodyText(language, isSecure),
    ...(isSecure ? { add_security_recommendation: true } : {}),
    example: { body_text: [[exampleCode]] },
  }
}

export function authenticationFooter(language: string, minutes: number): TemplateComponent {
  return { type: 'FOOTER', text: footerText(language, minutes), code_expiration_minutes: minutes }
}

function minutesOf({ code_expiration_minutes: given }: Given): number | undefined {
  if (given === undefined || given === null) return undefined
  const minutes = Number(given)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestMinutes)
    throw templateError('footer', `code_expiration_minutes must be a number from 1 to ${longestMinutes}.`)
  return minutes
}

function otpButton(component: Given | undefined, language: string, minutes: number | undefined): Given {
  const given = objectsOf(component?.['buttons'], 'buttons')
  const [button] = given
  if (button === undefined || given.length !== 1)
    throw templateError('other', 'An authentication template has exactly one button, of type OTP.')
  oneOf(button['type'], "buttons[0]['type']", ['OTP'])
  const otpType = oneOf(button['otp_type'], "buttons[0]['otp_type']", otpTypes)
  const text = isText(button['text']) ? button['text'] : copyLabel(language)
  const autofill = isText(button['autofill_text']) ? button['autofill_text'] : 'Autofill'
  if (text.length > longestText || autofill.length > longestText)
    throw templateError('tooLong', `The text of a button can have at most ${longestText} characters.`)
  if (otpType === 'ZERO_TAP' && !isYes(button['zero_tap_terms_accepted']))
    throw templateError('other', 'buttons[0]: zero_tap_terms_accepted must be true for ZERO_TAP.')
  const address = addressOf(
    otpType,
    minutes,
    otpType === 'COPY_CODE' ? undefined : appsOf(button)[0],
    autofill,
  )
  return { type: 'URL', text, url: `${address}{{1}}`, example: [`${address}${exampleCode}`] }
}

/** What the button opens; the code follows. */
function addressOf(
  otpType: string,
  minutes: number | undefined,
  app: SupportedApp | undefined,
  autofill: string,
): string {
  const query = [
    `otp_type=${otpType}`,
    ...(app === undefined
      ? []
      : [
          `cta_display_name=${encodeURIComponent(autofill)}`,
          `package_name=${app.packageName}`,
          `signature_hash=${encodeURIComponent(app.signatureHash)}`,
        ]),
    ...(minutes === undefined ? [] : [`code_expiration_minutes=${minutes}`]),
  ]
  return `${otpAddress}?${query.join('&')}&code=otp`
}

interface SupportedApp {
  readonly packageName: string
  readonly signatureHash: string
}

/** Older clients give one app beside the button instead of a list. */
function appsOf(button: Given): SupportedApp[] {
  const given =
    button['supported_apps'] === undefined ? [button] : objectsOf(button['supported_apps'], 'supported_apps')
  if (given.length === 0 || given.length > mostApps)
    throw templateError('other', `supported_apps must have 1 to ${mostApps} apps.`)
  return given.map(({ package_name: packageName, signature_hash: signatureHash }, index) => {
    if (!isText(packageName) || !/^[a-z]\w*(\.[a-z]\w*)+$/i.test(packageName))
      throw templateError('other', `supported_apps[${index}]: package_name must be such as com.example.app.`)
    // Some samples write its slash as in an address.
    const hash = isText(signatureHash) ? signatureHash.replaceAll(/%2f/gi, '/') : ''
    if (hash.length !== hashLength)
      throw templateError(
        'other',
        `supported_apps[${index}]: signature_hash must have ${hashLength} characters.`,
      )
    return { packageName, signatureHash: hash }
  })
}
