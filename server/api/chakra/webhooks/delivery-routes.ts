/** What a webhook was sent: every delivery with every attempt, and sending again. For keys of admins. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type, type Static } from 'typebox'
import { invalidInput } from '../../../lib/app-error.ts'
import { didYouMean } from '../../../lib/nearest.ts'
import { findDelivery, listDeliveries, replay, type DeliveryQuery } from '../../../webhooks/deliveries.ts'
import { deliveryStates, type DeliveryState } from '../../../webhooks/webhook.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope } from '../schema.ts'
import { described, failing, failingToFind, failingWithBody, forAdmins } from './common.ts'
import { presentDelivery, presentDetails } from './present.ts'
import type { WebhookRoutesContext } from './routes.ts'
import * as schema from './schema.ts'

export const webhookDeliveryRoutes =
  (context: WebhookRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const common = forAdmins(context)
    app.get(
      '/webhook/:webhookId/delivery',
      {
        ...common,
        schema: {
          ...described,
          summary: 'List deliveries of a webhook',
          description:
            'What the webhook was sent and is to be sent, the newest first. What was delivered is kept for 30 days. For keys of an admin.',
          params: schema.WebhookId,
          querystring: schema.DeliveryQuery,
          response: {
            200: envelope(Type.Array(schema.DeliveryV1), schema.Page),
            ...failing,
            ...failingToFind,
          },
        },
      },
      async (request) => {
        const { webhookId } = request.params
        const query = readQuery(request.query)
        const { deliveries, cursor } = await listDeliveries(context, actorOf(request), webhookId, query)
        return answer(deliveries.map(presentDelivery), { hasMore: cursor !== null, nextCursor: cursor })
      },
    )
    app.get(
      '/webhook/:webhookId/delivery/:deliveryId',
      {
        ...common,
        schema: {
          ...described,
          summary: 'Look at a delivery of a webhook',
          description:
            'With its body, and every attempt: what was sent, what was answered, how long it took. For keys of an admin.',
          params: schema.DeliveryId,
          response: { 200: envelope(schema.DeliveryDetailsV1), ...failing, ...failingToFind },
        },
      },
      async (request) => {
        const { webhookId, deliveryId } = request.params
        return answer(presentDetails(await findDelivery(context, actorOf(request), webhookId, deliveryId)))
      },
    )
    app.post(
      '/webhook/:webhookId/replay',
      {
        ...common,
        schema: {
          ...described,
          summary: 'Send deliveries again',
          description:
            'By when they were made, or by their ids. They wait to be sent in their order, with the event ids that they had. A large range takes several calls: `_meta.nextCursor` goes on. For keys of an admin.',
          params: schema.WebhookId,
          body: schema.ReplayWish,
          response: {
            200: envelope(schema.Replayed, schema.Page),
            ...failing,
            ...failingToFind,
            ...failingWithBody,
          },
        },
      },
      async (request) => {
        const { webhookId } = request.params
        const { count, cursor } = await replay(context, actorOf(request), webhookId, request.body)
        return answer({ count }, { hasMore: cursor !== null, nextCursor: cursor })
      },
    )
    return Promise.resolve()
  }

function readQuery(query: Static<typeof schema.DeliveryQuery>): DeliveryQuery {
  const { state, eventType, chat, ...rest } = query
  return {
    ...rest,
    orderKey: chat,
    eventTypes: eventType === undefined ? undefined : listIn(eventType),
    states: state === undefined ? undefined : listIn(state).map(stateCalled),
  }
}

function listIn(text: string): string[] {
  return text.split(',').map((part) => part.trim())
}

function stateCalled(name: string): DeliveryState {
  const state = deliveryStates.find((known) => known === name.toUpperCase())
  if (state !== undefined) return state
  const message = `must be one of ${deliveryStates.join(', ')}, or several with commas between them.${didYouMean(name, deliveryStates)}`
  throw invalidInput([{ field: 'state', message }])
}
