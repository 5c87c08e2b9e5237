/**
 * Cuts the items out of a JSON list while its bytes arrive: the list itself, or the one under the key of an object.
 * Memory holds one item and one portion of bytes, however long the list is. What is cut is text; whether it is JSON
 * is found by who parses it.
 */
import { isUtf8 } from 'node:buffer'
import { AppError } from './app-error.ts'

const code = (character: string): number => character.charCodeAt(0)
const quote = code('"')
const backslash = code('\\')
const blanks: ReadonlySet<number> = new Set([code(' '), code('\n'), code('\r'), code('\t')])

// What a byte outside a text means; looked up for every byte of a body.
const other = 0
const opens = 1
const closes = 2
/** Ends a number or a word. */
const ends = 3
const textBegins = 4
const meanings = new Uint8Array(256).fill(other)
for (const byte of [...blanks, code(','), code(':')]) meanings[byte] = ends
for (const byte of [code('{'), code('[')]) meanings[byte] = opens
for (const byte of [code('}'), code(']')]) meanings[byte] = closes
meanings[quote] = textBegins

/** What may come next, and where that leads. */
const steps = {
  object: { '{': 'key' },
  colon: { ':': 'open' },
  open: { '[': 'first' },
  first: { ']': 'close' },
  next: { ',': 'item', ']': 'close' },
  close: { '}': 'end' },
  end: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>
type Place = keyof typeof steps | 'key' | 'item'

export class JsonItems {
  readonly #key: string | undefined
  readonly #mostBytes: number
  #place: Place
  /** How many items were cut. */
  count = 0

  /** The bytes of the token that is being cut, from earlier portions, and where in it we are. */
  #parts: Buffer[] = []
  #length = 0
  #depth = 0
  #isText = false
  #isEscaped = false

  /** `mostBytes` bounds a single item. */
  constructor(key: string | undefined, mostBytes: number) {
    this.#key = key
    this.#mostBytes = mostBytes
    this.#place = key === undefined ? 'open' : 'object'
  }

  /** The items that are complete with these bytes. Throws `invalid` where this can be no such list. */
  cut(bytes: Buffer): string[] {
    const items: string[] = []
    let at = 0
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0
      if (this.#length === 0 && blanks.has(byte)) at += 1
      else if (this.#place === 'key' || this.#place === 'item') at = this.#token(bytes, at, items)
      else if (this.#place === 'first' && byte !== code(']')) this.#place = 'item'
      else {
        const reached = (steps[this.#place] as Partial<Record<string, Place>>)[String.fromCharCode(byte)]
        if (reached === undefined) throw this.#broken()
        this.#place = reached === 'close' && this.#key === undefined ? 'end' : reached
        at += 1
      }
    }
    return items
  }

  /** Throws `invalid` when the list breaks off. */
  end(): void {
    if (this.#place !== 'end') throw this.#broken('it breaks off')
  }

  /** Takes what belongs to the token; answers where the rest begins. */
  #token(bytes: Buffer, from: number, items: string[]): number {
    const end = this.#scan(bytes, from)
    this.#keep(bytes.subarray(from, Math.abs(end)))
    if (end < 0) return -end
    const whole = this.#parts.length === 1 ? (this.#parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#parts)
    if (!isUtf8(whole)) throw this.#broken('the next one is not UTF-8')
    const text = whole.toString('utf8')
    this.#parts = []
    this.#length = 0
    if (text === '') throw this.#broken('a row is missing')
    if (this.#place === 'item') {
      items.push(text)
      this.count += 1
      this.#place = 'next'
    } else {
      if (text !== JSON.stringify(this.#key)) throw this.#broken(`it has the key ${text.slice(0, 40)}`)
      this.#place = 'colon'
    }
    return end
  }

  /** Where the token ends; negative when it goes on in the next portion. */
  #scan(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (byte === backslash) this.#isEscaped = true
        else if (byte === quote) {
          this.#isText = false
          if (this.#depth === 0) return at + 1
        }
        continue
      }
      const meaning = meanings[byte]
      if (meaning === other) continue
      if (meaning === textBegins) this.#isText = true
      else if (meaning === opens) this.#depth += 1
      else if (this.#depth === 0) return at
      else if (meaning === closes) {
        this.#depth -= 1
        if (this.#depth === 0) return at + 1
      }
    }
    return -bytes.length
  }

  #keep(part: Buffer): void {
    this.#length += part.length
    this.#parts.push(part)
    if (this.#length <= this.#mostBytes) return
    const most = Math.round(this.#mostBytes / 1024)
    throw new AppError('invalid', 'body_too_large', `Row ${this.count + 1} is larger than ${most} KB.`)
  }

  #broken(why = 'something else stands there'): AppError {
    const wanted =
      this.#key === undefined ? 'a list: [{…}, {…}]' : `a list in an object: {"${this.#key}": [{…}, {…}]}`
    return new AppError(
      'invalid',
      'json_invalid',
      `The body is not valid JSON after row ${this.count}: ${why}. It must be ${wanted}.`,
    )
  }
}
