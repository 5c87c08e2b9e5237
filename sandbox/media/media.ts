/**
 * Media as every part of the sandbox keeps it: bound to the number that uploaded or received it, gone after its
 * lifetime, and reached by URLs that are good for five minutes.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { Media } from '../world/objects.ts'
import type { Stored } from '../world/collection.ts'

export { checkMedia } from './check-media.ts'
export type { MediaKind } from './kinds.ts'

const dayMs = 86_400_000
export const mediaLifetimes = { uploadedMs: 30 * dayMs, receivedMs: 7 * dayMs } as const
const urlLifetimeMs = 300_000

export interface NewMedia {
  readonly phoneNumberId: string
  readonly bytes: Buffer
  readonly mimeType: string
  readonly filename?: string | undefined
  readonly lifetimeMs: number
}

/** Looks at nothing: what may be uploaded is checked before, and customers send what they like. */
export async function keepMedia(context: SandboxContext, media: NewMedia): Promise<Media> {
  const { phoneNumberId, bytes, mimeType, filename, lifetimeMs } = media
  const id = context.world.newId('media')
  await context.blobs.write(id, bytes)
  const kept = context.world.media.put({
    id,
    phoneNumberId,
    mimeType,
    filename: filename ?? null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    expiresAt: context.clock.now() + lifetimeMs,
  })
  planRemoval(context, kept)
  return kept
}

export async function removeMedia({ world, blobs }: SandboxContext, id: string): Promise<void> {
  world.media.remove(id)
  await blobs.remove(id)
}

/** Plans anew when the media of a kept world goes. */
export function resumeMedia(context: SandboxContext): void {
  for (const media of context.world.media.values()) planRemoval(context, media)
}

/** Where the bytes are for the next five minutes. */
export function mediaUrl(context: SandboxContext, media: Media, source: MediaUrlSource = 'getMedia'): string {
  const expiry = String(Math.floor((context.clock.now() + urlLifetimeMs) / 1_000))
  const url = new URL('/whatsapp_business/attachments/', context.origin())
  url.searchParams.set('mid', media.id)
  url.searchParams.set('source', source)
  url.searchParams.set('ext', expiry)
  url.searchParams.set('hash', hashOf(context, media.id, expiry))
  return url.href
}

/** How the URL came to the business. */
export type MediaUrlSource = 'getMedia' | 'webhook'

/** The media that the query of a media URL leads to. Undefined when the URL was changed, or one of both has expired. */
export function mediaBehind(
  context: SandboxContext,
  { mid = '', ext = '', hash = '' }: Readonly<Record<string, string>>,
): Media | undefined {
  const now = context.clock.now()
  const [given, right] = [Buffer.from(hash), Buffer.from(hashOf(context, mid, ext))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const media = context.world.media.get(mid)
  return media === undefined || media.expiresAt <= now || Number(ext) * 1_000 <= now ? undefined : media
}

interface UrlSecret extends Stored {
  readonly secret: string
}

function hashOf({ world }: SandboxContext, mediaId: string, expiry: string): string {
  const secrets = world.collection<UrlSecret>('mediaUrlSecrets')
  const { secret } = secrets.get('url') ?? secrets.put({ id: 'url', secret: randomBytes(16).toString('hex') })
  return createHmac('sha256', secret).update(`${mediaId} ${expiry}`).digest('base64url')
}

function planRemoval(context: SandboxContext, { id, expiresAt }: Media): void {
  context.clock.plan(expiresAt - context.clock.now(), () => {
    void removeMedia(context, id)
  })
}
