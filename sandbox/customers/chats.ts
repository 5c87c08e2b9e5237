/** A chat as it is on the customer's screen: what has arrived, rendered, with what can be tapped on. */
import type { SandboxContext } from '../context.ts'
import { messagesOfThread } from '../messages/thread-messages.ts'
import { threadOf } from '../messages/threads.ts'
import type { Customer, Message, PhoneNumber } from '../world/objects.ts'
import { quickRepliesOf, repliesOf, rowsOf } from './inbound/tappable.ts'
import { textOf } from './render.ts'

export interface ShownMessage {
  readonly id: string
  readonly from: 'business' | 'customer'
  readonly at: number
  readonly type: string
  /** What can be read, in one text. */
  readonly text: string
  /** The message that it answers. */
  readonly answers?: string
  /** Emoji that either side has put on it. */
  readonly reactions?: readonly string[]
  /** What can be tapped on. */
  readonly choices?: readonly Readonly<Record<string, unknown>>[]
  /** Of the customer's own: whether the business has read it. */
  readonly isRead?: boolean
}

/** The newest `limit` messages, in the order in which they came. */
export function shownChat(
  context: SandboxContext,
  customer: Customer,
  number: PhoneNumber,
  limit: number,
): {
  readonly with: string
  readonly isOpen: boolean
  readonly isTyping: boolean
  readonly data: readonly ShownMessage[]
} {
  const { world, clock } = context
  const messages = messagesOfThread(world, number.id, customer.id).filter(hasArrived)
  const reactions = reactionsOn(messages)
  const visible = messages.filter(({ type }) => type !== 'reaction' && type !== 'system').slice(-limit)
  return {
    with: number.verifiedName,
    isOpen: customer.openChats.includes(number.id),
    isTyping: (threadOf(world, number.id, customer.id).typingUntil ?? 0) > clock.now(),
    data: visible.map((message) => shown(context, message, reactions.get(message.id))),
  }
}

function hasArrived({ direction, status, type }: Message): boolean {
  if (direction === 'to_business') return true
  return ['delivered', 'read', 'played'].includes(status) || (type === 'reaction' && status === 'sent')
}

/** The last reaction of each side counts; an empty one takes it back. */
function reactionsOn(messages: readonly Message[]): Map<string, string[]> {
  const last = new Map<string, Map<string, string>>()
  for (const { type, content, direction } of messages) {
    if (type !== 'reaction') continue
    const { message_id: target, emoji } = content['reaction'] as Record<string, unknown>
    const key = String(target)
    const there = last.get(key) ?? new Map<string, string>()
    last.set(key, there.set(direction, typeof emoji === 'string' ? emoji : ''))
  }
  return new Map([...last].map(([id, sides]) => [id, [...sides.values()].filter((emoji) => emoji !== '')]))
}

function shown(
  { world }: SandboxContext,
  message: Message,
  reactions: readonly string[] | undefined,
): ShownMessage {
  const isOwn = message.direction === 'to_business'
  const choices = isOwn ? [] : [...repliesOf(message), ...rowsOf(message), ...quickRepliesOf(world, message)]
  const context = message.content['context'] as { id?: string; message_id?: string } | undefined
  const answers = context?.id ?? context?.message_id
  return {
    id: message.id,
    from: isOwn ? 'customer' : 'business',
    at: message.at,
    type: message.type,
    text: textOf(world, message),
    // An answer to something that is not there is shown without what it answers.
    ...(answers !== undefined && world.messages.has(answers) ? { answers } : {}),
    ...(reactions === undefined || reactions.length === 0 ? {} : { reactions }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(isOwn ? { isRead: message.status === 'read' } : {}),
  }
}
