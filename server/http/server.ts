/**
 * The HTTP server that all dialects stand on: request ids and the log line of each request, body and query
 * rules, compression, limits, figures. It knows no route; app.ts registers those.
 */
import { randomBytes } from 'node:crypto'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify'
import type { Settings } from '../config/settings.ts'
import { AppError } from '../lib/app-error.ts'
import type { Logger } from '../lib/logger.ts'
import { readJsonBodies } from './json-body.ts'
import { loggedPath } from './logged-path.ts'
import { noSuchAddress, sendProblem } from './problem.ts'
import { requestValidator } from './validation.ts'

// Smaller answers gain nothing from being compressed.
const compressFromBytes = 1_024
// Slow clients may take this long to send a request; also the bound on headers.
const requestTimeoutMs = 120_000
const minuteMs = 60_000

type HttpSettings = Pick<Settings, 'TRUST_PROXY' | 'BODY_LIMIT_KB' | 'CORS_ORIGINS' | 'RATE_LIMIT'>

export async function createServer(settings: HttpSettings, log: Logger): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIds(),
    trustProxy: trustedProxies(settings.TRUST_PROXY),
    bodyLimit: settings.BODY_LIMIT_KB * 1024,
    requestTimeout: requestTimeoutMs,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // No hook has seen these requests.
    frameworkErrors: (error, request, reply) => {
      void sendProblem(error, request, reply.header('x-request-id', request.id))
    },
    routerOptions: { maxParamLength: 500 },
  })
  // The documented update of a user is a GET with a body.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  readJsonBodies(app)
  app.setValidatorCompiler(requestValidator())
  // Presenters build answers exactly; that they fit their schemas is proven by the tests, not paid for by each request.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(noSuchAddress(request), request, reply))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      // The query is left out: it can carry keys.
      {
        method: request.method,
        path: loggedPath(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
    done()
  })
  await app.register(compress, {
    threshold: compressFromBytes,
    encodings: ['br', 'gzip', 'deflate'],
    brotliOptions: { params: { 1: 4 } },
  })
  if (settings.CORS_ORIGINS.length > 0) await app.register(cors, corsOptions(settings.CORS_ORIGINS))
  if (settings.RATE_LIMIT > 0) {
    await app.register(rateLimit, {
      global: false,
      max: settings.RATE_LIMIT,
      timeWindow: minuteMs,
      keyGenerator: callerOf,
      errorResponseBuilder: (_request, context) =>
        new AppError(
          'limited',
          'rate_limited',
          `Too many requests: at most ${context.max} a minute. Try again in ${context.after}.`,
        ),
    })
    // Before the hooks of routes: who is refused for want of a token is counted too.
    app.addHook('onRequest', app.rateLimit())
  }
  return app
}

// Other schemes sign the time: each of their headers is another one.
function callerOf(request: FastifyRequest): string {
  const { authorization } = request.headers
  return authorization?.startsWith('Bearer ') === true ? authorization : request.ip
}

function trustedProxies(setting: HttpSettings['TRUST_PROXY']) {
  if (setting === false) return false
  return typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : [...setting]
}

function corsOptions(origins: readonly string[]) {
  return {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
    exposedHeaders: ['etag', 'x-request-id', 'retry-after', 'idempotent-replay'],
    maxAge: 86_400,
  }
}

// Unique over restarts and processes, and cheap.
function requestIds(): () => string {
  const prefix = randomBytes(4).toString('hex')
  let count = 0
  return () => `${prefix}-${(count += 1).toString(36)}`
}
