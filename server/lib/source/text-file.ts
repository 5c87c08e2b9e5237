/**
 * Reads a file as text, whatever it is encoded in. The whole file is looked at once before it is read, because
 * bytes that are no UTF-8 may stand at its very end; what is decoded one way is never decoded another way later.
 */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { AppError } from '../app-error.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface TextFile {
  readonly path: string
  readonly encoding: Encoding
  readonly bytes: number
}

const bytesPerRead = 256 * 1024
// Text in UTF-16 has a zero byte in each letter, digit, comma and line break of ASCII; other text has none.
const leastZeroShare = 0.05

export async function openTextFile(path: string): Promise<TextFile> {
  const found = await stat(path).catch((error: unknown) => {
    throw cannotRead(path, error)
  })
  if (!found.isFile())
    throw new AppError(
      'invalid',
      'import_no_file',
      `${path} is not a regular file, and the file is read twice. Save it first.`,
    )
  return { path, encoding: await detectEncoding(path), bytes: found.size }
}

/** The text of the file in portions, without its byte order mark. Tells the bytes of each portion. */
export async function* readText(
  file: TextFile,
  onBytes: (bytes: Uint8Array) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding)
  for await (const bytes of readBytes(file.path)) {
    onBytes(bytes)
    const text = decoder.decode(bytes, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

async function detectEncoding(path: string): Promise<Encoding> {
  let isFirst = true
  let tail: Buffer = Buffer.alloc(0)
  for await (const bytes of readBytes(path)) {
    const utf16 = isFirst ? detectUtf16(bytes) : undefined
    if (utf16 !== undefined) return utf16
    isFirst = false
    const all = tail.length === 0 ? bytes : Buffer.concat([tail, bytes])
    const end = wholeCharacters(all)
    if (!isUtf8(all.subarray(0, end))) return 'windows-1252'
    tail = all.subarray(end)
  }
  return tail.length === 0 ? 'utf-8' : 'windows-1252'
}

function detectUtf16(start: Buffer): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0] as [number, number]
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[(index % 2) as 0 | 1] += 1
  const [even, odd] = zeros
  if (even + odd < start.length * leastZeroShare || even + odd === 0) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Where the last character begins that the portion may have cut: at most three bytes before its end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: bytesPerRead }) as AsyncIterable<Buffer>
  } catch (error) {
    throw cannotRead(path, error)
  }
}

function cannotRead(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError('invalid', 'import_no_file', `The file ${path} cannot be read: ${reason}.`, { cause })
}
