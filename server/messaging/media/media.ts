/**
 * A file of a message, stored on our side, and how it came there: uploaded for everybody to see, behind a link in a
 * message, or at WhatsApp. Fetching is a step of its own, with a state that everybody can see.
 */

export const mediaStates = ['WAITING', 'STORED', 'FAILED'] as const
export type MediaState = (typeof mediaStates)[number]

export interface Media {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly pluginId: string | null
  readonly messageId: string | null
  /** PUBLIC is read by everybody who has its address. */
  readonly source: 'PUBLIC' | 'LINK' | 'WHATSAPP'
  /** The id at WhatsApp. */
  readonly externalId: string | null
  readonly link: string | null
  readonly state: MediaState
  readonly attempts: number
  /** Of a WAITING one: it is fetched at this time or soon after. */
  readonly dueAt: number
  /** Why it is not there, yet or at all: a sentence for people. */
  readonly problem: string | null
  readonly filename: string | null
  /** What the sender said that it is; `image/*` where only the kind of the message says it. */
  readonly claimedType: string | null
  /** What its content shows. */
  readonly mimeType: string | null
  readonly size: number | null
  readonly sha256: Buffer | null
  readonly fileKey: string | null
}

/** A file that can be read. */
export type StoredMedia = Media & {
  readonly state: 'STORED'
  readonly mimeType: string
  readonly size: number
  readonly sha256: Buffer
  readonly fileKey: string
}

export function isStored(media: Media): media is StoredMedia {
  return media.state === 'STORED' && media.fileKey !== null
}

const folder = 'media'

/** Under which all media lie. */
export const mediaPrefix = folder

/** Where one attempt to store a file puts it; the end of `fileId` is random, so that the folders fill evenly. */
export function mediaKey({ teamId, id }: Pick<Media, 'teamId' | 'id'>, fileId: string): string {
  return `${folder}/${teamId}/${fileId.slice(-2)}/${id}.${fileId}`
}

const keyForm = /^media\/([0-9a-f-]{36})\/[0-9a-f]{2}\/([0-9a-f-]{36})\.[0-9a-f-]{36}$/

/** For which row a file was stored; undefined for a key that mediaKey does not make. */
export function mediaOfKey(key: string): Pick<Media, 'teamId' | 'id'> | undefined {
  const [, teamId, id] = keyForm.exec(key) ?? []
  return teamId === undefined || id === undefined ? undefined : { teamId, id }
}
