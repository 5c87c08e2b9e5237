/** What a merge takes from one contact to the other, and how it is given back. Pure. */
import type { IdentityRef } from './identities.store.ts'
import type { ContactRow } from './contacts.store.ts'

/** Everything that taking a merge back needs. Stored with the merge. */
export interface Moved {
  readonly identities: readonly IdentityRef[]
  /** Contacts that had been merged into the other, by id: they follow it. */
  readonly followers: readonly string[]
  /** Ids of chats. */
  readonly chats: readonly string[]
  /** Chats that were closed because both contacts had one open on the same number. */
  readonly closed: readonly ClosedChat[]
  /** Chats without a lead that got that of the contact. */
  readonly linked?: readonly string[]
  /** What the contact that goes on was, and what it became. */
  readonly before: Merged
  readonly after: Merged
}

export interface ClosedChat {
  readonly id: string
  /** Epoch milliseconds, also the next. */
  readonly closedAt: number
  readonly waitsSince: number | null
}

export type Merged = Pick<
  ContactRow,
  | 'name'
  | 'profileName'
  | 'profileNameAt'
  | 'takesMarketing'
  | 'marketingChoiceAt'
  | 'procedureId'
  | 'processId'
>

/** What the contact that goes on becomes: its own name and lead first; of what people said themselves, the newest. */
export function mergedFields(survivor: Merged, other: Merged): Merged {
  const named = isLater(other.profileNameAt, survivor.profileNameAt) ? other : survivor
  const isNo = other.marketingChoiceAt === survivor.marketingChoiceAt && !other.takesMarketing
  const chosen = isNo || isLater(other.marketingChoiceAt, survivor.marketingChoiceAt) ? other : survivor
  const led = survivor.processId === null ? other : survivor
  return {
    name: survivor.name ?? other.name,
    profileName: named.profileName,
    profileNameAt: named.profileNameAt,
    takesMarketing: chosen.takesMarketing,
    marketingChoiceAt: chosen.marketingChoiceAt,
    procedureId: led.procedureId,
    processId: led.processId,
  }
}

/** What the contact is again: what it was, but for what has been changed since the merge. */
export function partedFields(now: Merged, { before, after }: Pick<Moved, 'before' | 'after'>): Merged {
  const [profile, marketing, lead] = [
    now.profileName === after.profileName && now.profileNameAt === after.profileNameAt ? before : now,
    now.marketingChoiceAt === after.marketingChoiceAt ? before : now,
    now.processId === after.processId ? before : now,
  ]
  return {
    name: now.name === after.name ? before.name : now.name,
    profileName: profile.profileName,
    profileNameAt: profile.profileNameAt,
    takesMarketing: marketing.takesMarketing,
    marketingChoiceAt: marketing.marketingChoiceAt,
    procedureId: lead.procedureId,
    processId: lead.processId,
  }
}

export function pickMerged(contact: Merged): Merged {
  const { name, profileName, profileNameAt, takesMarketing, marketingChoiceAt, procedureId, processId } =
    contact
  return { name, profileName, profileNameAt, takesMarketing, marketingChoiceAt, procedureId, processId }
}

function isLater(one: number | null, other: number | null): boolean {
  return one !== null && (other === null || one > other)
}
