/**
 * Files at WhatsApp by their ids: described, read, deleted. An id does not say whose it is: what is stored here is
 * looked at first, then the plugin that knew the id last, then each plugin of the team until one knows it.
 */
import { AppError, notFound } from '../../lib/app-error.ts'
import { OutboundFault, OutboundRefusal } from '../../lib/outbound/outbound-error.ts'
import type { Actor } from '../../team/actor.ts'
import { seesFilesOf } from '../chats/find-message.ts'
import { askGraph } from '../graph/ask-graph.ts'
import { connectionOfPlugin, connectionsOfTeam, type Connection } from '../plugins/connections.ts'
import { isStored, type StoredMedia } from './media.ts'
import type { MediaContext } from './media-context.ts'
import { MediaTrouble, MediaUnknown, networkProblem } from './media-trouble.ts'
import { mediaStore } from './media.store.ts'
import { openWhatsappFile, whatsappFile, type OpenedFile, type WhatsappFile } from './whatsapp-file.ts'

/** A file as WhatsApp describes it, without the address at which it lies there. */
export type FileDescription = Omit<WhatsappFile, 'url'>

const idForm = /^\d{1,40}$/
const versionForm = /^v\d{1,3}\.\d{1,2}$/

/** Throws `not_found` media_not_found, what WhatsApp refuses, or `upstream`. */
export async function describeWhatsappMedia(
  context: MediaContext,
  actor: Actor,
  version: string,
  mediaId: string,
): Promise<FileDescription> {
  const here = await storedHere(context, actor, mediaId)
  if (here !== undefined)
    return { id: mediaId, mimeType: here.mimeType, sha256: here.sha256.toString('hex'), size: here.size }
  const { id, mimeType, sha256, size } = await askOwner(context, actor.team.id, mediaId, ({ access }) =>
    whatsappFile(context, access, versionOf(context, version), mediaId),
  )
  return { id, mimeType, sha256, size }
}

/** The file as it lies here, or its bytes as they come from WhatsApp. Throws as describeWhatsappMedia. */
export async function openWhatsappMedia(
  context: MediaContext,
  actor: Actor,
  version: string,
  mediaId: string,
  signal: AbortSignal,
): Promise<{ readonly stored: StoredMedia } | { readonly opened: OpenedFile }> {
  const stored = await storedHere(context, actor, mediaId)
  if (stored !== undefined) return { stored }
  const opened = await askOwner(context, actor.team.id, mediaId, ({ access }) =>
    openWhatsappFile(context, access, versionOf(context, version), mediaId, signal),
  )
  return { opened }
}

/** As describeWhatsappMedia, of one plugin. */
export async function describeMediaOfPlugin(
  context: MediaContext,
  actor: Actor,
  pluginId: string,
  version: string,
  mediaId: string,
): Promise<FileDescription> {
  await assertSeen(context, actor, mediaId)
  const { access } = await connectionOfPlugin(context, actor.team.id, pluginId)
  return translated(() => whatsappFile(context, access, versionOf(context, version), mediaId))
}

/** Deletes a file at WhatsApp; what is stored here stays. Throws as describeWhatsappMedia. */
export async function deleteMediaOfPlugin(
  context: MediaContext,
  actor: Actor,
  pluginId: string,
  version: string,
  mediaId: string,
): Promise<Readonly<Record<string, unknown>>> {
  await assertSeen(context, actor, mediaId)
  const { access } = await connectionOfPlugin(context, actor.team.id, pluginId)
  const graphVersion = versionOf(context, version)
  return translated(async () => {
    // Other objects have ids of the same form, and a number is not to be deleted by a slip.
    await whatsappFile(context, access, graphVersion, mediaId)
    const path = `${graphVersion}/${mediaId}`
    const answer = await askGraph(context.graph, access, { method: 'DELETE', path })
    context.mediaOwners.forget(actor.team.id, mediaId)
    return answer
  })
}

/** The version that a request names, where it names one. */
export function versionOf({ settings }: Pick<MediaContext, 'settings'>, version: string): string {
  return versionForm.test(version) ? version : settings.GRAPH_VERSION
}

async function storedHere(
  context: MediaContext,
  actor: Actor,
  mediaId: string,
): Promise<StoredMedia | undefined> {
  await assertSeen(context, actor, mediaId)
  const media = await mediaStore(context.database).byExternalId(actor.team.id, mediaId)
  return media !== undefined && isStored(media) ? media : undefined
}

async function askOwner<T>(
  context: MediaContext,
  teamId: string,
  mediaId: string,
  ask: (connection: Connection) => Promise<T>,
): Promise<T> {
  const likely =
    context.mediaOwners.pluginOf(teamId, mediaId) ?? (await pluginOfRow(context, teamId, mediaId))
  const connections = await connectionsOfTeam(context, teamId)
  // A stable sort: the likely one first, the others as they were.
  connections.sort((a, b) => Number(b.pluginId === likely) - Number(a.pluginId === likely))
  let failure: unknown
  for (const connection of connections) {
    try {
      const answer = await ask(connection)
      context.mediaOwners.remember(teamId, mediaId, connection.pluginId)
      return answer
    } catch (error) {
      // A plugin in trouble must not hide the file of another one.
      if (!(error instanceof MediaUnknown)) failure ??= error
    }
  }
  throw failure === undefined ? unknownMedia() : translate(failure)
}

async function pluginOfRow({ database }: MediaContext, teamId: string, mediaId: string) {
  return (await mediaStore(database).byExternalId(teamId, mediaId))?.pluginId ?? undefined
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translate(error)
  }
}

function translate(error: unknown): unknown {
  if (error instanceof MediaUnknown) return unknownMedia()
  const problem =
    error instanceof MediaTrouble || error instanceof OutboundRefusal
      ? error.message
      : error instanceof OutboundFault
        ? networkProblem(error)
        : undefined
  return problem === undefined
    ? error
    : new AppError('upstream', 'media_unobtainable', problem, { cause: error })
}

/** Throws `not_found` for what is no id, and for a file of messages of which the actor may see none. */
async function assertSeen({ database }: MediaContext, actor: Actor, mediaId: string): Promise<void> {
  if (!idForm.test(mediaId)) throw unknownMedia()
  if (actor.roleType === 'admin') return
  const messageIds = await mediaStore(database).messagesWith(actor.team.id, mediaId)
  if (messageIds.length > 0 && !(await seesFilesOf({ database }, actor, messageIds))) throw unknownMedia()
}

function unknownMedia(): AppError {
  return notFound(
    'media_not_found',
    'None of the plugins of the team knows a media with this id, WhatsApp no longer holds it, or this key may not see its message.',
  )
}
