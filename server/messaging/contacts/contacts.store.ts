/** The SQL of contacts themselves. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Contact, ContactIdentity } from './contact.ts'
import type { Merged } from './moved.ts'

export interface ContactRow extends Contact {
  readonly profileNameAt: number | null
  readonly marketingChoiceAt: number | null
  readonly searchText: string
}

export const contactColumns = `c.team_id as "teamId", c.id, c.created_at as "createdAt", c.updated_at as "updatedAt",
  c.name, c.profile_name as "profileName", c.profile_name_at as "profileNameAt", c.is_group as "isGroup",
  c.takes_marketing as "takesMarketing", c.marketing_choice_at as "marketingChoiceAt",
  c.merged_into as "mergedInto", c.procedure_id as "procedureId", c.process_id as "processId",
  c.search_text as "searchText"`

export interface RootedContact extends ContactRow {
  /** The contact by whose id it was asked for. */
  readonly askedId: string
}

/** What a contact is called by, and the id by which it was asked for. */
export interface NamedContact extends Pick<Contact, 'name' | 'profileName'> {
  readonly askedId: string
  readonly identities: readonly NamingIdentity[]
}

export type NamingIdentity = Pick<ContactIdentity, 'kind' | 'key' | 'spellings' | 'seenAt' | 'endedAt'>

export interface NewContact {
  readonly id: string
  readonly profileName: string | null
  readonly profileNameAt: number | null
  readonly isGroup: boolean
  readonly searchText: string
}

// From the contacts asked for to those that they were merged into.
const up = `with recursive up as (
  select c.id as asked, c.id, c.merged_into from contacts c where c.team_id = $1 and c.id = any($2::uuid[])
  union all
  select up.asked, c.id, c.merged_into from up join contacts c on c.team_id = $1 and c.id = up.merged_into)`

