/** The user endpoints of the ChakraHQ API: list and fetch in two versions, update in three methods. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type TObject } from 'typebox'
import { isKnown, isMeant, strongTag, weakTag } from '../../http/etag.ts'
import type { PeopleBodies } from '../../http/people-body.ts'
import { RequestFaults } from '../../http/validation.ts'
import { AppError, invalidInput, type Fault } from '../../lib/app-error.ts'
import { isJsonObject } from '../../lib/json.ts'
import { isUuid } from '../../lib/uuid.ts'
import { authenticateAndReadUser, type AuthenticationContext } from '../../team/authenticate.ts'
import { listPeople } from '../../team/people-list.ts'
import { updateUser, userNotFound } from '../../team/users.ts'
import type { ActorTeam } from '../../team/actor.ts'
import type { UserDetails } from '../../team/user.ts'
import { actorOf, hasBody, identify, tokenHashOf } from './bearer.ts'
import { answer } from './envelope.ts'
import { peopleWriter, readListQuery } from './list.ts'
import { presentDetails, presentDetailsV1, versions, type Version } from './present.ts'
import { readChange, readOnlyFaults } from './read-change.ts'
import * as schema from './schema.ts'

export interface ChakraContext extends AuthenticationContext {
  readonly peopleBodies: PeopleBodies
}

// Ids of no user, for asking who calls when the id in the path cannot be one.
const nobody = '00000000-0000-0000-0000-000000000000'
const json = 'application/json; charset=utf-8'
const userId = Type.Object({ userId: Type.String({ description: 'the id of a user' }) })
const security = [{ token: [] }]

export const listRoutes =
  (context: ChakraContext, version: Version, user: TObject): FastifyPluginAsyncTypebox =>
  (app) => {
    const route = {
      tags: ['Users'],
      summary: version === 'v1' ? 'List users' : 'List users (V2)',
      description:
        'All users of the team, by date of creation. Any of the parameters asks for a page instead: `_meta` then has `total`, `hasMore` and `nextCursor`.',
      security,
      querystring: schema.ListQuery,
      response: {
        200: schema.userList(user, version === 'v1' ? 'ListedUserV1' : 'ListedUserV2'),
        304: Type.Null(),
        ...schema.failures(400, 401, 403, 429, 503),
      },
    }
    app.get(
      '/users',
      { schema: route, attachValidation: true, onRequest: (request) => identify(context, request) },
      (request, reply) => {
        const queried = Object.keys(request.query).length > 0
        return queried
          ? sendPage(context, version, request, reply)
          : sendAll(context, version, request, reply)
      },
    )
    return Promise.resolve()
  }

async function sendAll(
  context: ChakraContext,
  version: Version,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { team } = actorOf(request)
  const tagOf = (peopleVersion: number): string => weakTag(team.id.slice(-12), peopleVersion)
  if (isKnown(request.headers['if-none-match'], tagOf(team.peopleVersion)))
    return reply.code(304).header('etag', tagOf(team.peopleVersion)).send()
  const stamp = (sent: number): void => void reply.header('etag', tagOf(sent))
  return context.peopleBodies.send(reply, team.id, team.peopleVersion, peopleWriter(version, team), stamp)
}

async function sendPage(
  context: ChakraContext,
  version: Version,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const actor = actorOf(request)
  const { query, present, faults } = readListQuery(
    version,
    request.query as schema.ListQuery,
    actor.team,
    faultsOf(request),
  )
  const page = await listPeople(context, actor, query, faults)
  const meta = { total: page.total, hasMore: page.nextCursor !== null, nextCursor: page.nextCursor }
  const body = JSON.stringify(answer(page.users.map(present), meta))
  const tag = `W/${strongTag(body)}`
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).header('etag', tag).send()
  return reply.header('etag', tag).type(json).send(body)
}

export const userRoutes =
  (context: ChakraContext, version: Version, details: TObject): FastifyPluginAsyncTypebox =>
  (app) => {
    const single = { tags: ['Users'], security, params: userId }
    const fetchRoute = {
      ...single,
      summary: version === 'v1' ? 'Fetch a user' : 'Fetch a user (V2)',
      response: {
        200: schema.envelope(details),
        304: Type.Null(),
        ...schema.failures(400, 401, 404, 429, 503),
      },
    }
    if (version === 'v2') {
      app.get('/user/:userId', { schema: fetchRoute }, (request, reply) =>
        sendUser(context, version, request, reply),
      )
      return Promise.resolve()
    }
    const change = { body: schema.UserChange, response: changeAnswers(schema.envelope(details)) }
    const update = { ...single, ...change, summary: 'Update a user', description: updateDescription }
    const identified = {
      attachValidation: true,
      onRequest: (request: FastifyRequest) => identify(context, request),
    }
    app.get<{ Params: { userId: string } }>(
      '/user/:userId',
      {
        schema: {
          ...fetchRoute,
          description:
            'With a JSON body this is the update of the user, as the original documents it; the answer then repeats the sent fields beside `_data`.',
          body: Type.Optional(schema.UserChange),
          response: {
            ...change.response,
            ...fetchRoute.response,
            200: Type.Union([schema.envelope(details), repeatedEnvelope(details)]),
          },
        },
        attachValidation: true,
        onRequest: async (request) => {
          if (hasBody(request)) await identify(context, request)
        },
      },
      async (request, reply) => {
        if (request.body === undefined) return sendUser(context, version, request, reply)
        return sendChanged(context, request, reply, request.body as schema.UserChange)
      },
    )
    for (const method of ['PUT', 'PATCH'] as const)
      app.route({
        method,
        url: '/user/:userId',
        schema: update,
        ...identified,
        handler: (request, reply) => sendChanged(context, request, reply),
      })
    for (const url of ['/user', '/user/'])
      app.route({
        method: ['GET', 'PUT', 'PATCH'],
        url,
        schema: { hide: true },
        onRequest: (request) => identify(context, request),
        handler: () => {
          throw invalidInput([
            { field: 'userId', message: 'is missing: the path must be /v1/ext/user/{userId}' },
          ])
        },
      })
    return Promise.resolve()
  }

const updateDescription =
  'Changes the sent fields and leaves the others. Lists replace the whole list. A user as it was fetched can be sent back. With If-Match the change is made only if the user is still what it was.'

const changeAnswers = (success: TObject) => ({
  200: success,
  ...schema.failures(400, 401, 403, 404, 409, 412, 413, 415, 429, 503),
})

const repeatedEnvelope = (details: TObject) =>
  Type.Object(
    { ...schema.UserChange.properties, ...schema.envelope(details).properties },
    { additionalProperties: false },
  )

async function sendUser(
  context: ChakraContext,
  version: Version,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { userId: id } = request.params as { userId: string }
  const { actor, user } = await authenticateAndReadUser(
    context,
    tokenHashOf(request),
    isUuid(id) ? id : nobody,
  )
  if (user === undefined) throw userNotFound()
  const body = JSON.stringify(answer(presentDetails(version, user, actor.team)))
  const tag = strongTag(body)
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).header('etag', tag).send()
  return reply.header('etag', tag).type(json).send(body)
}

/** Changes the user and sends it, together with `repeated` fields at the top. */
async function sendChanged(
  context: ChakraContext,
  request: FastifyRequest,
  reply: FastifyReply,
  repeated?: schema.UserChange,
) {
  const actor = actorOf(request)
  const { userId: id } = request.params as { userId: string }
  const faults = faultsOf(request)
  if (!isJsonObject(request.body))
    throw invalidInput([{ field: 'body', message: 'must be a JSON object with fields of a user' }])
  const body: schema.UserChange = request.body
  const changes = readChange(body, faults, actor.team.defaultCountry)
  const ifMatch = request.headers['if-match']
  const user = await updateUser(context, actor, id, changes, (present) => {
    if (ifMatch !== undefined && !isFetched(ifMatch, present, actor.team))
      throw new AppError(
        'conflict',
        'precondition_failed',
        'The user was changed since it was fetched. Fetch it again, then repeat the change.',
      )
    return [...faults, ...readOnlyFaults(body, present, actor.team)]
  })
  const sent = answer(presentDetailsV1(user))
  return reply
    .header('etag', strongTag(JSON.stringify(sent)))
    .type(json)
    .send(JSON.stringify({ ...repeated, ...sent }))
}

/** True when the header has the tag with which this state of the user was sent, in either version. */
function isFetched(ifMatch: string, present: UserDetails, team: ActorTeam): boolean {
  return versions.some((version) =>
    isMeant(ifMatch, strongTag(JSON.stringify(answer(presentDetails(version, present, team))))),
  )
}

function faultsOf(request: FastifyRequest): Fault[] {
  const error: Error | undefined = request.validationError
  if (error === undefined) return []
  if (error instanceof RequestFaults) return [...error.faults]
  throw error
}
