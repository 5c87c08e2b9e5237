/** The addresses of public media: made from the row, so that only the whole and exact address leads to it. Pure. */
import { isUuid } from '../../lib/uuid.ts'
import type { Media } from './media.ts'

const folder = '/media/'
const extensionForm = /\.([a-z0-9]{1,10})$/i
const extensionsOfTypes: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/amr': 'amr',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/json': 'json',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/html': 'html',
}

/** Without a dot: as the file is called, otherwise by its type. */
export function extensionOf({ filename, mimeType }: Pick<Media, 'filename' | 'mimeType'>): string {
  const named = extensionForm.exec(filename ?? '')?.[1]?.toLowerCase()
  return named ?? extensionsOfTypes[mimeType ?? ''] ?? 'bin'
}

/** Begins with a slash. */
export function publicPath(
  media: Pick<Media, 'teamId' | 'id' | 'createdAt' | 'filename' | 'mimeType'>,
): string {
  const day = new Date(media.createdAt).toISOString().slice(0, 10)
  return `${folder}${media.teamId}/${day}/${media.id}.${extensionOf(media)}`
}

/** Whom a path could lead to. Hold what is found against publicPath. */
export function mediaOfPublicPath(path: string): Pick<Media, 'teamId' | 'id'> | undefined {
  if (!path.startsWith(folder)) return undefined
  const [teamId = '', , file = '', ...more] = path.slice(folder.length).split('/')
  const id = file.split('.', 1)[0] ?? ''
  return more.length === 0 && isUuid(teamId) && isUuid(id) ? { teamId, id } : undefined
}
