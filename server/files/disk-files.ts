/**
 * Files in a folder. A file is written under a temporary name, brought to the disk, and only then renamed to its key,
 * so that neither a crash nor a full disk leaves half of one. Folders are made when they are needed.
 */
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../lib/uuid.ts'
import { assertKey, type FileEntry, type FileStore } from './file-store.ts'

// Begins with a dot, as no key does.
const unfinishedFolder = '.unfinished'
// Pictures of customers are nobody's business but the server's.
const fileMode = 0o600
const folderMode = 0o700
const entriesPerPortion = 500

/** A store in `root`, which need not exist yet. */
export function diskFiles(root: string): FileStore {
  const unfinished = join(root, unfinishedFolder)
  const pathOf = (key: string): string => {
    assertKey(key)
    return join(root, ...key.split('/'))
  }
  return {
    async write(key, content) {
      const path = pathOf(key)
      await mkdir(unfinished, { recursive: true, mode: folderMode })
      const temporary = join(unfinished, newId())
      try {
        await writeDurably(temporary, content)
        await makeFolder(dirname(path))
        await rename(temporary, path)
        await syncFolder(dirname(path))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },

    async read(key, range) {
      const file = await open(pathOf(key)).catch(unlessMissing)
      if (file === undefined) return undefined
      try {
        const { size } = await file.stat()
        return { stream: file.createReadStream(range), size }
      } catch (error) {
        await file.close()
        throw error
      }
    },

    remove: (key) => rm(pathOf(key), { force: true }),

    async *list(prefix) {
      let portion: FileEntry[] = []
      for await (const path of filesBelow(pathOf(prefix))) {
        const found = await stat(path).catch(unlessMissing)
        if (found === undefined) continue
        portion.push({ key: relative(root, path).split(sep).join('/'), writtenAt: found.mtimeMs })
        if (portion.length < entriesPerPortion) continue
        yield portion
        portion = []
      }
      if (portion.length > 0) yield portion
    },

    async removeUnfinished(time) {
      let count = 0
      for (const name of (await readdir(unfinished).catch(unlessMissing)) ?? []) {
        const path = join(unfinished, name)
        const found = await stat(path).catch(unlessMissing)
        if (found === undefined || found.mtimeMs >= time) continue
        await rm(path, { force: true })
        count += 1
      }
      return count
    },
  }
}

async function writeDurably(path: string, content: Buffer | Readable): Promise<void> {
  await using file = await open(path, 'wx', fileMode)
  await file.writeFile(content)
  await file.sync()
}

/** Makes the folder and those above it, so that all of them survive a loss of power. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: folderMode })
  if (first === undefined) return
  for (let folder = path; folder.length >= first.length; folder = dirname(folder))
    await syncFolder(dirname(folder))
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path)
  await folder.sync()
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(unlessMissing)
  if (entries === undefined) return
  for await (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else yield path
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
