/** What every request about processes begins with: who asks, for which procedure, and how answers are shown. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnown, strongTag } from '../../../http/etag.ts'
import { markReplay } from '../../../http/idempotency.ts'
import type { RecordsContext } from '../../../records/context.ts'
import type { Procedure, TeamConfig } from '../../../records/procedure.ts'
import type { Process } from '../../../records/process.ts'
import type { Written } from '../../../records/processes.ts'
import { findProcedure } from '../../../records/team-configs.ts'
import type { Actor } from '../../../team/actor.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { usernamesOf } from '../../../team/people-names.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { peopleIn, presentProcess, type View } from './present.ts'

export type ProcessContext = RecordsContext & AuthenticationContext

export interface Opened {
  readonly context: ProcessContext
  readonly actor: Actor
  readonly config: TeamConfig
  readonly procedure: Procedure
}

export const json = 'application/json; charset=utf-8'

/** Throws `not_found` when the team has no such procedure. The request must be authenticated. */
export async function open(context: ProcessContext, request: FastifyRequest, name?: string): Promise<Opened> {
  const actor = actorOf(request)
  const config = await context.configs.at(actor.team.id, actor.team.configVersion)
  const { procedure } = request.params as { procedure?: string }
  return { context, actor, config, procedure: findProcedure(config, name ?? procedure ?? '') }
}

export function wantsReadable(request: FastifyRequest): boolean {
  return (request.query as { readable?: boolean }).readable === true
}

/** How answers are shown: with ids, or readable with the names of these people. */
export async function viewOf(
  { context, actor, config, procedure }: Opened,
  isReadable: boolean,
  people: () => Iterable<string>,
): Promise<View> {
  const usernames = isReadable ? await usernamesOf(context.database, actor.team.id, people()) : undefined
  return { team: actor.team, config, procedure, usernames }
}

/** Sends what a write made of the process, saying when it was done before. */
export function sendWritten(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  { process, isRepeated }: Written,
): Promise<FastifyReply> {
  markReplay(reply, isRepeated)
  return sendProcess(opened, request, reply, process)
}

/** The body of the answer to a fetch, whose tag is the tag of the process. */
export function bodyOf(view: View, process: Process): string {
  return JSON.stringify(answer(presentProcess(view, process)))
}

/** Sends the process, with `meta` when that says more than a fetch does. */
export async function sendProcess(
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
  process: Process,
  meta?: object,
): Promise<FastifyReply> {
  const view = await viewOf(opened, wantsReadable(request), () => peopleIn([process]))
  const fetched = bodyOf(view, process)
  const tag = strongTag(fetched)
  reply.header('etag', tag)
  if (request.method === 'GET' && isKnown(request.headers['if-none-match'], tag))
    return reply.code(304).send()
  const body = meta === undefined ? fetched : JSON.stringify(answer(presentProcess(view, process), meta))
  return reply.type(json).send(body)
}
