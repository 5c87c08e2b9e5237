/**
 * What WhatsApp calls: the webhook of each plugin. A delivery is checked over its very bytes and kept before it is
 * answered; what it says is looked at afterwards.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { problems } from '../../http/problem-schema.ts'
import { sendProblem } from '../../http/problem.ts'
import type { JobBell } from '../../jobs/job-bell.ts'
import { AppError } from '../../lib/app-error.ts'
import { isSignedBy } from '../../lib/hub-signature.ts'
import { isUuid } from '../../lib/uuid.ts'
import type { MessagingContext } from '../../messaging/context.ts'
import { DeliveryKeeper } from '../../messaging/deliveries/delivery-keeper.ts'
import { VerifySecretsReader } from '../../messaging/plugins/verify-secrets.ts'

export interface MetaContext extends MessagingContext {
  readonly deliveries: JobBell
}

// WhatsApp's own bound is 3 MB.
const largestDeliveryBytes = 4 * 1024 * 1024

const params = Type.Object({ pluginId: Type.String({ description: 'the id of the plugin' }) })
const handshake = Type.Object({
  'hub.mode': Type.Optional(Type.String({ description: 'subscribe' })),
  'hub.verify_token': Type.Optional(Type.String({ description: 'the verify token of the plugin' })),
  'hub.challenge': Type.Optional(Type.String({ description: 'what is answered when the token is right' })),
})

const taken = Type.Object({ success: Type.Boolean() }, { additionalProperties: false })

export const metaDialect =
  (context: MetaContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const keeper = new DeliveryKeeper(context.database)
    const secrets = new VerifySecretsReader(context)
    const secretsOf = async (pluginId: string) =>
      isUuid(pluginId) ? secrets.find(pluginId.toLowerCase()) : undefined
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: largestDeliveryBytes },
      (_request, body, done) => {
        done(null, body)
      },
    )
    app.get(
      '/webhooks/whatsapp/:pluginId',
      {
        schema: {
          tags: ['WhatsApp webhook'],
          summary: 'Verify the webhook',
          description:
            'WhatsApp asks this when the webhook is subscribed. The challenge is answered as text.',
          params,
          querystring: handshake,
          response: { 200: Type.String(), ...problems(400, 403, 503) },
        },
      },
      async (request, reply) => {
        const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query
        const secrets = await secretsOf(request.params.pluginId)
        const isRight =
          secrets !== undefined && isSame(Buffer.from(token ?? ''), Buffer.from(secrets.verifyToken))
        if (mode !== 'subscribe' || challenge === undefined || !isRight)
          throw new AppError(
            'forbidden',
            'webhook_token_wrong',
            'The verify token is not that of this plugin. Copy it from the settings of the plugin.',
          )
        return reply
          .type('text/plain; charset=utf-8')
          .header('x-content-type-options', 'nosniff')
          .serializer((text) => text as string)
          .send(challenge)
      },
    )
    app.post(
      '/webhooks/whatsapp/:pluginId',
      {
        bodyLimit: largestDeliveryBytes,
        schema: {
          tags: ['WhatsApp webhook'],
          summary: 'Receive a delivery',
          description:
            'Takes a delivery that is signed with the app secret of the plugin (X-Hub-Signature-256). It is stored before the answer and applied after it.',
          params,
          response: { 200: taken, ...problems(403, 413, 503) },
        },
      },
      async (request) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const secrets = await secretsOf(request.params.pluginId)
        if (secrets === undefined || secrets.appSecret === null)
          throw new AppError(
            'forbidden',
            'webhook_unknown',
            'There is no plugin with this id that has an app secret, so that nothing can be verified.',
          )
        const signature = request.headers['x-hub-signature-256']
        if (!isSignedBy(body, typeof signature === 'string' ? signature : undefined, secrets.appSecret))
          throw new AppError(
            'forbidden',
            'webhook_signature_wrong',
            'The signature does not fit the body and the app secret of the plugin.',
          )
        const { teamId } = secrets
        const pluginId = request.params.pluginId.toLowerCase()
        await keeper.keep({ teamId, pluginId, body }, context.clock())
        context.deliveries.wake()
        return { success: true }
      },
    )
    await Promise.resolve()
  }

function isSame(given: Buffer, expected: Buffer): boolean {
  // The length of a token is no secret; its letters are compared in the same time whichever are wrong.
  return given.length === expected.length && timingSafeEqual(given, expected)
}
