/** Opens a file of people, whichever kind it is, up to the point where its columns are known. */
import { AppError } from '../app-error.ts'
import { openCsv } from './csv-rows.ts'
import { hasWholeLine } from './first-line.ts'
import { readJson, type JsonShape } from './json-rows.ts'
import type { Source, SourceRow } from './source-row.ts'
import { openTextFile, readText } from './text-file.ts'

// JSON has no header: the names of so many items stand for it.
const itemsForColumns = 100
const longestFirstLine = 1024 * 1024

/** `observe` is told all bytes of the file, as they are read. */
export async function openSource(
  path: string,
  shape: JsonShape,
  observe?: (bytes: Uint8Array) => void,
): Promise<Source> {
  const file = await openTextFile(path)
  let bytesRead = 0
  const text = readText(file, (bytes) => {
    bytesRead += bytes.length
    observe?.(bytes)
  })
  const common = { encoding: file.encoding, bytes: file.bytes, bytesRead: () => bytesRead }
  let head = ''
  while (head.length < longestFirstLine && !hasWholeLine(head)) {
    const portion = await text.next()
    if (portion.done === true) break
    head += portion.value
  }
  const start = head.trimStart()
  if (start === '') throw new AppError('invalid', 'import_empty', `The file ${path} is empty.`)
  if (!start.startsWith('{') && !start.startsWith('['))
    return { ...common, kind: 'csv', ...(await openCsv(joined([head], text))) }
  const rows = readJson(start, text, shape)
  const first: SourceRow[] = []
  while (first.length < itemsForColumns) {
    const row = await rows.next()
    if (row.done === true) break
    first.push(row.value)
  }
  const columns = [...new Set(first.flatMap((row) => row.names))]
  return { ...common, kind: 'json', columns, rows: joined(first, rows) }
}

async function* joined<T>(first: Iterable<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first
  yield* rest
}
