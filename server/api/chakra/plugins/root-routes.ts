/** Plugins themselves, at /plugin without a version, where integrations of the original make and change them. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { invalidInput } from '../../../lib/app-error.ts'
import { connectPlugin } from '../../../messaging/plugins/connect.ts'
import { createConnectedPlugin } from '../../../messaging/plugins/create-connected.ts'
import { removePlugin } from '../../../messaging/plugins/disconnect.ts'
import { createPlugin, findPlugin, listPlugins, updatePlugin } from '../../../messaging/plugins/plugins.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer, sendFailure } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { given, hasCredentials, readConnecting } from './read-body.ts'
import { partnerSdkRoute } from './partner-routes.ts'
import type { PluginRoutesContext } from './routes.ts'
import * as schema from './schema.ts'
import { listedPlugin, shownPlugin } from './shown-plugin.ts'

const described = { tags: ['WhatsApp plugins'], security: [{ token: [] }] }
const failing = failures(400, 401, 403, 404, 409, 413, 415, 429, 502, 503)
const withWarnings = { 200: envelope(schema.PluginV1, schema.Warnings), ...failing }

export const pluginRootRoutes =
  (context: PluginRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.setErrorHandler(sendFailure)
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.post(
      '/plugin',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Make a plugin',
          description:
            'With an access token it is connected at once, as by …/connect; when that fails, no plugin is made. For keys of an admin.',
          body: schema.NewPlugin,
          response: withWarnings,
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { name, serverConfig } = request.body
        const type = given(request.body.type) ?? 'whatsapp'
        if (type.toLowerCase() !== 'whatsapp')
          throw invalidInput([{ field: 'type', message: 'must be whatsapp: there are no other plugins' }])
        const connecting = readConnecting(request.body)
        const input = { name, config: serverConfig ?? undefined }
        if (hasCredentials(connecting)) {
          const connected = await createConnectedPlugin(context, actor, input, connecting)
          const shown = await shownPlugin(context, actor, connected.details)
          return answer(shown, { warnings: [...connected.warnings] })
        }
        const id = await createPlugin(context, actor, input)
        const details = await findPlugin(context, actor.team.id, id)
        return answer(await shownPlugin(context, actor, details), { warnings: [] })
      },
    )
    app.get(
      '/plugin',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'List plugins',
          description: 'Those of the team, the newest first.',
          response: { 200: envelope(schema.Plugins), ...failing },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const found = await listPlugins(context, actor.team.id)
        return answer(found.map((details) => listedPlugin(context, actor, details)))
      },
    )
    app.get(
      '/plugin/:pluginId',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Fetch a plugin',
          description:
            'Its settings and its verify token are shown to keys of an admin only. Secrets never are.',
          params: schema.PluginId,
          response: { 200: envelope(schema.PluginV1), ...failing },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const details = await findPlugin(context, actor.team.id, request.params.pluginId)
        return answer(await shownPlugin(context, actor, details))
      },
    )
    app.put(
      '/plugin/:pluginId',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Update a plugin',
          description:
            'Changes what is given: the name, whether it is active, its settings, which numbers are used. With an access token or an app secret it is connected anew. For keys of an admin.',
          params: schema.PluginId,
          body: schema.PluginChange,
          response: withWarnings,
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { pluginId } = request.params
        const { name, isActive, serverConfig } = request.body
        const connecting = readConnecting(request.body)
        const warnings = hasCredentials(connecting)
          ? (await connectPlugin(context, actor, pluginId, connecting)).warnings
          : []
        await updatePlugin(context, actor, pluginId, {
          name: name ?? undefined,
          isActive: isActive ?? undefined,
          config: serverConfig ?? undefined,
          enabledNumbers: serverConfig?.enabledWhatsappPhoneNumbers ?? undefined,
        })
        const details = await findPlugin(context, actor.team.id, pluginId)
        return answer(await shownPlugin(context, actor, details), { warnings: [...warnings] })
      },
    )
    app.delete(
      '/plugin/:pluginId',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Remove a plugin',
          description: 'Disconnects all of its WABAs and removes it. Messages stay. For keys of an admin.',
          params: schema.PluginId,
          response: { 200: envelope(schema.Done), ...failing },
        },
      },
      async (request) => {
        await removePlugin(context, actorOf(request), request.params.pluginId)
        return answer({ success: true })
      },
    )
    await app.register(partnerSdkRoute)
  }
