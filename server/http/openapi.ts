/** The OpenAPI document, made from the routes. */
import { STATUS_CODES } from 'node:http'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

const description = `One team directory, spoken in two dialects: the ChakraHQ user API and the Worksection people API.
A client written for either works here after its base URL is changed.`

/** Call before the routes are registered. */
export async function describeRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    transformObject: (document) => ('openapiObject' in document ? nameSchemas(document.openapiObject) : {}),
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Felloe', version, description },
      tags: [
        { name: 'Users', description: 'The ChakraHQ user API.' },
        {
          name: 'Procedures',
          description: 'What a team defines: procedures, entities, and what all UUIDs stand for.',
        },
        {
          name: 'Processes',
          description: 'What the team works on: leads, tickets, cases and their history.',
        },
        { name: 'Tasks', description: 'What is to be done for processes, or was.' },
        { name: 'Media', description: 'Files of WhatsApp messages, and files for everybody.' },
        { name: 'Photos', description: 'Pictures that values of processes and tasks point to.' },
        { name: 'Worksection', description: 'The Worksection people API.' },
        { name: 'Health', description: 'Whether the server is ready.' },
      ],
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'An access token, made by `felloe keys create`.',
          },
          worksectionHash: {
            type: 'apiKey',
            in: 'query',
            name: 'hash',
            description: 'md5 of the query followed by a key made with `--dialect worksection`.',
          },
        },
      },
    },
  })
}

interface Operation {
  requestBody?: { required?: boolean }
  responses?: Record<string, { description?: string }>
}
type Paths = Record<string, Record<string, Operation>>

/** What the framework writes where a route says nothing. */
const noDescription = 'Default Response'

/** What the routes cannot say themselves: which bodies may be left out, and what a status means. */
function describeOperations(paths: Paths): void {
  for (const operations of Object.values(paths)) {
    delete operations['head']
    for (const [method, operation] of Object.entries(operations)) {
      // A GET may have a body here, and never needs one.
      if (method === 'get' && operation.requestBody !== undefined) operation.requestBody.required = false
      for (const [status, response] of Object.entries(operation.responses ?? {}))
        if (response.description === noDescription) response.description = STATUS_CODES[status] ?? status
    }
  }
}

/**
 * Moves every schema that has a title among the components and refers to it: the document names each thing
 * once, and clients made from it get named types.
 */
function nameSchemas<T extends object>(document: T): T {
  const schemas: Record<string, unknown> = {}
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]))
    const { title } = copy
    if (typeof title !== 'string' || !('type' in copy || 'anyOf' in copy)) return copy
    const present = schemas[title]
    if (present !== undefined && JSON.stringify(present) !== JSON.stringify(copy))
      throw new Error(`two schemas have the title ${title}`)
    schemas[title] = copy
    return { $ref: `#/components/schemas/${title}` }
  }
  const named = visit(document) as T & { components?: object; paths?: Paths }
  describeOperations(named.paths ?? {})
  return { ...named, components: { ...named.components, schemas } }
}
