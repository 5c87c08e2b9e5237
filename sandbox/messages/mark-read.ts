/** Read receipts and the typing indicator, which come together. */
import type { Call } from '../graph/edge.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { Message, PhoneNumber } from '../world/objects.ts'
import { Param } from './content/param.ts'
import { longestAgeMs } from './fate.ts'
import { messagesOfThread } from './thread-messages.ts'
import { threadOf } from './threads.ts'

const typingMs = 25_000

/** Marks a message of a customer as read, and those before it in the chat. */
export function markRead({ context, body }: Call, number: PhoneNumber): { readonly success: true } {
  const { world, clock } = context
  new Param('status', body['status']).oneOf('read')
  const id = new Param('message_id', body['message_id']).text()
  const typing = new Param('typing_indicator', body['typing_indicator'])
  if (typing.isGiven) typing.at('type').oneOf('text')
  const message = world.messages.get(id)
  if (!isOpenToReceipts(message, number, clock.now()))
    throw new GraphError(131009, {
      details: `message_id is not a message that this number has received in the last 30 days: ${id}`,
    })
  for (const earlier of unreadUpTo(world, message)) world.messages.put({ ...earlier, status: 'read' })
  if (typing.isGiven) {
    const thread = threadOf(world, number.id, message.customerId)
    world.threads.put({ ...thread, typingUntil: clock.now() + typingMs })
  }
  return { success: true }
}

function isOpenToReceipts(
  message: Message | undefined,
  number: PhoneNumber,
  now: number,
): message is Message {
  return (
    message?.direction === 'to_business' &&
    message.phoneNumberId === number.id &&
    now - message.at <= longestAgeMs
  )
}

function unreadUpTo(world: Parameters<typeof messagesOfThread>[0], message: Message): Message[] {
  const all = messagesOfThread(world, message.phoneNumberId, message.customerId)
  const upTo = all.slice(0, all.findIndex(({ id }) => id === message.id) + 1)
  return upTo.filter(({ direction, status }) => direction === 'to_business' && status !== 'read')
}
