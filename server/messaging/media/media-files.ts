/** Use cases of media that lie here: finding one, reading it, having one fetched again, uploading one for everybody. */
import type { Readable } from 'node:stream'
import type { ByteRange } from '../../files/file-store.ts'
import { AppError, invalidInput, notFound } from '../../lib/app-error.ts'
import { safeFilename } from '../../lib/filename.ts'
import { isUuid, newId } from '../../lib/uuid.ts'
import { keepKey, Repeated, repeatedObject, type Idempotency } from '../../idempotency/idempotency.ts'
import type { Actor } from '../../team/actor.ts'
import { seesFilesOf } from '../chats/find-message.ts'
import type { MessagingContext } from '../context.ts'
import { assertPlugin } from '../plugins/connections.ts'
import { isStored, type Media, type StoredMedia } from './media.ts'
import type { MediaContext } from './media-context.ts'
import { mediaStore } from './media.store.ts'
import { mediaOfPublicPath, publicPath } from './public-address.ts'
import { storeFile, type KeptFile } from './store-file.ts'

type Reading = Pick<MessagingContext, 'database' | 'files'>

/** Throws `not_found` media_not_found, also for a file of a message that the actor may not see. */
export async function findMedia(
  { database }: Pick<Reading, 'database'>,
  actor: Pick<Actor, 'team' | 'userId' | 'roleType'>,
  id: string,
): Promise<Media> {
  const media = isUuid(id) ? await mediaStore(database).find(actor.team.id, id) : undefined
  const { messageId = null } = media ?? {}
  const isSeen = messageId === null || (await seesFilesOf({ database }, actor, [messageId]))
  if (media === undefined || !isSeen)
    throw notFound(
      'media_not_found',
      'The team has no media with this id, or this key may not see its message.',
    )
  return media
}

/** Throws `conflict` media_not_stored with the reason. */
export function assertStored(media: Media): StoredMedia {
  if (isStored(media)) return media
  const reason = media.problem === null ? '' : ` ${media.problem}`
  throw new AppError(
    'conflict',
    'media_not_stored',
    media.state === 'WAITING'
      ? `The file is not here yet; it is being fetched.${reason}`
      : `The file could not be fetched.${reason}`,
  )
}

/** The bytes, or those of a part. The stream must be read or destroyed. */
export async function readMedia(
  { files }: Reading,
  media: StoredMedia,
  range?: ByteRange,
): Promise<Readable> {
  const found = await files.read(media.fileKey, range)
  if (found === undefined) throw new Error(`the file ${media.fileKey} of media is gone`)
  return found.stream
}

/** Has a file that was given up fetched once more. Throws `not_found`; does nothing for other files. */
export async function retryMedia(
  context: Pick<MediaContext, 'database' | 'clock' | 'mediaBell'>,
  actor: Actor,
  id: string,
): Promise<Media> {
  const media = await findMedia(context, actor, id)
  const isDue = await mediaStore(context.database).retry(media.teamId, media.id, context.clock())
  if (!isDue) return media
  context.mediaBell.wake()
  return findMedia(context, actor, id)
}

/** A file that has arrived and has no row yet. Disposing removes it, unless it was published. */
export interface PendingUpload extends AsyncDisposable {
  readonly id: string
  readonly pluginId: string
  readonly type: string | null
  readonly file: KeptFile
  isPublished: boolean
}

/** Throws `not_found` plugin_not_found, also for a plugin of another team, before a byte is read. */
export function assertMayUpload(context: MessagingContext, { team }: Actor, pluginId: string): Promise<void> {
  return assertPlugin(context, team.id, pluginId)
}

/** Takes the bytes in. */
export async function receiveUpload(
  context: MessagingContext,
  { team }: Actor,
  pluginId: string,
  source: Readable,
  type: string | null,
): Promise<PendingUpload> {
  const id = newId(context.clock())
  const file = await storeFile(context, { teamId: team.id, id }, source, type)
  const upload: PendingUpload = {
    id,
    pluginId: pluginId.toLowerCase(),
    type,
    file,
    isPublished: false,
    async [Symbol.asyncDispose]() {
      if (!upload.isPublished) await context.files.remove(file.fileKey)
    },
  }
  return upload
}

export interface Published {
  readonly media: StoredMedia
  /** An earlier request with the same key has published it. */
  readonly isRepeated: boolean
}

/** From now on everybody who knows its address reads the file. Throws `invalid` when it is empty. */
export async function publishUpload(
  context: MessagingContext,
  actor: Actor,
  upload: PendingUpload,
  filename: string | undefined,
  idempotency?: Idempotency,
): Promise<Published> {
  if (upload.file.size === 0) throw invalidInput([{ field: 'file', message: 'is empty' }])
  const known = await published(context, actor, idempotency)
  if (known !== undefined) return { media: known, isRepeated: true }
  const media = publicMedia(context, actor, upload, filename)
  try {
    await context.database.write(async (session) => {
      await mediaStore(session).insertStored(media)
      if (idempotency !== undefined)
        await keepKey(session, media.teamId, idempotency, media.id, media.createdAt)
    })
  } catch (error) {
    const faster = error instanceof Repeated ? await published(context, actor, idempotency) : undefined
    if (faster === undefined) throw error
    return { media: faster, isRepeated: true }
  }
  upload.isPublished = true
  return { media, isRepeated: false }
}

async function published(
  { database }: MessagingContext,
  { team }: Actor,
  idempotency: Idempotency | undefined,
): Promise<StoredMedia | undefined> {
  const id = idempotency && (await repeatedObject(database, team.id, idempotency))
  const media = id === undefined ? undefined : await mediaStore(database).find(team.id, id)
  return media !== undefined && isStored(media) ? media : undefined
}

function publicMedia(
  { clock }: MessagingContext,
  { team }: Actor,
  { id, pluginId, type, file }: PendingUpload,
  filename: string | undefined,
): StoredMedia {
  const now = clock()
  return {
    teamId: team.id,
    id,
    createdAt: now,
    updatedAt: now,
    pluginId,
    messageId: null,
    source: 'PUBLIC',
    externalId: null,
    link: null,
    state: 'STORED',
    attempts: 0,
    dueAt: now,
    problem: null,
    filename: safeFilename(filename) || null,
    claimedType: type,
    ...file,
  }
}

/** The address of public media. */
export function publicUrlOf({ publicUrl }: Pick<MessagingContext, 'publicUrl'>, media: StoredMedia): string {
  return publicUrl() + publicPath(media)
}

/** What lies at the path of a public address. Throws `not_found` media_not_found. */
export async function findPublicMedia(
  { database }: Pick<Reading, 'database'>,
  path: string,
): Promise<StoredMedia> {
  const named = mediaOfPublicPath(path)
  const media = named && (await mediaStore(database).find(named.teamId, named.id))
  if (media?.source !== 'PUBLIC' || !isStored(media) || publicPath(media) !== path)
    throw notFound('media_not_found', 'There is no file at this address.')
  return media
}
