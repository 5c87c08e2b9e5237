/**
 * Reads CSV as spreadsheets and directories write it: comma, semicolon or tab, any line break, quoted cells.
 * A row that does not fit the header is a fault of that row; only a quotation mark that is never closed, which
 * swallows the rest of the file, ends the reading. Blanks around a cell count only inside quotation marks.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../app-error.ts'
import { hasWholeLine } from './first-line.ts'
import type { SourceRow } from './source-row.ts'

export interface CsvSource {
  readonly delimiter: string
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<SourceRow>
}

const delimiters = [',', ';', '\t'] as const
const longestHeader = 64 * 1024
// A record of this size is a quotation mark that somebody forgot.
const largestRecord = 4 * 1024 * 1024
// Spreadsheets put this line before the header to name the delimiter.
const separatorLine = /^sep=([,;\t])\r?\n/i

export async function openCsv(text: AsyncGenerator<string>): Promise<CsvSource> {
  let head = ''
  for (;;) {
    const portion = await text.next()
    if (portion.done === true) break
    head += portion.value
    if (head.length >= longestHeader || hasWholeLine(head)) break
  }
  const separator = separatorLine.exec(head)
  if (separator !== null) head = head.slice(separator[0].length)
  const delimiter = separator?.[1] ?? findDelimiter(head)
  const records = readRecords(head, text, delimiter, separator === null ? 0 : 1)
  for (;;) {
    const record = await records.next()
    if (record.done === true) throw new AppError('invalid', 'import_empty', 'The file is empty.')
    const { cells } = record.value
    if (!isBlank(cells)) return { delimiter, columns: cells, rows: readRows(cells, records) }
  }
}

interface CsvRecord {
  readonly number: number
  readonly cells: readonly string[]
}

async function* readRows(
  names: readonly string[],
  records: AsyncIterable<CsvRecord>,
): AsyncGenerator<SourceRow> {
  for await (const { number, cells } of records) {
    if (isBlank(cells)) continue
    const extra = cells.slice(names.length)
    if (cells.length < names.length || !isBlank(extra)) {
      const fault = `has ${cells.length} cells, and the header has ${names.length}`
      yield { number, names, cells, fault }
    } else yield { number, names, cells }
  }
}

async function* readRecords(
  head: string,
  rest: AsyncGenerator<string>,
  delimiter: string,
  linesBefore: number,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: largestRecord,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  // What fails reaches the reader of the records below.
  const flow = pipeline(Readable.from(joined(head, rest)), parser).catch(() => undefined)
  let number = linesBefore
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1
      yield { number, cells }
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenCsv(error, number) : error
  }
  await flow
}

async function* joined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (head !== '') yield head
  yield* rest
}

function findDelimiter(head: string): string {
  const line = /\S[^\n\r]*/.exec(head)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const counts = delimiters.map((delimiter) => line.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '')
}

function brokenCsv(error: CsvError, rowsRead: number): AppError {
  const where = `after row ${rowsRead} of the file`
  const message =
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? `A quotation mark that is opened ${where} is never closed. Close it, or write "" where one is meant.`
      : `The file cannot be read ${where}: ${error.message}.`
  return new AppError('invalid', 'import_broken', message, { cause: error })
}
