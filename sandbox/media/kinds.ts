/** Which files a message can carry: the types of each kind, and how large they may be. */

export type MediaKind = 'audio' | 'document' | 'image' | 'sticker' | 'video'

const megabyte = 1024 * 1024
export const mostBytes: Readonly<Record<MediaKind, number>> = {
  audio: 16 * megabyte,
  document: 100 * megabyte,
  image: 5 * megabyte,
  sticker: 500 * 1024,
  video: 16 * megabyte,
}
// A sticker that does not move has less room.
export const mostStaticStickerBytes = 100 * 1024

export const mimeTypes: Readonly<Record<MediaKind, readonly string[]>> = {
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  document: [
    'text/plain',
    'application/pdf',
    'application/msword',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.ms-excel',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  image: ['image/jpeg', 'image/png'],
  sticker: ['image/webp'],
  video: ['video/mp4', 'video/3gpp'],
}

export const mediaKinds = Object.keys(mimeTypes) as MediaKind[]

/**
 * The kind that a file of this type is of. Undefined for an unlisted audio, image or video; anything else that is
 * unlisted goes as a document.
 */
export function kindOfMime(mimeType: string): MediaKind | undefined {
  const plain = plainMime(mimeType)
  const listed = mediaKinds.find((kind) => mimeTypes[kind].includes(plain))
  if (listed !== undefined) return listed
  return /^(audio|image|video)\//.test(plain) || plain === 'application/octet-stream' ? undefined : 'document'
}

/** Without parameters such as `; codecs=opus`, in lower case. */
export function plainMime(mimeType: string): string {
  return (mimeType.split(';', 1)[0] ?? '').trim().toLowerCase()
}
