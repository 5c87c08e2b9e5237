/** What the routes of all definitions have in common: who may call, what they declare, how bodies are taken. */
import type { FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { RecordsContext } from '../../../records/context.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { identify } from '../bearer.ts'
import { envelope, failures } from '../schema.ts'

export type DefinitionsContext = AuthenticationContext & RecordsContext

export const reading = (context: DefinitionsContext) => ({
  onRequest: (request: FastifyRequest) => identify(context, request),
})

/** Bodies go to the domain as they are: it knows the path of every fault. */
export const defining = (context: DefinitionsContext) => ({ ...reading(context), attachValidation: true })

export const described = (summary: string, success: TSchema, ...statuses: number[]) => ({
  tags: ['Procedures'],
  summary,
  security: [{ token: [] }],
  response: { 200: envelope(success), ...failures(400, 401, 403, ...statuses, 429, 503) },
})
