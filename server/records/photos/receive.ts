/**
 * Takes in an upload of any speed: the bytes go to a file of the system's folder for such, not to memory, while
 * they are counted and hashed. The file goes when the upload has been dealt with.
 */
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../lib/app-error.ts'
import { newId } from '../../lib/uuid.ts'
import { sniffedBytes } from './sniff.ts'

export interface ReceivedFile extends AsyncDisposable {
  readonly path: string
  readonly size: number
  readonly sha256: Buffer
  /** The first bytes. */
  readonly head: Buffer
}

const ownerOnly = 0o600
const mebibyte = 1024 * 1024

/** Throws `invalid` as soon as there are more bytes than `limitMb` megabytes. Dispose of what it answers. */
export async function receiveFile(source: Readable, limitMb: number): Promise<ReceivedFile> {
  const path = join(tmpdir(), `felloe-upload-${newId()}`)
  try {
    await using file = await open(path, 'wx', ownerOnly)
    const hash = createHash('sha256')
    let head = Buffer.alloc(0)
    let size = 0
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limitMb * mebibyte) throw tooManyBytes(limitMb)
      if (head.length < sniffedBytes)
        head = Buffer.concat([head, chunk.subarray(0, sniffedBytes - head.length)])
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    return { path, size, sha256: hash.digest(), head, [Symbol.asyncDispose]: () => rm(path, { force: true }) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

export function tooManyBytes(limitMb: number): AppError {
  return tooLarge(`has more than ${limitMb} MB, the most that this server takes`)
}

export function tooLarge(message: string): AppError {
  return new AppError('invalid', 'photo_too_large', `photo: ${message}`, {
    details: [{ field: 'photo', message }],
  })
}
