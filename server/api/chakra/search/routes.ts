/** Searching contacts, messages and files of the team by words. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { invalidInput, type Fault } from '../../../lib/app-error.ts'
import {
  searchEverything,
  searchGroups,
  type SearchGroup,
} from '../../../messaging/search/search-everything.ts'
import type { SearchContext } from '../../../messaging/search/search.ts'
import { textFaults } from '../../../messaging/search/terms.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { faultsOf, objectIn, together } from '../processes/faults.ts'
import { failures } from '../schema.ts'
import { metaOf, presentContact, presentMessages } from './present.ts'
import * as schema from './schema.ts'

export type SearchRoutesContext = SearchContext & AuthenticationContext

const limitOfOne = 20
const limitOfEach = 5

/** Below /v1/ext. */
export const searchRoutes =
  (context: SearchRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.post(
      '/search',
      {
        attachValidation: true,
        onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
        schema: {
          tags: ['Search'],
          security: [{ token: [] }],
          summary: 'Search contacts, messages and files',
          description:
            'Finds what has all words, the newest messages first. The last word may be unfinished; a word that no message has is taken for a misspelling of one that there is. Keys of a user find what is in chats that the user may see.',
          body: schema.SearchRequest,
          response: { 200: schema.SearchAnswer, ...failures(400, 401, 404, 413, 415, 429, 503) },
        },
      },
      async (request) => {
        const { body, groups } = read(request)
        const { text, chat, contact, from, to, direction, cursor } = body
        const limit = body.limit ?? (groups.length === 1 ? limitOfOne : limitOfEach)
        const found = await searchEverything(
          context,
          actorOf(request),
          { text, chatId: chat, contactId: contact, from, to, direction, cursor, limit },
          groups,
        )
        const { contacts, messages, files } = found
        const data = {
          ...(contacts === undefined ? {} : { contacts: contacts.hits.map(presentContact) }),
          ...(messages === undefined ? {} : { messages: presentMessages(messages) }),
          ...(files === undefined ? {} : { files: presentMessages(files) }),
        }
        return { ...answer(data), _meta: metaOf(found) }
      },
    )
    return Promise.resolve()
  }

const filters = ['chat', 'contact', 'from', 'to', 'direction'] as const

/** Throws `invalid` with every fault. Filters are about messages: contacts are searched without any. */
function read(request: FastifyRequest): { body: schema.SearchRequest; groups: readonly SearchGroup[] } {
  const faults = faultsOf(request)
  const body = objectIn(request, 'a JSON object with a text') as schema.SearchRequest
  const more: Fault[] = typeof body.text === 'string' ? textFaults(body.text) : []
  const used = filters.filter((name) => body[name] !== undefined)
  const groups: readonly SearchGroup[] =
    body.in ?? (used.length > 0 ? searchGroups.filter((group) => group !== 'contacts') : searchGroups)
  if (faults.length === 0 && body.in?.includes('contacts') === true && used.length > 0)
    more.push({ field: 'in', message: `must not have contacts beside ${used.join(', ')}` })
  if (body.cursor !== undefined && (groups.length > 1 || groups[0] === 'contacts'))
    more.push({ field: 'cursor', message: 'needs "in" with only messages, or only files' })
  const all = together(faults, more)
  if (all.length > 0) throw invalidInput(all)
  return { body, groups }
}
