/** The SQL of contact identities. Rows are always written in the order of their keys, so that nobody waits in a circle. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { ContactIdentity, IdentityKind } from './contact.ts'
import { separator } from './eras.ts'

export interface IdentityRow extends ContactIdentity {
  readonly contactId: string
  /** Of a phone number: since when it is the contact's, where a change of numbers told. */
  readonly beganAt: number | null
  /** Of a user id: the key of the number with which it was seen. */
  readonly withPhone: string | null
}

/** What of a contact decides whether there is anything to write. */
export interface Holder {
  readonly contactId: string
  readonly contactCreatedAt: number
  readonly profileName: string | null
  readonly profileNameAt: number | null
  readonly procedureId: string | null
  readonly processId: string | null
  readonly mergedInto: string | null
}

export type HeldIdentity = IdentityRow & Holder

export type IdentityRef = Pick<IdentityRow, 'kind' | 'key'>

export const identityColumns = `i.kind, i.key, i.contact_id as "contactId", i.spellings, i.created_at as "createdAt",
  i.seen_at as "seenAt", i.began_at as "beganAt", i.ended_at as "endedAt", i.with_phone as "withPhone"`

// More than a number passes from one to another. The limits tell the planner too how little there is: it would rather
// read all contacts of the team.
const mostEras = 20

const holderColumns = `c.created_at as "contactCreatedAt", c.profile_name as "profileName",
  c.profile_name_at as "profileNameAt", c.procedure_id as "procedureId", c.process_id as "processId",
  c.merged_into as "mergedInto"`

export const identitiesStore = (db: Session | Pick<Database, 'rows'>) => ({
  /** The identities with these keys, with their contacts; of phone numbers also those that were given up. */
  find: (teamId: string, refs: readonly IdentityRef[]): Promise<HeldIdentity[]> =>
    db.rows<HeldIdentity>(
      `select ${identityColumns}, ${holderColumns} from unnest($2::text[], $3::text[]) n (kind, key) join lateral (
         select * from contact_identities x where x.team_id = $1 and x.kind = n.kind and x.key = n.key
         union all
         (select * from contact_identities x where x.team_id = $1 and n.kind = 'phone' and x.kind = 'phone'
            and x.key > n.key || '${separator}' and x.key < n.key || '${separator}${separator}'
          order by x.team_id desc, x.kind desc, x.key desc limit ${mostEras})
       ) i on true
       join lateral (
         select * from contacts c where c.team_id = $1 and c.id = i.contact_id limit 1
       ) c on true`,
      [teamId, refs.map(({ kind }) => kind), refs.map(({ key }) => key)],
      'find-identities',
    ),

  ofContacts: (teamId: string, ids: readonly string[]): Promise<IdentityRow[]> =>
    db.rows<IdentityRow>(
      `select ${identityColumns} from contact_identities i where i.team_id = $1 and i.contact_id = any($2::uuid[])
       order by i.created_at, i.kind, i.key`,
      [teamId, ids],
      'identities-of-contacts',
    ),

  /** Answers how many were inserted: those that somebody else has inserted meanwhile are left as they are. */
  async insert(teamId: string, rows: readonly IdentityRow[]): Promise<number> {
    if (rows.length === 0) return 0
    const inserted = await db.rows(
      `insert into contact_identities (team_id, kind, key, contact_id, spellings, created_at, seen_at, began_at, ended_at, with_phone)
       select $1, kind, key, contact_id, array(select jsonb_array_elements_text(spellings)), created_at, seen_at,
         began_at, ended_at, with_phone
       from ${unnested} on conflict do nothing returning 1`,
      [teamId, ...columnsOf(rows)],
      'insert-identities',
    )
    return inserted.length
  },

  /** Writes what is kept of identities; their keys stay. */
  async update(teamId: string, rows: readonly IdentityRow[]): Promise<void> {
    if (rows.length === 0) return
    await db.rows(
      `with n as (select * from ${unnested}), held as (
         select i.kind, i.key from contact_identities i join n on n.kind = i.kind and n.key = i.key
         where i.team_id = $1 order by i.kind, i.key for update of i)
       update contact_identities i set contact_id = n.contact_id,
         spellings = array(select jsonb_array_elements_text(n.spellings)), created_at = n.created_at,
         seen_at = n.seen_at, began_at = n.began_at, ended_at = n.ended_at, with_phone = n.with_phone
       from n join held on held.kind = n.kind and held.key = n.key
       where i.team_id = $1 and i.kind = n.kind and i.key = n.key`,
      [teamId, ...columnsOf(rows)],
      'update-identities',
    )
  },

  /** Gives identities to another contact. Answers which were moved. */
  move: (teamId: string, from: string, to: string): Promise<IdentityRef[]> =>
    db.rows<IdentityRef>(
      `update contact_identities set contact_id = $3 where team_id = $1 and contact_id = $2 returning kind, key`,
      [teamId, from, to],
    ),

  /** Gives these identities of `from`, as far as they are still its own, to another contact. */
  async moveSome(teamId: string, refs: readonly IdentityRef[], from: string, to: string): Promise<void> {
    if (refs.length === 0) return
    await db.rows(
      `update contact_identities i set contact_id = $5
       from unnest($2::text[], $3::text[]) n (kind, key)
       where i.team_id = $1 and i.kind = n.kind and i.key = n.key and i.contact_id = $4`,
      [teamId, refs.map(({ kind }) => kind), refs.map(({ key }) => key), from, to],
    )
  },

  async end(teamId: string, kind: IdentityKind, key: string, at: number): Promise<void> {
    await db.rows(
      `update contact_identities set ended_at = $4
       where team_id = $1 and kind = $2 and key = $3 and (ended_at is null or ended_at > $4)`,
      [teamId, kind, key, timeText(at)],
    )
  },

  async rekey(teamId: string, kind: IdentityKind, key: string, next: IdentityRow): Promise<void> {
    await db.rows(
      `update contact_identities set key = $4, contact_id = $5, created_at = $6, seen_at = $7, began_at = $8, ended_at = $9
       where team_id = $1 and kind = $2 and key = $3`,
      [
        teamId,
        kind,
        key,
        next.key,
        next.contactId,
        timeText(next.createdAt),
        timeText(next.seenAt),
        timeText(next.beganAt),
        timeText(next.endedAt),
      ],
    )
  },
})

const unnested = `unnest($2::text[], $3::text[], $4::uuid[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[],
  $8::timestamptz[], $9::timestamptz[], $10::text[])
  n (kind, key, contact_id, spellings, created_at, seen_at, began_at, ended_at, with_phone)`

function columnsOf(rows: readonly IdentityRow[]): unknown[][] {
  const sorted = rows.toSorted((a, b) => (refText(a) < refText(b) ? -1 : 1))
  return [
    sorted.map(({ kind }) => kind),
    sorted.map(({ key }) => key),
    sorted.map(({ contactId }) => contactId),
    sorted.map(({ spellings }) => JSON.stringify(spellings)),
    sorted.map(({ createdAt }) => timeText(createdAt)),
    sorted.map(({ seenAt }) => timeText(seenAt)),
    sorted.map(({ beganAt }) => timeText(beganAt)),
    sorted.map(({ endedAt }) => timeText(endedAt)),
    sorted.map(({ withPhone }) => withPhone),
  ]
}

export function refText({ kind, key }: IdentityRef): string {
  return `${kind} ${key}`
}
