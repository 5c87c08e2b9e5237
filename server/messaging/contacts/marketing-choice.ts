/** Whether contacts take marketing messages: what they said last counts, in whatever order it is heard. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { contactEvent } from './contact-event.ts'
import { seeContacts } from './see-contacts.ts'

export interface MarketingChoice {
  readonly phone?: string | undefined
  readonly bsuid?: string | undefined
  readonly takes: boolean
  /** Epoch milliseconds. */
  readonly at: number
}

/** Somebody who is not known yet becomes a contact: the choice must hold when we first write to them. */
export async function keepMarketingChoice(
  session: Session,
  teamId: string,
  choices: readonly MarketingChoice[],
  now: number,
): Promise<void> {
  const named = choices.filter(({ phone, bsuid }) => (phone ?? bsuid) !== undefined)
  if (named.length === 0) return
  const contacts = await seeContacts(session, teamId, named, now)
  const last = new Map<string, MarketingChoice>()
  for (const [index, choice] of named.entries()) {
    const id = contacts[index]?.id
    if (id !== undefined && isLater(choice, last.get(id))) last.set(id, choice)
  }
  const sorted = [...last].sort(([a], [b]) => (a < b ? -1 : 1))
  const kept = await session.rows<{ id: string }>(
    `with n as (select * from unnest($3::uuid[], $4::boolean[], $5::timestamptz[]) n (id, takes, at)), held as (
       select c.id from contacts c join n on n.id = c.id where c.team_id = $1 order by c.id for update of c)
     update contacts c set takes_marketing = n.takes, marketing_choice_at = n.at, updated_at = $2
     from n join held on held.id = n.id
     where c.team_id = $1 and c.id = n.id and (c.marketing_choice_at is null or c.marketing_choice_at < n.at
       or (c.marketing_choice_at = n.at and c.takes_marketing and not n.takes))
     returning c.id`,
    [
      teamId,
      timeText(now),
      sorted.map(([id]) => id),
      sorted.map(([, { takes }]) => takes),
      sorted.map(([, { at }]) => timeText(at)),
    ],
    'keep-marketing-choices',
  )
  await appendEvents(
    session,
    kept.map(({ id }) => contactEvent('contact.updated', teamId, id, { changed: ['takesMarketing'] }, now)),
  )
}

/** Of two within a second nobody knows which was the last: then no is no. */
function isLater({ at, takes }: MarketingChoice, other: MarketingChoice | undefined): boolean {
  return other === undefined || at > other.at || (at === other.at && !takes)
}
