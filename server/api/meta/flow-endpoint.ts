/** What phones that fill in a Flow call, through WhatsApp: the data exchange of a phone number. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { problems } from '../../http/problem-schema.ts'
import { sendProblem } from '../../http/problem.ts'
import { isUuid } from '../../lib/uuid.ts'
import { AppError } from '../../lib/app-error.ts'
import { answerFlowRequest } from '../../messaging/flows/flow-endpoint.ts'
import type { ForwardContext } from '../../messaging/flows/ask-team-endpoint.ts'

// Flows carry texts and the keys of pictures, not the pictures.
const largestRequestBytes = 2 * 1024 * 1024
const tokenRefused = 427

const params = Type.Object({
  pluginId: Type.String({ description: 'the id of the plugin' }),
  phoneNumberId: Type.String({ description: "WhatsApp's id of a phone number of the plugin" }),
})
const refusal = Type.Object({ error_msg: Type.String() }, { additionalProperties: false })

export const flowEndpoint =
  (context: ForwardContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.setErrorHandler((error, request, reply) => {
      // Signed, and yet nobody can read it: somebody must make a new key, or upload the one that is kept.
      if (error instanceof AppError && error.code === 'flow_key_unknown')
        request.log.warn({ code: error.code }, error.message)
      return sendProblem(error, request, reply)
    })
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: largestRequestBytes },
      (_request, body, done) => {
        done(null, body)
      },
    )
    app.post(
      '/webhooks/whatsapp/:pluginId/flow/:phoneNumberId',
      {
        bodyLimit: largestRequestBytes,
        schema: {
          tags: ['WhatsApp webhook'],
          summary: 'Answer a Flow',
          description:
            'The endpoint_uri of Flows. Takes a request that is encrypted for a key of the phone number and signed with the app secret of the plugin. Health checks are answered at once; everything else is asked of the flowEndpointUrl of the plugin, which is given the decrypted JSON. The answer is encrypted text.',
          params,
          response: {
            200: Type.String(),
            [tokenRefused]: refusal,
            ...problems(400, 403, 409, 413, 421, 432, 500, 502, 503),
          },
        },
      },
      async (request, reply) => {
        const { pluginId, phoneNumberId } = request.params
        if (!isUuid(pluginId))
          throw new AppError('forbidden', 'webhook_unknown', 'There is no plugin with this id.')
        const signature = request.headers['x-hub-signature-256']
        const answer = await answerFlowRequest(context, {
          pluginId: pluginId.toLowerCase(),
          phoneNumberId,
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          signature: typeof signature === 'string' ? signature : undefined,
        })
        if (answer.kind === 'answer' && answer.reported !== undefined)
          request.log.warn(
            { pluginId, phoneNumberId },
            `a phone reports an error of a Flow: ${answer.reported}`,
          )
        if (answer.kind === 'token_refused')
          return reply.code(tokenRefused).send({ error_msg: answer.message })
        return reply
          .type('text/plain; charset=utf-8')
          .header('x-content-type-options', 'nosniff')
          .serializer((text) => text as string)
          .send(answer.text)
      },
    )
    await Promise.resolve()
  }
