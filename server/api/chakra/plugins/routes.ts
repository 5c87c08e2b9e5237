/** Connected WhatsApp accounts: settings of a plugin, connecting and disconnecting it, its WABAs and phone numbers. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { assertMayConnect } from '../../../messaging/access.ts'
import { connectPlugin, type ConnectContext } from '../../../messaging/plugins/connect.ts'
import { disconnectPlugin } from '../../../messaging/plugins/disconnect.ts'
import { findNumber, findPlugin, listPlugins, updatePlugin } from '../../../messaging/plugins/plugins.ts'
import { syncPlugin } from '../../../messaging/plugins/sync.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { doctorRoutes } from './doctor-routes.ts'
import { partnerRoutes } from './partner-routes.ts'
import { presentAccount, presentConfig, presentNumber } from './present.ts'
import { readConnecting } from './read-body.ts'
import * as schema from './schema.ts'
import { shownPlugin } from './shown-plugin.ts'

export type PluginRoutesContext = ConnectContext & AuthenticationContext

const described = { tags: ['WhatsApp plugins'], security: [{ token: [] }] }
const failing = failures(400, 401, 403, 404, 409, 413, 415, 429, 502, 503)
const plugin = '/plugin/whatsapp/:pluginId'

/** Below /v1/ext. */
export const pluginRoutes =
  (context: PluginRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.post(
      `${plugin}/update-config`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Update the configuration of a plugin',
          description: 'Sets what is given; null and "" clear it. For keys of an admin.',
          params: schema.PluginId,
          body: schema.ConfigChange,
          response: { 200: envelope(schema.Done), ...failing },
        },
      },
      async (request) => {
        const changes = { config: request.body }
        await updatePlugin(context, actorOf(request), request.params.pluginId, changes, '')
        return answer({ success: true })
      },
    )
    app.get(
      `${plugin}/config`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Fetch the configuration of a plugin',
          description: 'For keys of an admin.',
          params: schema.PluginId,
          response: { 200: envelope(schema.ConfigV1), ...failing },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        assertMayConnect(actor)
        const details = await findPlugin(context, actor.team.id, request.params.pluginId)
        return answer(presentConfig(details.plugin.config))
      },
    )
    app.post(
      `${plugin}/connect`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Connect a plugin',
          description:
            'Reads the WABAs and phone numbers that the access token reaches, keeps them and subscribes the webhook. Again with another token, or for further WABAs. What works only in part is told in `_meta.warnings`. For keys of an admin.',
          params: schema.PluginId,
          body: schema.Connecting,
          response: { 200: envelope(schema.PluginV1, schema.Warnings), ...failing },
        },
      },
      async (request) => {
        const { pluginId } = request.params
        const actor = actorOf(request)
        const connected = await connectPlugin(context, actor, pluginId, readConnecting(request.body))
        return answer(await shownPlugin(context, actor, connected.details), {
          warnings: [...connected.warnings],
        })
      },
    )
    app.post(
      `${plugin}/disconnect-waba`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Disconnect a WABA',
          description:
            'Ends the subscription of one WABA and removes its numbers; without `wabaId`, of all, and the access token is forgotten. For keys of an admin.',
          params: schema.PluginId,
          body: schema.Disconnecting,
          response: { 200: envelope(schema.Done), ...failing },
        },
      },
      async (request) => {
        const wabaId = request.body?.wabaId ?? ''
        const { pluginId } = request.params
        await disconnectPlugin(context, actorOf(request), pluginId, wabaId === '' ? undefined : wabaId)
        return answer({ success: true })
      },
    )
    app.post(
      `${plugin}/sync`,
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Read a plugin anew',
          description:
            'Asks WhatsApp for the token, WABAs and phone numbers as they are now; by itself that happens every few hours. What could not be read is told in `_meta.warnings`. For keys of an admin.',
          params: schema.PluginId,
          response: { 200: envelope(schema.PluginV1, schema.Warnings), ...failing },
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const { details, problems } = await syncPlugin(context, actor, request.params.pluginId)
        return answer(await shownPlugin(context, actor, details), { warnings: [...problems] })
      },
    )
    await app.register(accountRoutes(context, onRequest))
    await app.register(doctorRoutes(context))
    await app.register(partnerRoutes(context))
  }

const accountRoutes =
  (
    context: PluginRoutesContext,
    onRequest: (request: FastifyRequest) => Promise<void>,
  ): FastifyPluginAsyncTypebox =>
  (app) => {
    /** Of one plugin, or of all of the team. */
    const wanted = async (request: FastifyRequest, pluginId: string | undefined) => {
      const { team } = actorOf(request)
      return pluginId === undefined || pluginId === ''
        ? listPlugins(context, team.id)
        : [await findPlugin(context, team.id, pluginId)]
    }
    app.get(
      '/whatsapp-phone-number',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'List phone numbers',
          description: 'Those of the team, or of one plugin, as WhatsApp last told of them.',
          querystring: schema.OfPlugin,
          response: { 200: envelope(schema.Numbers), ...failing },
        },
      },
      async (request) => {
        const found = await wanted(request, request.query.pluginId)
        return answer(
          found.flatMap(({ plugin: of, numbers }) => numbers.map((number) => presentNumber(number, of))),
        )
      },
    )
    app.get(
      '/whatsapp-phone-number/:phoneNumberId',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Fetch a phone number',
          params: schema.PhoneNumberId,
          response: { 200: envelope(schema.PhoneNumberV1), ...failing },
        },
      },
      async (request) => {
        const { team } = actorOf(request)
        const { number, plugin: of } = await findNumber(context, team.id, request.params.phoneNumberId)
        return answer(presentNumber(number, of))
      },
    )
    app.get(
      '/whatsapp-business-account',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'List WABAs',
          description: 'Those of the team, or of one plugin, also when they are disconnected.',
          querystring: schema.OfPlugin,
          response: { 200: envelope(schema.Accounts), ...failing },
        },
      },
      async (request) => {
        const found = await wanted(request, request.query.pluginId)
        return answer(found.flatMap(({ wabas }) => wabas.map(presentAccount)))
      },
    )
    return Promise.resolve()
  }
