/**
 * What becomes of a message after it was accepted: failed, or sent, delivered and read. Each step looks at the world
 * as it is by then, and plans the next; what a restart has cut off is planned again.
 */
import { report } from '../lib/report.ts'
import type { SandboxContext } from '../context.ts'
import type { Customer, Message } from '../world/objects.ts'
import { fateOf, type Failure } from './fate.ts'
import { becomes } from './statuses.ts'

/** Takes the next step of the message when its time has come. */
export function planNext(context: SandboxContext, messageId: string): void {
  context.clock.plan(context.knobs.statusDelayMs, () => takeStep(context, messageId))
}

/** Plans what was cut off. */
export function resumeMessages(context: SandboxContext): void {
  for (const message of context.world.messages.values())
    if (message.direction === 'to_customer' && isUnderWay(message)) planNext(context, message.id)
}

/** Delivers what waits for the customer, who is online again or has opened the chat, and reads what is delivered. */
export function catchUp(context: SandboxContext, messages: Iterable<Message>): void {
  for (const message of messages) {
    if (message.direction !== 'to_customer') continue
    if (message.status === 'sent') takeStep(context, message.id)
    if (message.status === 'delivered') readIfOpen(context, message)
  }
}

function takeStep(context: SandboxContext, messageId: string): void {
  const message = context.world.messages.get(messageId)
  if (message?.status === 'accepted' || message?.status === 'held') decide(context, message)
  else if (message?.status === 'sent' && isUnderWay(message)) deliver(context, message)
  else if (message?.status === 'read' && isVoice(message)) becomes(context, message, 'played')
}

function decide(context: SandboxContext, message: Message): void {
  const fate = fateOf(context, message)
  if (fate instanceof Promise) {
    fate.then((failure) => settle(context, message.id, failure)).catch(report)
    return
  }
  settle(context, message.id, fate)
}

function settle(context: SandboxContext, messageId: string, failure: Failure | undefined): void {
  const message = context.world.messages.get(messageId)
  if (message === undefined) return
  if (failure !== undefined) {
    becomes(context, message, 'failed', failure)
    return
  }
  const sent = becomes(context, message, 'sent')
  if (isUnderWay(sent)) planNext(context, sent.id)
}

function deliver(context: SandboxContext, message: Message): void {
  const readers = readersOf(context, message)
  // Somebody who is offline gets it on coming back, unless it is too old by then.
  if (!readers.some(({ isOnline }) => isOnline !== false)) return
  if (context.clock.now() >= (message.terms?.expiresAt ?? Infinity)) return
  if (message.groupId !== null) readIfOpen(context, becomes(context, message, 'delivered'))
  // What arrives in a chat that is open is read at once, without a `delivered` before it.
  else if (!readIfOpen(context, message)) becomes(context, message, 'delivered')
}

function readIfOpen(context: SandboxContext, message: Message): boolean {
  const readers = readersOf(context, message)
  const isRead = readers.some(
    ({ openChats, sendsReadReceipts }) => openChats.includes(message.phoneNumberId) && sendsReadReceipts,
  )
  if (!isRead) return false
  becomes(context, message, 'read')
  if (isVoice(message)) planNext(context, message.id)
  return true
}

function readersOf({ world }: SandboxContext, { groupId, customerId }: Message): Customer[] {
  const ids = groupId === null ? [customerId] : (world.groups.get(groupId)?.participants ?? [])
  return ids.flatMap((id) => world.customers.get(id) ?? [])
}

/** Reactions end with `sent`. */
function isUnderWay({ status, type }: Message): boolean {
  return status === 'accepted' || status === 'held' || (status === 'sent' && type !== 'reaction')
}

function isVoice({ content }: Message): boolean {
  return (content['audio'] as Record<string, unknown> | undefined)?.['voice'] === true
}
