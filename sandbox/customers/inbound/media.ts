/** Media that customers send: kept for seven days, and told with their id, their hash and a short-lived URL. */
import type { SandboxContext } from '../../context.ts'
import { text, yesOrNo } from '../../control/input.ts'
import { ControlError } from '../../control/route.ts'
import { keepMedia, mediaLifetimes, mediaUrl } from '../../media/media.ts'
import type { PhoneNumber } from '../../world/objects.ts'
import { readPart } from './read-part.ts'

export const mediaTypes: readonly string[] = ['image', 'video', 'audio', 'document', 'sticker']

const longestCaption = 1_024
const longestFilename = 255
// Files of a hundred megabytes, as base64.
const longestBase64 = 140_000_000

/** As the webhook tells it. Throws a ControlError that tells what is wrong. */
export async function readMedia(
  type: string,
  part: unknown,
  { context, number }: { readonly context: SandboxContext; readonly number: PhoneNumber },
): Promise<Readonly<Record<string, unknown>>> {
  const given = readPart('media', part, {
    required: { mimeType: text(3, 200), base64: text(1, longestBase64) },
    optional: {
      filename: text(1, longestFilename),
      caption: text(1, longestCaption),
      voice: yesOrNo,
      animated: yesOrNo,
    },
  })
  const bytes = Buffer.from(given.base64, 'base64')
  if (bytes.length === 0) throw new ControlError(400, '"media.base64" must be the file in base64.')
  const media = await keepMedia(context, {
    phoneNumberId: number.id,
    bytes,
    mimeType: given.mimeType,
    filename: given.filename,
    lifetimeMs: mediaLifetimes.receivedMs,
  })
  const { caption, filename = 'file', voice, animated = false } = given
  return {
    ...(caption === undefined || type === 'audio' || type === 'sticker' ? {} : { caption }),
    ...(type === 'document' ? { filename } : {}),
    mime_type: media.mimeType,
    // In hex where the media is asked for, in base64 here.
    sha256: Buffer.from(media.sha256, 'hex').toString('base64'),
    id: media.id,
    url: mediaUrl(context, media, 'webhook'),
    ...(type === 'audio' ? { voice: voice ?? media.mimeType.startsWith('audio/ogg') } : {}),
    ...(type === 'sticker' ? { animated } : {}),
  }
}
