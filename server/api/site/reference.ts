/** The reference of the API at /docs, and its document at /openapi.json. Both work without any other host. */
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { favicon, markOnDark } from './mark.ts'
import { referenceScript, referenceStyle } from './reference-style.ts'

/** Scripts come from here alone. Styles are also set by the page's own script, element by element. */
const contentPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** Call after all routes are registered. */
export async function showReference(app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: {
      filter: true,
      docExpansion: 'list',
      deepLinking: true,
      defaultModelsExpandDepth: -1,
      defaultModelRendering: 'model',
      defaultModelExpandDepth: 2,
      showCommonExtensions: true,
      displayRequestDuration: true,
    },
    staticCSP: contentPolicy,
    transformSpecificationClone: false,
    logo: { type: 'image/svg+xml', content: markOnDark },
    theme: {
      title: 'Felloe: API reference',
      css: [{ filename: 'felloe.css', content: referenceStyle }],
      js: [{ filename: 'felloe.js', content: referenceScript }],
      favicon: [
        { filename: 'favicon.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: favicon },
      ],
    },
  })
}
