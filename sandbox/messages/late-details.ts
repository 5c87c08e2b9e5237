/** What the status `failed` says in detail about each error that comes after a message was accepted. */
import { errorCodes, type ErrorCode } from '../graph/error-codes.ts'

const details: Readonly<Partial<Record<ErrorCode, string>>> = {
  130472: "Failed to send message because this user's phone number is part of an experiment",
  131009: 'The message that is reacted to is unknown, deleted, a reaction itself, or older than 30 days',
  131026: 'Message Undeliverable.',
  131042: 'Message failed to send because there were one or more errors related to your payment method.',
  131047:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  131048:
    'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
  131049: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  131050: 'The recipient has chosen to stop receiving marketing messages from your business on WhatsApp.',
  131053: 'Media upload error: the file cannot be fetched, is too large, or is not of a supported type.',
  137000: 'The identity key hash of the recipient does not match the one in the request.',
}

export function lateDetails(code: ErrorCode): string {
  return details[code] ?? errorCodes[code].title
}
