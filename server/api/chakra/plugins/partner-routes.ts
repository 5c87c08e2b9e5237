/** How a partner's customer connects a number without a key: tokens, the page they open, and the script that frames it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { logFailure } from '../../../http/errors.ts'
import { AppError } from '../../../lib/app-error.ts'
import {
  connectByToken,
  connectSandboxByToken,
  createConnectToken,
  invitationOf,
} from '../../../messaging/partner/connect-tokens.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { connectPage, connectPagePolicy, refusedPage } from './connect-page.ts'
import { partnerSdk } from './partner-sdk.ts'
import { isConnected, presentAccount, presentNumber } from './present.ts'
import { given, readConnecting } from './read-body.ts'
import type { PluginRoutesContext } from './routes.ts'
import * as schema from './schema.ts'

const tags = ['WhatsApp partners']
const pagePath = '/whatsapp-partner/connect'
const hourSeconds = 3_600
const page = (description: string) => ({ description, content: { 'text/html': { schema: schema.Page } } })

/** Below /v1/ext. */
export const partnerRoutes =
  (context: PluginRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.post(
      '/whatsapp-partner/create-connect-token',
      {
        onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
        schema: {
          tags,
          security: [{ token: [] }],
          summary: 'Create a connect token',
          description:
            'For a plugin that is connected again, or for a new one with `newPluginName`. With the token somebody without a key connects that plugin, once, within an hour. For keys of an admin.',
          body: schema.TokenWish,
          response: {
            200: envelope(schema.ConnectTokenV1),
            ...failures(400, 401, 403, 404, 413, 415, 429, 503),
          },
        },
      },
      async (request) => {
        const { pluginId, newPluginName, clientReferenceId, clientName, clientEmail } = request.body
        const made = await createConnectToken(context, actorOf(request), {
          pluginId: given(pluginId),
          newPluginName: given(newPluginName),
          clientReferenceId: given(clientReferenceId),
          clientName: given(clientName),
          clientEmail: given(clientEmail),
        })
        const query = new URLSearchParams({ connectToken: made.connectToken }).toString()
        return answer({ ...made, connectUrl: `${context.publicUrl()}/v1/ext${pagePath}?${query}` })
      },
    )
    app.get(
      pagePath,
      {
        schema: {
          tags,
          summary: 'Show the connect page',
          description: 'A page for people, in a frame or a tab of its own. It needs no key.',
          querystring: schema.ConnectQuery,
          response: {
            200: page('the page'),
            403: page('the page, which says that the token cannot be used'),
            ...failures(400, 429, 503),
          },
        },
      },
      async (request, reply) => {
        try {
          const token = request.query.connectToken ?? ''
          const { pluginName, clientName } = await invitationOf(context, token)
          const hasSandbox = context.sandbox.makeBusiness !== undefined
          return await sendPage(reply, 200, connectPage({ pluginName, clientName, hasSandbox }))
        } catch (error) {
          if (!(error instanceof AppError) || error.kind === 'unavailable') throw error
          logFailure(request, error)
          return sendPage(reply, 403, refusedPage(error.message))
        }
      },
    )
    app.post(
      pagePath,
      {
        schema: {
          tags,
          summary: 'Connect with a connect token',
          description: 'What the connect page sends. The token is used up by success, and by nothing else.',
          body: schema.TokenConnecting,
          response: {
            200: envelope(schema.PartnerConnected, schema.Warnings),
            ...failures(400, 403, 404, 409, 413, 415, 429, 502, 503),
          },
        },
      },
      async (request) => {
        const { connectToken, sandbox } = request.body
        const { details, warnings } =
          sandbox === true
            ? await connectSandboxByToken(context, connectToken)
            : await connectByToken(context, connectToken, readConnecting(request.body))
        const { plugin, wabas, numbers } = details
        return answer(
          {
            pluginId: plugin.id,
            whatsappBusinessAccounts: wabas.filter(isConnected).map(presentAccount),
            whatsappPhoneNumbers: numbers.map((number) => presentNumber(number, plugin)),
          },
          { warnings: [...warnings] },
        )
      },
    )
    return Promise.resolve()
  }

/** At the top: where pages load the script from. */
export const partnerSdkRoute: FastifyPluginCallback = (app, _options, done) => {
  app.get('/whatsapp-partner-connect/v1_0_1/sdk.js', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', `public, max-age=${hourSeconds}`)
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(partnerSdk),
  )
  done()
}

/** The address of the page carries a token: it is neither kept nor told to anybody. */
function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', connectPagePolicy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .serializer((text: unknown) => text as string)
    .send(page)
}
