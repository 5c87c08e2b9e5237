/** The OpenAPI document, made from the routes, and the page that shows it. Both work without any other host. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

const description = `One team directory, spoken in two dialects: the ChakraHQ user API and the Worksection people API.
A client written for either works here after its base URL is changed.`

/** Call before the routes are registered. */
export async function describeRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Felloe', version, description },
      tags: [
        { name: 'Users', description: 'The ChakraHQ user API.' },
        { name: 'Worksection', description: 'The Worksection people API.' },
        { name: 'Health', description: 'Whether the server is ready.' },
      ],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An access token, made by `felloe keys create`.' },
          worksectionHash: { type: 'apiKey', in: 'query', name: 'hash', description: 'md5 of the query and the account\'s API key.' },
        },
      },
    },
  })
}

/** The reference page at /docs, and the document at /openapi.json. */
export async function showReference(app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { filter: true, docExpansion: 'list', deepLinking: true, defaultModelsExpandDepth: -1, tryItOutEnabled: false },
    staticCSP: true,
    transformSpecificationClone: false,
    theme: { title: 'Felloe: API reference' },
  })
}
