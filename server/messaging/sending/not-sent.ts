/** What a client is told of a message that was not sent, or of which nobody knows: errors, also the second time. */
import { AppError } from '../../lib/app-error.ts'
import type { ChatMessage } from './chat-message.ts'

export function outcomeUnknown(message: Pick<ChatMessage, 'id' | 'pluginId'>, problem: string): AppError {
  return new AppError(
    'upstream',
    'message_outcome_unknown',
    `It is not known whether WhatsApp took the message ${message.id}: ${problem}. Do not simply send it again, because it may arrive twice. Its status settles it: GET /v1/ext/plugin/whatsapp/${message.pluginId}/message/${message.id} shows it.`,
  )
}

/** Sentence for people that look at the message. */
export function unknownSentence(problem: string): string {
  return `It is not known whether it was sent: ${problem}. It is not sent again; a status from WhatsApp will tell.`
}

/** Its time was over before it could be sent. Sending it again is safe. */
export function waitedTooLong(cause: string, isLimit: boolean, retryAfter: number): AppError {
  return new AppError(
    isLimit ? 'limited' : 'unavailable',
    'message_not_sent',
    `The message was not sent: ${cause}. It can be sent again later.`,
    { retryAfter: Math.max(1, retryAfter) },
  )
}

export function stillUnderWay(id: string): AppError {
  return new AppError(
    'conflict',
    'message_under_way',
    `The request with this Idempotency-Key is still under way: the message ${id} has not been answered yet. Ask again with the same key in a few seconds.`,
    { retryAfter: 5 },
  )
}
