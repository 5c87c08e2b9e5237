/** The ChakraHQ dialect: its endpoints, its errors, its unknown addresses. */
import type { FastifyPluginAsync } from 'fastify'
import { noSuchAddress } from '../../http/problem.ts'
import { chatListRoutes } from './chats/list-routes.ts'
import { chatRoutes } from './chats/routes.ts'
import { configRoutes } from './config/routes.ts'
import { deskRoutes } from './desk/index.ts'
import { contactsRoutes, type ContactRoutesContext } from './contacts/routes.ts'
import { sendFailure } from './envelope.ts'
import { eventRoutes, type EventRoutesContext } from './events/routes.ts'
import { healthRoutes } from './health.ts'
import { bulkRoutes, type BulkContext } from './jobs/bulk-routes.ts'
import { jobRoutes } from './jobs/routes.ts'
import { pluginMediaRoutes } from './media/plugin-routes.ts'
import { mediaRoutes, type MediaRoutesContext } from './media/routes.ts'
import { whatsappMediaRoutes } from './media/whatsapp-routes.ts'
import { photoRoutes, type PhotoRoutesContext } from './photos/routes.ts'
import { processRoutes } from './processes/routes.ts'
import { pluginRootRoutes } from './plugins/root-routes.ts'
import { pluginRoutes, type PluginRoutesContext } from './plugins/routes.ts'
import { procedureRoutes } from './procedures/routes.ts'
import { UserDetailsV1, UserDetailsV2, UserV1, UserV2 } from './schema.ts'
import { searchRoutes } from './search/routes.ts'
import { sendingRoutes, type SendingRoutesContext } from './sending/routes.ts'
import { taskRoutes } from './tasks/routes.ts'
import { templateSendRoutes } from './templates/send-routes.ts'
import { templateRoutes, type TemplateRoutesContext } from './templates/template-routes.ts'
import { listRoutes, userRoutes, type ChakraContext } from './users.ts'
import { webhookRoutes, type WebhookRoutesContext } from './webhooks/routes.ts'
import { deliveryRoutes, type DeliveryRoutesContext } from './deliveries/routes.ts'
import { whatsappRoutes } from './whatsapp/index.ts'

/** Everything below /v1. */
export const chakraV1 =
  (
    context: ChakraContext &
      PhotoRoutesContext &
      BulkContext &
      ContactRoutesContext &
      EventRoutesContext &
      MediaRoutesContext &
      PluginRoutesContext &
      DeliveryRoutesContext &
      SendingRoutesContext &
      TemplateRoutesContext &
      WebhookRoutesContext,
  ): FastifyPluginAsync =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    app.setNotFoundHandler((request, reply) => sendFailure(noSuchAddress(request), request, reply))
    await app.register(healthRoutes(context))
    await app.register(eventRoutes(context))
    await app.register(listRoutes(context, 'v1', UserV1), { prefix: '/ext' })
    await app.register(userRoutes(context, 'v1', UserDetailsV1), { prefix: '/ext' })
    await app.register(photoRoutes(context), { prefix: '/ext' })
    await app.register(taskRoutes(context), { prefix: '/ext' })
    await app.register(configRoutes(context), { prefix: '/ext' })
    await app.register(procedureRoutes(context), { prefix: '/ext' })
    await app.register(processRoutes(context), { prefix: '/ext' })
    await app.register(jobRoutes(context), { prefix: '/ext' })
    await app.register(bulkRoutes(context), { prefix: '/ext' })
    await app.register(searchRoutes(context), { prefix: '/ext' })
    await app.register(sendingRoutes(context), { prefix: '/ext' })
    await app.register(chatListRoutes(context), { prefix: '/ext' })
    await app.register(chatRoutes(context), { prefix: '/ext' })
    await app.register(templateRoutes(context), { prefix: '/ext' })
    await app.register(templateSendRoutes(context), { prefix: '/ext' })
    await app.register(mediaRoutes(context), { prefix: '/ext' })
    await app.register(pluginMediaRoutes(context), { prefix: '/ext' })
    await app.register(whatsappMediaRoutes(context, 'v1'), { prefix: '/whatsapp' })
    await app.register(pluginRoutes(context), { prefix: '/ext' })
    await app.register(webhookRoutes(context), { prefix: '/ext' })
    await app.register(deliveryRoutes(context), { prefix: '/ext' })
    await app.register(contactsRoutes(context), { prefix: '/ext' })
    await app.register(whatsappRoutes(context))
    await app.register(deskRoutes(context), { prefix: '/ext' })
    await app.register(bulkRoutes(context, true))
  }

/** Everything below /v2. */
export const chakraV2 =
  (context: ChakraContext & MediaRoutesContext): FastifyPluginAsync =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    app.setNotFoundHandler((request, reply) => sendFailure(noSuchAddress(request), request, reply))
    await app.register(listRoutes(context, 'v2', UserV2), { prefix: '/ext' })
    await app.register(userRoutes(context, 'v2', UserDetailsV2), { prefix: '/ext' })
    await app.register(whatsappMediaRoutes(context, 'v2'), { prefix: '/whatsapp' })
  }

/** Without a version: what integrations of the original call there. */
export const chakraRoot =
  (context: PluginRoutesContext): FastifyPluginAsync =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    await app.register(pluginRootRoutes(context))
  }
