/**
 * Questions to the Graph whose answer is JSON, and changes there that can be made twice without harm. Reads are
 * repeated when that may help. Sending a message is not done here.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../lib/app-error.ts'
import {
  GraphFault,
  type GraphAccess,
  type GraphAnswer,
  type GraphClient,
  type GraphRequest,
} from './graph-client.ts'
import { isSafeToRepeat, jsonOf, refusalError, refusalOf } from './graph-refusal.ts'

const pausesMs = [200, 1_000]

/** The answer, repeated where the request is a read or certainly did nothing. Throws `upstream`. */
export async function exchangeSafely(
  graph: GraphClient,
  access: GraphAccess,
  request: GraphRequest,
): Promise<GraphAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const pauseMs = pausesMs[attempt]
    try {
      const answer = await graph.exchange(access, request)
      if (pauseMs === undefined || !isWorthAnother(request, answer)) return answer
    } catch (error) {
      if (!(error instanceof GraphFault)) throw error
      const isSafe = request.method === 'GET' || !error.mayHaveArrived
      if (pauseMs === undefined || !isSafe) throw unreachable(error)
    }
    await sleep(pauseMs)
  }
}

/** The JSON of a successful answer. Throws what the Graph refused, or `upstream`. */
export async function askGraph(
  graph: GraphClient,
  access: GraphAccess,
  request: GraphRequest,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await exchangeSafely(graph, access, request)
  const refusal = refusalOf(answer)
  if (refusal !== undefined) throw refusalError(refusal)
  const json = jsonOf(answer)
  if (json === undefined || answer.status >= 300)
    throw new AppError(
      'upstream',
      'whatsapp_unreadable',
      `WhatsApp answered with status ${answer.status} and nothing that can be read. Try again later.`,
    )
  return json
}

export function unreachable(fault: GraphFault): AppError {
  return new AppError(
    'upstream',
    'whatsapp_unreachable',
    `WhatsApp could not be reached (${fault.message}). Try again later.`,
    { cause: fault },
  )
}

function isWorthAnother(request: GraphRequest, answer: GraphAnswer): boolean {
  const refusal = refusalOf(answer)
  if (refusal !== undefined) return isSafeToRepeat(refusal.code) && answer.status >= 500
  return answer.status >= 500 && request.method === 'GET'
}
