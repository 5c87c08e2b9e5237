/** Templates in WhatsApp's own form: making, listing, fetching, changing and deleting them. Nothing is enveloped. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { MessagingContext } from '../../../messaging/context.ts'
import { pagingAt, rewritePaging } from '../../../messaging/graph/paging.ts'
import * as templates from '../../../messaging/templates/manage-templates.ts'
import type { AuthenticationContext } from '../../../team/authenticate.ts'
import { actorOf, identify } from '../bearer.ts'
import { keepRawBodies } from '../sending/raw-body.ts'
import { sendGraphFailure } from './failure.ts'
import { readPassed, readPassedBody } from './pass-through.ts'
import * as schema from './schema.ts'

export type TemplateRoutesContext = MessagingContext & AuthenticationContext

const api = '/plugin/whatsapp/api/:version'
const list = `${api}/:wabaId/message_templates`
const described = { tags: ['Templates'], security: [{ token: [] }] }
const response = { 200: schema.GraphAnswer, ...schema.graphFailures }
const note = "Body and answer are WhatsApp's own; the query goes on as it is."

export const templateRoutes =
  (context: TemplateRoutesContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.setErrorHandler(sendGraphFailure)
    keepRawBodies(app)
    const always = {
      // Queries and bodies are judged by WhatsApp.
      attachValidation: true,
      onRequest: (request: FastifyRequest): Promise<void> => identify(context, request),
    }
    app.get(
      list,
      {
        ...always,
        schema: {
          ...described,
          summary: 'List templates',
          description: `${note} \`paging.next\` and \`paging.previous\` are addresses of this server and take the same token.`,
          params: schema.OfWaba,
          querystring: schema.ListQuery,
          response,
        },
      },
      async (request) => {
        const { wabaId } = request.params
        const passed = readPassed(request)
        const answer = await templates.listTemplates(context, actorOf(request), wabaId, passed)
        const address = `${context.publicUrl()}/v1/ext/plugin/whatsapp/api/${passed.version}/${wabaId}/message_templates`
        return rewritePaging(answer, pagingAt(address))
      },
    )
    app.post(
      list,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Create a template',
          description: `${note} For keys of an admin or a manager.`,
          params: schema.OfWaba,
          body: schema.TemplateBody,
          response,
        },
      },
      (request) =>
        templates.createTemplate(context, actorOf(request), request.params.wabaId, readPassedBody(request)),
    )
    app.delete(
      list,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Delete templates',
          description: `${note} For keys of an admin or a manager.`,
          params: schema.OfWaba,
          querystring: schema.DeleteQuery,
          response,
        },
      },
      (request) =>
        templates.deleteTemplates(context, actorOf(request), request.params.wabaId, readPassed(request)),
    )
    await app.register(singleRoutes(context, always))
  }

interface Always {
  readonly attachValidation: boolean
  readonly onRequest: (request: FastifyRequest) => Promise<void>
}

const singleRoutes =
  (context: TemplateRoutesContext, always: Always): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      `${list}/:templateId`,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Fetch a template of a WABA',
          description: note,
          params: schema.InWaba,
          response,
        },
      },
      (request) => {
        const { templateId, wabaId } = request.params
        return templates.fetchTemplate(context, actorOf(request), templateId, readPassed(request), wabaId)
      },
    )
    const one = `${api}/:templateId`
    app.get(
      one,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Fetch a template',
          description: note,
          params: schema.OfTemplate,
          response,
        },
      },
      (request) =>
        templates.fetchTemplate(context, actorOf(request), request.params.templateId, readPassed(request)),
    )
    app.post(
      one,
      {
        ...always,
        schema: {
          ...described,
          summary: 'Update a template',
          description: `${note} For keys of an admin or a manager.`,
          params: schema.OfTemplate,
          body: schema.TemplateBody,
          response,
        },
      },
      (request) =>
        templates.updateTemplate(
          context,
          actorOf(request),
          request.params.templateId,
          readPassedBody(request),
        ),
    )
    return Promise.resolve()
  }
