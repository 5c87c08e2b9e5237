/** Names of files as senders call them. Pure. */
import { storableText } from './json.ts'

const longestFilename = 255

/** The last part of what may be a path, without what has no place in a name; empty when nothing is left. */
export function safeFilename(name = ''): string {
  return storableText(name.replace(/^.*[/\\]/s, ''))
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, longestFilename)
    .toWellFormed()
}

/** The name for old programs in plain letters, and as it is (RFC 6266). */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
