/**
 * The media of a message as it is found when the message is on its way: links are followed as the platform does,
 * and whatever was uploaded has to be of a type that the message can carry. What a link led to is remembered for a
 * while, by its exact text.
 */
import type { SandboxContext } from '../context.ts'
import { mostBytes, plainMime, type MediaKind } from '../media/kinds.ts'
import { checkMedia } from '../media/media.ts'
import type { World } from '../world/world.ts'
import { fetchLink } from './fetch-link.ts'

export interface MediaReference {
  readonly kind: MediaKind
  readonly id: string | undefined
  readonly link: string | undefined
  readonly isVoice: boolean
}

const kinds = new Map<string, MediaKind>([
  ['image', 'image'],
  ['video', 'video'],
  ['gif', 'video'],
  ['audio', 'audio'],
  ['document', 'document'],
  ['sticker', 'sticker'],
])
// The business's own data, in which nothing is meant as media.
const foreign = new Set(['flow_action_payload', 'flow_action_data', 'values', 'saved_addresses'])
const rememberedMs = 600_000
const mostRemembered = 1_000

/** All media in the content of a message, wherever they are: as the message itself, in headers, in cards. */
export function mediaIn(content: unknown): MediaReference[] {
  if (Array.isArray(content)) return content.flatMap(mediaIn)
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content as Record<string, unknown>).flatMap(([key, value]) => {
    if (foreign.has(key)) return []
    const kind = kinds.get(key)
    const found = kind === undefined ? undefined : referenceOf(kind, value)
    return found === undefined ? mediaIn(value) : [found]
  })
}

function referenceOf(kind: MediaKind, value: unknown): MediaReference | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { id, link, voice } = value as Record<string, unknown>
  const isVoice = voice === true || voice === 'true'
  if (typeof link === 'string') return { kind, id: undefined, link, isVoice }
  if (typeof id === 'string' || typeof id === 'number')
    return { kind, id: String(id), link: undefined, isVoice }
  return undefined
}

/** What is wrong with one of them; undefined when nothing is. */
export async function faultIn(
  context: SandboxContext,
  references: readonly MediaReference[],
): Promise<string | undefined> {
  for (const reference of references) {
    const fault = await faultOf(context, reference)
    if (fault !== undefined) return fault
  }
  return undefined
}

async function faultOf(context: SandboxContext, reference: MediaReference): Promise<string | undefined> {
  const { kind, id, link, isVoice } = reference
  if (link !== undefined) return faultBehind(context, kind, link, isVoice)
  const media = context.world.media.get(id ?? '')
  const bytes = media && (await context.blobs.read(media.id))
  if (media === undefined || bytes === undefined) return `The media ${id ?? ''} is not there any more`
  return faultOfBytes(bytes, media.mimeType, kind, isVoice)
}

function faultOfBytes(
  bytes: Buffer,
  mimeType: string,
  kind: MediaKind,
  isVoice: boolean,
): string | undefined {
  if (isVoice && plainMime(mimeType) !== 'audio/ogg')
    return `A voice message has to be audio/ogg with opus, not ${mimeType}`
  return checkMedia(bytes, mimeType, kind)
}

interface Remembered {
  readonly fault: string | undefined
  readonly until: number
}

const remembered = new WeakMap<World, Map<string, Remembered>>()

async function faultBehind(
  { world, clock }: SandboxContext,
  kind: MediaKind,
  link: string,
  isVoice: boolean,
): Promise<string | undefined> {
  const known = remembered.get(world) ?? new Map<string, Remembered>()
  remembered.set(world, known)
  const key = `${kind} ${isVoice} ${link}`
  const before = known.get(key)
  if (before !== undefined && clock.now() < before.until) return before.fault
  const fetched = await fetchLink(link, mostBytes[kind])
  const fault =
    'fault' in fetched ? fetched.fault : faultOfBytes(fetched.bytes, fetched.mimeType, kind, isVoice)
  if (known.size >= mostRemembered) known.clear()
  // What could not be fetched is not remembered: the next message may be luckier.
  if (!('fault' in fetched)) known.set(key, { fault, until: clock.now() + rememberedMs })
  return fault
}
