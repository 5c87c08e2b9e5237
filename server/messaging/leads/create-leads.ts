/**
 * Makes contacts processes of the team's lead procedure, as the API makes processes: with its rules, its history and
 * its merging by phone number. A lead and the link of its contact are written in one transaction, so that a contact
 * whose lead was made never gets a second one.
 */
import { findTeam } from '../../team/teams.ts'
import { serviceActor } from '../../team/operator.ts'
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../../records/context.ts'
import type { Procedure, TeamConfig } from '../../records/procedure.ts'
import type { RowOutcome } from '../../records/process.ts'
import { phoneAttribute } from '../../records/processes-by-phone.ts'
import { prepareRows, writeRows } from '../../records/write/write-rows.ts'
import type { Session } from '../../database/session.ts'
import { linkLeads } from '../contacts/link-leads.ts'
import { contactsWithoutLead, type LeadContact } from '../contacts/lead-contacts.ts'

// How the history calls who made these processes.
const ruleName = 'lead-rule'

/** Answers why contacts could not become leads, in a sentence each. */
export async function createLeads(
  context: RecordsContext,
  config: TeamConfig,
  procedure: Procedure,
  contacts: readonly LeadContact[],
): Promise<string[]> {
  const team = await findTeam(context, config.teamId)
  const actor = await serviceActor(context, team, config.version, ruleName)
  const who = { actor, jobId: null }
  // Somebody may have given a contact its lead meanwhile: the others are tried again.
  for (let left = contacts; left.length > 0;) {
    const now = left
    const input = now.map((one) => ({ kind: 'create' as const, input: { data: dataOf(procedure, one) } }))
    const prepared = await prepareRows(context, who, procedure, input)
    const outcomes = await writeRows(context, who, prepared, {
      async before(session) {
        left = await stillFree(session, actor, now)
        return left.length === now.length
      },
      after: (session, made) => link(session, actor, now, made, context.clock()),
    })
    if (outcomes !== undefined) return problemsOf(now, outcomes)
  }
  return []
}

function problemsOf(contacts: readonly LeadContact[], outcomes: readonly RowOutcome[]): string[] {
  return outcomes.flatMap((outcome, index) =>
    outcome.kind === 'rejected'
      ? [`the contact ${contacts[index]?.id ?? ''} did not become a lead: ${outcome.error.message}`]
      : [],
  )
}

/** What the procedure can take of a contact. */
export function dataOf(procedure: Procedure, { name, phone }: LeadContact): Record<string, string> {
  const usable = procedure.attributes.filter(({ isRetired }) => !isRetired)
  const phoneOf = phoneAttribute(procedure) ?? usable.find(({ type }) => type === 'phone')
  const nameOf =
    usable.find(({ type }) => type === 'name') ??
    usable.find(({ shortId, type }) => shortId === 'name' && type === 'string')
  const source = usable.find(
    ({ shortId, options }) => shortId === 'source' && options.some(({ value }) => value === 'whatsapp'),
  )
  return {
    ...(phoneOf !== undefined && phone !== null ? { [phoneOf.shortId]: phone } : {}),
    ...(nameOf !== undefined && name !== null ? { [nameOf.shortId]: name } : {}),
    ...(source === undefined ? {} : { [source.shortId]: 'whatsapp' }),
  }
}

/** The same events read twice: whoever has a lead by now does not get another. */
async function stillFree(
  session: Session,
  actor: Actor,
  contacts: readonly LeadContact[],
): Promise<LeadContact[]> {
  const ids = contacts.map(({ id }) => id)
  const free = new Set((await contactsWithoutLead(session, actor.team.id, ids, true)).map(({ id }) => id))
  return contacts.filter(({ id }) => free.has(id))
}

async function link(
  session: Session,
  actor: Actor,
  contacts: readonly LeadContact[],
  outcomes: readonly RowOutcome[],
  now: number,
): Promise<void> {
  const links = outcomes.flatMap((outcome, index) => {
    const contact = contacts[index]
    if (contact === undefined || outcome.kind === 'rejected') return []
    const { id: processId, procedureId } = outcome.process
    return [{ id: contact.id, procedureId, processId }]
  })
  await linkLeads(session, actor.team.id, links, now, actor.userId)
}
