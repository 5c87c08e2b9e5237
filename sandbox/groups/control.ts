/** Acting as customers who join groups and call. Below `/_sandbox`. */
import { oneOf, readInput, text } from '../control/input.ts'
import { ControlError, type ControlRoutes } from '../control/route.ts'
import type { SandboxContext } from '../context.ts'
import { findCustomer } from '../customers/customers.ts'
import type { Customer, PhoneNumber } from '../world/objects.ts'
import { givePermission } from './call-permissions.ts'
import { answerAsCustomer, receiveCall } from './calls.ts'
import { joinGroup } from './members.ts'

const name = text(1, 200)
const longestSdp = 20_000

export const groupControl: ControlRoutes = (context) => async (app) => {
  app.get('/groups', () => ({ data: [...context.world.groups.values()] }))
  app.post<{ Params: { id: string } }>('/groups/:id/join', (request) => {
    const group = context.world.groups.get(request.params.id)
    if (group === undefined) throw new ControlError(404, `There is no group ${request.params.id}.`)
    const { customer } = readInput(request.body, { required: { customer: name } })
    return joinGroup(context, group, customerWith(context, customer))
  })
  app.post('/calls', (request) => {
    const { customer, to, sdp } = readInput(request.body, {
      required: { customer: name, to: name },
      optional: { sdp: text(1, longestSdp) },
    })
    return receiveCall(context, numberWith(context, to), customerWith(context, customer), sdp ?? 'v=0')
  })
  app.post<{ Params: { id: string } }>('/calls/:id', (request) => {
    const call = context.world.calls.get(request.params.id)
    if (call === undefined) throw new ControlError(404, `There is no call ${request.params.id}.`)
    const { action } = readInput(request.body, {
      required: { action: oneOf('accept', 'reject', 'terminate') },
    })
    return answerAsCustomer(context, call, action)
  })
  app.post('/call-permissions', (request) => {
    const { customer, phoneNumberId, status } = readInput(request.body, {
      required: {
        customer: name,
        phoneNumberId: name,
        status: oneOf('no_permission', 'temporary', 'permanent'),
      },
    })
    const { id } = numberWith(context, phoneNumberId)
    givePermission(context, id, customerWith(context, customer).id, status)
    return { success: true }
  })
  await Promise.resolve()
}

function customerWith({ world }: SandboxContext, asked: string): Customer {
  const customer = findCustomer(world, asked)
  if (customer === undefined) throw new ControlError(404, `"customer": there is no customer ${asked}.`)
  return customer
}

function numberWith({ world }: SandboxContext, id: string): PhoneNumber {
  const number = world.phoneNumbers.get(id)
  if (number === undefined) throw new ControlError(404, `There is no phone number ${id}.`)
  return number
}
