/** Merges that are likely and not certain: people decide. A pair of which something was said once is not proposed again. */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import type { Json } from '../../lib/json.ts'
import { newId } from '../../lib/uuid.ts'
import { contactEvent } from './contact-event.ts'
import { mergesStore } from './merges.store.ts'

export interface Proposal {
  /** Who would go on: the one that had the name or number before. */
  readonly one: string
  readonly other: string
  readonly reason: string
  readonly evidence: unknown
}

export async function proposeMerges(
  session: Session,
  teamId: string,
  proposals: readonly Proposal[],
  now: number,
): Promise<void> {
  const pairs = new Map<string, Proposal>()
  for (const proposal of proposals) {
    const { one, other } = proposal
    if (one !== other && !pairs.has(`${other} ${one}`)) pairs.set(`${one} ${other}`, proposal)
  }
  if (pairs.size === 0) return
  const fresh = await mergesStore(session).propose(
    teamId,
    [...pairs.values()].map(({ one, other, reason, evidence }) => ({
      id: newId(now),
      contactId: one,
      otherId: other,
      reason,
      evidence: evidence as Json,
    })),
    now,
  )
  await appendEvents(
    session,
    fresh.map(({ id, contactId, otherId, reason }) =>
      contactEvent('contact.merge_proposed', teamId, contactId, { otherId, mergeId: id, reason }, now),
    ),
  )
}
