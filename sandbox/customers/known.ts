/** Finds what a request of the control API names. */
import type { SandboxContext } from '../context.ts'
import { ControlError } from '../control/route.ts'
import type { Customer, PhoneNumber } from '../world/objects.ts'
import { customerWithNumber, findCustomer } from './customers.ts'

/** By user id, digits or username. Somebody with a number that nobody has used yet is made. Throws 404. */
export function knownCustomer(context: SandboxContext, asked: string): Customer {
  const digits = asked.replace(/^\+/, '')
  const customer = findCustomer(context.world, asked)
  if (customer !== undefined) return customer
  if (/^[1-9]\d{6,14}$/.test(digits)) return customerWithNumber(context, digits)
  throw new ControlError(404, `There is no customer ${asked}. Name a user id, a number or a username.`)
}

/** The number of a business; may be left out where there is only one. Throws 400 or 404. */
export function knownNumber(
  { world }: SandboxContext,
  asked: string | undefined,
  field: string,
): PhoneNumber {
  const [only, ...others] = world.phoneNumbers.values()
  const found = asked === undefined && others.length === 0 ? only : world.phoneNumbers.get(asked ?? '')
  if (found !== undefined) return found
  if (asked === undefined)
    throw new ControlError(
      400,
      `"${field}" is required: the id of a phone number, such as ${only?.id ?? 310_000_000_000_001}.`,
    )
  throw new ControlError(404, `"${field}": there is no phone number with the id ${asked}.`)
}
