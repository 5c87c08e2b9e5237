/** Making a key pair for the data of Flows. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { invalidInput } from '../../../lib/app-error.ts'
import { isJsonObject } from '../../../lib/json.ts'
import { rotateFlowKey } from '../../../messaging/flows/flow-keys.ts'
import { webhookUrlOf } from '../../../messaging/plugins/plugins.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer, sendFailure } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import type { WhatsappRoutesContext } from './number-routes.ts'

const FlowKey = Type.Object(
  {
    id: Type.String(),
    phoneNumberId: Type.String(),
    publicKey: Type.String({ description: 'PEM, as WhatsApp has it now' }),
    createdAt: Type.Integer({ description: 'epoch milliseconds' }),
    endpointUri: Type.String({ description: 'the endpoint_uri of Flows that are sent from the number' }),
  },
  { additionalProperties: false, title: 'FlowKey' },
)

export const flowKeyRoutes =
  (context: WhatsappRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    app.post(
      '/ext/plugin/whatsapp/:pluginId/flow-key',
      {
        attachValidation: true,
        onRequest: (request) => identify(context, request),
        schema: {
          tags: ['Flows'],
          security: [{ token: [] }],
          summary: 'Make a key for Flows',
          description:
            'Makes a pair of keys, keeps the private one sealed and gives WhatsApp the public one. The key before goes on decrypting for 30 days. Doing it again rotates. For keys of an admin or a manager.',
          params: Type.Object({ pluginId: Type.String({ description: 'the id of the plugin' }) }),
          body: Type.Object(
            { phoneNumberId: Type.String({ description: "WhatsApp's id of a phone number of the plugin" }) },
            { additionalProperties: true },
          ),
          response: { 200: envelope(FlowKey), ...failures(400, 401, 403, 404, 409, 429, 502, 503) },
        },
      },
      async (request) => {
        const { pluginId } = request.params
        const body: unknown = request.body
        const phoneNumberId = isJsonObject(body) ? body['phoneNumberId'] : undefined
        if (typeof phoneNumberId !== 'string' || phoneNumberId === '')
          throw invalidInput([
            { field: 'phoneNumberId', message: 'must be the id of a phone number of the plugin' },
          ])
        const key = await rotateFlowKey(context, actorOf(request), pluginId, phoneNumberId)
        const endpointUri = `${webhookUrlOf(context, pluginId.toLowerCase())}/flow/${key.phoneNumberId}`
        return answer({ ...key, endpointUri })
      },
    )
    await Promise.resolve()
  }
