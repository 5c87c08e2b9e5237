/** The desk as the API shows it. */
import type { ChatInbox } from '../../../messaging/desk/inbox.ts'
import type { ChatNote } from '../../../messaging/desk/notes.ts'
import type { QuickReply } from '../../../messaging/desk/quick-replies.ts'
import type { ScheduledMessage } from '../../../messaging/desk/scheduled-message.ts'
import type { ChatTag } from '../../../messaging/desk/tags.ts'

interface Common {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
}

const common = ({ teamId, id, createdAt, updatedAt }: Common) => ({ id, team: teamId, createdAt, updatedAt })

export function presentInbox(inbox: ChatInbox) {
  const { name, position, rules, allocation } = inbox
  return { ...common(inbox), name, position, rules, allocation }
}

export function presentTag(tag: ChatTag) {
  return { ...common(tag), name: tag.name, color: tag.color }
}

export function presentQuickReply(reply: QuickReply) {
  const { shortcut, text, ownerId, createdBy } = reply
  return { ...common(reply), shortcut, text, isShared: ownerId === null, createdBy }
}

export function presentNote(note: ChatNote) {
  const { chatId, createdBy, text, mentions } = note
  return { ...common(note), chatId, createdBy, text, mentions: [...mentions] }
}

export function presentScheduled(message: ScheduledMessage) {
  const { chatId, createdBy, sendAt, content, text, onlyIfSilent, state, messageId, problem } = message
  const shown = { chatId, createdBy, sendAt, content, text, onlyIfSilent, state, messageId, problem }
  return { ...common(message), ...shown }
}
