/** Business keys, settings and calls of phone numbers, in WhatsApp's own form. Nothing is enveloped. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { MessagingContext } from '../../../messaging/context.ts'
import { passToNumber, type NumberEdge, type PassedCall } from '../../../messaging/pass-through.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { sendGraphFailure } from '../templates/failure.ts'
import { keepBytes, readCall } from './read-call.ts'
import * as schema from './schema.ts'

export type WhatsappRoutesContext = MessagingContext & AuthenticationContext

interface Place {
  readonly url: string
  readonly params: typeof schema.OfNumber | typeof schema.OfPluginNumber
}

interface Operation {
  readonly edge: NumberEdge
  readonly method: Exclude<PassedCall['method'], 'DELETE'>
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly body?: string
}

const ofPlugin: Place = {
  url: '/ext/plugin/whatsapp/:pluginId/api/:version/:phoneNumberId',
  params: schema.OfPluginNumber,
}
const ofTeam: Place = { url: '/ext/plugin/whatsapp/api/:version/:phoneNumberId', params: schema.OfNumber }
const plain: Place = { url: '/whatsapp/:version/:phoneNumberId', params: schema.OfNumber }

const forManagers = 'For keys of an admin or a manager.'
const note = "Body and answer are WhatsApp's own; the query goes on as it is."

const keyOperations: readonly Operation[] = [
  {
    edge: 'whatsapp_business_encryption',
    method: 'POST',
    tag: 'Flows',
    summary: 'Set the business public key',
    description: `The PEM of an RSA key of 2048 bits, in JSON or a form. ${note} ${forManagers}`,
    body: '{business_public_key}',
  },
  {
    edge: 'whatsapp_business_encryption',
    method: 'GET',
    tag: 'Flows',
    summary: 'Fetch the business public key',
    description: note,
  },
]
const callOperations: readonly Operation[] = [
  {
    edge: 'settings',
    method: 'GET',
    tag: 'Calls',
    summary: 'Fetch the settings of a number',
    description: `With include_sip_credentials=true also passwords. ${note}`,
  },
  {
    edge: 'settings',
    method: 'POST',
    tag: 'Calls',
    summary: 'Change the settings of a number',
    description: `${note} ${forManagers}`,
    body: '{calling: {status, call_icon_visibility, callback_permission_status, call_hours, sip}}',
  },
  {
    edge: 'call_permissions',
    method: 'GET',
    tag: 'Calls',
    summary: 'Fetch whether a customer may be called',
    description: `The customer is user_wa_id or recipient in the query. ${note}`,
  },
  {
    edge: 'calls',
    method: 'POST',
    tag: 'Calls',
    summary: 'Make, accept, reject or end a call',
    description: note,
    body: '{messaging_product, action, call_id?, to?, recipient?, session?}',
  },
]
const places: readonly [Place, readonly Operation[]][] = [
  [ofPlugin, keyOperations],
  [ofTeam, keyOperations],
  [plain, [...keyOperations, ...callOperations]],
]

export const numberRoutes =
  (context: WhatsappRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.setErrorHandler(sendGraphFailure)
    keepBytes(app)
    for (const [{ url, params }, operations] of places)
      for (const { edge, method, tag, summary, description, body } of operations)
        app.route({
          method,
          url: `${url}/${edge}`,
          // Queries and bodies are judged by WhatsApp.
          attachValidation: true,
          onRequest: (request: FastifyRequest) => identify(context, request),
          schema: {
            tags: [tag],
            security: [{ token: [] }],
            summary,
            description,
            params,
            ...(body !== undefined && { body: schema.passedBody(body) }),
            response: schema.response,
          },
          handler: (request) => {
            const { phoneNumberId, pluginId } = request.params as Target
            const target = { phoneNumberId, edge, ...(pluginId !== undefined && { pluginId }) }
            return passToNumber(context, actorOf(request), target, readCall(request, method))
          },
        })
    await Promise.resolve()
  }

interface Target {
  readonly phoneNumberId: string
  readonly pluginId?: string
}
