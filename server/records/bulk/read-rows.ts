/**
 * Reads the rows of a bulk request while its bytes arrive: the items of a JSON list, lines of JSON, or CSV. Rows come
 * out as texts of JSON, just as they were sent; of CSV they are lists of cells. Memory holds one row and one portion.
 */
import type { RowForm } from '../../jobs/job.ts'
import { AppError } from '../../lib/app-error.ts'
import { JsonItems } from '../../lib/json-items.ts'
import { isShallow } from '../../lib/json.ts'
import { openCsv } from '../../lib/source/csv-rows.ts'
import { deepestRow, mostRowBytes } from './limits.ts'

export interface RowsBody {
  readonly form: RowForm
  readonly bytes: AsyncIterable<Buffer>
  /** JSON: the key under which the list lies; undefined for a list by itself. */
  readonly key: string | undefined
  /** CSV: told of the header before any row. Throws when it is not understood. */
  readonly onColumns: (columns: readonly string[]) => void
}

/** Throws `invalid` for a body that is not what its form says, naming the row. */
export function readRows(body: RowsBody): AsyncGenerator<readonly string[]> {
  switch (body.form) {
    case 'json':
      return readList(body)
    case 'ndjson':
      return readLines(body)
    case 'csv':
      return readCsv(body)
  }
}

async function* readList({ bytes, key }: RowsBody): AsyncGenerator<readonly string[]> {
  const cutter = new JsonItems(key, mostRowBytes)
  for await (const portion of withoutMark(bytes)) {
    const before = cutter.count
    const items = cutter.cut(portion)
    for (const [index, item] of items.entries()) assertJson(item, before + index + 1)
    if (items.length > 0) yield items
  }
  cutter.end()
}

async function* readLines({ bytes }: RowsBody): AsyncGenerator<readonly string[]> {
  let count = 0
  let rest = ''
  const whole = (line: string): string[] => {
    if (line.length > mostRowBytes) throw rowTooLarge(count + 1)
    const item = line.trim()
    if (item === '') return []
    count += 1
    assertJson(item, count)
    return [item]
  }
  for await (const portion of decoded(bytes)) {
    const lines = (rest + portion).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > mostRowBytes) throw rowTooLarge(count + lines.length + 1)
    const items = lines.flatMap(whole)
    if (items.length > 0) yield items
  }
  const last = whole(rest)
  if (last.length > 0) yield last
}

const cellsPerTurn = 100

async function* readCsv({ bytes, onColumns }: RowsBody): AsyncGenerator<readonly string[]> {
  try {
    const { columns, rows } = await openCsv(decoded(bytes))
    onColumns(columns)
    let items: string[] = []
    for await (const { cells } of rows) {
      const item = JSON.stringify(cells)
      if (item.length > mostRowBytes) throw rowTooLarge(items.length + 1)
      items.push(item)
      if (items.length < cellsPerTurn) continue
      yield items
      items = []
    }
    if (items.length > 0) yield items
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('import_')) throw error
    const message = error.message.replace('The file', 'The body').replace('of the file', 'of the body')
    throw new AppError('invalid', 'csv_invalid', message, { cause: error })
  }
}

function assertJson(item: string, row: number): void {
  let value: unknown
  try {
    value = JSON.parse(item)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    throw invalidJson(`Row ${row} is not valid JSON: ${reason.slice(0, 200)}`, cause)
  }
  if (!isShallow(value, deepestRow))
    throw invalidJson(`Row ${row} is nested deeper than ${deepestRow} times.`)
}

function invalidJson(message: string, cause?: unknown): AppError {
  return new AppError('invalid', 'json_invalid', message, { cause })
}

function rowTooLarge(row: number): AppError {
  return new AppError('invalid', 'body_too_large', `Row ${row} is larger than ${mostRowBytes / 1024} KB.`)
}

/** Text, whatever characters a portion cuts. */
async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const portion of bytes) {
      const text = decoder.decode(portion, { stream: true })
      if (text !== '') yield text
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw notUtf8(error)
    throw error
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

async function* withoutMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const portion of bytes) {
    if (head === undefined) {
      yield portion
      continue
    }
    head = Buffer.concat([head, portion])
    if (head.length < byteOrderMark.length) continue
    yield head.subarray(0, byteOrderMark.length).equals(byteOrderMark)
      ? head.subarray(byteOrderMark.length)
      : head
    head = undefined
  }
  if (head !== undefined && head.length > 0) yield head
}

function notUtf8(cause: unknown): AppError {
  return new AppError('invalid', 'json_invalid', 'The body must be text in UTF-8.', { cause })
}
