/**
 * The admin API: one address, where the parameter `action` says what to do and the method says nothing.
 * Whatever happens is answered in this API's own form and with its own headers.
 */
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { noSuchAddress } from '../../http/problem.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ActorTeam } from '../../team/actor.ts'
import { findWorksectionAccount, type WorksectionAccountsContext } from '../../team/worksection-accounts.ts'
import { actionInvalid, actionRequired, hashInvalid, sendFailure } from './failure.ts'
import { sendUsers, type GetUsersContext } from './get-users.ts'
import { readBody, readParameters, type Parameters } from './parameters.ts'
import { getSchema, postSchema } from './schema.ts'
import { isAdminHeaderValid, isHashValid } from './signature.ts'

export interface AdminContext extends WorksectionAccountsContext, GetUsersContext {
  readonly clock: Clock
}

type AdminRequest = FastifyRequest<{ Body: readonly string[] | undefined }>
type Action = (context: AdminContext, team: ActorTeam, reply: FastifyReply) => Promise<FastifyReply>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Read by @fastify/cors, which does not declare it. */
    cors?: false
  }
}

const actions: ReadonlyMap<string, Action> = new Map([['get_users', sendUsers]])

const headers = {
  'cache-control': 'no-store, no-cache, must-revalidate',
  pragma: 'no-cache',
  expires: 'Thu, 19 Nov 1981 08:52:00 GMT',
  'x-frame-options': 'SAMEORIGIN',
  'access-control-allow-origin': '*',
}
const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Accept, Authorization, Content-Type, Sdk-Client',
  'access-control-max-age': '86400',
}

/** Everything below the prefix under which it is registered, with and without a slash at its end. */
export const adminApi =
  (context: AdminContext): FastifyPluginCallback =>
  (app, _options, done) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer) =>
      readBody(request.headers['content-type'] ?? '', body),
    )
    // The schemas only document: parameters are read from wherever they are.
    app.setValidatorCompiler(() => () => true)
    app.setErrorHandler(sendFailure)
    app.setNotFoundHandler((request, reply) => sendFailure(noSuchAddress(request), request, reply))
    app.addHook('onSend', (_request, reply, _payload, next) => {
      reply.headers(headers)
      next()
    })
    const handler = (request: AdminRequest, reply: FastifyReply) => act(context, request, reply)
    // The setting for CORS is about the other APIs: this one is open to all pages, as the original is.
    const config = { cors: false } as const
    for (const prefixTrailingSlash of ['slash', 'no-slash'] as const) {
      const hide = prefixTrailingSlash === 'no-slash'
      const route = { url: '/', prefixTrailingSlash, config, handler }
      app.route({ ...route, method: 'GET', schema: { ...getSchema, hide } })
      app.route({ ...route, method: 'POST', schema: { ...postSchema, hide } })
      app.route({
        ...route,
        method: 'OPTIONS',
        schema: { hide: true },
        handler: (_request, reply) => reply.code(204).headers(preflightHeaders).send(),
      })
    }
    done()
  }

async function act(context: AdminContext, request: AdminRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parameters = readParameters(request.raw.url ?? '', request.body ?? [])
  const name = parameters.values.get('action') ?? ''
  if (name === '') throw actionRequired()
  // Before the action is looked at: which actions there are is not for strangers.
  const team = await authorize(context, request, name, parameters)
  const action = actions.get(name)
  if (action === undefined) throw actionInvalid(name, [...actions.keys()])
  return action(context, team, reply)
}

/** The team in whose name the request was signed. Throws `unauthenticated`. */
async function authorize(
  context: AdminContext,
  { hostname, headers: { authorization } }: AdminRequest,
  action: string,
  parameters: Parameters,
): Promise<ActorTeam> {
  const account = await findWorksectionAccount(context, hostname)
  if (account === undefined) throw hashInvalid()
  const { team, keys } = account
  if (!isHashValid(parameters, keys) && !isAdminHeaderValid(authorization, action, keys, context.clock()))
    throw hashInvalid()
  return team
}
