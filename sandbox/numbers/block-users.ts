/** Customers whom a number has blocked. A request that fails for some succeeds for the others. */
import type { SandboxContext } from '../context.ts'
import { findCustomer } from '../customers/customers.ts'
import type { Call } from '../graph/edge.ts'
import { errorCodes, type ErrorCode } from '../graph/error-codes.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import { pageOf } from '../graph/page.ts'
import { isObject, readList, requireMessagingProduct } from '../graph/params.ts'
import { isWindowOpen, threadOf } from '../messages/threads.ts'
import type { Customer, PhoneNumber } from '../world/objects.ts'
import { numberOf } from './number-of.ts'

const mostInOneRequest = 1_000
const mostBlocked = 64_000

interface Shown {
  readonly input: string
  readonly wa_id?: string
  readonly user_id?: string
}

interface Failed extends Shown {
  readonly errors: readonly object[]
}

export function blockUsers(call: Call): unknown {
  const { context } = call
  return change(call, 'added_users', (customer, number, blocked) => {
    if (customer === undefined) return fault(131026, 'This user is not on WhatsApp.')
    if (!isWindowOpen(threadOf(context.world, number.id, customer.id), context.clock.now()))
      return fault(131047, 'Only users who have sent a message in the last 24 hours can be blocked.')
    if (blocked.size >= mostBlocked) return fault(131048, `The blocklist has reached ${mostBlocked} users.`)
    blocked.add(customer.id)
    return undefined
  })
}

export function unblockUsers(call: Call): unknown {
  return change(call, 'removed_users', (customer, _number, blocked) => {
    if (customer === undefined || !blocked.delete(customer.id))
      return fault(131009, 'This user is not blocked.')
    return undefined
  })
}

export function listBlockedUsers(call: Call): unknown {
  const number = numberOf(call)
  const blocked = number.blockedUsers.map((id) => ({ id }))
  return pageOf(call, blocked, ({ id }) => {
    const customer = call.context.world.customers.get(id)
    return { messaging_product: 'whatsapp', ...(customer === undefined ? { user_id: id } : idsOf(customer)) }
  })
}

type Attempt = (
  customer: Customer | undefined,
  number: PhoneNumber,
  blocked: Set<string>,
) => object | undefined

function change(call: Call, listName: 'added_users' | 'removed_users', attempt: Attempt): unknown {
  const { context, body } = call
  const number = numberOf(call)
  requireMessagingProduct(body)
  const blocked = new Set(number.blockedUsers)
  const changed: Shown[] = []
  const failed: Failed[] = []
  for (const input of readUsers(body)) {
    const customer = customerBy(context, input)
    const shown = { input, ...(customer === undefined ? {} : idsOf(customer)) }
    const error = attempt(customer, number, blocked)
    if (error === undefined) changed.push(shown)
    else failed.push({ ...shown, errors: [error] })
  }
  context.world.phoneNumbers.update(number.id, { blockedUsers: [...blocked] })
  const lists = {
    ...(changed.length > 0 && { [listName]: changed }),
    ...(failed.length > 0 && { failed_users: failed }),
  }
  const answer = { messaging_product: 'whatsapp', block_users: lists }
  if (failed.length === 0) return answer
  const action = listName === 'added_users' ? 'block' : 'unblock'
  throw new GraphError(139100, {
    details: `Failed to ${action} some users, see failed_users.`,
    beside: answer,
  })
}

function readUsers(body: Call['body']): string[] {
  const users = readList(body, 'block_users')
  if (users === undefined || users.length === 0)
    throw parameterError('The parameter block_users is required.')
  if (users.length > mostInOneRequest)
    throw parameterError(`Param block_users must have at most ${mostInOneRequest} elements.`)
  return users.map((entry, index) => {
    const user = isObject(entry) ? (entry['user'] ?? entry['user_id']) : undefined
    if (typeof user !== 'string' || user === '')
      throw parameterError(`The parameter block_users[${index}]['user'] is required.`)
    return user
  })
}

function customerBy({ world }: SandboxContext, input: string): Customer | undefined {
  return findCustomer(world, input) ?? findCustomer(world, input.replaceAll(/\D/g, ''))
}

function idsOf({ id, waId, hidesNumber }: Customer): { wa_id?: string; user_id: string } {
  return { ...(!hidesNumber && { wa_id: waId }), user_id: id }
}

function fault(code: ErrorCode, details: string): object {
  return { message: errorCodes[code].title, code, error_data: { details } }
}
