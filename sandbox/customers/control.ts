/** Acting as customers. Below `/_sandbox`. A customer is named by user id, digits or username. */
import type { FastifyInstance } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { phoneDigits, readInput, text, whole, yesOrNo } from '../control/input.ts'
import { ControlError, type ControlRoutes } from '../control/route.ts'
import type { Customer, PhoneNumber } from '../world/objects.ts'
import { changeNumber } from './change-number.ts'
import { shownChat } from './chats.ts'
import { addCustomer, findCustomer } from './customers.ts'
import { receiveFromCustomer } from './inbound.ts'
import { readInbound } from './inbound/read-inbound.ts'
import { knownCustomer, knownNumber } from './known.ts'
import { setBlocked, setChatOpen, setMarketingStopped, setOnline } from './relations.ts'

interface ById {
  readonly Params: { readonly id: string }
}

const longestName = 100
const mostListed = 1_000
const listedByDefault = 100
const shownByDefault = 50
// Numbers that nobody has, for customers made without one.
const firstDigits = 15_550_109_000

const limit = whole(1, mostListed)
const fields = {
  name: text(1, longestName),
  username: text(3, 35),
  hidesNumber: yesOrNo,
  isOnWhatsApp: yesOrNo,
  sendsReadReceipts: yesOrNo,
  isOnline: yesOrNo,
}

export const customerControl: ControlRoutes = (context) => async (app) => {
  people(app, context)
  actions(app, context)
  app.post<ById>('/customers/:id/messages', async ({ params, body }) => {
    const customer = knownCustomer(context, params.id)
    const { to, ...message } = await readInbound(context, customer, body)
    const { id, content } = receiveFromCustomer(context, customer.id, to, message)
    return { id, message: content }
  })
  app.get<{ Params: { id: string; numberId: string } }>(
    '/customers/:id/chats/:numberId',
    ({ params, query }) => {
      const { limit: most = shownByDefault } = readInput(numbersIn(query), { optional: { limit } })
      const number = knownNumber(context, params.numberId, 'phoneNumberId')
      return shownChat(context, knownCustomer(context, params.id), number, most)
    },
  )
  await Promise.resolve()
}

function people(app: FastifyInstance, context: SandboxContext): void {
  const { world } = context
  app.get('/customers', ({ query }) => {
    const { limit: most = listedByDefault, after } = readInput(numbersIn(query), {
      optional: { limit, after: text(1, 200) },
    })
    const all = [...world.customers.values()]
    const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
    return { data: all.slice(start, start + most) }
  })
  app.post('/customers', ({ body }) => {
    const { waId = freeDigits(context), ...input } = readInput(body, {
      optional: { waId: phoneDigits, ...fields },
    })
    refuseTaken(context, { waId, username: input.username })
    return addCustomer(world, { waId, ...input })
  })
  app.get<ById>('/customers/:id', ({ params }) => knownCustomer(context, params.id))
  app.patch<ById>('/customers/:id', ({ params, body }) => {
    const customer = knownCustomer(context, params.id)
    const input = readInput(body, { optional: fields })
    if (input.username !== customer.username) refuseTaken(context, { username: input.username })
    const after = world.customers.put({ ...customer, ...input })
    return input.isOnline === undefined ? after : setOnline(context, after, input.isOnline)
  })
  app.post<ById>('/customers/:id/change-number', ({ params, body }) => {
    const { waId } = readInput(body, { required: { waId: phoneDigits } })
    const customer = knownCustomer(context, params.id)
    if (waId === customer.waId) return customer
    refuseTaken(context, { waId })
    return changeNumber(context, customer, waId)
  })
}

type Action = (context: SandboxContext, customer: Customer, number: PhoneNumber, on: boolean) => Customer

/** Each with the phone number id as `with`, which may be left out where there is only one. */
const onAndOff: readonly (readonly [string, Action, boolean])[] = [
  ['block', setBlocked, true],
  ['unblock', setBlocked, false],
  ['stop-marketing', setMarketingStopped, true],
  ['resume-marketing', setMarketingStopped, false],
  ['open-chat', setChatOpen, true],
  ['close-chat', setChatOpen, false],
]

function actions(app: FastifyInstance, context: SandboxContext): void {
  for (const [name, act, on] of onAndOff)
    app.post<ById>(`/customers/:id/${name}`, ({ params, body }) => {
      const customer = knownCustomer(context, params.id)
      const given = readInput(body, { optional: { with: text(1, 40) } })
      return act(context, customer, knownNumber(context, given.with, 'with'), on)
    })
}

function refuseTaken(
  { world }: SandboxContext,
  { waId, username }: { readonly waId?: string; readonly username?: string | undefined },
): void {
  if (waId !== undefined && world.customerBy({ waId }) !== undefined)
    throw new ControlError(409, `"waId": there is a customer ${waId} already.`)
  if (username !== undefined && findCustomer(world, username) !== undefined)
    throw new ControlError(409, `"username": there is a customer ${username} already.`)
}

function freeDigits({ world }: SandboxContext): string {
  let digits = firstDigits
  while (world.customerBy({ waId: String(digits) }) !== undefined) digits += 1
  return String(digits)
}

/** A query holds texts. */
function numbersIn(query: unknown): Record<string, unknown> {
  const entries = Object.entries(query as Record<string, unknown>)
  return Object.fromEntries(entries.map(([key, value]) => [key, key === 'limit' ? Number(value) : value]))
}
