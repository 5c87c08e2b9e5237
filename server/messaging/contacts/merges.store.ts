/** The SQL of merges, proposed and done. */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Json } from '../../lib/json.ts'
import type { Moved } from './moved.ts'

export type MergeState = 'PROPOSED' | 'MERGED' | 'UNDONE' | 'DECLINED'

export interface Merge {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  /** Who goes on. */
  readonly contactId: string
  /** Who goes into it. */
  readonly otherId: string
  readonly state: MergeState
  readonly reason: string
  readonly evidence: Json
  readonly moved: Moved | null
  readonly decidedBy: string | null
}

const columns = `m.team_id as "teamId", m.id, m.created_at as "createdAt", m.updated_at as "updatedAt",
  m.contact_id as "contactId", m.other_id as "otherId", m.state, m.reason, m.evidence, m.moved,
  m.decided_by as "decidedBy"`

export interface MergePosition {
  readonly createdAt: number
  readonly id: string
}

export const mergesStore = (db: Session | Pick<Database, 'rows'>) => ({
  async find(teamId: string, id: string, isLocked = false): Promise<Merge | undefined> {
    const [found] = await db.rows<Merge>(
      `select ${columns} from contact_merges m where team_id = $1 and id = $2 ${isLocked ? 'for update' : ''}`,
      [teamId, id],
    )
    return found
  },

  /** In either direction, the newest first. */
  ofPair: (teamId: string, one: string, other: string): Promise<Merge[]> =>
    db.rows<Merge>(
      `select ${columns} from contact_merges m where team_id = $1
         and ((contact_id = $2 and other_id = $3) or (contact_id = $3 and other_id = $2))
       order by updated_at desc, id desc`,
      [teamId, one, other],
    ),

  /** Those of a contact, and of what was merged into it; the newest first. */
  ofContact: (teamId: string, contactId: string, limit: number): Promise<Merge[]> =>
    db.rows<Merge>(
      `with recursive down as (
         select id from contacts where team_id = $1 and id = $2
         union
         select c.id from down join contacts c on c.team_id = $1 and c.merged_into = down.id)
       select ${columns} from contact_merges m where team_id = $1
         and (contact_id in (select id from down) or other_id in (select id from down))
       order by created_at desc, id desc limit $3`,
      [teamId, contactId, limit],
    ),

  /** The merge by which this contact went into another. */
  async thatTook(teamId: string, otherId: string): Promise<Merge | undefined> {
    const [found] = await db.rows<Merge>(
      `select ${columns} from contact_merges m where team_id = $1 and other_id = $2 and state = 'MERGED'
       order by updated_at desc, id desc limit 1`,
      [teamId, otherId],
    )
    return found
  },

  list: (
    teamId: string,
    state: MergeState | undefined,
    after: MergePosition | undefined,
    limit: number,
  ): Promise<Merge[]> =>
    db.rows<Merge>(
      `select ${columns} from contact_merges m where team_id = $1 and ($2::text is null or state = $2)
         and ($3::uuid is null or (created_at, id) < ($4::timestamptz, $3::uuid))
       order by created_at desc, id desc limit $5`,
      [teamId, state ?? null, after?.id ?? null, timeText(after?.createdAt ?? null), limit],
    ),

  /** Merges that were done after this one and that it can no longer be taken back without. */
  async laterThan({ teamId, id, contactId, updatedAt }: Merge): Promise<Merge | undefined> {
    const [found] = await db.rows<Merge>(
      `select ${columns} from contact_merges m where team_id = $1 and state = 'MERGED' and id <> $2
         and (contact_id = $3 or other_id = $3) and (updated_at, id) > ($4::timestamptz, $2::uuid)
       order by updated_at desc, id desc limit 1`,
      [teamId, id, contactId, timeText(updatedAt)],
    )
    return found
  },

  async save(merge: Merge): Promise<void> {
    await db.rows(
      `insert into contact_merges (team_id, id, created_at, updated_at, contact_id, other_id, state, reason, evidence, moved, decided_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11)
       on conflict (team_id, id) do update set updated_at = excluded.updated_at, contact_id = excluded.contact_id,
         other_id = excluded.other_id, state = excluded.state, moved = excluded.moved, decided_by = excluded.decided_by`,
      [
        merge.teamId,
        merge.id,
        timeText(merge.createdAt),
        timeText(merge.updatedAt),
        merge.contactId,
        merge.otherId,
        merge.state,
        merge.reason,
        JSON.stringify(merge.evidence),
        merge.moved === null ? null : JSON.stringify(merge.moved),
        merge.decidedBy,
      ],
    )
  },

  /** Adds chats to what a merge took, and those that it closed. */
  async addChats(
    { teamId, id }: Pick<Merge, 'teamId' | 'id'>,
    { chats, closed }: Pick<Moved, 'chats' | 'closed'>,
  ): Promise<void> {
    await db.rows(
      `update contact_merges set moved = moved || jsonb_build_object(
         'chats', moved->'chats' || $3::jsonb, 'closed', moved->'closed' || $4::jsonb)
       where team_id = $1 and id = $2 and moved is not null`,
      [teamId, id, JSON.stringify(chats), JSON.stringify(closed)],
    )
  },

  /** Proposes pairs of which nothing has been said yet. Answers which are new. */
  propose: (
    teamId: string,
    proposals: readonly {
      readonly id: string
      readonly contactId: string
      readonly otherId: string
      readonly reason: string
      readonly evidence: Json
    }[],
    now: number,
  ): Promise<Pick<Merge, 'id' | 'contactId' | 'otherId' | 'reason'>[]> =>
    db.rows(
      `insert into contact_merges (team_id, id, created_at, updated_at, contact_id, other_id, state, reason, evidence)
       select $1, n.id, $2, $2, n.contact_id, n.other_id, 'PROPOSED', n.reason, n.evidence
       from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::jsonb[]) n (id, contact_id, other_id, reason, evidence)
       where not exists (select from contact_merges m where m.team_id = $1 and m.contact_id = n.contact_id and m.other_id = n.other_id)
         and not exists (select from contact_merges m where m.team_id = $1 and m.contact_id = n.other_id and m.other_id = n.contact_id)
       order by n.contact_id, n.other_id
       on conflict do nothing
       returning id, contact_id as "contactId", other_id as "otherId", reason`,
      [
        teamId,
        timeText(now),
        proposals.map(({ id }) => id),
        proposals.map(({ contactId }) => contactId),
        proposals.map(({ otherId }) => otherId),
        proposals.map(({ reason }) => reason),
        proposals.map(({ evidence }) => JSON.stringify(evidence)),
      ],
    ),

  /** Pairs that somebody has separated, as the contacts that stand for them now. */
  separated: (teamId: string, contactIds: readonly string[]): Promise<{ one: string; other: string }[]> =>
    db.rows(
      `with recursive down as (
         select id as root, id from contacts where team_id = $1 and id = any($2::uuid[])
         union
         select down.root, c.id from down join contacts c on c.team_id = $1 and c.merged_into = down.id)
       select distinct a.root as one, b.root as other from contact_merges m
       join down a on a.id = m.contact_id join down b on b.id = m.other_id
       where m.team_id = $1 and m.state in ('UNDONE', 'DECLINED') and a.root <> b.root`,
      [teamId, contactIds],
    ),
})

/** Whether somebody has said of two of these contacts that they are different people. */
export async function separations(
  session: Session,
  teamId: string,
  contactIds: readonly string[],
): Promise<(one: string, other: string) => boolean> {
  const pairs = await mergesStore(session).separated(teamId, [...new Set(contactIds)])
  const told = new Set(pairs.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
  return (one, other) => told.has(`${one} ${other}`)
}
