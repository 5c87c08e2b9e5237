/** `GET /v1/ext/config`: what the UUIDs in all other answers stand for. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isKnown, strongTag, weakTag } from '../../../http/etag.ts'
import { accessTo } from '../../../records/access.ts'
import { listRoles } from '../../../team/roles.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { reading, type DefinitionsContext } from '../procedures/definition-routes.ts'
import { envelope, failures } from '../schema.ts'
import { presentConfig } from './present.ts'
import { Config } from './schema.ts'

export const configRoutes =
  (context: DefinitionsContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/config',
      {
        ...reading(context),
        schema: {
          tags: ['Procedures'],
          summary: 'Fetch the config',
          description:
            'Everything that the team has defined, to look up the UUIDs of other answers. With If-None-Match it costs nothing while nothing has changed. Procedures that the role of the key may not see are left out.',
          security: [{ token: [] }],
          response: { 200: envelope(Config), 304: Type.Null(), ...failures(401, 403, 429, 503) },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { team } = actor
        const [config, roles] = await Promise.all([
          context.configs.at(team.id, team.configVersion),
          listRoles(context, team.id),
        ])
        // What comes from elsewhere than the definitions, and who asks.
        const beside = strongTag(
          JSON.stringify([team.name, team.timeZone, team.defaultCountry, roles, actor.roleId]),
        )
        const tag = weakTag(team.id.slice(-12), config.version, beside.slice(1, -1))
        void reply.header('etag', tag)
        if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send(null)
        const seen = config.procedures.filter((procedure) => accessTo(actor, procedure) !== 'none')
        return answer(presentConfig(team, config, seen, roles))
      },
    )
    return Promise.resolve()
  }
