/** Sends a photo or its figures. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnown } from '../../../http/etag.ts'
import { contentDisposition } from '../../../lib/filename.ts'
import { previewType, type Photo, type PhotoSize } from '../../../records/photos/photo.ts'
import { readPhoto, type PhotosContext } from '../../../records/photos/photos.ts'
import type { PhotoV1 } from './schema.ts'

// A photo never changes, but the right to see it may be withdrawn.
const cacheSeconds = 3_600

export function presentPhoto(photo: Photo): PhotoV1 {
  const { id, createdAt, updatedAt, filetype, filename, height, width, isPublic, teamId, userId } = photo
  return { id, createdAt, updatedAt, filetype, filename, height, width, isPublic, team: teamId, user: userId }
}

export async function sendPhoto(
  context: PhotosContext,
  request: FastifyRequest,
  reply: FastifyReply,
  photo: Photo,
  size: PhotoSize,
): Promise<FastifyReply> {
  const tag = `"${photo.fileId}.${size}"`
  void reply
    .header('etag', tag)
    .header('cache-control', `private, max-age=${cacheSeconds}`)
    // One address, other teams, other photos.
    .header('vary', 'authorization')
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
  const { stream, size: bytes } = await readPhoto(context, photo, size)
  return (
    reply
      .header('content-length', bytes)
      .header(
        'content-disposition',
        contentDisposition('inline', size === 'original' ? photo.filename : previewName(photo)),
      )
      // A picture that is opened as a page must be able to do nothing.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .type(size === 'original' ? photo.filetype : previewType)
      .send(stream)
  )
}

function previewName({ filename }: Photo): string {
  return `${filename.replace(/\.[^.]*$/, '')}.webp`
}
