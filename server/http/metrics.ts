/** Figures for Prometheus at /metrics: the process, requests by route and status, and what waits in the background. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Settings } from '../config/settings.ts'
import type { Database } from '../database/database.ts'
import { AppError } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import { registerBacklog } from './backlog-metrics.ts'

// Seconds. The budgets of the fastest and the slowest routes lie between the ends.
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export interface MetricsContext {
  readonly database: Database
  readonly clock: Clock
  readonly settings: Pick<Settings, 'METRICS_TOKEN'>
}

export function registerMetrics(app: FastifyInstance, { database, clock, settings }: MetricsContext): void {
  const token = settings.METRICS_TOKEN
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'felloe_http_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  new Gauge({
    name: 'felloe_database_connections',
    help: 'Connections of the pool, by what they do.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, database.pool.idleCount)
      this.set({ state: 'busy' }, database.pool.totalCount - database.pool.idleCount)
      this.set({ state: 'waited_for' }, database.pool.waitingCount)
    },
  })
  registerBacklog(registry, database, clock)
  app.addHook('onResponse', (request, reply, done) => {
    // Only patterns of routes are labels: what clients write into a path must not grow the figures.
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (token !== undefined && !isToken(request.headers.authorization, token))
      throw new AppError('unauthenticated', 'token_unknown', 'Send the METRICS_TOKEN as a bearer token.')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
