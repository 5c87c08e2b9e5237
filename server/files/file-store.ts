/**
 * Where files are kept that are too large for the database. A file is written once, whole, and never changed: under
 * its key there is all of it or nothing. Keys are made by the program, never from what a client sent.
 */
import type { Readable } from 'node:stream'

export interface FileStore {
  /** Returns when the file would survive a loss of power. A file that is there already is replaced. */
  write(key: string, content: Buffer | Readable): Promise<void>
  /**
   * Undefined when there is no such file. The stream must be read or destroyed; with `range` it has those bytes of the
   * file, while `size` is that of all of it.
   */
  read(
    key: string,
    range?: ByteRange,
  ): Promise<{ readonly stream: Readable; readonly size: number } | undefined>
  /** A file that is not there counts as removed. */
  remove(key: string): Promise<void>
  /** The files whose keys begin with `prefix` and a slash, in no order, some at a time. */
  list(prefix: string): AsyncGenerator<readonly FileEntry[]>
  /** Removes what writes that began before `time` and never ended have left. Answers how many. */
  removeUnfinished(time: number): Promise<number>
}

/** The first and the last byte, counted from 0. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export interface FileEntry {
  readonly key: string
  /** Epoch milliseconds. */
  readonly writtenAt: number
}

// Words of letters, digits, dots and dashes with slashes between them; no word begins with a dot.
const form = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/

/** Throws when the program made a key that could leave the store or clash on some disk. */
export function assertKey(key: string): void {
  if (!form.test(key)) throw new Error(`not a key of a file: ${JSON.stringify(key)}`)
}
