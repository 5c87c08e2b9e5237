/** Opens the world: what a folder keeps, which this process then holds alone, or an empty one in memory. */
import { join } from 'node:path'
import { lockFolder } from '../lib/folder-lock.ts'
import { blobsInFolder, blobsInMemory, type BlobStore } from './blobs.ts'
import { Journal } from './journal.ts'
import { World } from './world.ts'

export interface OpenWorld extends AsyncDisposable {
  readonly world: World
  readonly blobs: BlobStore
  /** Settles when a kill would not lose any change made so far. */
  readonly flushed: () => Promise<void>
}

/** Throws when another sandbox works with the folder. */
export async function openWorld(folder: string | undefined): Promise<OpenWorld> {
  if (folder === undefined)
    return {
      world: new World(),
      blobs: blobsInMemory(),
      flushed: () => Promise.resolve(),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
  await using opening = new AsyncDisposableStack()
  opening.use(await lockFolder(folder))
  const journal = opening.use(new Journal(folder))
  const world = new World(journal.onChange)
  await journal.open(world)
  const opened = opening.move()
  return {
    world,
    blobs: blobsInFolder(join(folder, 'blobs')),
    flushed: () => journal.flushed(),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
