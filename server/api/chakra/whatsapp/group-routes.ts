/** Groups of phone numbers, in WhatsApp's own form. Nothing is enveloped. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { pagingAt, rewritePaging } from '../../../messaging/graph/paging.ts'
import {
  passToGroup,
  passToNumber,
  type GroupEdge,
  type PassedCall,
} from '../../../messaging/pass-through.ts'
import { actorOf, identify } from '../bearer.ts'
import { sendGraphFailure } from '../templates/failure.ts'
import type { WhatsappRoutesContext } from './number-routes.ts'
import { keepBytes, readCall } from './read-call.ts'
import * as schema from './schema.ts'

interface GroupOperation {
  readonly edge: GroupEdge
  readonly method: PassedCall['method']
  readonly summary: string
  readonly body?: string
}

const api = '/ext/plugin/whatsapp/:pluginId/api/:version'
const note = "Body and answer are WhatsApp's own; the query goes on as it is."
const forManagers = 'For keys of an admin or a manager.'

const operations: readonly GroupOperation[] = [
  { edge: '', method: 'GET', summary: 'Fetch a group' },
  {
    edge: '',
    method: 'POST',
    summary: 'Update a group',
    body: '{messaging_product, subject?, description?}',
  },
  { edge: '', method: 'DELETE', summary: 'Delete a group' },
  { edge: 'invite_link', method: 'GET', summary: 'Fetch the invite link of a group' },
  {
    edge: 'invite_link',
    method: 'POST',
    summary: 'Reset the invite link of a group',
    body: '{messaging_product}',
  },
  { edge: 'join_requests', method: 'GET', summary: 'List requests to join a group' },
  {
    edge: 'join_requests',
    method: 'POST',
    summary: 'Approve requests to join a group',
    body: '{messaging_product, join_requests: [id]}',
  },
  {
    edge: 'join_requests',
    method: 'DELETE',
    summary: 'Reject requests to join a group',
    body: '{messaging_product, join_requests: [id]}',
  },
  {
    edge: 'participants',
    method: 'DELETE',
    summary: 'Remove participants of a group',
    body: '{messaging_product, participants: [{user}]}',
  },
]

export const groupRoutes =
  (context: WhatsappRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.setErrorHandler(sendGraphFailure)
    keepBytes(app)
    const described = (method: string, summary: string, body?: string) => ({
      tags: ['Groups'],
      security: [{ token: [] }],
      summary,
      description: method === 'GET' ? note : `${note} ${forManagers}`,
      response: schema.response,
      ...(body !== undefined && { body: schema.passedBody(body) }),
    })
    const always = {
      attachValidation: true,
      onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
    }
    /** Pages are lists of this server: the next one is asked for here. */
    const ownPaging = pagingHere(context)
    for (const method of ['GET', 'POST'] as const)
      app.route({
        ...always,
        method,
        url: `${api}/:phoneNumberId/groups`,
        schema: {
          ...described(
            method,
            method === 'GET' ? 'List groups' : 'Create a group',
            method === 'GET' ? undefined : '{messaging_product, subject, description?, join_approval_mode?}',
          ),
          params: schema.OfPluginNumber,
        },
        handler: async (request) => {
          const { pluginId, phoneNumberId } = request.params
          const target = { pluginId, phoneNumberId, edge: 'groups' } as const
          const answer = await passToNumber(context, actorOf(request), target, readCall(request, method))
          return ownPaging(request, answer)
        },
      })
    for (const { edge, method, summary, body } of operations)
      app.route({
        ...always,
        method,
        url: `${api}/:groupId${edge === '' ? '' : `/${edge}`}`,
        schema: { ...described(method, summary, body), params: schema.OfGroup },
        handler: async (request) => {
          const { pluginId, groupId } = request.params
          const target = { pluginId, groupId, edge }
          const answer = await passToGroup(context, actorOf(request), target, readCall(request, method))
          return ownPaging(request, answer)
        },
      })
    await Promise.resolve()
  }

function pagingHere({ publicUrl }: WhatsappRoutesContext) {
  return ({ url }: FastifyRequest, answer: Parameters<typeof rewritePaging>[0]) =>
    rewritePaging(answer, pagingAt(`${publicUrl()}${url.split('?', 1)[0] ?? ''}`))
}
