/** Metadata of media, and its removal. */
import type { Call } from '../graph/edge.ts'
import { showFields, type FieldReaders } from '../graph/fields.ts'
import { unknownNode } from '../graph/graph-error.ts'
import { readText } from '../graph/params.ts'
import type { Media } from '../world/objects.ts'
import { mediaUrl, removeMedia } from './media.ts'

export function showMedia(call: Call): unknown {
  const readers: FieldReaders<Media> = {
    messaging_product: () => 'whatsapp',
    url: (media) => mediaUrl(call.context, media),
    mime_type: ({ mimeType }) => mimeType,
    sha256: ({ sha256 }) => sha256,
    file_size: ({ size }) => size,
  }
  const type = { name: 'WhatsAppMedia', defaults: Object.keys(readers) }
  return showFields(mediaOf(call), readers, type, call.query['fields'])
}

export async function deleteMedia(call: Call): Promise<unknown> {
  await removeMedia(call.context, mediaOf(call).id)
  return { success: true }
}

/** Throws a GraphError when it has expired, or belongs to another number than the one that the call names. */
function mediaOf({ context, id, body, request }: Call): Media {
  const media = context.world.media.get(id)
  const asked = readText(body, 'phone_number_id')
  const isOthers = asked !== undefined && asked !== '' && asked !== media?.phoneNumberId
  if (media === undefined || media.expiresAt <= context.clock.now() || isOthers)
    throw unknownNode(id, request.method)
  return media
}
