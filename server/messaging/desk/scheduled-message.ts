/** A message that is sent later, in a chat. */
import type { JsonObject } from '../../lib/json.ts'

export const scheduledStates = ['WAITING', 'SENT', 'CANCELLED', 'FAILED'] as const
export type ScheduledState = (typeof scheduledStates)[number]

export interface ScheduledMessage {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly createdBy: string
  readonly apiKeyId: string | null
  readonly chatId: string
  readonly sendAt: number
  /** In WhatsApp's form, without whom it goes to. */
  readonly content: JsonObject
  /** Readable. */
  readonly text: string
  /** Not sent when the contact or the team has written meanwhile. */
  readonly onlyIfSilent: boolean
  readonly state: ScheduledState
  /** The message that it became; chosen before that is sent. */
  readonly messageId: string | null
  /** Why it was not sent. */
  readonly problem: string | null
}

/** Nobody expects a message any more that comes so much after its time, as after a server was down. */
export const latestMs = 3_600_000

/** What is due at `now` is still sent at that time. */
export function isTooLate({ sendAt }: Pick<ScheduledMessage, 'sendAt'>, now: number): boolean {
  return now - sendAt > latestMs
}
