/** What WhatsApp's webhook delivered to a plugin, what became of each delivery, and applying deliveries again. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { JobBell } from '../../../jobs/job-bell.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import { applyAgain } from '../../../messaging/deliveries/apply-again.ts'
import {
  findDeliveries,
  findDelivery,
  type KeptDelivery,
} from '../../../messaging/deliveries/find-deliveries.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import * as schema from './schema.ts'

export type DeliveryRoutesContext = MessagingContext &
  AuthenticationContext & { readonly deliveries: JobBell }

const described = { tags: ['WhatsApp deliveries'], security: [{ token: [] }] }
const failing = failures(400, 401, 403, 404, 429, 503)
const path = '/plugin/whatsapp/:pluginId/delivery'
const defaultLimit = 20

/** Below /v1/ext. */
export const deliveryRoutes =
  (context: DeliveryRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.get(
      path,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'List deliveries',
          description:
            "Every delivery of WhatsApp's webhook, newest first, with what became of it. For keys of an admin.",
          params: schema.OfPlugin,
          querystring: schema.ListQuery,
          response: { 200: envelope(Type.Array(schema.Delivery), schema.ListMeta), ...failing },
        },
      },
      async (request) => {
        const { conspicuous, limit = defaultLimit, ...query } = request.query
        const { deliveries, nextCursor } = await findDeliveries(
          context,
          actorOf(request),
          request.params.pluginId,
          { ...query, isConspicuous: conspicuous, limit },
        )
        return answer(deliveries.map(present), { hasMore: nextCursor !== null, nextCursor })
      },
    )
    app.get(
      `${path}/:deliveryId`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Look at a delivery',
          description: 'With its body as it came. For keys of an admin.',
          params: schema.OneDelivery,
          response: { 200: envelope(schema.DeliveryWithBody), ...failing },
        },
      },
      async (request) => {
        const { pluginId, deliveryId } = request.params
        const delivery = await findDelivery(context, actorOf(request), pluginId, deliveryId)
        return answer({ ...present(delivery), body: delivery.body.toString('utf8') })
      },
    )
    app.post(
      `${path}/apply`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Apply deliveries again',
          description:
            'By their ids, or by when they were received. What they brought before is not brought twice. For keys of an admin.',
          params: schema.OfPlugin,
          body: schema.Again,
          response: { 200: envelope(schema.Count), ...failing, ...failures(413, 415) },
        },
      },
      async (request) => {
        const count = await applyAgain(context, actorOf(request), request.params.pluginId, request.body)
        return answer({ count })
      },
    )
    await Promise.resolve()
  }

function present(delivery: KeptDelivery): schema.Delivery {
  const { id, pluginId, receivedAt, state, attempts, dueAt, appliedAt, problem, outcome, size } = delivery
  return {
    id,
    plugin: pluginId,
    receivedAt,
    state,
    attempts,
    dueAt: state === 'WAITING' ? dueAt : null,
    appliedAt,
    problem,
    outcome:
      outcome === null
        ? null
        : {
            ...outcome,
            messages: [...outcome.messages],
            fields: [...outcome.fields],
            unknown: [...outcome.unknown],
            problems: [...outcome.problems],
          },
    size,
  }
}
