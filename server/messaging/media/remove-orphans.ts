/**
 * Removes files that belong to no row: a crash between the file and the row leaves them. Each attempt has a file of its
 * own, so that none of these can come into use again.
 */
import type { MessagingContext } from '../context.ts'
import { mediaOfKey, mediaPrefix } from './media.ts'
import { mediaStore } from './media.store.ts'

// No upload and no download takes so long from its beginning to its row.
const graceMs = 3_600_000

/** Answers how many files were removed. */
export async function removeMediaOrphans({
  database,
  files,
  clock,
}: Pick<MessagingContext, 'database' | 'files' | 'clock'>): Promise<number> {
  const before = clock() - graceMs
  let orphans = 0
  for await (const entries of files.list(mediaPrefix)) {
    const old = entries.flatMap(({ key, writtenAt }) => {
      const media = mediaOfKey(key)
      return media === undefined || writtenAt >= before ? [] : [{ key, ...media }]
    })
    if (old.length === 0) continue
    const inUse = await mediaStore(database).keysInUse(old)
    for (const { key } of old) {
      if (inUse.has(key)) continue
      await files.remove(key)
      orphans += 1
    }
  }
  return orphans
}
