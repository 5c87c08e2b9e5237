/**
 * How an answer of the Graph API is spoiled on purpose: an error instead of the truth, or HTTP as it is when networks
 * and machines fail.
 */
import type { FastifyReply } from 'fastify'
import type { GraphError } from './graph-error.ts'

/** A call as far as it matters for whether it is interfered with. */
export interface GraphCall {
  /** Of the object in the path. */
  readonly id: string
  readonly edge: string
  readonly method: string
}

export const httpFaults = ['reset', 'half_body', 'malformed', 'hang', 'status'] as const
export type HttpFault = (typeof httpFaults)[number]

export interface Interference {
  /** Whether the work is done first. */
  readonly after: boolean
  readonly answer: GraphError | { readonly fault: HttpFault; readonly status: number }
}

/** Asked before each call. */
export type Interfere = (call: GraphCall) => Interference | undefined

// Something to break off, where there is no answer yet.
const someBody = '{"messaging_product":"whatsapp","contacts":[{"input":"15550109999","wa_id":"15550109999"}]}'

/** Answers as the fault demands; `body` is what would have been answered. */
export function answerFaultily(
  reply: FastifyReply,
  { fault, status }: { readonly fault: HttpFault; readonly status: number },
  body: string = someBody,
): FastifyReply {
  const { raw } = reply
  switch (fault) {
    case 'reset':
      reply.hijack()
      raw.socket?.resetAndDestroy()
      break
    case 'half_body':
      reply.hijack()
      raw.writeHead(200, {
        'content-type': 'application/json; charset=UTF-8',
        'content-length': Buffer.byteLength(body),
      })
      raw.write(body.slice(0, Math.ceil(body.length / 2)), () => raw.socket?.destroy())
      break
    case 'hang':
      // Nothing is ever answered: the client has to give up, or the sandbox stops.
      reply.hijack()
      break
    case 'malformed':
      return reply
        .header('content-type', 'application/json; charset=UTF-8')
        .send(body.slice(0, Math.ceil(body.length / 2)))
    case 'status':
      return reply
        .code(status)
        .header('content-type', 'text/html; charset=utf-8')
        .send(`<!DOCTYPE html><html><head><title>Error</title></head><body>${status}</body></html>`)
  }
  return reply
}
