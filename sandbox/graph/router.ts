/**
 * The Graph API as one catch-all route: it finds the object of the path, the token and the edge, in the order in which
 * the platform reports what is wrong with them, and sends what the edge answers.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { report } from '../lib/report.ts'
import type { AccessToken } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import type { Edge, NodeKind } from './edge.ts'
import { GraphError, unknownNode } from './graph-error.ts'
import { answerFaultily, type Interfere, type Interference } from './interference.ts'
import { checkPermission, checkProof } from './permissions.ts'
import { newestVersion, readBody, readPath, readQuery, readToken } from './read-call.ts'

// The largest document is 100 MB.
const largestFileBytes = 110 * 1024 * 1024
const traceBytes = 15

export const graphApi =
  (
    context: SandboxContext,
    edges: readonly Edge[],
    interfere: Interfere = () => undefined,
  ): FastifyPluginAsync =>
  async (app) => {
    const table = tableOf(edges)
    await app.register(formbody)
    await app.register(multipart, { limits: { fileSize: largestFileBytes, files: 10 } })
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: largestFileBytes },
      (_request, bytes, done) => {
        done(null, bytes)
      },
    )
    // curl calls any data a form, and clients name the type of the file: what goes into an upload is bytes.
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.method === 'POST' && /^\/+(?:v[\d.]+\/+)?upload(?::|%3a)/i.test(request.url))
        request.headers['content-type'] = 'application/octet-stream'
      done()
    })
    app.setErrorHandler((error, _request, reply) => sendError(context, error, reply))
    app.route({
      method: ['GET', 'POST', 'DELETE', 'PUT', 'PATCH'],
      url: '/*',
      handler: async (request, reply) => {
        if (context.knobs.answerDelayMs > 0) await sleep(context.knobs.answerDelayMs)
        return answer(context, table, interfere, request, reply)
      },
    })
  }

function tableOf(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  const table = new Map<string, Edge>()
  for (const edge of edges) {
    const key = `${edge.on} ${edge.method} ${edge.edge}`
    if (table.has(key)) throw new Error(`two parts of the sandbox answer ${key}`)
    table.set(key, edge)
  }
  return table
}

async function answer(
  context: SandboxContext,
  table: ReadonlyMap<string, Edge>,
  interfere: Interfere,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { version, segments } = readPath(request.url)
  const query = readQuery(request)
  const { fields, files, bytes } = await readBody(request)
  const body = { ...query, ...fields }
  const [first = '', second = '', ...others] = segments
  const kind = kindOf(context.world, first)
  const free = kind === undefined ? table.get(`none ${request.method} ${segments.join('/')}`) : undefined
  const edge = free ?? (kind === undefined ? undefined : table.get(`${kind} ${request.method} ${second}`))
  const token = edge?.needsToken === false ? null : knownToken(context, readToken(request, body))
  const edgeName = free === undefined ? second : segments.join('/')
  const interference = interfere({ id: first, edge: edgeName, method: request.method })
  if (interference?.after === false) return spoil(reply, interference)
  if (edge === undefined) throw unknownNode(first, request.method)
  if (token !== null) {
    if (!reaches(context.world, token, edge.on, first)) throw unknownNode(first, request.method)
    checkProof(body['appsecret_proof'], token, context.world.apps.get(token.appId)?.secret)
    checkPermission(token, edge.on, edge.edge)
  }
  const id = free === undefined ? first : ''
  const rest = others.join('/')
  const result = await edge.handle({
    context,
    request,
    reply,
    version,
    token,
    id,
    rest,
    query,
    body,
    files,
    bytes,
  })
  if (reply.sent || result === reply) return reply
  if (interference !== undefined) return spoil(reply, interference, result)
  return send(reply, version, result)
}

function spoil(reply: FastifyReply, { answer: spoiled }: Interference, result?: unknown): FastifyReply {
  if (spoiled instanceof GraphError) throw spoiled
  return answerFaultily(reply, spoiled, result === undefined ? undefined : JSON.stringify(result))
}

function send(reply: FastifyReply, version: number, body: unknown): FastifyReply {
  return reply
    .header('content-type', 'application/json; charset=UTF-8')
    .header('facebook-api-version', `v${version}.0`)
    .header('x-fb-trace-id', traceId())
    .send(JSON.stringify(body))
}

function sendError(context: SandboxContext, error: unknown, reply: FastifyReply): FastifyReply {
  const failure = error instanceof GraphError ? error : toGraphError(error)
  const isLimit = [4, 80007, 130429, 131056].includes(failure.code)
  if (failure.status === 401) reply.header('www-authenticate', 'OAuth "Facebook Platform" "invalid_token"')
  const status = isLimit ? context.knobs.rateLimitStatus : failure.status
  if (status === 429) reply.header('retry-after', '1')
  return send(reply.code(status), newestVersion, failure.toBody(traceId()))
}

function toGraphError(error: unknown): GraphError {
  const status = (error as { statusCode?: number }).statusCode ?? 500
  const reason = error instanceof Error ? error.message : String(error)
  if (status < 500) return new GraphError(100, { message: `(#100) ${reason}` })
  report(error)
  return new GraphError(1, { status: 500, message: 'An unknown error occurred' })
}

function kindOf(world: World, id: string): NodeKind | undefined {
  if (world.phoneNumbers.has(id)) return 'phone_number'
  if (world.wabas.has(id)) return 'waba'
  if (world.media.has(id)) return 'media'
  if (world.templates.has(id)) return 'template'
  if (world.apps.has(id)) return 'app'
  if (world.flows.has(id)) return 'flow'
  if (world.groups.has(id)) return 'group'
  if (world.uploads.has(id)) return 'upload'
  return undefined
}

function knownToken(context: SandboxContext, text: string | null): AccessToken {
  if (text === null)
    throw new GraphError(104, { message: 'An access token is required to request this resource.' })
  const token = context.world.tokens.get(text) ?? appToken(context.world, text)
  if (token === undefined)
    throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' })
  if (token.isInvalidated)
    throw new GraphError(190, {
      message: 'Error validating access token: The session has been invalidated',
      subcode: 467,
    })
  if (token.expiresAt !== null && token.expiresAt <= context.clock.now())
    throw new GraphError(190, {
      message: 'Error validating access token: Session has expired',
      subcode: 463,
    })
  return token
}

/** `APPID|SECRET` is a token for calls about the app itself. */
function appToken(world: World, text: string): AccessToken | undefined {
  const [appId = '', secret] = text.split('|')
  if (secret === undefined || world.apps.get(appId)?.secret !== secret) return undefined
  return { id: text, appId, scopes: [], wabaIds: [], expiresAt: null, isInvalidated: false }
}

/** What a token may not see does not exist for it. */
function reaches(world: World, token: AccessToken, kind: NodeKind, id: string): boolean {
  const wabaId = wabaOf(world, kind, id)
  if (wabaId !== undefined) return token.wabaIds.includes(wabaId)
  if (kind === 'app') return token.appId === id
  if (kind === 'upload') return token.appId === world.uploads.get(id)?.appId
  return true
}

function wabaOf(world: World, kind: NodeKind, id: string): string | undefined {
  const ofNumber = (phoneNumberId: string | undefined) => world.phoneNumbers.get(phoneNumberId ?? '')?.wabaId
  switch (kind) {
    case 'waba':
      return id
    case 'phone_number':
      return ofNumber(id)
    case 'media':
      return ofNumber(world.media.get(id)?.phoneNumberId)
    case 'group':
      return ofNumber(world.groups.get(id)?.phoneNumberId)
    case 'template':
      return world.templates.get(id)?.wabaId
    case 'flow':
      return world.flows.get(id)?.wabaId
    case 'none':
    case 'app':
    case 'upload':
      return undefined
  }
}

function traceId(): string {
  return `A${randomBytes(traceBytes).toString('base64url')}`
}
