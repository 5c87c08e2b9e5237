/** Whether bytes are what their type says, as far as their beginning tells. */

type Looks = (bytes: Buffer) => boolean

const begins =
  (...signatures: readonly string[]): Looks =>
  (bytes) =>
    signatures.some((signature) => bytes.subarray(0, signature.length).toString('latin1') === signature)

const zip = begins('PK\x03\x04')
const compoundFile = begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
const isoMedia: Looks = (bytes) => bytes.subarray(4, 8).toString('latin1') === 'ftyp'
const mpegFrame: Looks = (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0
const webp: Looks = (bytes) => begins('RIFF')(bytes) && bytes.subarray(8, 12).toString('latin1') === 'WEBP'

const looks: Readonly<Record<string, Looks>> = {
  'audio/aac': (bytes) => begins('ADIF', 'ID3')(bytes) || mpegFrame(bytes),
  'audio/amr': begins('#!AMR'),
  'audio/mp4': isoMedia,
  'audio/mpeg': (bytes) => begins('ID3')(bytes) || mpegFrame(bytes),
  'audio/ogg': begins('OggS'),
  'image/jpeg': begins('\xff\xd8\xff'),
  'image/png': begins('\x89PNG\r\n\x1a\n'),
  'image/webp': webp,
  'video/3gpp': isoMedia,
  'video/mp4': isoMedia,
  'application/pdf': begins('%PDF'),
  'application/msword': compoundFile,
  'application/vnd.ms-excel': compoundFile,
  'application/vnd.ms-powerpoint': compoundFile,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': zip,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': zip,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': zip,
}

/** True for types that nothing is known of, and for text, unless the bytes are clearly something else. */
export function looksLike(bytes: Buffer, mimeType: string): boolean {
  const look = looks[mimeType]
  if (look !== undefined) return look(bytes)
  return mimeType !== 'text/plain' || !isBinary(bytes)
}

function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 512).includes(0) || begins('\xff\xd8\xff', '\x89PNG', '%PDF', 'GIF8')(bytes)
}

/** Undefined when it cannot be told. */
export function pngBitDepth(bytes: Buffer): number | undefined {
  return bytes[24]
}

/** What an Ogg file holds: WhatsApp plays Opus with one channel only. */
export function oggFault(bytes: Buffer): string | undefined {
  const at = bytes.subarray(0, 512).indexOf('OpusHead', 0, 'latin1')
  if (at === -1) return 'audio/ogg has to hold Opus'
  return bytes[at + 9] === 1 ? undefined : 'audio/ogg has to be mono'
}

export function isAnimatedWebp(bytes: Buffer): boolean {
  return bytes.subarray(12, 64).includes('ANIM', 0, 'latin1')
}
