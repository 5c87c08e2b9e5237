/** Media in the words of the ChakraHQ API. */
import { publicPath } from '../../../messaging/media/public-address.ts'
import type { Media } from '../../../messaging/media/media.ts'
import type { FileDescription } from '../../../messaging/media/whatsapp-media.ts'
import type { Attachment, MediaV1, WhatsappMedia } from './schema.ts'

/** One of the `attachments` of a chat message. `publicUrl` is the address of this installation. */
export function presentAttachment(media: Media, publicUrl: string): Attachment {
  const { id, state, mimeType, size, filename, problem } = media
  return { id, state, type: mimeType, size, filename, problem, url: `${publicUrl}/v1/ext/media/${id}` }
}

export function presentMedia(media: Media, publicUrl: string): MediaV1 {
  const attachment = presentAttachment(media, publicUrl)
  return {
    ...attachment,
    createdAt: media.createdAt,
    updatedAt: media.updatedAt,
    contentUrl: `${attachment.url}/content`,
    publicMediaUrl: media.source === 'PUBLIC' ? publicUrl + publicPath(media) : null,
    source: media.source,
    externalId: media.externalId,
    link: media.link,
    claimedType: media.claimedType,
    sha256: media.sha256?.toString('hex') ?? null,
    attempts: media.attempts,
    nextAttemptAt: media.state === 'WAITING' ? media.dueAt : null,
    plugin: media.pluginId,
    message: media.messageId,
    team: media.teamId,
  }
}

/** `url` is where the bytes are, on our side. */
export function presentWhatsappMedia(
  { id, mimeType, sha256, size }: FileDescription,
  url: string,
): WhatsappMedia {
  return {
    messaging_product: 'whatsapp',
    url,
    mime_type: mimeType ?? 'application/octet-stream',
    ...(sha256 === null ? {} : { sha256 }),
    ...(size === null ? {} : { file_size: size }),
    id,
  }
}
