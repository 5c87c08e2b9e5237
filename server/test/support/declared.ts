/**
 * Holds every answer against what its route declares: the status must be one of those declared, and the body
 * must fit that status's schema. An answer that does not is the failure of the test that asked for it.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import type { Received } from './http.ts'

type Responses = Record<string, object>

export const routeHeader = 'x-test-route'

export interface Declarations {
  /** Throws when the answer is not what its route declares. */
  check(received: Received): void
}

/** Call before the routes are registered. */
export function collectDeclarations(app: FastifyInstance): Declarations {
  const declared = new Map<string, Responses>()
  app.addHook('onRoute', (route) => {
    const responses = route.schema?.response
    for (const method of [route.method].flat())
      if (responses) declared.set(`${method} ${route.url}`, responses as Responses)
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(routeHeader, `${request.method} ${request.routeOptions.url ?? ''}`)
    done()
  })
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uuid: true } })
  const validators = new Map<string, ReturnType<typeof ajv.compile>>()
  return {
    check(received) {
      const route = String(received.headers[routeHeader])
      const responses = declared.get(route)
      if (responses === undefined) return
      const schema = responses[String(received.status)]
      if (schema === undefined)
        throw new Error(
          `${route} does not declare the status ${received.status}: ${received.text.slice(0, 500)}`,
        )
      if (received.text === '' || !String(received.headers['content-type']).includes('json')) return
      const name = `${route} ${received.status}`
      const validate = validators.get(name) ?? ajv.compile(schema)
      validators.set(name, validate)
      if (!validate(received.body))
        throw new Error(
          `${name} answered what it does not declare: ${ajv.errorsText(validate.errors)}\n${received.text.slice(0, 1000)}`,
        )
    },
  }
}
