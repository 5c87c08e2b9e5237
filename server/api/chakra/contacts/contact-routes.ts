/** Contacts: looking for them, looking at one, changing its name and its lead. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { changeContact, fetchContact, type ContactDetails } from '../../../messaging/contacts/contacts.ts'
import { findContacts } from '../../../messaging/contacts/find-contacts.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import type { RecordsContext } from '../../../records/context.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { envelope, failures } from '../schema.ts'
import { presentContact, presentDetails } from './present.ts'
import * as schema from './schema.ts'

export type ContactRoutesContext = Pick<MessagingContext, 'database' | 'clock'> &
  RecordsContext &
  AuthenticationContext

const described = { tags: ['Contacts'], security: [{ token: [] }] }
const defaultLimit = 50

export const contactRoutes =
  (context: ContactRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    const onRequest = (request: FastifyRequest): Promise<void> => identify(context, request)
    app.post(
      '/contact/list',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'List contacts',
          description:
            'The newest first; with `search`, the best matches first, or by the beginning of a number the newest. Contacts that were merged into others are left out.',
          body: schema.ContactQuery,
          response: {
            200: envelope(Type.Array(schema.ContactV1), schema.Page),
            ...failures(400, 401, 413, 415, 429, 503),
          },
        },
      },
      async (request) => {
        const { limit = defaultLimit, ...query } = request.body
        const { contacts, cursor } = await findContacts(context, actorOf(request), { ...query, limit })
        return answer(contacts.map(presentContact), { hasMore: cursor !== null, nextCursor: cursor })
      },
    )
    app.get(
      '/contact/:id',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Look at a contact',
          description:
            'With all that WhatsApp calls it by, and the merges it took part in. For a contact that was merged, the one that goes on is answered, and `_meta.mergedInto` tells so.',
          params: schema.ContactId,
          response: {
            200: envelope(schema.ContactDetails, schema.ContactMeta),
            ...failures(401, 404, 429, 503),
          },
        },
      },
      async (request) => {
        const { id } = request.params
        return shown(id, await fetchContact(context, actorOf(request), id))
      },
    )
    app.put(
      '/contact/:id',
      {
        onRequest,
        schema: {
          ...described,
          summary: 'Change a contact',
          description:
            'Its name, and the process that is its lead. Open chats with it are linked to the lead, too.',
          params: schema.ContactId,
          body: schema.ContactChange,
          response: {
            200: envelope(schema.ContactDetails, schema.ContactMeta),
            ...failures(400, 401, 403, 404, 413, 415, 429, 503),
          },
        },
      },
      async (request) => {
        const { id } = request.params
        return shown(id, await changeContact(context, actorOf(request), id, request.body))
      },
    )
    return Promise.resolve()
  }

function shown(askedId: string, details: ContactDetails) {
  const { id } = details.contact
  return answer(presentDetails(details), id === askedId.toLowerCase() ? {} : { mergedInto: id })
}
