/** Reads the multipart body of a public upload: the file goes to the store as it comes. Other parts are passed over. */
import type { FastifyRequest } from 'fastify'
import { AppError, invalidInput } from '../../../lib/app-error.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import { receiveUpload, type PendingUpload } from '../../../messaging/media/media-files.ts'
import type { Actor } from '../../../team/actor.ts'

export interface Upload extends AsyncDisposable {
  readonly upload: PendingUpload
  readonly filename: string | undefined
}

const mebibyte = 1024 * 1024
// Names of the other parts and the lines between them.
const aroundBytes = 16 * 1024

export const multipartLimits = (limitMb: number) => ({
  fileSize: limitMb * mebibyte,
  files: 5,
  fields: 20,
  parts: 25,
  fieldSize: 4_096,
  fieldNameSize: 100,
})

/** Throws `invalid`. Dispose of what it answers. */
export async function readPublicUpload(
  context: MessagingContext,
  request: FastifyRequest,
  actor: Actor,
  pluginId: string,
): Promise<Upload> {
  const limitMb = context.settings.MEDIA_LIMIT_MB
  if (!request.isMultipart())
    throw new AppError(
      'invalid',
      'content_type_unsupported',
      'Send the file as multipart/form-data, in a part with the name "file".',
    )
  if (Number(request.headers['content-length'] ?? 0) > limitMb * mebibyte + aroundBytes)
    throw tooLarge(limitMb)
  const kept: PendingUpload[] = []
  try {
    const filename = await readParts(context, request, actor, pluginId, kept)
    const [upload] = kept
    if (upload === undefined)
      throw invalidInput([{ field: 'file', message: 'is required: a part with the file' }])
    return { upload, filename, [Symbol.asyncDispose]: () => upload[Symbol.asyncDispose]() }
  } catch (error) {
    for (const upload of kept) await upload[Symbol.asyncDispose]()
    throw readable(error)
  }
}

/** Answers what the file is called. */
async function readParts(
  context: MessagingContext,
  request: FastifyRequest,
  actor: Actor,
  pluginId: string,
  kept: PendingUpload[],
): Promise<string | undefined> {
  let nameOfPart: string | undefined
  let filename: string | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'filename' && typeof part.value === 'string') filename = part.value
    } else if (part.fieldname !== 'file') part.file.resume()
    else if (kept.length > 0) throw invalidInput([{ field: 'file', message: 'must be there once' }])
    else {
      nameOfPart = part.filename
      kept.push(await receiveUpload(context, actor, pluginId, part.file, part.mimetype))
      if (part.file.truncated) throw tooLarge(context.settings.MEDIA_LIMIT_MB)
    }
  }
  // Some clients send every field, also those without a value.
  return filename === undefined || filename === '' ? nameOfPart : filename
}

export function tooLarge(limitMb: number): AppError {
  const message = `has more than ${limitMb} MB, the most that this server takes`
  return new AppError('invalid', 'media_too_large', `file: ${message}`, {
    details: [{ field: 'file', message }],
  })
}

function readable(error: unknown): unknown {
  if (error instanceof AppError) return error
  const { code } = error as NodeJS.ErrnoException
  // The store is full or away: no fault of the client.
  if (code !== undefined && /^E[A-Z]+$/.test(code) && code !== 'ECONNRESET') return error
  return new AppError('invalid', 'multipart_invalid', 'The multipart body cannot be read.', { cause: error })
}
