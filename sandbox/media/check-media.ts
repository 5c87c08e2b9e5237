/** What is wrong with a file for a kind of message: its type, its size, or that it is not what it says. */
import { mimeTypes, mostBytes, mostStaticStickerBytes, plainMime, type MediaKind } from './kinds.ts'
import { isAnimatedWebp, looksLike, oggFault, pngBitDepth } from './sniff.ts'

/** Undefined when nothing is wrong. Types that are not listed go as a document. */
export function checkMedia(bytes: Buffer, mimeType: string, kind: MediaKind): string | undefined {
  const plain = plainMime(mimeType)
  const known = mimeTypes[kind]
  if (kind !== 'document' && !known.includes(plain))
    return `Unsupported ${kind} mime type ${plain}. Please use one of ${known.join(', ')}`
  if (bytes.length === 0) return 'The file is empty'
  if (!looksLike(bytes, plain)) return `The content of the file is not ${plain}`
  const most = kind === 'sticker' && !isAnimatedWebp(bytes) ? mostStaticStickerBytes : mostBytes[kind]
  if (bytes.length > most)
    return `The file is ${bytes.length} bytes large; a ${kind} may have at most ${most}`
  if (plain === 'audio/ogg' && kind === 'audio') return oggFault(bytes)
  if (plain === 'image/png' && kind === 'image' && pngBitDepth(bytes) !== 8)
    return 'image/png has to have 8 bits per channel'
  return undefined
}
