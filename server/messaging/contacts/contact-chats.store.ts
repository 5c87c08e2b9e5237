/** The SQL of what happens to chats when contacts are joined, parted, or become leads. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { chatColumns, type Chat } from '../chats/chat.ts'
import type { ClosedChat } from './moved.ts'

export interface LeadLink {
  /** Of the contact. */
  readonly id: string
  readonly procedureId: string | null
  readonly processId: string | null
}

export const contactChatsStore = (session: Pick<Session, 'rows'>) => ({
  lockOf: (teamId: string, contactIds: readonly string[]): Promise<Chat[]> =>
    session.rows<Chat>(
      `select ${chatColumns} from chats c where team_id = $1 and contact_id = any($2::uuid[]) order by id for update`,
      [teamId, contactIds],
    ),

  /** Those of these contacts that were merged and have chats nevertheless, with who goes on. */
  strays: (
    teamId: string,
    contactIds: readonly string[],
  ): Promise<{ readonly id: string; readonly mergedInto: string }[]> =>
    session.rows(
      `select c.id, c.merged_into as "mergedInto" from contacts c
       where c.team_id = $1 and c.id = any($2::uuid[]) and c.merged_into is not null
         and exists (select from chats h where h.team_id = $1 and h.contact_id = c.id)
       order by c.id`,
      [teamId, contactIds],
    ),

  close: (teamId: string, ids: readonly string[], now: number): Promise<Chat[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : session.rows<Chat>(
          `update chats c set status = 'CLOSED', closed_at = $3, closed_by = null, waits_since = null,
             version = version + 1, updated_at = $3
           where team_id = $1 and id = any($2::uuid[]) returning ${chatColumns}`,
          [teamId, ids, timeText(now)],
        ),

  /** Opens what a merge closed, unless it was touched since or the contact has another chat open on the number. */
  reopen: (teamId: string, chats: readonly ClosedChat[], now: number): Promise<Chat[]> =>
    chats.length === 0
      ? Promise.resolve([])
      : session.rows<Chat>(
          `update chats c set status = 'OPEN', closed_at = null, waits_since = n.waits_since,
             version = version + 1, updated_at = $5
           from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) n (id, closed_at, waits_since)
           where c.team_id = $1 and c.id = n.id and c.status = 'CLOSED' and c.closed_at = n.closed_at
             and not exists (select from chats o where o.team_id = $1 and o.contact_id = c.contact_id
               and o.phone_number_id = c.phone_number_id and o.status = 'OPEN')
           returning ${chatColumns}`,
          [
            teamId,
            chats.map(({ id }) => id),
            chats.map(({ closedAt }) => timeText(closedAt)),
            chats.map(({ waitsSince }) => timeText(waitsSince)),
            timeText(now),
          ],
        ),

  /** Gives these chats of `from` to another contact. */
  move: (teamId: string, ids: readonly string[], from: string, to: string, now: number): Promise<Chat[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : session.rows<Chat>(
          `update chats c set contact_id = $4, version = version + 1, updated_at = $5
           where team_id = $1 and id = any($2::uuid[]) and contact_id = $3 returning ${chatColumns}`,
          [teamId, ids, from, to, timeText(now)],
        ),

  /** Chats since `since` in which the contact was called by one of these identifiers. */
  async writtenSince(
    teamId: string,
    contactId: string,
    identifiers: readonly string[],
    since: number,
  ): Promise<string[]> {
    const chats = await session.rows<{ id: string }>(
      `select id from chats where team_id = $1 and contact_id = $2 and contact_identifier = any($3::text[])
         and created_at >= $4 order by id for update`,
      [teamId, contactId, identifiers, timeText(since)],
    )
    return chats.map(({ id }) => id)
  },

  /** Those of the contacts who have written to the team. */
  async whoWrote(teamId: string, contactIds: readonly string[]): Promise<string[]> {
    const found = await session.rows<{ id: string }>(
      `select distinct contact_id as id from chats
       where team_id = $1 and contact_id = any($2::uuid[]) and last_inbound_at is not null`,
      [teamId, contactIds],
    )
    return found.map(({ id }) => id)
  },

  /** Links those open chats of a contact that have no lead with this one. */
  linkFree: (teamId: string, { id, procedureId, processId }: LeadLink, now: number): Promise<Chat[]> =>
    session.rows<Chat>(
      `update chats c set procedure_id = $3, process_id = $4, version = version + 1, updated_at = $5
       where team_id = $1 and contact_id = $2 and status = 'OPEN' and process_id is null returning ${chatColumns}`,
      [teamId, id, procedureId, processId, timeText(now)],
    ),

  /** Parts these chats from this lead. */
  unlink: (teamId: string, ids: readonly string[], processId: string | null, now: number): Promise<Chat[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : session.rows<Chat>(
          `update chats c set procedure_id = null, process_id = null, version = version + 1, updated_at = $4
           where team_id = $1 and id = any($2::uuid[]) and process_id = $3 returning ${chatColumns}`,
          [teamId, ids, processId, timeText(now)],
        ),

  /** Links the open chats of contacts with their lead. */
  linkOpen: (teamId: string, links: readonly LeadLink[], now: number): Promise<Chat[]> =>
    session.rows<Chat>(
      `with n as (select * from unnest($2::uuid[], $3::uuid[], $4::uuid[]) n (contact_id, procedure_id, process_id)),
         held as (select c.id from chats c join n on n.contact_id = c.contact_id
           where c.team_id = $1 and c.status = 'OPEN' order by c.id for update of c)
       update chats c set procedure_id = n.procedure_id, process_id = n.process_id, version = version + 1, updated_at = $5
       from n, held where c.team_id = $1 and c.id = held.id and c.contact_id = n.contact_id
         and c.process_id is distinct from n.process_id
       returning ${chatColumns}`,
      [
        teamId,
        links.map(({ id }) => id),
        links.map(({ procedureId }) => procedureId),
        links.map(({ processId }) => processId),
        timeText(now),
      ],
    ),
})
