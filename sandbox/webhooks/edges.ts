/** Subscribing to webhooks, and what apps and tokens are. */
import type { Call, Edge } from '../graph/edge.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import type { AccessToken, App } from '../world/objects.ts'
import { describeToken } from './debug-token.ts'
import {
  subscribeApp,
  subscribeToWaba,
  unsubscribeApp,
  unsubscribeFromWaba,
  webhookObject,
} from './subscriptions.ts'

const done = { success: true }

const appFields: FieldReaders<App> = {
  name: ({ name }) => name,
  category: () => 'Messaging',
  link: ({ id }) => linkTo(id),
}

export const webhookEdges: readonly Edge[] = [
  {
    on: 'app',
    edge: 'subscriptions',
    method: 'POST',
    async handle({ context, id, body }) {
      await subscribeApp(context, id, body)
      return done
    },
  },
  { on: 'app', edge: 'subscriptions', method: 'GET', handle: showSubscriptions },
  {
    on: 'app',
    edge: 'subscriptions',
    method: 'DELETE',
    handle({ context, id, body }) {
      unsubscribeApp(context, id, body['fields'])
      return done
    },
  },
  {
    on: 'waba',
    edge: 'subscribed_apps',
    method: 'POST',
    async handle({ context, id, token, body }) {
      await subscribeToWaba(context, id, token?.appId ?? '', body)
      return done
    },
  },
  { on: 'waba', edge: 'subscribed_apps', method: 'GET', handle: showSubscribedApps },
  {
    on: 'waba',
    edge: 'subscribed_apps',
    method: 'DELETE',
    handle({ context, id, token }) {
      unsubscribeFromWaba(context, id, token?.appId ?? '')
      return done
    },
  },
  { on: 'none', edge: 'oauth/access_token', method: 'GET', needsToken: false, handle: giveAppToken },
  { on: 'none', edge: 'oauth/access_token', method: 'POST', needsToken: false, handle: giveAppToken },
  {
    on: 'none',
    edge: 'debug_token',
    method: 'GET',
    handle({ context, query }) {
      const input = query['input_token']
      if (input === undefined || input === '') throw parameterError('The parameter input_token is required.')
      return { data: describeToken(context, input) }
    },
  },
  { on: 'none', edge: 'me', method: 'GET', handle: showSelf },
  {
    on: 'app',
    edge: '',
    method: 'GET',
    handle({ context, id, query }) {
      const app = context.world.apps.get(id)
      return (
        app &&
        showFields(app, appFields, { name: 'Application', defaults: Object.keys(appFields) }, query['fields'])
      )
    },
  },
]

function showSubscriptions({ context, id, version }: Call): unknown {
  const app = context.world.apps.get(id)
  if (app === undefined || app.callbackUrl === null) return { data: [] }
  const fields = app.fields.map((name) => ({ name, version: `v${version}.0` }))
  return { data: [{ object: webhookObject, callback_url: app.callbackUrl, active: true, fields }] }
}

function showSubscribedApps({ context, id }: Call): unknown {
  const { apps, wabas } = context.world
  const subscriptions = wabas.get(id)?.subscriptions ?? []
  return {
    data: subscriptions.map(({ appId, overrideCallbackUri }) => ({
      whatsapp_business_api_data: { id: appId, name: apps.get(appId)?.name ?? '', link: linkTo(appId) },
      ...(overrideCallbackUri === null ? {} : { override_callback_uri: overrideCallbackUri }),
    })),
  }
}

function giveAppToken({ context, body }: Call): unknown {
  const { client_id: appId, client_secret: secret } = body
  const app = typeof appId === 'string' ? context.world.apps.get(appId) : undefined
  if (app === undefined)
    throw new GraphError(190, {
      status: 400,
      message: 'Error validating application. Cannot get application info due to a system error.',
    })
  if (app.secret !== secret) throw new GraphError(1, { message: 'Error validating client secret.' })
  if (body['grant_type'] !== 'client_credentials')
    throw parameterError('Param grant_type must be one of {client_credentials}')
  return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' }
}

function showSelf({ context, token }: Call): unknown {
  const app = context.world.apps.get(token?.appId ?? '')
  if (token === null || isAppToken(token)) return { id: app?.id, name: app?.name }
  return { id: systemUserId(token), name: `${app?.name ?? ''} system user` }
}

function isAppToken({ id, appId }: AccessToken): boolean {
  return id.startsWith(`${appId}|`)
}

/** One system user stands behind all tokens of an app. */
function systemUserId({ appId }: AccessToken): string {
  return `1${appId.slice(1)}`
}

function linkTo(appId: string): string {
  return `https://www.facebook.com/games/?app_id=${appId}`
}
