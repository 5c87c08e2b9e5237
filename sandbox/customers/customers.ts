/** The people who can be written to: made on first use, found by user id, number or username. */
import type { SandboxContext } from '../context.ts'
import type { Customer } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import { countryOf } from './countries.ts'

export type NewCustomer = Partial<Omit<Customer, 'id'>> & Pick<Customer, 'waId'>

/** The customer with this number. One that nobody has heard of is on WhatsApp. */
export function customerWithNumber({ world }: Pick<SandboxContext, 'world'>, digits: string): Customer {
  return world.customerBy({ waId: digits }) ?? addCustomer(world, { waId: digits })
}

export function addCustomer(world: World, input: NewCustomer): Customer {
  return world.customers.put({
    id: newUserId(world, input.waId),
    name: `Customer ${input.waId.slice(-4)}`,
    username: null,
    hidesNumber: false,
    isOnWhatsApp: true,
    sendsReadReceipts: true,
    stoppedMarketing: [],
    blockedNumbers: [],
    openChats: [],
    isOnline: true,
    ...input,
  })
}

/** A business-scoped user id: the country and a number. */
export function newUserId(world: World, digits: string): string {
  return `${countryOf(digits)}.${world.newId('customer')}`
}

/** By business-scoped user id, with or without the mark of a parent id, number or username. */
export function findCustomer(world: World, idOrDigitsOrUsername: string): Customer | undefined {
  const asked = idOrDigitsOrUsername.replace(/^@/, '')
  return (
    world.customers.get(asked.replace(/^([A-Z]{2})\.ENT\./, '$1.')) ??
    world.customerBy({ waId: asked.replace(/^\+/, '') }) ??
    world.customers.find(({ username }) => username === asked)
  )
}
