/** Pods, skill types, user profiles and task types: four lists with the same endpoints. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeItem, createItem, findItem, itemsOf, kindNames } from '../../../records/define/items.ts'
import { configItemKinds, type ConfigItem, type ConfigItemKind } from '../../../records/procedure.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { ConfigItemChange } from './change-schema.ts'
import { defining, described, reading, type DefinitionsContext } from './definition-routes.ts'
import * as schema from './schema.ts'

export const itemRoutes =
  (context: DefinitionsContext): FastifyPluginAsyncTypebox =>
  (app) => {
    for (const kind of configItemKinds) addRoutes(kind)
    return Promise.resolve()

    function addRoutes(kind: ConfigItemKind): void {
      const { one, many } = kindNames[kind]
      const url = `/${kind.replace('_', '-')}`
      const params = Type.Object({ name: Type.String({ description: `the id or short id of a ${one}` }) })
      app.get(
        url,
        { ...reading(context), schema: described(`List ${many}`, Type.Array(schema.ConfigItem)) },
        async (request) => {
          const { team } = actorOf(request)
          const config = await context.configs.at(team.id, team.configVersion)
          return answer(itemsOf(config, kind).map((item) => presentItem(team.id, item)))
        },
      )
      app.get(
        `${url}/:name`,
        { ...reading(context), schema: { ...described(`Fetch a ${one}`, schema.ConfigItem, 404), params } },
        async (request) => {
          const { team } = actorOf(request)
          const config = await context.configs.at(team.id, team.configVersion)
          return answer(presentItem(team.id, findItem(config, kind, request.params.name)))
        },
      )
      app.post(
        url,
        {
          ...defining(context),
          schema: {
            ...described(`Create a ${one}`, schema.ConfigItem, 409, 413, 415),
            body: ConfigItemChange,
          },
        },
        async (request) => {
          const actor = actorOf(request)
          return answer(presentItem(actor.team.id, await createItem(context, actor, kind, request.body)))
        },
      )
      app.patch(
        `${url}/:name`,
        {
          ...defining(context),
          schema: {
            ...described(`Change a ${one}`, schema.ConfigItem, 404, 409, 413, 415),
            params,
            body: ConfigItemChange,
          },
        },
        async (request) => {
          const actor = actorOf(request)
          const item = await changeItem(context, actor, kind, request.params.name, request.body)
          return answer(presentItem(actor.team.id, item))
        },
      )
    }
  }

export function presentItem(teamId: string, { id, createdAt, updatedAt, shortId, name, data }: ConfigItem) {
  return { id, team: teamId, createdAt, updatedAt, shortId, name, data }
}
