/**
 * Sends the bytes of files that somebody else made. Whatever they are, a browser that opens one shows a picture, plays
 * it, or saves it; it never runs it.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { byteRange } from '../../../http/byte-range.ts'
import { isKnown, isMeant } from '../../../http/etag.ts'
import { contentDisposition } from '../../../lib/filename.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import { readMedia } from '../../../messaging/media/media-files.ts'
import type { StoredMedia } from '../../../messaging/media/media.ts'
import { extensionOf } from '../../../messaging/media/public-address.ts'

const shown = /^(?:image\/(?:jpeg|png|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/plain)$/
const active = /html|xml|svg|script|xsl/
const opaqueType = 'application/octet-stream'

/** The headers of a file, whoever reads it. */
export function describeFile(reply: FastifyReply, type: string | null, filename: string): FastifyReply {
  const plain = (type ?? opaqueType).split(';', 1)[0]?.trim().toLowerCase() ?? opaqueType
  const isReadable = /^[\w.+-]+\/[\w.+-]+$/.test(plain)
  const isShown = shown.test(plain)
  return (
    reply
      .header('content-disposition', contentDisposition(isShown ? 'inline' : 'attachment', filename))
      // What is opened as a page must be able to do nothing.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('content-type', isReadable && !active.test(plain) ? withCharset(plain) : opaqueType)
  )
}

function withCharset(type: string): string {
  return type === 'text/plain' ? 'text/plain; charset=utf-8' : type
}

/** A file that lies here: whole, a part of it, or the word that the client has it already. */
export async function sendStored(
  context: MessagingContext,
  request: FastifyRequest,
  reply: FastifyReply,
  media: StoredMedia,
  cacheControl: string,
): Promise<FastifyReply> {
  const tag = `"${media.sha256.toString('base64url')}"`
  void reply.header('etag', tag).header('cache-control', cacheControl).header('accept-ranges', 'bytes')
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
  const name = media.filename ?? `${media.id}.${extensionOf(media)}`
  void describeFile(reply, media.mimeType, name)
  const condition = request.headers['if-range']
  // A part of another file than the one whose beginning the client has is of no use.
  const isSame = typeof condition !== 'string' || isMeant(condition, tag)
  const range = isSame ? byteRange(request.headers.range, media.size) : undefined
  if (range === 'outside')
    return reply
      .code(416)
      .header('content-range', `bytes */${media.size}`)
      .removeHeader('content-type')
      .send()
  const length = range === undefined ? media.size : range.end - range.start + 1
  void reply.header('content-length', length)
  if (range !== undefined)
    void reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${media.size}`)
  if (request.method === 'HEAD') return reply.send()
  return reply.send(await readMedia(context, media, range))
}
