/**
 * What is known between one number and one customer: when the customer last wrote, and what an advertisement
 * has opened.
 */
import type { Customer, Thread } from '../world/objects.ts'
import type { World } from '../world/world.ts'

const hourMs = 3_600_000

/** From the customer's last message on, anything may be sent; later, templates only. */
export const windowMs = 24 * hourMs
// How long the business may take for its answer to somebody who came from an advertisement, and what it gains.
const adAnswerMs = 24 * hourMs
const freeEntryMs = 72 * hourMs
// After the last contact by number, a customer with a username is known by the user id only.
const numberKnownMs = 30 * 24 * hourMs

export function threadId(phoneNumberId: string, customerId: string): string {
  return `${phoneNumberId}:${customerId}`
}

/** An empty one, which is not kept, where there was no contact yet. */
export function threadOf(world: World, phoneNumberId: string, customerId: string): Thread {
  const id = threadId(phoneNumberId, customerId)
  return world.threads.get(id) ?? { id, lastInboundAt: null, freeEntryUntil: null, cameFromAdAt: null }
}

export function isWindowOpen({ lastInboundAt }: Thread, now: number): boolean {
  return lastInboundAt !== null && now < lastInboundAt + windowMs
}

export function isFreeEntry({ freeEntryUntil }: Thread, now: number): boolean {
  return freeEntryUntil !== null && now < freeEntryUntil
}

/** The thread after the customer has written, perhaps from an advertisement, or to give the number. */
export function afterInbound(
  thread: Thread,
  now: number,
  { isFromAd, givesNumber }: { readonly isFromAd: boolean; readonly givesNumber: boolean },
): Thread {
  return {
    ...thread,
    lastInboundAt: now,
    ...(isFromAd ? { cameFromAdAt: now } : {}),
    ...(givesNumber ? { numberKnownAt: now } : {}),
  }
}

/** The thread after the business has sent something. */
export function afterOutbound(thread: Thread, now: number, byPhone: boolean): Thread {
  const { cameFromAdAt } = thread
  const opensFreeEntry = cameFromAdAt !== null && now < cameFromAdAt + adAnswerMs
  return {
    ...thread,
    ...(opensFreeEntry ? { freeEntryUntil: now + freeEntryMs } : {}),
    cameFromAdAt: null,
    ...(byPhone ? { numberKnownAt: now } : {}),
    ...(thread.typingUntil === undefined ? {} : { typingUntil: 0 }),
  }
}

/** Whether webhooks of this number tell the customer's number. */
export function showsNumber(customer: Customer, { numberKnownAt }: Thread, now: number): boolean {
  return !customer.hidesNumber || (numberKnownAt !== undefined && now < numberKnownAt + numberKnownMs)
}
