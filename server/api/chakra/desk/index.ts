/** What a team answers chats with: inboxes, tags, quick replies, notes, messages that are sent later, skills. */
import type { FastifyPluginAsync } from 'fastify'
import type { DeskRoutesContext } from './common.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { noteRoutes } from './note-routes.ts'
import { quickReplyRoutes } from './quick-reply-routes.ts'
import { scheduledRoutes } from './scheduled-routes.ts'
import { skillRoutes } from './skill-routes.ts'
import { tagRoutes } from './tag-routes.ts'

export type { DeskRoutesContext } from './common.ts'

/** Below /v1/ext. */
export const deskRoutes =
  (context: DeskRoutesContext): FastifyPluginAsync =>
  async (app) => {
    await app.register(inboxRoutes(context))
    await app.register(tagRoutes(context))
    await app.register(quickReplyRoutes(context))
    await app.register(noteRoutes(context))
    await app.register(scheduledRoutes(context))
    await app.register(skillRoutes(context))
  }
