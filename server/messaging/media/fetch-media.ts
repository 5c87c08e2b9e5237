/**
 * One attempt to bring a file to our side: a link is followed, WhatsApp is asked with the token of the plugin, and
 * what is here already is used again.
 */
import { connectionOfPlugin } from '../plugins/connections.ts'
import { fitsKind, plainType } from './found-type.ts'
import { isStored, type Media, type StoredMedia } from './media.ts'
import { mediaLimitBytes, type MediaContext } from './media-context.ts'
import { MediaTrouble } from './media-trouble.ts'
import { mediaStore, type FoundFile } from './media.store.ts'
import { mediaOfPublicPath, publicPath } from './public-address.ts'
import { storeFile } from './store-file.ts'
import { downloadMs, openWhatsappFile, userAgent, type OpenedFile } from './whatsapp-file.ts'

// What a link leads to may change; a message to many people is sent within this time.
const linkGoodMs = 3_600_000

export interface Fetched extends FoundFile {
  /** The file was stored for this row, and goes if the row does not take it. */
  readonly isOwn: boolean
}

/** Throws anything that troubleOf understands. */
export async function fetchMedia(context: MediaContext, media: Media, signal: AbortSignal): Promise<Fetched> {
  const known = await knownFile(context, media)
  if (known !== undefined) return shared(media, known)
  const opened = await open(context, media, signal)
  const claimed = opened.type ?? media.claimedType
  const kept = await storeFile(context, media, opened.body, claimed)
  try {
    if (kept.size === 0) throw new MediaTrouble('The file is empty.', { isFinal: true })
    if (opened.size !== null && opened.size !== kept.size)
      throw new MediaTrouble(
        `${kept.size} bytes of the file arrived, and ${opened.size} were announced.`,
        again,
      )
    if (!fitsKind(kept.mimeType, media.claimedType))
      throw new MediaTrouble(
        `The message calls the file ${kindWords[media.claimedType ?? ''] ?? 'something else'}, and its content is ${kept.mimeType}.`,
        { isFinal: true },
      )
    const { filename } = media
    return { ...kept, claimedType: plainType(claimed) || null, filename, isOwn: true }
  } catch (error) {
    await context.files.remove(kept.fileKey)
    throw error
  }
}

const again = { isFinal: false } as const
const kindWords: Readonly<Record<string, string>> = {
  'image/*': 'an image',
  'video/*': 'a video',
  'audio/*': 'audio',
}

function shared(media: Media, known: StoredMedia): Fetched {
  const { mimeType, size, sha256, fileKey, claimedType } = known
  return {
    mimeType,
    size,
    sha256,
    fileKey,
    claimedType,
    filename: media.filename ?? known.filename,
    isOwn: false,
  }
}

/** The same file, where it lies here for another message or was uploaded to us. */
async function knownFile(
  { database, clock, publicUrl }: MediaContext,
  { teamId, externalId, link }: Media,
): Promise<StoredMedia | undefined> {
  const media = mediaStore(database)
  if (externalId !== null) return stored(await media.byExternalId(teamId, externalId))
  if (link === null) return undefined
  const base = publicUrl()
  const path = link.startsWith(`${base}/`) ? link.slice(base.length) : ''
  const own = mediaOfPublicPath(path)
  if (own === undefined) return stored(await media.byLink(teamId, link, clock() - linkGoodMs))
  const found = await media.find(own.teamId, own.id)
  return found?.source === 'PUBLIC' && publicPath(found) === path ? stored(found) : undefined
}

function stored(media: Media | undefined): StoredMedia | undefined {
  return media !== undefined && isStored(media) ? media : undefined
}

async function open(context: MediaContext, media: Media, signal: AbortSignal): Promise<OpenedFile> {
  const { teamId, pluginId, externalId, link } = media
  if (link !== null) return openLink(context, link, signal)
  if (externalId === null || pluginId === null)
    throw new MediaTrouble('Nothing says where the file is.', { isFinal: true })
  const { access } = await connectionOfPlugin(context, teamId, pluginId)
  return openWhatsappFile(context, access, context.settings.GRAPH_VERSION, externalId, signal)
}

// The server is busy, not ready, or away: everything else that it refuses, it will refuse again.
const passingStatuses = new Set([408, 409, 423, 425, 429])

async function openLink(context: MediaContext, link: string, signal: AbortSignal): Promise<OpenedFile> {
  const { status, headers, body } = await context.outbound.request(link, {
    headers: { 'user-agent': userAgent, accept: '*/*' },
    limitBytes: mediaLimitBytes(context),
    totalMs: downloadMs,
    signal,
  })
  const encoding = headers['content-encoding']
  if (status === 200 && (encoding === undefined || encoding === 'identity')) {
    const type = headers['content-type']
    return { body, type: typeof type === 'string' ? type : null, size: null }
  }
  body.destroy()
  if (status === 200)
    throw new MediaTrouble('The server behind the link sends the file compressed without being asked to.', {
      isFinal: true,
    })
  throw new MediaTrouble(`The server behind the link answered with status ${status}.`, {
    isFinal: status < 500 && !passingStatuses.has(status),
  })
}
