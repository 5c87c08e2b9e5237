/** Groups of a number: made, shown, changed, deleted, and the link with which people join. */
import { randomBytes } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import { parameterError, unknownNode } from '../graph/graph-error.ts'
import { pageOf } from '../graph/page.ts'
import { readText, requireMessagingProduct, requireText } from '../graph/params.ts'
import { numberOf } from '../numbers/number-of.ts'
import type { Group } from '../world/objects.ts'
import { tellGroup } from './tell.ts'

const longestSubject = 128
const longestDescription = 2_048
const mostGroups = 10_000
const idBytes = 8
const inviteBytes = 16
const largestPage = 1_024
const approvalModes = ['approval_required', 'auto_approve'] as const

const type = {
  name: 'WhatsAppGroup',
  defaults: [
    'subject',
    'description',
    'creation_timestamp',
    'suspended',
    'total_participant_count',
    'participants',
    'join_approval_mode',
  ],
}

/** Throws a GraphError when it is gone. */
export function groupOf({ context, id, request }: Pick<Call, 'context' | 'id' | 'request'>): Group {
  const group = context.world.groups.get(id)
  if (group === undefined) throw unknownNode(id, request.method)
  return group
}

/** The group comes with a webhook: the answer only names the request. */
export function makeGroup(call: Call): unknown {
  const { context, body } = call
  const number = numberOf(call)
  requireMessagingProduct(body)
  const subject = readSubject(body)
  if (subject === undefined) throw parameterError('The parameter subject is required.')
  const mode = readText(body, 'join_approval_mode') ?? 'auto_approve'
  const joinApprovalMode = approvalModes.find((known) => known === mode)
  if (joinApprovalMode === undefined)
    throw parameterError(`Param join_approval_mode must be one of {${approvalModes.join(', ')}}`)
  if (context.world.groups.filter(({ phoneNumberId }) => phoneNumberId === number.id).length >= mostGroups)
    throw parameterError(`A number has at most ${mostGroups} groups.`)
  const group = context.world.groups.put({
    id: context.world.newId('group'),
    phoneNumberId: number.id,
    subject,
    description: readDescription(body) ?? '',
    joinApprovalMode,
    inviteCode: newInviteCode(),
    participants: [],
    joinRequests: [],
    createdAt: context.clock.now(),
  })
  const request_id = newRequestId()
  tellGroup(context, number.id, 'group_lifecycle_update', {
    group_id: group.id,
    type: 'group_create',
    request_id,
    subject: group.subject,
    ...(group.description !== '' && { description: group.description }),
    invite_link: inviteLink(group),
    join_approval_mode: group.joinApprovalMode,
  })
  return { messaging_product: 'whatsapp', request_id }
}

export function listGroups(call: Call): unknown {
  const number = numberOf(call)
  const groups = call.context.world.groups.filter(({ phoneNumberId }) => phoneNumberId === number.id)
  const show = ({ id, subject, createdAt }: Group) => ({ id, subject, created_at: seconds(createdAt) })
  const { data, ...others } = pageOf(call, groups.reverse(), show, { largestLimit: largestPage })
  return { data: { groups: data }, ...others }
}

export function showGroup(call: Call): unknown {
  const shown = showFields(groupOf(call), readersIn(call.context), type, call.body['fields'])
  return { messaging_product: 'whatsapp', ...shown }
}

export function changeGroup(call: Call): unknown {
  const { context, body, files } = call
  const group = groupOf(call)
  requireMessagingProduct(body)
  const subject = readSubject(body)
  const description = readDescription(body)
  const hasPicture = files.length > 0 || body['profile_picture_file'] !== undefined
  if (subject === undefined && description === undefined && !hasPicture)
    throw parameterError('One of the parameters subject, description and profile_picture_file is required.')
  context.world.groups.update(group.id, {
    subject: subject ?? group.subject,
    description: description ?? group.description,
  })
  const request_id = newRequestId()
  tellGroup(context, group.phoneNumberId, 'group_settings_update', {
    group_id: group.id,
    type: 'group_settings_update',
    request_id,
    ...(subject !== undefined && { group_subject: { text: subject, update_successful: true } }),
    ...(description !== undefined && { group_description: { text: description, update_successful: true } }),
    ...(hasPicture && { profile_picture: { update_successful: true } }),
  })
  return { messaging_product: 'whatsapp', request_id }
}

export function deleteGroup(call: Call): unknown {
  const group = groupOf(call)
  call.context.world.groups.remove(group.id)
  const request_id = newRequestId()
  tellGroup(call.context, group.phoneNumberId, 'group_lifecycle_update', {
    group_id: group.id,
    type: 'group_delete',
    request_id,
  })
  return { messaging_product: 'whatsapp', request_id }
}

export function showInviteLink(call: Call): unknown {
  return { messaging_product: 'whatsapp', invite_link: inviteLink(groupOf(call)) }
}

/** Links that were given out before lead nowhere then. */
export function resetInviteLink(call: Call): unknown {
  const { id } = groupOf(call)
  const group = call.context.world.groups.update(id, { inviteCode: newInviteCode() })
  return { messaging_product: 'whatsapp', invite_link: inviteLink(group) }
}

export function newRequestId(): string {
  return randomBytes(idBytes).toString('hex')
}

const readersIn = ({ world }: SandboxContext): FieldReaders<Group> => ({
  subject: ({ subject }) => subject,
  description: ({ description }) => description,
  creation_timestamp: ({ createdAt }) => seconds(createdAt),
  suspended: () => false,
  total_participant_count: ({ participants }) => participants.length,
  participants: ({ participants }) =>
    participants.map((id) => {
      const customer = world.customers.get(id)
      return { ...(customer?.hidesNumber === false && { wa_id: customer.waId }), user_id: id }
    }),
  join_approval_mode: ({ joinApprovalMode }) => joinApprovalMode,
})

function readSubject(body: Call['body']): string | undefined {
  if (body['subject'] === undefined) return undefined
  const subject = requireText(body, 'subject').trim()
  if (subject === '' || subject.length > longestSubject)
    throw parameterError(`Param subject must have 1 to ${longestSubject} characters.`)
  return subject
}

function readDescription(body: Call['body']): string | undefined {
  const description = readText(body, 'description')
  if (description !== undefined && description.length > longestDescription)
    throw parameterError(`Param description must have at most ${longestDescription} characters.`)
  return description
}

function inviteLink({ inviteCode }: Group): string {
  return `https://chat.whatsapp.com/${inviteCode}`
}

function newInviteCode(): string {
  return randomBytes(inviteBytes).toString('base64url')
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000)
}
