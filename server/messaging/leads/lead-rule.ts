/**
 * Contacts and leads find each other by phone number, whichever comes first. By the team's rule a new contact that
 * wrote becomes a lead. Reads the event log: nothing is missed when a server ends, and nothing is done twice.
 */
import type { Session } from '../../database/session.ts'
import { eventConsumer, type ConsumerContext } from '../../events/consumer.ts'
import type { LoggedEvent } from '../../events/log.ts'
import type { Loop } from '../../jobs/loop.ts'
import type { RecordsContext } from '../../records/context.ts'
import type { TeamConfig } from '../../records/procedure.ts'
import { changesOfChunks, chunkOf, chunkType } from '../../records/bulk/chunk-changes.ts'
import { phonesOfChanges, processesByPhone } from '../../records/processes-by-phone.ts'
import { chatSettings } from '../chats/chat-settings.ts'
import { linkLeads, type LeadLink } from '../contacts/link-leads.ts'
import { createLeads } from './create-leads.ts'
import {
  contactsByPhone,
  contactsWithoutLead,
  whoWrote,
  type LeadContact,
} from '../contacts/lead-contacts.ts'

// An event can be a chunk of an import, with hundreds of processes.
const eventsAtOnce = 100
const changesAtOnce = 1_000

export type LeadContext = RecordsContext & ConsumerContext

export function leadRule(context: LeadContext, onError: (error: unknown, teamId?: string) => void): Loop {
  return eventConsumer(context, {
    reader: 'leads',
    types: [
      'contact.created',
      'contact.updated',
      'process.created',
      'process.updated',
      'process.restored',
      chunkType,
    ],
    batch: eventsAtOnce,
    startsAt: 'now',
    isLeisurely: true,
    handle: (session, teamId, events) =>
      applyLeadRule(context, session, teamId, events, (problem) => onError(new Error(problem), teamId)),
    onError,
  })
}

export async function applyLeadRule(
  context: RecordsContext,
  session: Session,
  teamId: string,
  events: readonly LoggedEvent[],
  onProblem: (problem: string) => void,
): Promise<void> {
  const config = await context.configs.now(teamId)
  const { leadProcedure } = await chatSettings(session, teamId)
  const rule = config.procedures.find(({ shortId }) => shortId === leadProcedure)
  // Of several processes with a number, the lead is meant.
  const inOrder = {
    ...config,
    procedures: config.procedures.toSorted((a, b) => rank(a, rule) - rank(b, rule)),
  }
  const created = new Set(subjects(events, 'contact.created'))
  const grown = events.filter((event) => event.type === 'contact.updated' && isCalledAnew(event))
  const ids = [...new Set([...created, ...grown.map(({ subjectId }) => subjectId)])]
  const contacts = await contactsWithoutLead(session, teamId, ids)
  const known = await processesByPhone(
    session,
    inOrder,
    contacts.flatMap(({ numbers }) => numbers),
  )
  const links: LeadLink[] = []
  const unknown: LeadContact[] = []
  for (const contact of contacts) {
    const lead = contact.numbers.map((number) => known.get(number)).find((found) => found !== undefined)
    if (lead !== undefined) links.push({ id: contact.id, ...lead })
    else if (created.has(contact.id)) unknown.push(contact)
  }
  if (rule !== undefined && unknown.length > 0) {
    const wrote = new Set(
      await whoWrote(
        session,
        teamId,
        unknown.map(({ id }) => id),
      ),
    )
    const fresh = unknown.filter(({ id }) => wrote.has(id))
    // In a transaction of its own, before this one locks any contact.
    if (fresh.length > 0)
      for (const problem of await createLeads(context, config, rule, fresh)) onProblem(problem)
  }
  const now = context.clock()
  await linkLeads(session, teamId, links, now, null)
  await linkLeads(session, teamId, await linksOfProcesses(session, inOrder, events), now, null)
}

async function linksOfProcesses(
  session: Session,
  config: TeamConfig,
  events: readonly LoggedEvent[],
): Promise<LeadLink[]> {
  const changes = await processChanges(session, config.teamId, events)
  const links = new Map<string, LeadLink>()
  for (let first = 0; first < changes.length; first += changesAtOnce) {
    const some = changes.slice(first, first + changesAtOnce)
    const processes = await phonesOfChanges(session, config, some)
    if (processes.length === 0) continue
    const contacts = await contactsByPhone(
      session,
      config.teamId,
      processes.map(({ phone }) => phone),
    )
    for (const { id, phone } of contacts) {
      const process = processes.find((one) => one.phone === phone)
      if (process !== undefined && !links.has(id)) links.set(id, { id, ...process })
    }
  }
  return [...links.values()]
}

interface OneChange {
  readonly processId: string
  readonly changeId: string
}

/** Those of single processes, and those of imports and other jobs. */
async function processChanges(
  session: Session,
  teamId: string,
  events: readonly LoggedEvent[],
): Promise<OneChange[]> {
  const single = events.flatMap(({ type, subjectId, payload }) => {
    const { changeId } = payload
    return type.startsWith('process.') && typeof changeId === 'string'
      ? [{ processId: subjectId, changeId }]
      : []
  })
  const chunks = events.flatMap((event) => chunkOf(event) ?? [])
  const ofChunks = await changesOfChunks(session, teamId, chunks)
  return [...single, ...[...ofChunks.values()].flat()]
}

function subjects(events: readonly LoggedEvent[], type: string): string[] {
  return events.filter((event) => event.type === type).map(({ subjectId }) => subjectId)
}

function isCalledAnew({ payload }: LoggedEvent): boolean {
  const { changed } = payload as { readonly changed?: unknown }
  return Array.isArray(changed) && changed.includes('identities')
}

function rank({ id, shortId }: { id: string; shortId: string }, rule: { id: string } | undefined): number {
  return id === rule?.id ? 0 : shortId === 'lead' ? 1 : 2
}
