/** The SQL of quick replies. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { nameKey } from './inboxes.store.ts'
import type { QuickReply } from './quick-replies.ts'

const columns = `q.team_id as "teamId", q.id, q.created_at as "createdAt", q.updated_at as "updatedAt",
  q.created_by as "createdBy", q.shortcut, q.owner_id as "ownerId", q.text`

type Row = { -readonly [K in keyof QuickReply]: QuickReply[K] }

/** Where a page begins: behind this shortcut (in the form in which they are compared) and id. */
export interface ReplyCursor {
  readonly key: string
  readonly id: string
}

export const quickRepliesStore = (db: Pick<Session, 'rows'>) => ({
  /** Everybody's and this user's own that begin with `prefix`, by shortcut. */
  list: (
    teamId: string,
    userId: string,
    prefix: string,
    after: ReplyCursor | undefined,
    limit: number,
  ): Promise<(QuickReply & { key: string })[]> =>
    db.rows<Row & { key: string }>(
      `select ${columns}, q.shortcut_key as key from quick_replies q
       where q.team_id = $1 and (q.owner_id is null or q.owner_id = $2) and q.deleted_at is null
         and starts_with(q.shortcut_key, $3) and (q.shortcut_key, q.id) > ($4, $5::uuid)
       order by q.shortcut_key, q.id limit $6`,
      [
        teamId,
        userId,
        nameKey(prefix),
        after?.key ?? '',
        after?.id ?? '00000000-0000-0000-0000-000000000000',
        limit,
      ],
      'quick-replies',
    ),

  async find(teamId: string, id: string): Promise<QuickReply | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from quick_replies q where q.team_id = $1 and q.id = $2 and q.deleted_at is null`,
      [teamId, id],
      'quick-reply',
    )
    return row
  },

  async lock(teamId: string, id: string): Promise<QuickReply | undefined> {
    const [row] = await db.rows<Row>(
      `select ${columns} from quick_replies q where q.team_id = $1 and q.id = $2 and q.deleted_at is null for update`,
      [teamId, id],
    )
    return row
  },

  /** Of everybody, or of one user. */
  async count(teamId: string, ownerId: string | null): Promise<number> {
    const [row] = await db.rows<{ count: number }>(
      `select count(*)::integer as count from quick_replies
       where team_id = $1 and owner_id is not distinct from $2::uuid and deleted_at is null`,
      [teamId, ownerId],
    )
    return row?.count ?? 0
  },

  insert: (reply: QuickReply): Promise<unknown> =>
    db.rows(
      `insert into quick_replies (team_id, id, created_at, updated_at, created_by, shortcut, shortcut_key, owner_id, text)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
      [
        reply.teamId,
        reply.id,
        timeText(reply.createdAt),
        reply.createdBy,
        reply.shortcut,
        nameKey(reply.shortcut),
        reply.ownerId,
        reply.text,
      ],
    ),

  save: (reply: QuickReply): Promise<unknown> =>
    db.rows(
      `update quick_replies set updated_at = $3, shortcut = $4, shortcut_key = $5, owner_id = $6, text = $7
       where team_id = $1 and id = $2`,
      [
        reply.teamId,
        reply.id,
        timeText(reply.updatedAt),
        reply.shortcut,
        nameKey(reply.shortcut),
        reply.ownerId,
        reply.text,
      ],
    ),

  remove: (teamId: string, id: string, now: number): Promise<unknown> =>
    db.rows('update quick_replies set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2', [
      teamId,
      id,
      timeText(now),
    ]),

  /** What the variables stand for in a chat; the contact's parts are empty without one. */
  async values(teamId: string, userId: string, contactId: string | null) {
    const [row] = await db.rows<{ userName: string; contactName: string; contactPhone: string }>(
      `select coalesce(nullif(u.display_name, ''), nullif(btrim(u.first_name || ' ' || u.last_name), ''), u.username)
           as "userName",
         coalesce(c.name, c.profile_name, '') as "contactName",
         coalesce((select i.spellings[1] from contact_identities i
           where i.team_id = $1 and i.contact_id = c.id and i.kind = 'phone' and i.ended_at is null
           order by i.seen_at desc limit 1), '') as "contactPhone"
       from users u left join contacts c on c.team_id = $1 and c.id = $3
       where u.team_id = $1 and u.id = $2`,
      [teamId, userId, contactId],
      'values-of-variables',
    )
    return {
      'contact.name': row?.contactName ?? '',
      'contact.phone': row?.contactPhone ?? '',
      'user.name': row?.userName ?? '',
    }
  },
})
