/** JSON values, and what PostgreSQL can keep of them. Pure. */

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Text without what PostgreSQL's text and jsonb refuse: NUL, and halves of a surrogate pair, which become
 * U+FFFD. Everything else is kept as it is.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** True when objects and lists lie at most `depth` deep in each other, so that recursion over them is safe. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((item) => isShallow(item, depth - 1))
}

/**
 * A copy of `value` in which every text and key is storable, with the keys of each object in the order in which
 * PostgreSQL keeps them: what is written is, to the letter, what will be read.
 */
export function storableJson<T extends Json>(value: T): T {
  return storable(value) as T
}

function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value)
  // As JSON writes them: -0 is 0, and what is beyond the largest number is null.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (Array.isArray(value)) return value.map(storable)
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [storableText(key), storable(item)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => compareKeys(a, b)))
}

// jsonb: by the length in bytes, then by the bytes.
function compareKeys(a: string, b: string): number {
  return Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b))
}
