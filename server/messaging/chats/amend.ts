/**
 * Folds reactions, edits and revokes into the messages that they amend. Only who wrote a message edits it or takes it
 * back, so that nobody puts words into the mouth of another. Pure.
 */
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import type { ChatMessage } from '../sending/chat-message.ts'

/** A message of type reaction, edit or revoke. */
export interface Amendment extends Pick<
  ChatMessage,
  'dataType' | 'content' | 'text' | 'at' | 'direction' | 'contactIdentifier' | 'groupMember' | 'userId'
> {
  /** The wamid of what it amends. */
  readonly inReplyTo: string
}

export interface Reaction {
  readonly emoji: string
  readonly direction: ChatMessage['direction']
  /** How the contact was called then; of the team the id of the user, where it is known. */
  readonly by: string | null
  readonly at: number
}

/** A message as it stands now. */
export interface AmendedMessage {
  readonly message: ChatMessage
  /** The last one of each person. */
  readonly reactions: readonly Reaction[]
  readonly editedAt: number | null
  /** What it said before, oldest first. */
  readonly history: readonly { readonly text: string; readonly at: number }[]
  readonly revokedAt: number | null
}

/** `amendments` must be in their order. */
export function amend(message: ChatMessage, amendments: readonly Amendment[]): AmendedMessage {
  const own = amendments.filter((amendment) => isOfAuthor(amendment, message))
  const edits = own.filter(({ dataType }) => dataType === 'edit')
  const texts = [{ text: message.text, at: message.at }, ...edits.map(({ text, at }) => ({ text, at }))]
  const revoke = own.find(({ dataType }) => dataType === 'revoke')
  const last = edits.at(-1)
  return {
    message:
      last === undefined ? message : { ...message, text: last.text, content: editedContent(message, last) },
    reactions: reactionsOf(amendments),
    editedAt: last?.at ?? null,
    history: texts.slice(0, -1),
    revokedAt: revoke?.at ?? null,
  }
}

/**
 * A message that was taken back as it is shown to people: without what it said. Nothing is deleted by it.
 */
export function withoutContent(amended: AmendedMessage): AmendedMessage {
  const { message } = amended
  return {
    ...amended,
    message: { ...message, text: '', content: { type: message.dataType } },
    history: amended.history.map(({ at }) => ({ text: '', at })),
  }
}

// An admin of a group takes back what others wrote.
function isOfAuthor(amendment: Amendment, message: ChatMessage): boolean {
  if (amendment.direction !== message.direction) return false
  return amendment.dataType === 'revoke' || amendment.groupMember === message.groupMember
}

function reactionsOf(amendments: readonly Amendment[]): Reaction[] {
  const last = new Map<string, Reaction | undefined>()
  for (const amendment of amendments) {
    if (amendment.dataType !== 'reaction') continue
    const { direction, groupMember, contactIdentifier, userId, at } = amendment
    const emoji = emojiOf(amendment.content)
    const key = `${direction} ${groupMember ?? ''}`
    const by = direction === 'INBOUND' ? (groupMember ?? contactIdentifier) : userId
    // Deleted first, so that the order is that of the last ones.
    last.delete(key)
    last.set(key, emoji === '' ? undefined : { emoji, direction, by, at })
  }
  return [...last.values()].filter((reaction) => reaction !== undefined)
}

function emojiOf(content: JsonObject): string {
  const reaction = content['reaction']
  const emoji = isJsonObject(reaction) ? reaction['emoji'] : undefined
  return typeof emoji === 'string' ? emoji : ''
}

/** The edit carries the message anew; one in another form changes the text alone. */
function editedContent({ content }: ChatMessage, edit: Amendment): JsonObject {
  const value = edit.content['edit']
  const next = isJsonObject(value) ? value['message'] : undefined
  return isJsonObject(next) ? { ...content, ...next } : content
}
