/** A photo: a picture of the team with its figures. Photos are never changed; values of processes point to them. */

export interface Photo {
  readonly id: string
  readonly teamId: string
  readonly createdAt: number
  readonly updatedAt: number
  /** As the sender called it; never a path. */
  readonly filename: string
  readonly filetype: PhotoType
  /** As it is seen: after the turn that the camera asked for. */
  readonly width: number
  readonly height: number
  /** Of the picture as it is kept. */
  readonly bytes: number
  /** Of the bytes as they came. */
  readonly sha256: Buffer
  readonly fileId: string
  readonly isPublic: boolean
  /** Who uploaded it. */
  readonly userId: string | null
}

/** Kept as it came in size, and twice smaller. */
export const photoSizes = ['original', 'medium', 'thumb'] as const
export type PhotoSize = (typeof photoSizes)[number]

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
export type PhotoType = (typeof photoTypes)[number]

/** Of the smaller sizes. */
export const previewType = 'image/webp'

const folder = 'photos'

/** Under which all photos lie. */
export const photosPrefix = folder

/** Where the file of a photo lies. The end of a UUIDv7 is random, so that the folders fill evenly. */
export function photoKey(photo: Pick<Photo, 'teamId' | 'id' | 'fileId'>, size: PhotoSize): string {
  return `${folder}/${photo.teamId}/${photo.fileId.slice(-2)}/${photo.id}.${photo.fileId}.${size}`
}

const keyForm = /^photos\/([0-9a-f-]{36})\/[0-9a-f]{2}\/([0-9a-f-]{36})\.([0-9a-f-]{36})\./

/** Whose file it is; undefined for a key that photoKey does not make. */
export function photoOfKey(key: string): Pick<Photo, 'teamId' | 'id' | 'fileId'> | undefined {
  const [, teamId, id, fileId] = keyForm.exec(key) ?? []
  if (teamId === undefined || id === undefined || fileId === undefined) return undefined
  return { teamId, id, fileId }
}
