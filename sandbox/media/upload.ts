/** Uploads to a phone number. */
import type { Call, UploadedFile } from '../graph/edge.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import { readText, requireMessagingProduct } from '../graph/params.ts'
import { checkMedia, keepMedia, mediaLifetimes } from './media.ts'
import { kindOfMime, mediaKinds, plainMime, type MediaKind } from './kinds.ts'

/** Answers the id. */
export async function uploadMedia({ context, id, body, files }: Call): Promise<unknown> {
  requireMessagingProduct(body)
  const file = files.find(({ field }) => field === 'file')
  if (file === undefined) throw parameterError('The parameter file is required.')
  const { mimeType, kind } = typeOf(file, readText(body, 'type'))
  const fault = checkMedia(file.bytes, mimeType, kind)
  if (fault !== undefined) throw new GraphError(131053, { details: fault })
  const media = await keepMedia(context, {
    phoneNumberId: id,
    bytes: file.bytes,
    mimeType,
    filename: file.filename === '' ? undefined : file.filename,
    lifetimeMs: mediaLifetimes.uploadedMs,
  })
  return { id: media.id }
}

/** `type` is a MIME type; some clients send a kind such as "image", others leave it out: then the file's own counts. */
function typeOf(file: UploadedFile, given: string | undefined): { mimeType: string; kind: MediaKind } {
  const own = plainMime(file.mimeType)
  const asked = given?.trim().toLowerCase() ?? ''
  const mimeType = asked.includes('/') ? plainMime(asked) : own
  const kind = mediaKinds.find((one) => one === asked) ?? kindOfMime(mimeType)
  if (asked !== '' && !asked.includes('/') && kind !== asked)
    throw parameterError(`Param type must be a MIME type such as image/png - got "${asked}".`)
  if (kind === undefined || mimeType === 'application/octet-stream')
    throw new GraphError(131053, {
      details: `Media of type ${mimeType} cannot be sent. Give the type of the file, such as image/png.`,
    })
  return { mimeType, kind }
}
