/**
 * The fastest that the framework can be: a Fastify route that sends bytes it was given, and does nothing else.
 * Run as: node bare.ts ROUTE FILE
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fastify } from 'fastify'

// A short body is sent faster as a text, in one piece with the head; a long one as bytes.
const shortBytes = 16_384

const [route = '/', file = ''] = process.argv.slice(2)
const bytes = readFileSync(file)
const body = bytes.length < shortBytes ? bytes.toString() : bytes

const app = fastify()
app.get(route, (_request, reply) => reply.type('application/json; charset=utf-8').send(body))
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
