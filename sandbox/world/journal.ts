/**
 * The world in a file: a line for every change, in their order, written together as fast as the disk takes them. What
 * `flushed` has settled for survives the end of the process. A torn last line is what a kill left, and is ignored.
 * When the file holds much more than the world, it is written anew.
 */
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Stored } from './collection.ts'
import type { World } from './world.ts'

const fileName = 'world.jsonl'
const bytesPerWrite = 1024 * 1024
// Below this, writing anew saves nothing that matters.
const leastBytesToCompact = 32 * 1024 * 1024

export class Journal implements AsyncDisposable {
  readonly #path: string
  readonly #compactFromBytes: number
  #world: World | undefined
  #file: FileHandle | undefined
  #lines: string[] = []
  #writing: Promise<void> | undefined
  #bytes = 0
  #compactAt = 0
  #failure: unknown

  constructor(folder: string, compactFromBytes = leastBytesToCompact) {
    this.#path = join(folder, fileName)
    this.#compactFromBytes = compactFromBytes
  }

  /** Puts what the file holds into `world`, and writes the file anew. */
  async open(world: World): Promise<void> {
    this.#world = world
    await mkdir(join(this.#path, '..'), { recursive: true, mode: 0o700 })
    if (existsSync(this.#path)) await restore(this.#path, world)
    await this.#compact()
  }

  /** What a collection tells of its changes goes here. */
  readonly onChange = (collection: string, id: string, object: Stored | undefined): void => {
    if (this.#world === undefined) return
    this.#lines.push(lineOf(collection, id, object))
    this.#writing ??= this.#write()
  }

  /** Settles when all changes so far are in the file. Throws when they cannot be written. */
  async flushed(): Promise<void> {
    await this.#writing
    if (this.#failure !== undefined)
      throw new Error(`${this.#path} cannot be written`, { cause: this.#failure })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing
    this.#world = undefined
    await this.#file?.close()
  }

  async #write(): Promise<void> {
    // Whatever is changed in the same turn of the loop is written at once.
    await new Promise(setImmediate)
    try {
      while (this.#lines.length > 0) {
        const text = this.#lines.join('')
        this.#lines = []
        await this.#append(this.#file, text)
        if (this.#bytes > this.#compactAt) await this.#compact()
      }
    } catch (error) {
      this.#failure = error
    } finally {
      // In the same turn in which no line was left: a change after it begins the next write.
      this.#writing = undefined
    }
  }

  async #append(file: FileHandle | undefined, text: string): Promise<void> {
    const bytes = Buffer.from(text)
    await file?.appendFile(bytes)
    this.#bytes += bytes.length
  }

  /** Changes made meanwhile wait in `#lines` and are written behind it, some a second time, which changes nothing. */
  async #compact(): Promise<void> {
    const next = await open(`${this.#path}.next`, 'w', 0o600)
    this.#bytes = 0
    let text = ''
    for (const [collection, object] of this.#world?.objects() ?? []) {
      text += lineOf(collection, object.id, object)
      if (text.length < bytesPerWrite) continue
      await this.#append(next, text)
      text = ''
    }
    await this.#append(next, text)
    await next.sync()
    await rename(`${this.#path}.next`, this.#path)
    await this.#file?.close()
    this.#file = next
    this.#compactAt = Math.max(this.#compactFromBytes, this.#bytes * 2)
  }
}

function lineOf(collection: string, id: string, object: Stored | undefined): string {
  return `${JSON.stringify(object === undefined ? [collection, id] : [collection, id, object])}\n`
}

async function restore(path: string, world: World): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const change = parsed(line)
    if (change !== undefined) world.restore(...change)
  }
}

/** Undefined for a line that was not written to its end. */
function parsed(line: string): [string, string, Stored | undefined] | undefined {
  try {
    const [collection, id, object] = JSON.parse(line) as [string, string, Stored?]
    return [collection, id, object]
  } catch {
    return undefined
  }
}
