/** Quick replies: everybody's, and those of who asks. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  changeQuickReply,
  createQuickReply,
  listQuickReplies,
  previewQuickReply,
  removeQuickReply,
} from '../../../messaging/desk/quick-replies.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import {
  described,
  describedPage,
  readPage,
  reading,
  writeFailures,
  writing,
  type DeskRoutesContext,
} from './common.ts'
import { presentQuickReply } from './present.ts'
import * as schema from './schema.ts'

const changing = "Everybody's are for keys of an admin or a manager."

export const quickReplyRoutes =
  (context: DeskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/quick-reply',
      {
        ...reading(context),
        schema: {
          ...describedPage(
            'List quick replies',
            "Everybody's and one's own, by shortcut.",
            schema.QuickReply,
          ),
          querystring: schema.ReplyPage,
        },
      },
      async (request) => {
        const { search = '' } = request.query
        const { shown, meta } = await readPage(
          request.query,
          ([key, id], limit) =>
            listQuickReplies(context.database, actorOf(request), {
              search,
              after: key === undefined || id === undefined ? undefined : { key, id },
              limit,
            }),
          (reply) => [reply.key, reply.id],
          2,
        )
        return answer(shown.map(presentQuickReply), meta)
      },
    )
    app.post(
      '/quick-reply',
      {
        ...writing(context),
        schema: {
          ...described(
            'Create a quick reply',
            `One's own, unless \`isShared\`. ${changing}`,
            schema.QuickReply,
            writeFailures,
          ),
          body: schema.QuickReplyChange,
        },
      },
      async (request) =>
        answer(presentQuickReply(await createQuickReply(context, actorOf(request), request.body))),
    )
    app.post(
      '/quick-reply/:id/preview',
      {
        ...writing(context),
        schema: {
          ...described(
            'Fill in a quick reply',
            'Answers the text with its variables filled in, for a chat. Nothing is sent.',
            schema.Previewed,
            [413, 415],
          ),
          params: schema.Id,
          body: schema.Preview,
        },
      },
      async (request) => {
        const { id } = request.params
        return answer({ text: await previewQuickReply(context, actorOf(request), id, request.body) })
      },
    )
    app.put(
      '/quick-reply/:id',
      {
        ...writing(context),
        schema: {
          ...described(
            'Change a quick reply',
            `Changes what is sent. ${changing}`,
            schema.QuickReply,
            writeFailures,
          ),
          params: schema.Id,
          body: schema.QuickReplyChange,
        },
      },
      async (request) => {
        const { id } = request.params
        return answer(presentQuickReply(await changeQuickReply(context, actorOf(request), id, request.body)))
      },
    )
    app.delete(
      '/quick-reply/:id',
      {
        ...reading(context),
        schema: {
          ...described('Remove a quick reply', `Answers what it was. ${changing}`, schema.QuickReply),
          params: schema.Id,
        },
      },
      async (request) =>
        answer(presentQuickReply(await removeQuickReply(context, actorOf(request), request.params.id))),
    )
    return Promise.resolve()
  }
