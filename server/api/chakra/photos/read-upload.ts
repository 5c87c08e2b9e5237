/** Reads the multipart body of an upload. Its parts may come in any order; all that is wrong with them is told. */
import type { FastifyRequest } from 'fastify'
import { AppError, invalidInput, type Fault } from '../../../lib/app-error.ts'
import { didYouMean } from '../../../lib/nearest.ts'
import { receiveFile, tooManyBytes, type ReceivedFile } from '../../../records/photos/receive.ts'

export interface Upload extends AsyncDisposable {
  readonly file: ReceivedFile
  readonly filename: string | undefined
}

const parts = ['photo', 'filename', 'filetype']
// Names of the other parts and the lines between them.
const aroundBytes = 16 * 1024
const mebibyte = 1024 * 1024

/** What the multipart reader takes at most; the size of the file is counted by receiveFile. */
export const multipartLimits = (limitMb: number) => ({
  fileSize: limitMb * mebibyte + 1,
  files: 5,
  fields: 20,
  parts: 25,
  fieldSize: 4_096,
  fieldNameSize: 100,
})

/** Throws `invalid`. Dispose of what it answers. */
export async function readUpload(request: FastifyRequest, limitMb: number): Promise<Upload> {
  if (!request.isMultipart())
    throw new AppError(
      'invalid',
      'content_type_unsupported',
      'Send the photo as multipart/form-data, in a part with the name "photo".',
    )
  if (Number(request.headers['content-length'] ?? 0) > limitMb * mebibyte + aroundBytes)
    throw tooManyBytes(limitMb)
  const faults: Fault[] = []
  let file: ReceivedFile | undefined
  try {
    const read = await readParts(request, limitMb, faults, (received) => (file = received))
    if (file === undefined && !faults.some(({ field }) => field === 'photo'))
      faults.push({ field: 'photo', message: 'is required: a part with the file' })
    if (faults.length > 0 || file === undefined) throw invalidInput(faults)
    const received: ReceivedFile = file
    return {
      file: received,
      filename: read.filename ?? read.nameOfPart,
      [Symbol.asyncDispose]: () => received[Symbol.asyncDispose](),
    }
  } catch (error) {
    await file?.[Symbol.asyncDispose]()
    throw error instanceof AppError
      ? error
      : new AppError('invalid', 'multipart_invalid', 'The multipart body cannot be read.', { cause: error })
  }
}

async function readParts(
  request: FastifyRequest,
  limitMb: number,
  faults: Fault[],
  keep: (file: ReceivedFile) => void,
): Promise<{ filename: string | undefined; nameOfPart: string | undefined }> {
  let isReceived = false
  let nameOfPart: string | undefined
  let filename: string | undefined
  for await (const part of request.parts()) {
    const { fieldname: field } = part
    if (part.type === 'file') {
      if (field === 'photo' && !isReceived) {
        isReceived = true
        nameOfPart = part.filename
        keep(await receiveFile(part.file, limitMb))
        continue
      }
      part.file.resume()
      faults.push({ field, message: field === 'photo' ? 'must be there once' : unknownPart(field, 'file') })
    } else if (field === 'photo') faults.push({ field, message: 'must be a file, and this part is a text' })
    else if (!parts.includes(field)) faults.push({ field, message: unknownPart(field, 'text') })
    else if (field === 'filename' && typeof part.value === 'string') filename = part.value
  }
  return { filename, nameOfPart }
}

function unknownPart(field: string, kind: 'file' | 'text'): string {
  return parts.includes(field)
    ? `must be a text, and this part is a ${kind}`
    : `is not known here.${didYouMean(field, parts)}`
}
