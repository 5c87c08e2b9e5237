/** Answers a request that was carried out before, or still is, as the first one was answered. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../lib/app-error.ts'
import { isLimit } from '../graph/graph-refusal.ts'
import type { ChatMessage } from './chat-message.ts'
import { messagesStore } from './messages.store.ts'
import { outcomeUnknown, stillUnderWay } from './not-sent.ts'
import type { SendingContext } from './sending.ts'

const lookEveryMs = 200

/** Waits for a message that is under way, some seconds. Throws what the first request was told. */
export async function answerAgain(
  context: SendingContext,
  teamId: string,
  id: string,
): Promise<{ message: ChatMessage; isRepeated: true }> {
  const until = performance.now() + context.sending.patience.repeatMs
  for (;;) {
    const message = await messagesStore(context.database).find(teamId, id)
    if (message === undefined) throw new Error(`the message ${id} of an idempotency key is not there`)
    if (message.externalId !== null || isBeyond(message)) return { message, isRepeated: true }
    if (message.deliveryStatus === 'FAILED') throw refusedAgain(message)
    if (message.deliveryStatus === 'UNKNOWN') throw outcomeUnknown(message, 'the call was not answered')
    if (performance.now() >= until) throw stillUnderWay(id)
    await sleep(lookEveryMs)
  }
}

function isBeyond({ deliveryStatus }: ChatMessage): boolean {
  return deliveryStatus === 'SENT' || deliveryStatus === 'DELIVERED' || deliveryStatus === 'READ'
}

function refusedAgain({ errorCode, statusMessage }: ChatMessage): AppError {
  const kind = errorCode !== null && isLimit(errorCode) ? 'limited' : 'invalid'
  return new AppError(kind, 'whatsapp_refused', statusMessage ?? 'WhatsApp refused the message.')
}
