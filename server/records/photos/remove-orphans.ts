/**
 * Removes files that belong to no photo: a crash between writing the files and the row leaves them. Each attempt to
 * upload has files of its own, so that none of these can come into use again.
 */
import { photoOfKey, photosPrefix } from './photo.ts'
import type { PhotosContext } from './photos.ts'
import { photosStore } from './photos.store.ts'

// No upload takes so long from its first file to its row.
const graceMs = 3_600_000

/** Answers how many files were removed. */
export async function removeOrphans({
  database,
  files,
  clock,
}: PhotosContext): Promise<{ readonly orphans: number; readonly unfinished: number }> {
  const before = clock() - graceMs
  let orphans = 0
  for await (const entries of files.list(photosPrefix)) {
    const old = entries.flatMap(({ key, writtenAt }) => {
      const photo = photoOfKey(key)
      return photo === undefined || writtenAt >= before ? [] : [{ key, ...photo }]
    })
    if (old.length === 0) continue
    const inUse = await photosStore(database).fileIdsInUse(old)
    for (const { key, fileId } of old) {
      if (inUse.has(fileId)) continue
      await files.remove(key)
      orphans += 1
    }
  }
  return { orphans, unfinished: await files.removeUnfinished(before) }
}
