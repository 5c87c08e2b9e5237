/** The files of messages: rows that wait to be fetched are stored together with the message that names them. */
import type { Insertion } from '../../database/insert-rows.ts'
import type { JsonObject } from '../../lib/json.ts'
import { storableText } from '../../lib/json.ts'
import { idSequence } from '../../lib/uuid.ts'
import type { MessagingContext } from '../context.ts'
import type { Media } from './media.ts'
import { mediaReferences } from './media-references.ts'
import { mediaRowInsertion, mediaStore } from './media.store.ts'

/** What is looked at of a message, one of ours or one that came in. */
export interface MessageWithMedia {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly pluginId: string
  readonly dataType: string
  /** In WhatsApp's form. */
  readonly content: JsonObject
}

/** Rows for the transaction that stores the message; undefined when it names no file. */
export function mediaInsertion(message: MessageWithMedia): Insertion | undefined {
  const references = mediaReferences(message.dataType, message.content)
  if (references.length === 0) return undefined
  const { teamId, createdAt, pluginId } = message
  // In the order of the message.
  const nextId = idSequence()
  const rows = references.map(({ externalId, link, filename, claimedType }) => ({
    teamId,
    id: nextId(createdAt),
    createdAt,
    pluginId,
    messageId: message.id,
    source: externalId === null ? ('LINK' as const) : ('WHATSAPP' as const),
    externalId,
    link: link === null ? null : storableText(link),
    filename: filename === null ? null : storableText(filename),
    claimedType,
  }))
  return mediaRowInsertion(rows)
}

/** The files of messages of the team, by the id of the message; those without files are not in it. */
export async function mediaOfMessages(
  { database }: Pick<MessagingContext, 'database'>,
  teamId: string,
  messageIds: readonly string[],
): Promise<Map<string, Media[]>> {
  const found = new Map<string, Media[]>()
  if (messageIds.length === 0) return found
  for (const media of await mediaStore(database).ofMessages(teamId, messageIds)) {
    if (media.messageId === null) continue
    const list = found.get(media.messageId)
    if (list === undefined) found.set(media.messageId, [media])
    else list.push(media)
  }
  return found
}
