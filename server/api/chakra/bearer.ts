/**
 * Who calls: the bearer token of a request. Authentication comes before anything else is looked at, body
 * included. A route that reads one user asks for the token and the user at once instead.
 */
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import { authenticate, hashToken, type AuthenticationContext } from '../../team/authenticate.ts'

const actors = new WeakMap<FastifyRequest, Actor>()
// Ours have 255; anything much longer is no token.
const longestToken = 1_024

/** The hash of the request's token. Throws `unauthenticated` when there is none. */
export function tokenHashOf(request: FastifyRequest): Buffer {
  const header = request.headers.authorization
  if (header === undefined) throw unauthorized('Send the header "Authorization: Bearer <token>".')
  const token = /^bearer +(\S+) *$/i.exec(header.slice(0, longestToken))?.[1]
  if (token === undefined) throw unauthorized('The Authorization header must be "Bearer <token>".')
  return hashToken(token)
}

/** Finds out who calls, for `actorOf`. Throws `unauthenticated`. */
export async function identify(context: AuthenticationContext, request: FastifyRequest): Promise<void> {
  actors.set(request, await authenticate(context, tokenHashOf(request)))
}

export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request)
  if (actor === undefined) throw new Error('the request was not authenticated')
  return actor
}

export function hasBody(request: FastifyRequest): boolean {
  return (
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined
  )
}

function unauthorized(hint: string): AppError {
  return new AppError('unauthenticated', 'token_missing', `Unauthorized: ${hint}`)
}
