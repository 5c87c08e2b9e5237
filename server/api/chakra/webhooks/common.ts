/** What the endpoints of webhooks have in common: who may call, and what each declares. */
import type { FastifyRequest } from 'fastify'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { assertMayManageWebhooks } from '../../../webhooks/access.ts'
import { actorOf, identify } from '../bearer.ts'
import { failures } from '../schema.ts'

export const described = { tags: ['Webhooks'], security: [{ token: [] }] }

/** Whoever may not is told before anything else is looked at. */
export const forAdmins = (context: AuthenticationContext) => ({
  async onRequest(request: FastifyRequest): Promise<void> {
    await identify(context, request)
    assertMayManageWebhooks(actorOf(request))
  },
})

/** For bodies of which everything may be left out: no body is an empty one. */
export async function emptyForNone(request: FastifyRequest): Promise<void> {
  request.body ??= {}
  await Promise.resolve()
}

/** What can fail with every request; with a body, and where something is named, there is more. */
export const failing = failures(400, 401, 403, 429, 503)
export const failingWithBody = failures(413, 415)
export const failingToFind = failures(404)
