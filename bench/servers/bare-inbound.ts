/**
 * The least that takes a delivery of WhatsApp's webhook safely: one Fastify route that verifies the signature and
 * inserts the bytes into a table of the same shape, over as many connections as ours has. Nothing is applied.
 * Run as: node bare-inbound.ts CONNECTION SECRET TEAM PLUGIN, the first of which is JSON.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import process from 'node:process'
import { fastify } from 'fastify'
import pg from 'pg'
import { connectionConfig, type ConnectionOptions } from '../../server/database/connect.ts'
import { newId } from '../../server/lib/uuid.ts'

const connections = 10
const timeoutMs = 60_000
const [where = '', secret = '', teamId = '', pluginId = ''] = process.argv.slice(2)
const pool = new pg.Pool({
  ...connectionConfig(JSON.parse(where) as ConnectionOptions, timeoutMs),
  max: connections,
})
const insert = {
  name: 'insert',
  text: `insert into bench_deliveries (team_id, id, received_at, plugin_id, body, state, due_at)
    values ($1, $2, $3, $4, $5, 'WAITING', $3)`,
}

const app = fastify()
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
app.post<{ Body: Buffer }>('/webhook', async (request, reply) => {
  const { body } = request
  const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex')
  const expected = createHmac('sha256', secret).update(body).digest()
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(403).send()
  const values = [teamId, newId(), new Date().toISOString(), pluginId, body]
  await pool.query({ ...insert, values })
  return { success: true }
})
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.on('SIGTERM', () => void app.close().then(() => pool.end()))
