/** Brings the bytes of a file into the store while they arrive: counted, hashed, their beginning looked at. */
import { createHash } from 'node:crypto'
import { pipeline, Transform, type Readable } from 'node:stream'
import { newId } from '../../lib/uuid.ts'
import type { MessagingContext } from '../context.ts'
import { foundType, typedBytes } from './found-type.ts'
import { mediaKey, type Media, type StoredMedia } from './media.ts'

export type KeptFile = Pick<StoredMedia, 'fileKey' | 'size' | 'sha256' | 'mimeType'>

/**
 * Stores a file for a row that may be written later: until then nobody asks for it. Rejects with what the source fails
 * with, and then leaves nothing. Takes no more memory for a large file.
 */
export async function storeFile(
  { files }: Pick<MessagingContext, 'files'>,
  owner: Pick<Media, 'teamId' | 'id'>,
  source: Readable,
  claimedType: string | null,
): Promise<KeptFile> {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (head.length < typedBytes) head = Buffer.concat([head, chunk.subarray(0, typedBytes - head.length)])
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const fileKey = mediaKey(owner, newId())
  try {
    // Its failure is the failure of the write.
    await files.write(
      fileKey,
      pipeline(source, meter, () => undefined),
    )
  } finally {
    source.destroy()
  }
  return { fileKey, size, sha256: hash.digest(), mimeType: foundType(head, claimedType) }
}
