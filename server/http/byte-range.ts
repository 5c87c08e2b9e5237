/** Requests for a part of a file (RFC 9110, section 14). Pure. */

export interface ByteRange {
  readonly start: number
  /** The last byte itself. */
  readonly end: number
}

const form = /^bytes=(\d*)-(\d*)$/i

/**
 * The part of a file of `size` bytes that a Range header asks for; 'outside' when there is no such part. Undefined when
 * the whole file is to be sent: without a header, for several parts at once, and for what nobody can read.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'outside' | undefined {
  const [, first = '', last = ''] = form.exec(header?.replaceAll(' ', '') ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return undefined
  if (start >= size) return 'outside'
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
