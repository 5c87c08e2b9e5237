/** What the routes of chats have in common. */
import type { FastifyRequest } from 'fastify'
import type { SendingContext } from '../../../messaging/sending/sending.ts'
import type { TeamConfigs } from '../../../records/team-configs.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { identify } from '../bearer.ts'

export type ChatRoutesContext = SendingContext & AuthenticationContext & { readonly configs: TeamConfigs }

export const described = { tags: ['Chats'], security: [{ token: [] }] }

/** Who calls is known before anything else is looked at; faults of the schema are told with those of the domain. */
export const common = (context: ChatRoutesContext) => ({
  attachValidation: true,
  onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
})
