/** The endpoints by which a team defines what it works on: procedures, entities, and the short lists beside them. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { accessTo, assertMay } from '../../../records/access.ts'
import { describeEntity, describeProcedure } from '../../../records/define/describe.ts'
import { changeEntity, createEntity, findEntity } from '../../../records/define/entities.ts'
import { changeProcedure, createProcedure } from '../../../records/define/procedures.ts'
import type { Entity, Procedure } from '../../../records/procedure.ts'
import { findProcedure } from '../../../records/team-configs.ts'
import { listRoles } from '../../../team/roles.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { EntityChange, ProcedureChange } from './change-schema.ts'
import { defining, described, reading, type DefinitionsContext } from './definition-routes.ts'
import { itemRoutes } from './items.ts'
import * as schema from './schema.ts'

const changing = [404, 409, 413, 415]
const procedureName = Type.Object({
  procedure: Type.String({ description: 'the id or short id of a procedure' }),
})
const entityName = Type.Object({ entity: Type.String({ description: 'the id or short id of an entity' }) })

export const procedureRoutes =
  (context: DefinitionsContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/procedure',
      {
        ...reading(context),
        schema: {
          ...described('List procedures', Type.Array(schema.ProcedureSummary)),
          description: 'Those that the role of the key may see, in the order in which they were made.',
        },
      },
      async (request) => {
        const actor = actorOf(request)
        const config = await context.configs.at(actor.team.id, actor.team.configVersion)
        const seen = config.procedures.filter((procedure) => accessTo(actor, procedure) !== 'none')
        return answer(seen.map((procedure) => summaryOf(describeProcedure(config, [], procedure))))
      },
    )
    app.get(
      '/procedure/:procedure',
      {
        ...reading(context),
        schema: { ...described('Fetch a procedure', schema.Procedure, 404), params: procedureName },
      },
      async (request) => {
        const actor = actorOf(request)
        const config = await context.configs.at(actor.team.id, actor.team.configVersion)
        const procedure = findProcedure(config, request.params.procedure)
        assertMay(actor, procedure, 'read')
        return answer(describeProcedure(config, await listRoles(context, actor.team.id), procedure))
      },
    )
    app.post(
      '/procedure',
      {
        ...defining(context),
        schema: {
          ...described('Create a procedure', schema.Procedure, ...changing),
          description:
            'For keys of admins. `shortId`, `entity`, `states`, `startState` and `completedState` are needed.',
          body: ProcedureChange,
        },
      },
      async (request) =>
        answer(await shown(request, await createProcedure(context, actorOf(request), request.body))),
    )
    app.patch(
      '/procedure/:procedure',
      {
        ...defining(context),
        schema: {
          ...described('Change a procedure', schema.Procedure, ...changing),
          description:
            'For keys of admins. Entries of lists are matched by short id: what is named is changed, what is new is added, what is not named stays.',
          params: procedureName,
          body: ProcedureChange,
        },
      },
      async (request) => {
        const { procedure } = request.params
        return answer(
          await shown(request, await changeProcedure(context, actorOf(request), procedure, request.body)),
        )
      },
    )
    await app.register(entityRoutes(context))
    await app.register(itemRoutes(context))

    async function shown(request: FastifyRequest, procedure: Procedure) {
      const { team } = actorOf(request)
      const [config, roles] = await Promise.all([context.configs.now(team.id), listRoles(context, team.id)])
      return describeProcedure(config, roles, procedure)
    }
  }

function summaryOf(procedure: ReturnType<typeof describeProcedure>) {
  const { id, team, createdAt, updatedAt, shortId, name, description, entity } = procedure
  return { id, team, createdAt, updatedAt, shortId, name, description, entity }
}

const entityRoutes =
  (context: DefinitionsContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const shown = (entity: Entity) => answer(describeEntity(entity))
    app.get(
      '/entity',
      { ...reading(context), schema: described('List entities', Type.Array(schema.Entity)) },
      async (request) => {
        const { team } = actorOf(request)
        const { entities } = await context.configs.at(team.id, team.configVersion)
        return answer(entities.map(describeEntity))
      },
    )
    app.get(
      '/entity/:entity',
      {
        ...reading(context),
        schema: { ...described('Fetch an entity', schema.Entity, 404), params: entityName },
      },
      async (request) => {
        const { team } = actorOf(request)
        return shown(findEntity(await context.configs.at(team.id, team.configVersion), request.params.entity))
      },
    )
    app.post(
      '/entity',
      {
        ...defining(context),
        schema: { ...described('Create an entity', schema.Entity, ...changing), body: EntityChange },
      },
      async (request) => shown(await createEntity(context, actorOf(request), request.body)),
    )
    app.patch(
      '/entity/:entity',
      {
        ...defining(context),
        schema: {
          ...described('Change an entity', schema.Entity, ...changing),
          params: entityName,
          body: EntityChange,
        },
      },
      async (request) =>
        shown(await changeEntity(context, actorOf(request), request.params.entity, request.body)),
    )
    return Promise.resolve()
  }
