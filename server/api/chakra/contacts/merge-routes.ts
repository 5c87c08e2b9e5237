/** Merges of contacts: what was joined, what is proposed, and deciding about it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { invalidInput } from '../../../lib/app-error.ts'
import { isUuid } from '../../../lib/uuid.ts'
import {
  acceptMerge,
  declineMerge,
  listMerges,
  mergeByHand,
  undoMerge,
  type MergePosition,
} from '../../../messaging/contacts/merges.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import type { ContactRoutesContext } from './contact-routes.ts'
import { presentMerge } from './present.ts'
import * as schema from './schema.ts'

const described = { tags: ['Contacts'], security: [{ token: [] }] }
const forManagers = 'For keys of an admin or a manager.'
const defaultLimit = 50

const decisions = [
  {
    name: 'accept',
    act: acceptMerge,
    summary: 'Accept a proposed merge of contacts',
    description: `Both become one: the older contact goes on, with all chats. ${forManagers}`,
  },
  {
    name: 'decline',
    act: declineMerge,
    summary: 'Decline a proposed merge of contacts',
    description: `They are different people, whatever is seen of them later. ${forManagers}`,
  },
  {
    name: 'undo',
    act: undoMerge,
    summary: 'Take a merge of contacts back',
    description: `Both are again what they were, with what they were called by and their chats; nothing that is seen later joins them. A later merge must be taken back first. ${forManagers}`,
  },
] as const

export const mergeRoutes =
  (context: ContactRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.get(
      '/contact-merge',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'List merges of contacts',
          description:
            'The newest first. PROPOSED ones wait for somebody to decide; MERGED ones can be taken back.',
          querystring: schema.MergeQuery,
          response: {
            200: envelope(Type.Array(schema.ContactMerge), schema.Page),
            ...failures(400, 401, 429, 503),
          },
        },
      },
      async (request) => {
        const { state, cursor, limit = defaultLimit } = request.query
        const after = positionOf(cursor)
        const found = await listMerges(context, actorOf(request), { state, after, limit })
        const merges = found.slice(0, limit)
        const last = found.length > limit ? merges.at(-1) : undefined
        const next = last === undefined ? null : cursorOf(last)
        return answer(merges.map(presentMerge), { hasMore: next !== null, nextCursor: next })
      },
    )
    app.post(
      '/contact/:id/merge',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Merge two contacts',
          description: `The older one goes on and gets the identities and the chats of the other. Of two open chats on one number, the one that was silent for longer is closed. It can be taken back. ${forManagers}`,
          params: schema.ContactId,
          body: schema.MergeWish,
          response: {
            200: envelope(schema.ContactMerge),
            ...failures(400, 401, 403, 404, 409, 413, 415, 429, 503),
          },
        },
      },
      async (request) => {
        const { id } = request.params
        return answer(presentMerge(await mergeByHand(context, actorOf(request), id, request.body.other)))
      },
    )
    for (const { name, act, summary, description } of decisions)
      app.post(
        `/contact-merge/:mergeId/${name}`,
        {
          onRequest,
          schema: {
            ...described,
            summary,
            description,
            params: schema.MergeId,
            response: {
              200: envelope(schema.ContactMerge),
              ...failures(401, 403, 404, 409, 429, 503),
            },
          },
        },
        async (request) => answer(presentMerge(await act(context, actorOf(request), request.params.mergeId))),
      )
    return Promise.resolve()
  }

function cursorOf({ createdAt, id }: MergePosition): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')
}

function positionOf(cursor: string | undefined): MergePosition | undefined {
  if (cursor === undefined) return undefined
  const [createdAt, id] = partsOf(cursor)
  // The last day that a Date can be.
  if (
    Number.isInteger(createdAt) &&
    Math.abs(Number(createdAt)) < 8e15 &&
    typeof id === 'string' &&
    isUuid(id)
  )
    return { createdAt: Number(createdAt), id }
  throw invalidInput([{ field: 'cursor', message: 'must be the cursor of an earlier answer' }])
}

function partsOf(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}
