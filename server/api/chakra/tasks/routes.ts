/** Tasks: making one for a process, fetching, changing and listing them. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { idempotencyOf, markReplay } from '../../../http/idempotency.ts'
import type { JsonObject } from '../../../lib/json.ts'
import type { RecordsContext } from '../../../records/context.ts'
import type { Task } from '../../../records/tasks/task.ts'
import { listTasks, listTasksOfProcess, type TaskPage } from '../../../records/tasks/task-list.ts'
import { createTask } from '../../../records/tasks/create-task.ts'
import { fetchTask, type MadeTask } from '../../../records/tasks/tasks.ts'
import { updateTask } from '../../../records/tasks/update-task.ts'
import { findProcedure } from '../../../records/team-configs.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { usernamesOf } from '../../../team/people-names.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { assertSound } from '../processes/faults.ts'
import { failures } from '../schema.ts'
import { peopleOf, presentTask, type TaskView } from './present.ts'
import { isSentBack, pageLength, readOnlyFaults, readTaskBody, readTaskQuery } from './read.ts'
import * as schema from './schema.ts'

export type TaskRoutesContext = RecordsContext & AuthenticationContext

const described = { tags: ['Tasks'], security: [{ token: [] }] }
const readFailures = failures(400, 401, 403, 404, 429, 503)
const writeFailures = failures(400, 401, 403, 404, 409, 413, 415, 429, 503)

export const taskRoutes =
  (context: TaskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const always = {
      attachValidation: true,
      onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
    }
    const one = { ...described, querystring: schema.Readable }
    app.post(
      '/p/:procedure/:process/task/:stateTask',
      {
        ...always,
        schema: {
          ...one,
          summary: 'Create a task',
          description:
            'Makes a task of a kind that the procedure offers in the state of the process. With the status COMPLETED it logs what was done.',
          params: schema.TaskPlace,
          body: schema.NewTask,
          response: { 200: schema.TaskAnswer, ...writeFailures },
        },
      },
      async (request, reply) => {
        const { procedure, process, stateTask } = request.params
        const { input, faults } = readTaskBody(request)
        const actor = actorOf(request)
        const found = findProcedure(await configOf(context, request), procedure)
        const place = { process: { idOrPrimaryKey: process }, stateTask, input }
        const idempotency = idempotencyOf(request)
        return sendMade(
          context,
          request,
          reply,
          await createTask(context, actor, found, place, { faults, idempotency }),
        )
      },
    )
    app.get(
      '/task/:taskId',
      {
        ...always,
        schema: {
          ...one,
          summary: 'Fetch a task',
          params: schema.taskId,
          response: { 200: schema.TaskAnswer, ...readFailures },
        },
      },
      async (request) => {
        assertSound(request)
        return showTask(context, request, await fetchTask(context, actorOf(request), request.params.taskId))
      },
    )
    for (const method of ['PUT', 'PATCH'] as const)
      app.route({
        ...always,
        method,
        url: '/task/:taskId',
        schema: {
          ...one,
          summary: 'Update a task',
          description:
            'Changes the sent fields and leaves the others; `data` is merged key by key, and null clears. The times of start, completion and cancellation follow the status.',
          params: schema.taskId,
          body: schema.TaskChange,
          response: { 200: schema.TaskAnswer, ...writeFailures },
        },
        handler: (request, reply) => update(context, request, reply, request.params.taskId),
      })
    app.post(
      '/task/list',
      {
        ...always,
        schema: {
          ...one,
          summary: 'List tasks',
          description:
            'Tasks of one status by the time when they are due; those that are never due come last. Keys whose role sees only its own list what is assigned to their user, unless they ask for somebody else.',
          body: schema.TaskQuery,
          response: { 200: schema.TaskPage, ...readFailures, ...failures(413, 415) },
        },
      },
      async (request) => {
        const { query, faults } = readTaskQuery(request)
        return showPage(context, request, await listTasks(context, actorOf(request), query, faults))
      },
    )
    app.get(
      '/procedure/:procedure/process/:process/task',
      {
        ...always,
        schema: {
          ...described,
          summary: 'List the tasks of a process',
          description: 'In the order in which they were made.',
          params: schema.InProcess,
          querystring: schema.PageQuery,
          response: { 200: schema.TaskPage, ...readFailures },
        },
      },
      async (request) => {
        assertSound(request)
        const { procedure, process } = request.params
        const { limit = pageLength, cursor } = request.query
        const found = findProcedure(await configOf(context, request), procedure)
        const ref = { idOrPrimaryKey: process }
        const page = await listTasksOfProcess(context, actorOf(request), found, ref, { limit, cursor })
        return showPage(context, request, page)
      },
    )
    return Promise.resolve()
  }

async function update(context: TaskRoutesContext, request: FastifyRequest, reply: FastifyReply, id: string) {
  const { body, input, faults } = readTaskBody(request)
  const inspect = isSentBack(body) ? await inspection(context, request, body, id) : undefined
  const options = { faults, inspect, idempotency: idempotencyOf(request) }
  return sendMade(context, request, reply, await updateTask(context, actorOf(request), id, input, options))
}

/** Compares what cannot be changed with the task as it is shown, with ids and readable. */
async function inspection(context: TaskRoutesContext, request: FastifyRequest, body: JsonObject, id: string) {
  const actor = actorOf(request)
  const { team } = actor
  const config = await configOf(context, request)
  // Of the names, only that of the maker cannot be changed, and it is always the same.
  const people = peopleOf([await fetchTask(context, actor, id)])
  const names = await usernamesOf(context.database, team.id, people)
  return (task: Task) => {
    const views = [undefined, names].map((usernames) => presentTask({ team, config, usernames }, task))
    return readOnlyFaults(body, views)
  }
}

function configOf({ configs }: TaskRoutesContext, request: FastifyRequest) {
  const { team } = actorOf(request)
  return configs.at(team.id, team.configVersion)
}

async function viewOf(
  context: TaskRoutesContext,
  request: FastifyRequest,
  tasks: readonly Task[],
): Promise<TaskView> {
  const { team } = actorOf(request)
  const { readable } = request.query as { readable?: boolean }
  const usernames =
    readable === true ? await usernamesOf(context.database, team.id, peopleOf(tasks)) : undefined
  return { team, config: await configOf(context, request), usernames }
}

async function showTask(context: TaskRoutesContext, request: FastifyRequest, task: Task) {
  return answer(presentTask(await viewOf(context, request, [task]), task))
}

function sendMade(
  context: TaskRoutesContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { task, isRepeated }: MadeTask,
) {
  markReplay(reply, isRepeated)
  return showTask(context, request, task)
}

async function showPage(
  context: TaskRoutesContext,
  request: FastifyRequest,
  { tasks, nextCursor }: TaskPage,
) {
  const view = await viewOf(context, request, tasks)
  const meta = { hasMore: nextCursor !== null, nextCursor }
  return { ...answer(tasks.map((task) => presentTask(view, task))), _meta: meta }
}