export const contactsStore = (db: Session | Pick<Database, 'rows'>) => ({
  /** The contacts that stand for those with these ids: themselves, or what they were merged into. */
  roots: (teamId: string, ids: readonly string[]): Promise<RootedContact[]> =>
    db.rows<RootedContact>(
      `${up} select up.asked as "askedId", ${contactColumns} from up join contacts c on c.team_id = $1 and c.id = up.id
       where up.merged_into is null`,
      [teamId, ids],
      'roots-of-contacts',
    ),

  /** Those of `roots` with their current identities, by one statement: every list of chats asks. */
  names: (teamId: string, ids: readonly string[]): Promise<NamedContact[]> =>
    db.rows<NamedContact>(
      `${up} select up.asked as "askedId", c.name, c.profile_name as "profileName", (
         select coalesce(json_agg(json_build_object('kind', i.kind, 'key', i.key, 'spellings', i.spellings,
           'seenAt', floor(extract(epoch from i.seen_at) * 1000)::bigint, 'endedAt', null)), '[]')
         from contact_identities i where i.team_id = $1 and i.contact_id = c.id and i.ended_at is null) as identities
       from up join contacts c on c.team_id = $1 and c.id = up.id where up.merged_into is null`,
      [teamId, ids],
      'names-of-contacts',
    ),

  /** By id, in the order in which everybody locks them. */
  lock: (teamId: string, ids: readonly string[]): Promise<ContactRow[]> =>
    db.rows<ContactRow>(
      `select ${contactColumns} from contacts c where c.team_id = $1 and c.id = any($2::uuid[]) order by c.id for update`,
      [teamId, ids],
      'lock-contacts',
    ),

  /** Until the transaction ends, nobody else joins or parts contacts of the team. */
  async lockShape(teamId: string): Promise<void> {
    await db.rows(`select pg_advisory_xact_lock(hashtextextended('contacts of ' || $1, 0))`, [teamId])
  },

  async insert(teamId: string, contacts: readonly NewContact[], now: number): Promise<void> {
    if (contacts.length === 0) return
    await db.rows(
      `insert into contacts (team_id, id, created_at, updated_at, profile_name, profile_name_at, is_group, search_text)
       select $1, n.id, $2, $2, n.profile_name, n.profile_name_at, n.is_group, n.search_text
       from unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::boolean[], $7::text[])
         n (id, profile_name, profile_name_at, is_group, search_text)`,
      [
        teamId,
        timeText(now),
        contacts.map(({ id }) => id),
        contacts.map(({ profileName }) => profileName),
        contacts.map(({ profileNameAt }) => timeText(profileNameAt)),
        contacts.map(({ isGroup }) => isGroup),
        contacts.map(({ searchText }) => searchText),
      ],
      'insert-contacts',
    )
  },

  /** Keeps what a profile is called, unless something newer is known by now. */
  async keepProfiles(
    teamId: string,
    profiles: readonly { readonly id: string; readonly name: string; readonly at: number }[],
    now: number,
  ): Promise<void> {
    if (profiles.length === 0) return
    const sorted = profiles.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    await db.rows(
      `with n as (select * from unnest($3::uuid[], $4::text[], $5::timestamptz[]) n (id, name, at)), held as (
         select c.id from contacts c join n on n.id = c.id where c.team_id = $1 order by c.id for update of c)
       update contacts c set profile_name = n.name, profile_name_at = n.at, updated_at = $2
       from n join held on held.id = n.id
       where c.team_id = $1 and c.id = n.id and (c.profile_name_at is null or c.profile_name_at <= n.at)`,
      [
        teamId,
        timeText(now),
        sorted.map(({ id }) => id),
        sorted.map(({ name }) => name),
        sorted.map(({ at }) => timeText(at)),
      ],
      'keep-profile-names',
    )
  },

  /** What a merge makes of a contact, or what taking it back does. */
  async keepMerged(teamId: string, id: string, fields: Merged, now: number): Promise<void> {
    await db.rows(
      `update contacts set name = $3, profile_name = $4, profile_name_at = $5, takes_marketing = $6,
         marketing_choice_at = $7, procedure_id = $8, process_id = $9, updated_at = $10
       where team_id = $1 and id = $2`,
      [
        teamId,
        id,
        fields.name,
        fields.profileName,
        timeText(fields.profileNameAt),
        fields.takesMarketing,
        timeText(fields.marketingChoiceAt),
        fields.procedureId,
        fields.processId,
        timeText(now),
      ],
    )
  },

  async rename(teamId: string, id: string, name: string | null, now: number): Promise<void> {
    await db.rows('update contacts set name = $3, updated_at = $4 where team_id = $1 and id = $2', [
      teamId,
      id,
      name,
      timeText(now),
    ])
  },

  /** Links contacts with their leads. Answers whose link is not what it was. */
  async link(
    teamId: string,
    links: readonly {
      readonly id: string
      readonly procedureId: string | null
      readonly processId: string | null
    }[],
    now: number,
  ): Promise<string[]> {
    const sorted = links.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const linked = await db.rows<{ id: string }>(
      `with n as (select * from unnest($3::uuid[], $4::uuid[], $5::uuid[]) n (id, procedure_id, process_id)), held as (
         select c.id from contacts c join n on n.id = c.id where c.team_id = $1 order by c.id for update of c)
       update contacts c set procedure_id = n.procedure_id, process_id = n.process_id, updated_at = $2
       from n join held on held.id = n.id
       where c.team_id = $1 and c.id = n.id and c.process_id is distinct from n.process_id returning c.id`,
      [
        teamId,
        timeText(now),
        sorted.map(({ id }) => id),
        sorted.map(({ procedureId }) => procedureId),
        sorted.map(({ processId }) => processId),
      ],
    )
    return linked.map(({ id }) => id)
  },

  async setMergedInto(
    teamId: string,
    ids: readonly string[],
    into: string | null,
    now: number,
  ): Promise<void> {
    if (ids.length === 0) return
    await db.rows(
      'update contacts set merged_into = $3, updated_at = $4 where team_id = $1 and id = any($2::uuid[])',
      [teamId, ids, into, timeText(now)],
    )
  },

  /** Contacts that were merged into this one. */
  async followers(teamId: string, id: string): Promise<string[]> {
    const found = await db.rows<{ id: string }>(
      'select id from contacts where team_id = $1 and merged_into = $2 order by id for update',
      [teamId, id],
    )
    return found.map((follower) => follower.id)
  },

  async keepSearchTexts(teamId: string, texts: ReadonlyMap<string, string>): Promise<void> {
    if (texts.size === 0) return
    const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
    await db.rows(
      `with n as (select * from unnest($2::uuid[], $3::text[]) n (id, search_text)), held as (
         select c.id from contacts c join n on n.id = c.id where c.team_id = $1 order by c.id for update of c)
       update contacts c set search_text = n.search_text from n join held on held.id = n.id
       where c.team_id = $1 and c.id = n.id and c.search_text <> n.search_text`,
      [teamId, sorted.map(([id]) => id), sorted.map(([, text]) => text)],
      'keep-search-texts',
    )
  },
})
