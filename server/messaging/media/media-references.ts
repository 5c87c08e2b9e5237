/** Finds the files that a message in WhatsApp's form names, by id or by link. Pure. */
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'

export interface MediaReference {
  readonly externalId: string | null
  readonly link: string | null
  readonly filename: string | null
  /** What the message calls it, such as `image/*`; null where that says nothing. */
  readonly claimedType: string | null
}

const kinds: Readonly<Record<string, string | null>> = {
  image: 'image/*',
  sticker: 'image/*',
  video: 'video/*',
  audio: 'audio/*',
  document: null,
}
// A carousel has ten cards; nothing that WhatsApp takes has more files.
const mostReferences = 20
const longestLink = 4_096
const longestFilename = 255

/** Each file once, in the order of the message. `dataType` is the type of the message. */
export function mediaReferences(dataType: string, content: JsonObject): MediaReference[] {
  const found = new Map<string, MediaReference>()
  for (const [kind, media] of places(dataType, content)) {
    const reference = referenceOf(kind, media)
    if (reference === undefined) continue
    const name = `${reference.externalId ?? ''} ${reference.link ?? ''}`
    if (!found.has(name)) found.set(name, reference)
    if (found.size === mostReferences) break
  }
  return [...found.values()]
}

type Place = readonly [kind: string, media: Json | undefined]

function* places(dataType: string, content: JsonObject): Generator<Place> {
  if (Object.hasOwn(kinds, dataType)) yield [dataType, content[dataType]]
  const interactive = objectOf(content['interactive'])
  yield* ofHeader(interactive['header'])
  for (const card of objectsOf(objectOf(interactive['action'])['cards'])) yield* ofHeader(card['header'])
  yield* ofComponents(objectOf(content['template'])['components'])
}

function* ofHeader(header: Json | undefined): Generator<Place> {
  const holder = objectOf(header)
  for (const kind of Object.keys(kinds)) if (kind in holder) yield [kind, holder[kind]]
}

function* ofComponents(components: Json | undefined): Generator<Place> {
  for (const component of objectsOf(components)) {
    for (const parameter of objectsOf(component['parameters'])) yield* ofHeader(parameter)
    for (const card of objectsOf(component['cards']))
      for (const inner of objectsOf(card['components']))
        for (const parameter of objectsOf(inner['parameters'])) yield* ofHeader(parameter)
  }
}

function referenceOf(kind: string, media: Json | undefined): MediaReference | undefined {
  const { id, link, filename } = objectOf(media)
  const externalId = idOf(id)
  const isLink = externalId === null && typeof link === 'string' && link !== '' && link.length <= longestLink
  if (externalId === null && !isLink) return undefined
  return {
    externalId,
    link: isLink ? link : null,
    filename: typeof filename === 'string' && filename !== '' ? filename.slice(0, longestFilename) : null,
    claimedType: kinds[kind] ?? null,
  }
}

function idOf(id: Json | undefined): string | null {
  const text = typeof id === 'number' ? String(id) : id
  return typeof text === 'string' && /^\d{1,40}$/.test(text) ? text : null
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
