/** The secrets that sign what webhooks are sent, and a place to try a verifier. For keys of admins. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { invalidInput } from '../../../lib/app-error.ts'
import { listSecrets, retireSecret, rotateSecret } from '../../../webhooks/secrets.ts'
import { verifySignature } from '../../../webhooks/verify-signature.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope } from '../schema.ts'
import { described, emptyForNone, failing, failingToFind, failingWithBody, forAdmins } from './common.ts'
import type { WebhookRoutesContext } from './routes.ts'
import * as schema from './schema.ts'

export const webhookSecretRoutes =
  (context: WebhookRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const common = forAdmins(context)
    app.get(
      '/webhook-secret',
      {
        ...common,
        schema: {
          ...described,
          summary: 'List secrets of webhooks',
          description:
            'Those in force, the newest first; never the secrets themselves. For keys of an admin.',
          response: { 200: envelope(Type.Array(schema.SecretV1)), ...failing },
        },
      },
      async (request) => answer(await listSecrets(context, actorOf(request))),
    )
    app.post(
      '/webhook-secret',
      {
        ...common,
        preValidation: emptyForNone,
        schema: {
          ...described,
          summary: 'Make a new secret',
          description:
            'It signs from now on, and is shown this once. Those before it go on for some hours: until then, X-Felloe-Signatures has the signatures by all of them. For keys of an admin.',
          body: schema.Rotation,
          response: { 200: envelope(schema.NewSecretV1), ...failing, ...failingWithBody },
        },
      },
      async (request, reply) => {
        // Nothing on the way may keep it.
        reply.header('cache-control', 'no-store')
        return answer(await rotateSecret(context, actorOf(request), request.body))
      },
    )
    app.delete(
      '/webhook-secret/:secretId',
      {
        ...common,
        schema: {
          ...described,
          summary: 'End a secret',
          description: 'At once. Without another one nothing is signed any more. For keys of an admin.',
          params: schema.SecretId,
          response: { 200: envelope(schema.Done), ...failing, ...failingToFind },
        },
      },
      async (request) => {
        await retireSecret(context, actorOf(request), request.params.secretId)
        return answer({ success: true })
      },
    )
    app.post(
      '/webhook/verify-signature',
      {
        ...common,
        schema: {
          ...described,
          summary: 'Try a signature',
          description:
            'Says whether a signature fits a body, and by which secret of the team; and where it does not fit, what it should have been and which mistake was probably made. For keys of an admin.',
          body: schema.SignatureToVerify,
          response: { 200: envelope(schema.VerdictV1), ...failing, ...failingWithBody },
        },
      },
      async (request) => {
        const { signature, body, bodyBase64 } = request.body
        if ((body === undefined) === (bodyBase64 === undefined))
          throw invalidInput([{ field: 'body', message: 'is required, or bodyBase64 in its place' }])
        const bytes = body === undefined ? Buffer.from(bodyBase64 ?? '', 'base64') : Buffer.from(body)
        const verdict = await verifySignature(context, actorOf(request), bytes, signature)
        const { isValid, secretId, expected, hint } = verdict
        return answer({ isValid, secret: secretId, expected, hint })
      },
    )
    return Promise.resolve()
  }
