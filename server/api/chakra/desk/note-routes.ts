/** Notes about chats: what the team writes to itself. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  changeNote,
  createNote,
  listMentioning,
  listNotes,
  removeNote,
} from '../../../messaging/desk/notes.ts'
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
import { presentNote } from './present.ts'
import * as schema from './schema.ts'

const paged = (summary: string, description: string) => ({
  ...describedPage(summary, description, schema.ChatNote),
  querystring: schema.Page,
})

export const noteRoutes =
  (context: DeskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/note/mentioning-me',
      {
        ...reading(context),
        schema: paged(
          'List notes that mention me',
          'The newest first; also those about chats of somebody else.',
        ),
      },
      async (request) => {
        const { shown, meta } = await readPage(request.query, ([before], limit) =>
          listMentioning(context, actorOf(request), { before, limit }),
        )
        return answer(shown.map(presentNote), meta)
      },
    )
    app.get(
      '/chat/:chatId/note',
      {
        ...reading(context),
        schema: { ...paged('List notes about a chat', 'The newest first.'), params: schema.InChat },
      },
      async (request) => {
        const { chatId } = request.params
        const { shown, meta } = await readPage(request.query, ([before], limit) =>
          listNotes(context, actorOf(request), chatId, { before, limit }),
        )
        return answer(shown.map(presentNote), meta)
      },
    )
    app.post(
      '/chat/:chatId/note',
      {
        ...writing(context),
        schema: {
          ...described(
            'Write a note about a chat',
            'It never leaves the team. @username mentions a user, who is told.',
            schema.ChatNote,
            writeFailures,
          ),
          params: schema.InChat,
          body: schema.ChatNoteChange,
        },
      },
      async (request) => {
        const { chatId } = request.params
        return answer(presentNote(await createNote(context, actorOf(request), chatId, request.body)))
      },
    )
    app.put(
      '/chat/:chatId/note/:noteId',
      {
        ...writing(context),
        schema: {
          ...described('Change a note', "One's own.", schema.ChatNote, writeFailures),
          params: schema.NoteInChat,
          body: schema.ChatNoteChange,
        },
      },
      async (request) => {
        const { chatId, noteId } = request.params
        return answer(presentNote(await changeNote(context, actorOf(request), chatId, noteId, request.body)))
      },
    )
    app.delete(
      '/chat/:chatId/note/:noteId',
      {
        ...reading(context),
        schema: {
          ...described('Delete a note', "One's own. Answers what it was.", schema.ChatNote),
          params: schema.NoteInChat,
        },
      },
      async (request) => {
        const { chatId, noteId } = request.params
        return answer(presentNote(await removeNote(context, actorOf(request), chatId, noteId)))
      },
    )
    return Promise.resolve()
  }
