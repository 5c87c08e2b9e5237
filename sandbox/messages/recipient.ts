/** Whom a message is for: a number as people write it, a business-scoped user id, or a group. */
import { customerWithNumber, findCustomer } from '../customers/customers.ts'
import { callingCodeOf } from '../customers/countries.ts'
import type { Call } from '../graph/edge.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import type { Customer, Group, PhoneNumber } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import { Param } from './content/param.ts'

export type Recipient =
  | { readonly kind: 'phone'; readonly digits: string; readonly input: string; readonly isBoth: boolean }
  | { readonly kind: 'user_id'; readonly customer: Customer; readonly input: string }
  | { readonly kind: 'group'; readonly group: Group; readonly input: string }

const userIdPattern = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/
const leastDigits = 5
const mostDigits = 15

/** Throws what is wrong with `to`, `recipient` and `recipient_type`. Makes no customer. */
export function readRecipient({ context, body }: Call, number: PhoneNumber): Recipient {
  const kind = new Param('recipient_type', body['recipient_type'] ?? 'individual').oneOf(
    'individual',
    'group',
  )
  const to = new Param('to', isEmpty(body['to']) ? undefined : body['to'])
  const userId = new Param('recipient', isEmpty(body['recipient']) ? undefined : body['recipient'])
  if (kind === 'group') return groupOf(context.world, to.idText(), number)
  // With both, the number wins.
  if (to.isGiven || !userId.isGiven) {
    const input = to.idText()
    return { kind: 'phone', digits: digitsOf(input, number, context.world), input, isBoth: userId.isGiven }
  }
  return byUserId(context.world, userId.text())
}

/** The customer behind a recipient, made on first use; undefined for a group. */
export function customerOf({ context }: Call, recipient: Recipient): Customer | undefined {
  switch (recipient.kind) {
    case 'phone':
      return customerWithNumber(context, recipient.digits)
    case 'user_id':
      return recipient.customer
    case 'group':
      return undefined
  }
}

function isEmpty(value: unknown): boolean {
  return value === ''
}

function digitsOf(input: string, number: PhoneNumber, world: World): string {
  const digits = input.replaceAll(/[\s()+.-]/g, '')
  if (!/^\d+$/.test(digits) || digits.length > mostDigits || digits.length < leastDigits)
    throw new GraphError(131009, { details: `Param to is not a valid phone number: ${input}` })
  if (input.trim().startsWith('+') || world.customerBy({ waId: digits }) !== undefined) return digits
  return withCallingCode(digits, callingCodeOf(number.digits))
}

/** National numbers get the calling code of the business: those with a leading 0, and ten digits in North America. */
function withCallingCode(digits: string, callingCode: string): string {
  if (digits.startsWith('0')) return callingCode + digits.replace(/^0+/, '')
  // Ten digits that begin like this may also be a whole number of a small country.
  const isNorthAmerican = /^(?!29|35|37|4[3679]|65)[2-9]\d{9}$/.test(digits)
  return callingCode === '1' && isNorthAmerican ? `1${digits}` : digits
}

function byUserId(world: World, input: string): Recipient {
  if (!userIdPattern.test(input))
    throw parameterError(
      'Param recipient must be a business-scoped user id, such as US.13491208655302741918.',
    )
  const customer = findCustomer(world, input)
  if (customer === undefined)
    throw new GraphError(131009, { details: `Param recipient is not a user of this business: ${input}` })
  return { kind: 'user_id', customer, input }
}

function groupOf(world: World, id: string, number: PhoneNumber): Recipient {
  const group = world.groups.get(id)
  if (group?.phoneNumberId !== number.id)
    throw new GraphError(131009, { details: `Param to is not a group of this number: ${id}` })
  return { kind: 'group', group, input: id }
}
