/** The list of processes: what is asked goes to the domain as it is, what is answered is reduced to `fields`. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { invalidInput, type Fault } from '../../../lib/app-error.ts'
import { listProcesses, type ListQuery } from '../../../records/query/list-processes.ts'
import { answer } from '../envelope.ts'
import { failures } from '../schema.ts'
import { faultsOf, isInvalid, objectIn, together } from './faults.ts'
import { readFields } from './fields.ts'
import { json, open, viewOf, wantsReadable, type Opened, type ProcessContext } from './opened.ts'
import * as places from './places.ts'
import { peopleIn, presentProcess } from './present.ts'
import * as schema from './schema.ts'

export const listRoute =
  (context: ProcessContext): FastifyPluginAsync =>
  (app) => {
    const { common, described } = places
    app.post(
      `${places.processes}/list`,
      {
        ...common(context),
        schema: {
          ...described,
          summary: 'List processes',
          description:
            'Those that are not deleted and that the key may see, newest first. `where` says which, `orderBy` in which order; `cursor` goes on where an answer ended.',
          params: places.InProcedure,
          querystring: schema.Readable,
          body: schema.ListBody,
          response: { 200: schema.ProcessList, ...failures(400, 401, 403, 404, 413, 415, 429, 503) },
        },
      },
      async (request, reply) => sendList(await open(context, request), request, reply),
    )
    return Promise.resolve()
  }

async function sendList(opened: Opened, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, actor, procedure } = opened
  const faults = faultsOf(request)
  const { fields, readable, ...query } = soundBody(request, faults)
  const reduce = readFields(fields, procedure, faults)
  if (faults.length > 0) throw await refusal(opened, query, faults)
  const { processes, hasMore, nextCursor } = await listProcesses(context, actor, procedure, query)
  const view = await viewOf(opened, readable === true || wantsReadable(request), () => peopleIn(processes))
  const shown = processes.map((process) => reduce(presentProcess(view, process)))
  return reply.type(json).send(JSON.stringify(answer(shown, { hasMore, nextCursor })))
}

/** What the body asks for, without what is at fault. */
function soundBody(request: FastifyRequest, faults: readonly Fault[]): schema.ListBody {
  const atFault = new Set(faults.map(({ field }) => field))
  if (request.body === undefined || request.body === null) return {}
  const { cursor, ...rest } = Object.fromEntries(
    Object.entries(objectIn(request, 'a JSON object with where, orderBy, limit …')).filter(
      ([field]) => !atFault.has(field),
    ),
  ) as schema.ListBody
  return cursor === undefined || cursor === null ? rest : { ...rest, cursor }
}

/** These faults with those of the query, which is otherwise asked for as little as possible. */
async function refusal({ context, actor, procedure }: Opened, query: ListQuery, faults: readonly Fault[]) {
  try {
    await listProcesses(context, actor, procedure, {
      ...query,
      ...(query.limit === undefined && { limit: 1 }),
    })
  } catch (error) {
    if (!isInvalid(error)) throw error
    return invalidInput(together(faults, error.details))
  }
  return invalidInput(faults)
}
