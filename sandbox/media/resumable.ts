/**
 * Resumable uploads, for header samples of templates and profile pictures: announced to the app, sent in one or
 * several parts, and known by their handle once all bytes are there.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Call } from '../graph/edge.ts'
import { parameterError, unknownNode } from '../graph/graph-error.ts'
import { readText, requireText } from '../graph/params.ts'
import type { Upload } from '../world/objects.ts'

const fileTypes = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4']
const mostBytes = 100 * 1024 * 1024

export function beginUpload({ context, id, body }: Call): unknown {
  const fileType = requireText(body, 'file_type').toLowerCase()
  if (!fileTypes.includes(fileType))
    throw parameterError(`Param file_type must be one of {${fileTypes.join(', ')}} - got "${fileType}".`)
  const fileLength = Number(requireText(body, 'file_length'))
  if (!Number.isInteger(fileLength) || fileLength < 1 || fileLength > mostBytes)
    throw parameterError(`Param file_length must be a number from 1 to ${mostBytes}.`)
  const upload = context.world.uploads.put({
    id: `upload:${randomBytes(24).toString('base64url')}`,
    appId: id,
    fileName: readText(body, 'file_name') ?? '',
    fileType,
    fileLength,
    received: 0,
    handle: null,
  })
  return { id: shownId(upload) }
}

/** Takes the bytes from `file_offset` on. Answers the handle, or how far it is. */
export async function continueUpload(call: Call): Promise<unknown> {
  const { context, request, bytes } = call
  const upload = uploadOf(call)
  const offset = Number(request.headers['file_offset'] ?? Number.NaN)
  if (offset !== upload.received)
    throw parameterError(`The header file_offset must be ${upload.received}: so much has been received.`)
  if (bytes.length === 0) throw parameterError('The body must hold the bytes of the file.')
  if (offset + bytes.length > upload.fileLength)
    throw parameterError(`The file is longer than its file_length, ${upload.fileLength} bytes.`)
  const before = offset === 0 ? Buffer.alloc(0) : await context.blobs.read(upload.id)
  await context.blobs.write(upload.id, Buffer.concat([before ?? Buffer.alloc(0), bytes]))
  const received = offset + bytes.length
  const handle = received === upload.fileLength ? handleOf(upload, bytes) : null
  context.world.uploads.update(upload.id, { received, handle })
  return handle === null ? { id: shownId(upload), file_offset: received } : { h: handle }
}

export function showUpload(call: Call): unknown {
  const upload = uploadOf(call)
  return { id: shownId(upload), file_offset: upload.received }
}

function uploadOf({ context, id, request }: Call): Upload {
  const upload = context.world.uploads.get(id)
  if (upload === undefined) throw unknownNode(id, request.method)
  return upload
}

/** With the signature that the platform puts behind it, which clients send back as part of the address. */
function shownId({ id }: Upload): string {
  return `${id}?sig=${createHash('sha256').update(id).digest('base64url').slice(0, 24)}`
}

function handleOf({ id, fileName, fileType }: Upload, bytes: Buffer): string {
  const parts = [fileName, fileType].map((part) => Buffer.from(part).toString('base64'))
  return `4::${parts.join(':')}:${createHash('sha256').update(bytes).update(id).digest('base64url')}`
}
