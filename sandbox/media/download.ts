/**
 * The bytes behind a media URL, whole or in parts. A URL that has expired, was changed, or is asked for with a token
 * that does not reach the media is not found.
 */
import type { FastifyReply } from 'fastify'
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { GraphError } from '../graph/graph-error.ts'
import { readToken } from '../graph/read-call.ts'
import type { Media } from '../world/objects.ts'
import { mediaBehind } from './media.ts'

export async function downloadMedia({ context, request, reply, query }: Call): Promise<unknown> {
  const media = mediaBehind(context, query)
  if (context.knobs.mediaNeedsToken) {
    const token = readToken(request, query)
    if (token === null)
      throw new GraphError(104, { message: 'An access token is required to download media.' })
    if (media === undefined || !reaches(context, token, media)) throw notThere()
  }
  const bytes = media && (await context.blobs.read(media.id))
  if (media === undefined || bytes === undefined) throw notThere()
  reply.header('content-type', media.mimeType).header('accept-ranges', 'bytes')
  if (media.filename !== null) {
    const filename = encodeURIComponent(media.filename.toWellFormed())
    reply.header('content-disposition', `attachment; filename*=UTF-8''${filename}`)
  }
  return sendRange(reply, bytes, request.headers.range)
}

/** One range; the whole for what is no range. */
export function sendRange(reply: FastifyReply, bytes: Buffer, range: string | undefined): FastifyReply {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '') ?? []
  if (from === '' && to === '') return reply.send(bytes)
  const last = bytes.length - 1
  const start = from === '' ? Math.max(bytes.length - Number(to), 0) : Number(from)
  const end = from === '' || to === '' ? last : Math.min(Number(to), last)
  if (start > end) {
    reply.header('content-type', 'text/plain')
    return reply.code(416).header('content-range', `bytes */${bytes.length}`).send('')
  }
  reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes.length}`)
  return reply.send(bytes.subarray(start, end + 1))
}

function reaches({ world, clock }: SandboxContext, text: string, media: Media): boolean {
  const token = world.tokens.get(text)
  const wabaId = world.phoneNumbers.get(media.phoneNumberId)?.wabaId
  if (token === undefined || wabaId === undefined || token.isInvalidated) return false
  return token.wabaIds.includes(wabaId) && (token.expiresAt === null || token.expiresAt > clock.now())
}

function notThere(): GraphError {
  return new GraphError(100, {
    status: 404,
    message: 'The media is not there: its address has expired, or the token does not reach it.',
  })
}
