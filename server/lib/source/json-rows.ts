/**
 * Reads rows from JSON: a list, an object that holds the list, or one object per line (NDJSON). NDJSON is
 * read line by line; a document must be held as a whole, and has a limit for that reason.
 */
import { AppError } from '../app-error.ts'
import { isJsonObject } from '../json.ts'
import type { SourceRow } from './source-row.ts'

// Half of what a string of V8 can hold: above it, parsing fails without saying why.
const largestDocument = 256 * 1024 * 1024

/** What an item of this kind looks like in JSON. */
export interface JsonShape {
  /** Under which of these names products put the list. */
  readonly lists: readonly string[]
  /** Objects in an item whose entries are read as if they were its own, as `name.entry`. */
  readonly opened: readonly string[]
}

/** `head` begins with `{` or `[`, and holds the first line if the file has lines. */
export function readJson(
  head: string,
  rest: AsyncGenerator<string>,
  shape: JsonShape,
): AsyncGenerator<SourceRow> {
  const line = /^[^\n]*/.exec(head)?.[0] ?? ''
  const first = parseJson(line)
  const isLines = isJsonObject(first) && listIn(first, shape) === undefined && line.length < head.length
  return isLines ? readLines(head, rest, shape) : readDocument(head, rest, shape)
}

async function* readLines(
  head: string,
  rest: AsyncGenerator<string>,
  shape: JsonShape,
): AsyncGenerator<SourceRow> {
  let number = 0
  let buffer = head
  for (;;) {
    const lines = buffer.split('\n')
    buffer = lines.pop() ?? ''
    for (const line of lines) {
      number += 1
      if (line.trim() !== '') yield lineRow(number, line, shape)
    }
    const portion = await rest.next()
    if (portion.done === true) break
    buffer += portion.value
  }
  if (buffer.trim() !== '') yield lineRow(number + 1, buffer, shape)
}

function lineRow(number: number, line: string, shape: JsonShape): SourceRow {
  const item = parseJson(line)
  return item === undefined
    ? { number, names: [], cells: [], item: line, fault: 'is not a line of JSON' }
    : itemRow(number, item, shape)
}

async function* readDocument(
  head: string,
  rest: AsyncGenerator<string>,
  shape: JsonShape,
): AsyncGenerator<SourceRow> {
  const portions = [head]
  let size = head.length
  for await (const portion of rest) {
    portions.push(portion)
    size += portion.length
    if (size > largestDocument)
      throw new AppError(
        'invalid',
        'import_too_large',
        'The file is too large to be read as one JSON document. Write one object per line (NDJSON): jq -c ".[]"',
      )
  }
  let document: unknown
  try {
    document = JSON.parse(portions.join(''))
  } catch (cause) {
    throw new AppError('invalid', 'import_broken', `The file is no JSON: ${String(cause)}.`, { cause })
  }
  const items = Array.isArray(document) ? (document as unknown[]) : (listIn(document, shape) ?? [document])
  for (const [index, item] of items.entries()) yield itemRow(index + 1, item, shape)
}

function listIn(document: unknown, { lists }: JsonShape): unknown[] | undefined {
  if (!isJsonObject(document)) return undefined
  for (const name of lists) {
    const list = document[name]
    if (Array.isArray(list)) return list
    // An answer with a single item has the object where others have the list.
    if (name === '_data' && isJsonObject(list)) return [list]
  }
  return undefined
}

function itemRow(number: number, item: unknown, shape: JsonShape): SourceRow {
  if (!isJsonObject(item)) return { number, names: [], cells: [], item, fault: 'is not a JSON object' }
  const names: string[] = []
  const cells: unknown[] = []
  for (const [name, value] of Object.entries(item)) {
    const opened = shape.opened.includes(name) && isJsonObject(value) ? value : undefined
    for (const [inner, cell] of opened === undefined ? [[name, value] as const] : Object.entries(opened)) {
      names.push(opened === undefined ? name : `${name}.${inner}`)
      cells.push(cell)
    }
  }
  return { number, names, cells, item }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
