/** Bytes of media and uploads: in memory, or as files of a folder when the world is kept. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface BlobStore {
  write(id: string, bytes: Buffer): Promise<void>
  /** Undefined when there is nothing under the id. */
  read(id: string): Promise<Buffer | undefined>
  remove(id: string): Promise<void>
  /** Removes all. */
  clear(): Promise<void>
}

export function blobsInMemory(): BlobStore {
  const blobs = new Map<string, Buffer>()
  return {
    write: (id, bytes) => Promise.resolve(void blobs.set(id, bytes)),
    read: (id) => Promise.resolve(blobs.get(id)),
    remove: (id) => Promise.resolve(void blobs.delete(id)),
    clear() {
      blobs.clear()
      return Promise.resolve()
    },
  }
}

export function blobsInFolder(folder: string): BlobStore {
  // Ids of uploads hold characters that some file systems refuse.
  const pathOf = (id: string): string => join(folder, Buffer.from(id).toString('hex'))
  return {
    async write(id, bytes) {
      await mkdir(folder, { recursive: true })
      await writeFile(pathOf(id), bytes)
    },
    read: (id) =>
      readFile(pathOf(id)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }),
    remove: (id) => rm(pathOf(id), { force: true }),
    clear: () => rm(folder, { recursive: true, force: true }),
  }
}
