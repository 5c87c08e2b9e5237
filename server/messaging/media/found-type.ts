/**
 * What a file is, by its first bytes; what its sender said only counts where the bytes allow it: a container such as
 * ZIP does not tell which program wrote it. Pure.
 */
import { isUtf8 } from 'node:buffer'

/** So many bytes from the start decide it. */
export const typedBytes = 4_096

export const unknownType = 'application/octet-stream'

/** The type of a file that begins with `head`. `claimed` is what its sender said, if anything. */
export function foundType(head: Buffer, claimed: string | null): string {
  const said = plainType(claimed)
  const shown = boxType(head, said) ?? signatureType(head)
  if (shown !== undefined) return refinements[shown]?.test(said) === true ? said : shown
  if (!isText(head)) return isOpaque(said) ? said : unknownType
  if (looksActive(head)) return activeType(head)
  return textTypes.test(said) ? said : 'text/plain'
}

/** In small letters, without parameters; empty when there is none. */
export function plainType(type: string | null): string {
  return (type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** Whether a file that was found to be `found` can be what the kind of its message says, such as `image/*`. */
export function fitsKind(found: string, kind: string | null): boolean {
  if (kind === 'image/*') return found.startsWith('image/') && found !== 'image/svg+xml'
  // The same containers hold films and sound, and a voice message is often called a film.
  if (kind === 'audio/*' || kind === 'video/*') return /^(audio|video)\//.test(found)
  return true
}

// Kinds of text whose bytes do not tell them apart, and that no browser runs.
const textTypes =
  /^(text\/(csv|markdown|calendar|vcard|x-vcard|rtf|tab-separated-values)|application\/(json|x-ndjson))$/

type Signature = readonly [type: string, at: number, bytes: string]

// Bytes as they are, in latin1.
const signatures: readonly Signature[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/bmp', 0, 'BM'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['application/pdf', 0, '%PDF-'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/amr', 0, '#!AMR'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/mpeg', 0, 'ID3'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
  ['application/zip', 0, 'PK\x03\x04'],
  ['application/zip', 0, 'PK\x05\x06'],
  ['application/x-cfb', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['application/gzip', 0, '\x1f\x8b'],
  ['application/x-7z-compressed', 0, '7z\xbc\xaf\x27\x1c'],
  ['application/vnd.rar', 0, 'Rar!\x1a\x07'],
  ['application/rtf', 0, '{\\rtf'],
  ['application/x-elf', 0, '\x7fELF'],
]

// Of containers: which claims about them are believed.
const refinements: Readonly<Record<string, RegExp>> = {
  'application/zip':
    /^application\/(vnd\.openxmlformats-officedocument\..+|vnd\.oasis\..+|vnd\.ms-.+|epub\+zip|vnd\.android\.package-archive|vnd\.apple\..+)$/,
  'application/x-cfb': /^application\/(msword|vnd\.ms-.+)$/,
  'audio/ogg': /^(video|audio|application)\/(ogg|opus)$/,
  'video/mp4': /^audio\/(mp4|m4a|x-m4a|aac)$/,
  'video/3gpp': /^audio\/3gpp$/,
  'video/webm': /^(audio|video)\/(webm|x-matroska)$/,
}

function signatureType(head: Buffer): string | undefined {
  const start = head.toString('latin1', 0, 32)
  const found = signatures.find(([, at, bytes]) => start.startsWith(bytes, at))
  // Two letters could be the beginning of a word.
  if (found !== undefined && !(found[0] === 'image/bmp' && isText(head))) return found[0]
  if (start.startsWith('RIFF')) return riffTypes[start.slice(8, 12)]
  return frameType(head)
}

const riffTypes: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  WAVE: 'audio/wav',
  'AVI ': 'video/x-msvideo',
}

/** Sound without a container: a frame begins with eleven or twelve bits, and then says what can be. */
function frameType([first = 0, second = 0, third = 0]: Buffer): string | undefined {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  if ((second & 0xf6) === 0xf0) return 'audio/aac'
  const isFrame = (second & 0x18) !== 0x08 && (second & 0x06) !== 0 && third >> 4 !== 0xf
  return isFrame ? 'audio/mpeg' : undefined
}

/** Files in boxes (ISO 14496-12): the brands say what they can be read as. */
function boxType(head: Buffer, said: string): string | undefined {
  if (head.length < 12 || head.toString('latin1', 4, 8) !== 'ftyp') return undefined
  const brand = head.toString('latin1', 8, 12)
  if (/^avi[fs]/.test(brand)) return 'image/avif'
  if (/^(hei[cxms]|hev[cx]|mif1|msf1)/.test(brand)) return 'image/heic'
  if (brand.startsWith('3g')) return 'video/3gpp'
  if (brand.startsWith('qt')) return 'video/quicktime'
  if (brand.startsWith('M4A')) return said.startsWith('audio/') ? said : 'audio/mp4'
  return 'video/mp4'
}

// Those that no text has; tabs, ends of lines and of pages, and escapes of terminals it may have.
const controls = /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/

function isText(head: Buffer): boolean {
  if (head.length === 0 || controls.test(head.toString('latin1'))) return false
  // The end may cut a letter in two.
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)))
}

const activeBeginning =
  /^(?:\xef\xbb\xbf)?\s*(?:<!--[^]*?-->\s*)*<(?:!doctype|html|head|body|script|svg|iframe|\?xml|[a-z]+:)/i

function looksActive(head: Buffer): boolean {
  return activeBeginning.test(head.toString('latin1'))
}

function activeType(head: Buffer): string {
  const text = head.toString('latin1')
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml'
  return /<(?:!doctype html|html|head|body|script|iframe)/i.test(text) ? 'text/html' : 'application/xml'
}

/** A claim about bytes that are in no table here: believed where they would be, if it were a type from a table. */
function isOpaque(said: string): boolean {
  const isTold = signatures.some(([type]) => type === said)
  const isRefined = Object.values(refinements).some((form) => form.test(said))
  return (
    /^(application|font)\/[\w.+-]+$/.test(said) && !isTold && !isRefined && !/xml|html|script|json/.test(said)
  )
}
