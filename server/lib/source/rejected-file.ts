/**
 * The rows that were refused, in a file that can be mended and imported again: what the original says, and
 * three columns with place, field and reason that an import overlooks. It is complete or not there at all:
 * written beside its place, and moved there at the end.
 */
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import { AppError, type Fault } from '../app-error.ts'
import { isJsonObject } from '../json.ts'
import { faultText } from './fault-text.ts'
import { rejectedColumns, type Source, type SourceRow } from './source-row.ts'

export interface RejectedFile {
  add(row: SourceRow, faults: readonly Fault[]): Promise<void>
  /** Puts the file in its place and answers its path; without rejected rows removes that of an earlier run. */
  finish(): Promise<string | null>
  /** Leaves nothing behind. For a run that failed. */
  discard(): Promise<void>
}

// Spreadsheets take UTF-8 for something else without it; the import knows it.
const byteOrderMark = '\uFEFF'

/** Throws `invalid` when the file could not be written, so that nothing has been imported yet. */
export async function openRejectedFile(path: string, source: Source): Promise<RejectedFile> {
  const place = `${path}.rejected.${source.kind === 'csv' ? 'csv' : 'ndjson'}`
  const draft = `${place}.partial`
  const file = await open(draft, 'w').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `Rows that are rejected are written to ${place}, which cannot be made: ${reason}. Nothing was imported. Move the file to a folder that you may write to.`
    throw new AppError('invalid', 'import_rejected_unwritable', message, { cause })
  })
  const write = source.kind === 'csv' ? csvWriter(file, source) : jsonWriter(file)
  let isEmpty = true
  return {
    async add(row, faults) {
      isEmpty = false
      await write(row, faults)
    },
    async finish() {
      await file.close()
      if (isEmpty) await Promise.all([rm(draft, { force: true }), rm(place, { force: true })])
      else await rename(draft, place)
      return isEmpty ? null : place
    },
    async discard() {
      await file.close()
      await rm(draft, { force: true })
    },
  }
}

type Writer = (row: SourceRow, faults: readonly Fault[]) => Promise<unknown>

function csvWriter(file: FileHandle, source: Source): Writer {
  const kept = source.columns
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => !(rejectedColumns as readonly string[]).includes(name))
  const line = (cells: readonly unknown[]): string =>
    stringify([[...cells]], {
      delimiter: source.delimiter ?? ',',
      record_delimiter: '\r\n',
      quoted_match: /^\s|\s$|[\r\n]/,
    })
  let head = byteOrderMark + line([...kept.map(({ name }) => name), ...rejectedColumns])
  return async (row, faults) => {
    const cells = kept.map(({ index }) => row.cells[index] ?? '')
    // Cells beyond the header stay behind all columns, where they can be seen.
    const extra = row.cells.slice(source.columns.length)
    await file.write(head + line([...cells, ...described(row, faults), ...extra]))
    head = ''
  }
}

function jsonWriter(file: FileHandle): Writer {
  return async (row, faults) => {
    const item = isJsonObject(row.item) ? row.item : { value: row.item }
    const reasons = described(row, faults).map((value, index) => [rejectedColumns[index], value])
    await file.write(`${JSON.stringify({ ...item, ...Object.fromEntries(reasons) })}\n`)
  }
}

function described(row: SourceRow, faults: readonly Fault[]): (string | number)[] {
  const fields = [...new Set(faults.map((fault) => fault.field))].filter((field) => field !== '')
  return [row.number, fields.join('; '), faults.map(faultText).join('; ')]
}
