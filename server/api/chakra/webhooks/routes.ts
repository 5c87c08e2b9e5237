/** The endpoints of webhooks: which there are, what they were sent, and the secrets that sign it. For keys of admins. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import type { WebhookContext } from '../../../webhooks/context.ts'
import { sendTest } from '../../../webhooks/send-test.ts'
import {
  changeWebhook,
  createWebhook,
  findWebhook,
  listWebhooks,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
} from '../../../webhooks/webhooks.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { described, failing, failingToFind, failingWithBody, forAdmins } from './common.ts'
import { webhookDeliveryRoutes } from './delivery-routes.ts'
import { presentAttempt, presentDelivery, presentWebhook } from './present.ts'
import * as schema from './schema.ts'
import { webhookSecretRoutes } from './secret-routes.ts'

export type WebhookRoutesContext = WebhookContext & AuthenticationContext

const one = { params: schema.WebhookId }

/** Below /v1/ext. */
export const webhookRoutes =
  (context: WebhookRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const common = forAdmins(context)
    app.get(
      '/webhook',
      {
        ...common,
        schema: {
          ...described,
          summary: 'List webhooks',
          description: 'All of the team, those of its plugins too. For keys of an admin.',
          response: { 200: envelope(Type.Array(schema.WebhookV1)), ...failing },
        },
      },
      async (request) => answer((await listWebhooks(context, actorOf(request))).map(presentWebhook)),
    )
    app.post(
      '/webhook',
      {
        ...common,
        schema: {
          ...described,
          summary: 'Make a webhook for events',
          description:
            'It is sent the events of the log from now on: changes of processes, tasks, users, chats, messages and others, each with the object as it is fetched. Webhooks of WhatsApp are set by …/update-config of their plugin. For keys of an admin.',
          body: schema.NewWebhook,
          response: {
            200: envelope(schema.WebhookV1),
            ...failing,
            ...failingWithBody,
            ...failures(409),
          },
        },
      },
      async (request) => answer(presentWebhook(await createWebhook(context, actorOf(request), request.body))),
    )
    app.get(
      '/webhook/:webhookId',
      {
        ...common,
        schema: {
          ...described,
          ...one,
          summary: 'Fetch a webhook',
          description: 'With how it does: since when it fails, and why. For keys of an admin.',
          response: { 200: envelope(schema.WebhookV1), ...failing, ...failingToFind },
        },
      },
      async (request) =>
        answer(presentWebhook(await findWebhook(context, actorOf(request), request.params.webhookId))),
    )
    app.put(
      '/webhook/:webhookId',
      {
        ...common,
        schema: {
          ...described,
          ...one,
          summary: 'Update a webhook',
          description:
            'Changes what is given. Address and events of a webhook that belongs to a plugin follow the config of the plugin, and are refused here. For keys of an admin.',
          body: schema.WebhookChange,
          response: {
            200: envelope(schema.WebhookV1),
            ...failing,
            ...failingToFind,
            ...failingWithBody,
          },
        },
      },
      async (request) => {
        const { webhookId } = request.params
        return answer(presentWebhook(await changeWebhook(context, actorOf(request), webhookId, request.body)))
      },
    )
    app.delete(
      '/webhook/:webhookId',
      {
        ...common,
        schema: {
          ...described,
          ...one,
          summary: 'Remove a webhook',
          description:
            'What still waits for it is not sent. A webhook that belongs to a plugin goes when its address is taken out of the config of the plugin. For keys of an admin.',
          response: { 200: envelope(schema.Done), ...failing, ...failingToFind, ...failures(409) },
        },
      },
      async (request) => {
        await removeWebhook(context, actorOf(request), request.params.webhookId)
        return answer({ success: true })
      },
    )
    await app.register(stateRoutes(context))
    await app.register(webhookDeliveryRoutes(context))
    await app.register(webhookSecretRoutes(context))
  }

const stateRoutes =
  (context: WebhookRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const common = forAdmins(context)
    app.post(
      '/webhook/:webhookId/pause',
      {
        ...common,
        schema: {
          ...described,
          ...one,
          summary: 'Pause a webhook',
          description: 'Nothing is sent until it is resumed, and nothing is lost. For keys of an admin.',
          response: { 200: envelope(schema.WebhookV1), ...failing, ...failingToFind },
        },
      },
      async (request) =>
        answer(presentWebhook(await pauseWebhook(context, actorOf(request), request.params.webhookId))),
    )
    app.post(
      '/webhook/:webhookId/resume',
      {
        ...common,
        schema: {
          ...described,
          ...one,
          summary: 'Resume a webhook',
          description:
            'What has waited is sent at once, in its order; its three days begin anew. For keys of an admin.',
          response: { 200: envelope(schema.WebhookV1), ...failing, ...failingToFind },
        },
      },
      async (request) =>
        answer(presentWebhook(await resumeWebhook(context, actorOf(request), request.params.webhookId))),
    )
    app.post(
      '/webhook/:webhookId/test',
      {
        ...common,
        schema: {
          ...described,
          ...one,
          summary: 'Send a test',
          description:
            'Sends the webhook a signed event of type test at once, also when it is paused, and answers what came back. It is not repeated. For keys of an admin.',
          response: { 200: envelope(schema.TestV1), ...failing, ...failingToFind },
        },
      },
      async (request) => {
        const { delivery, attempt } = await sendTest(context, actorOf(request), request.params.webhookId)
        return answer({ delivery: presentDelivery(delivery), attempt: presentAttempt(attempt) })
      },
    )
    return Promise.resolve()
  }
