/** The buttons of a template: how many of each kind, in which order, and what each of them needs. */
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import { defineButton, buttonTypes, type ButtonType } from './button.ts'
import { objectsOf, oneOf, type Given, type Scope } from './scope.ts'

const mostButtons = 10
const mostOfType: Readonly<Partial<Record<ButtonType, number>>> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  VOICE_CALL: 1,
  REQUEST_CONTACT_INFO: 1,
  ORDER_DETAILS: 1,
}

export interface ButtonLimits {
  readonly most?: number
  readonly allowed?: readonly ButtonType[]
}

export function defineButtons(
  component: Given,
  scope: Scope,
  { most = mostButtons, allowed = buttonTypes }: ButtonLimits = {},
): TemplateComponent {
  const given = objectsOf(component['buttons'], 'buttons')
  if (given.length === 0 || given.length > most)
    throw templateError('other', `There can be 1 to ${most} buttons; found ${given.length}.`)
  const types = given.map(({ type }, index) => oneOf(type, `buttons[${index}]['type']`, buttonTypes))
  const wrong = types.find((type) => !allowed.includes(type))
  if (wrong !== undefined) throw templateError('other', `A button of type ${wrong} is not allowed here.`)
  checkCounts(types)
  checkOrder(types)
  return {
    type: 'BUTTONS',
    buttons: given.map((button, index) =>
      defineButton(types[index] ?? 'QUICK_REPLY', button, scope, `buttons[${index}]`),
    ),
  }
}

function checkCounts(types: readonly ButtonType[]): void {
  for (const type of new Set(types)) {
    const count = types.filter((one) => one === type).length
    const most = mostOfType[type] ?? mostButtons
    if (count > most)
      throw templateError('other', `There can be at most ${most} button(s) of type ${type}; found ${count}.`)
  }
}

/** Quick replies stand together, before or behind all others. */
function checkOrder(types: readonly ButtonType[]): void {
  const changes = types.filter(
    (type, index) => index > 0 && (type === 'QUICK_REPLY') !== (types[index - 1] === 'QUICK_REPLY'),
  )
  if (changes.length > 1)
    throw templateError(
      'other',
      'Buttons are out of order: quick replies must stand together, all first or all last.',
    )
}
