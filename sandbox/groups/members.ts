/** Who is in a group: joining, requests to join, and removing people. */
import { randomBytes } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import { findCustomer } from '../customers/customers.ts'
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { pageOf } from '../graph/page.ts'
import { isObject, readList, requireMessagingProduct } from '../graph/params.ts'
import type { Customer, Group } from '../world/objects.ts'
import { groupOf, newRequestId } from './groups.ts'
import { tellGroup } from './tell.ts'

const requestBytes = 12
const mostParticipants = 8

export function listJoinRequests(call: Call): unknown {
  const { joinRequests, createdAt } = groupOf(call)
  return pageOf(call, joinRequests, ({ id, customerId, at }) => ({
    join_request_id: id,
    ...idsOf(call.context, customerId),
    creation_timestamp: Math.floor((at ?? createdAt) / 1_000),
  }))
}

export function approveJoinRequests(call: Call): unknown {
  const { context } = call
  const { group, found, failed } = readRequests(call)
  const free = mostParticipants - group.participants.length
  const [approved, tooMany] = [found.slice(0, free), found.slice(free)]
  const approvedIds = approved.map(({ id }) => id)
  const joined = approved.map(({ customerId }) => customerId)
  context.world.groups.update(group.id, {
    joinRequests: group.joinRequests.filter(({ id }) => !approvedIds.includes(id)),
    participants: [...new Set([...group.participants, ...joined])],
  })
  if (joined.length > 0)
    tellGroup(context, group.phoneNumberId, 'group_participants_update', {
      group_id: group.id,
      type: 'group_participants_add',
      reason: 'invite_link',
      added_participants: joined.map((customerId) => idsOf(context, customerId)),
    })
  return outcome('approved_join_requests', approvedIds, [...failed, ...tooMany.map(({ id }) => id)])
}

export function rejectJoinRequests(call: Call): unknown {
  const { group, found, failed } = readRequests(call)
  const rejected = found.map(({ id }) => id)
  call.context.world.groups.update(group.id, {
    joinRequests: group.joinRequests.filter(({ id }) => !rejected.includes(id)),
  })
  return outcome('rejected_join_requests', rejected, failed)
}

export function removeParticipants(call: Call): unknown {
  const { context, body } = call
  const group = groupOf(call)
  requireMessagingProduct(body)
  const inputs = (readList(body, 'participants') ?? []).map((entry, index) => {
    const user = isObject(entry) ? (entry['user'] ?? entry['user_id']) : undefined
    if (typeof user !== 'string')
      throw parameterError(`The parameter participants[${index}]['user'] is required.`)
    return user
  })
  if (inputs.length === 0) throw parameterError('The parameter participants is required.')
  const participantBy = (input: string): string | undefined => {
    const customer =
      findCustomer(context.world, input) ?? findCustomer(context.world, input.replaceAll(/\D/g, ''))
    return group.participants.find((id) => id === customer?.id)
  }
  const known = inputs.filter((input) => participantBy(input) !== undefined)
  const unknown = inputs.filter((input) => participantBy(input) === undefined)
  const removed = known.map(participantBy)
  const participants = group.participants.filter((id) => !removed.includes(id))
  context.world.groups.update(group.id, { participants })
  const request_id = newRequestId()
  tellGroup(context, group.phoneNumberId, 'group_participants_update', {
    group_id: group.id,
    type: 'group_participants_remove',
    request_id,
    removed_participants: known.map((input) => ({ input })),
    ...(unknown.length > 0 && { failed_participants: unknown.map((input) => ({ input })) }),
    initiated_by: 'business',
  })
  return { messaging_product: 'whatsapp', request_id }
}

/** Somebody follows the link: they are in at once, or wait to be let in. */
export function joinGroup(context: SandboxContext, group: Group, customer: Customer): Group {
  const { world, clock } = context
  const isThere = group.participants.includes(customer.id)
  if (isThere || group.joinRequests.some(({ customerId }) => customerId === customer.id)) return group
  if (group.joinApprovalMode === 'approval_required') {
    const id = randomBytes(requestBytes).toString('base64url')
    tellGroup(context, group.phoneNumberId, 'group_participants_update', {
      group_id: group.id,
      type: 'group_join_request_created',
      join_request_id: id,
      ...idsOf(context, customer.id),
    })
    const joinRequests = [...group.joinRequests, { id, customerId: customer.id, at: clock.now() }]
    return world.groups.update(group.id, { joinRequests })
  }
  tellGroup(context, group.phoneNumberId, 'group_participants_update', {
    group_id: group.id,
    type: 'group_participants_add',
    reason: 'invite_link',
    added_participants: [idsOf(context, customer.id)],
  })
  return world.groups.update(group.id, { participants: [...group.participants, customer.id] })
}

function readRequests(call: Call) {
  const group = groupOf(call)
  requireMessagingProduct(call.body)
  const ids = (readList(call.body, 'join_requests') ?? []).map(String)
  if (ids.length === 0) throw parameterError('The parameter join_requests is required.')
  const found = group.joinRequests.filter(({ id }) => ids.includes(id))
  const failed = ids.filter((id) => !found.some((one) => one.id === id))
  return { group, found, failed }
}

function outcome(listName: string, done: readonly string[], failed: readonly string[]): unknown {
  const errors = [
    { code: 131_009, title: 'The join request cannot be changed', message: 'Not found, or no room' },
  ]
  return {
    messaging_product: 'whatsapp',
    [listName]: done,
    ...(failed.length > 0 && {
      failed_join_requests: failed.map((id) => ({ join_request_id: id, errors })),
    }),
  }
}

function idsOf({ world }: SandboxContext, customerId: string): { wa_id?: string; user_id: string } {
  const customer = world.customers.get(customerId)
  return { ...(customer?.hidesNumber === false && { wa_id: customer.waId }), user_id: customerId }
}
