/** What kind of file the first bytes show, whatever its name and its sender say. Pure. */
import type { PhotoType } from './photo.ts'

/** So many bytes from the start decide it. */
export const sniffedBytes = 256

/** The type of a picture that is taken, or in words what the file seems to be. */
export function sniff(head: Buffer): { readonly type: PhotoType } | { readonly other: string } {
  const type = photoType(head)
  return type === undefined ? { other: otherKind(head) } : { type }
}

function photoType(head: Buffer): PhotoType | undefined {
  if (startsWith(head, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  const start = head.toString('latin1', 0, 6)
  if (start === 'GIF87a' || start === 'GIF89a') return 'image/gif'
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp'
  return brands(head).some((brand) => brand === 'avif' || brand === 'avis') ? 'image/avif' : undefined
}

function startsWith(head: Buffer, from: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[from + index] === byte)
}

/** Of a file in boxes (ISO 14496-12): what it says it can be read as. */
function brands(head: Buffer): string[] {
  if (head.length < 16 || head.toString('latin1', 4, 8) !== 'ftyp') return []
  const end = Math.min(head.readUInt32BE(0), head.length)
  const found = [head.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) found.push(head.toString('latin1', at, at + 4))
  return found
}

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

function otherKind(head: Buffer): string {
  const found = brands(head)
  if (found.some((brand) => heicBrands.has(brand))) return 'a HEIC picture'
  if (found.length > 0) return 'a film or sound'
  const start = head.toString('latin1')
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(
      start,
    )
  )
    return 'an SVG drawing'
  if (start.startsWith('%PDF-')) return 'a PDF document'
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'a TIFF picture'
  if (start.startsWith('BM')) return 'a BMP picture'
  return 'something else'
}
