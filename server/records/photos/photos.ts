/**
 * Use cases of photos: adding one and reading it. Its files are on the disk before its row is in the database, so
 * that a photo that is known can be read; what a crash leaves in between are files that nobody asks for.
 */
import type { Readable } from 'node:stream'
import type { Database } from '../../database/database.ts'
import type { FileStore } from '../../files/file-store.ts'
import { AppError, invalidInput, notFound } from '../../lib/app-error.ts'
import type { Clock } from '../../lib/clock.ts'
import { safeFilename } from '../../lib/filename.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { keepKey, Repeated, repeatedObject, type Idempotency } from '../../idempotency/idempotency.ts'
import { photoKey, photoSizes, type Photo, type PhotoSize, type PhotoType } from './photo.ts'
import { photosStore } from './photos.store.ts'
import { makePicture, type Picture } from './picture.ts'
import type { ReceivedFile } from './receive.ts'
import { sniff } from './sniff.ts'

export interface PhotosContext {
  readonly database: Database
  readonly clock: Clock
  readonly files: FileStore
}

export interface PhotoUpload {
  /** The id that the sender wants; the same upload again answers the same photo. */
  readonly id: string | undefined
  readonly filename: string | undefined
  readonly file: ReceivedFile
}

export interface Added {
  readonly photo: Photo
  /** True when the photo was there before, and nothing was done now. */
  readonly isRepeated: boolean
}

/**
 * Adds a photo, or finds the one that is there already. Throws `invalid` for what is no picture that is taken,
 * and `conflict` when the id belongs to another picture of the team.
 */
export async function addPhoto(
  context: PhotosContext,
  actor: Actor,
  upload: PhotoUpload,
  idempotency?: Idempotency,
): Promise<Added> {
  const known = await findAdded(context, actor, upload, idempotency)
  if (known !== undefined) return { photo: known, isRepeated: true }
  const type = typeOf(upload.file)
  const picture = await makePicture(upload.file.path, type)
  const photo = newPhoto(context, actor, upload, type, picture)
  try {
    for (const size of photoSizes) await context.files.write(photoKey(photo, size), picture[size])
    await context.database.write(async (session) => {
      if (!(await photosStore(session).insert(photo))) throw new Repeated()
      if (idempotency !== undefined)
        await keepKey(session, photo.teamId, idempotency, photo.id, photo.createdAt)
    })
    return { photo, isRepeated: false }
  } catch (error) {
    if (!(error instanceof Repeated)) throw error
    // Another upload was faster. Nothing else knows these files.
    for (const size of photoSizes) await context.files.remove(photoKey(photo, size))
    const added = await findAdded(context, actor, upload, idempotency)
    if (added === undefined) throw error
    return { photo: added, isRepeated: true }
  }
}

async function findAdded(
  { database }: PhotosContext,
  { team }: Actor,
  { id, file }: PhotoUpload,
  idempotency: Idempotency | undefined,
): Promise<Photo | undefined> {
  if (id !== undefined && !isUuid(id))
    throw invalidInput([{ field: 'photoId', message: 'must be a UUID, made by the sender' }])
  const photos = photosStore(database)
  const repeated = idempotency && (await repeatedObject(database, team.id, idempotency))
  const wanted = repeated ?? id?.toLowerCase()
  const photo = wanted === undefined ? undefined : await photos.find(team.id, wanted)
  if (photo === undefined || photo.sha256.equals(file.sha256)) return photo
  throw new AppError(
    'conflict',
    'photo_exists',
    'The team has another photo with this id. Photos are not replaced: upload it with a new id.',
  )
}

function typeOf({ head, size }: ReceivedFile): PhotoType {
  if (size === 0) throw invalidInput([{ field: 'photo', message: 'is empty' }])
  const found = sniff(head)
  if ('type' in found) return found.type
  const message = `must be a JPEG, PNG, WebP, GIF or AVIF picture, and this is ${found.other}`
  throw new AppError('invalid', 'photo_type_unsupported', `photo: ${message}`, {
    details: [{ field: 'photo', message }],
  })
}

function newPhoto(
  { clock }: PhotosContext,
  actor: Actor,
  { id, filename, file }: PhotoUpload,
  type: PhotoType,
  { width, height, original }: Picture,
): Photo {
  const now = clock()
  return {
    id: id?.toLowerCase() ?? newId(now),
    teamId: actor.team.id,
    createdAt: now,
    updatedAt: now,
    filename: safeFilename(filename) || `photo.${type.slice('image/'.length)}`,
    filetype: type,
    width,
    height,
    bytes: original.length,
    sha256: file.sha256,
    fileId: newId(now),
    isPublic: false,
    userId: actor.userId,
  }
}

/** Throws `not_found`. */
export async function findPhoto({ database }: PhotosContext, { team }: Actor, id: string): Promise<Photo> {
  const photo = isUuid(id) ? await photosStore(database).find(team.id, id) : undefined
  if (photo === undefined) throw notFound('photo_not_found', 'The team has no photo with this id.')
  return photo
}

/** The bytes of a photo. The stream must be read or destroyed. */
export async function readPhoto(
  { files }: PhotosContext,
  photo: Photo,
  size: PhotoSize,
): Promise<{ readonly stream: Readable; readonly size: number }> {
  const key = photoKey(photo, size)
  const found = await files.read(key)
  if (found === undefined) throw new Error(`the file ${key} of a photo is gone`)
  return found
}
