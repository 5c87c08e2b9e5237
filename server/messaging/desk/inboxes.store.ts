/** The SQL of inboxes. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { foldText } from '../../team/fold-text.ts'
import type { ChatInbox } from './inbox.ts'

const columns = `i.team_id as "teamId", i.id, i.created_at as "createdAt", i.updated_at as "updatedAt", i.name,
  i.position, i.rules, i.allocation, i.last_user_id as "lastUserId"`

// Any fixed number that no other lock of ours with two keys uses.
const deskLocks = 7_302

export const inboxesStore = (db: Pick<Session, 'rows'>) => ({
  /** In their order. */
  list: (teamId: string): Promise<ChatInbox[]> =>
    db.rows<ChatInbox>(
      `select ${columns} from chat_inboxes i where i.team_id = $1 and i.deleted_at is null order by i.position, i.id`,
      [teamId],
      'chat-inboxes',
    ),

  /** Nobody else changes the team's inboxes or gives out its chats until the transaction ends. */
  lockTeam: (teamId: string): Promise<unknown> =>
    db.rows('select pg_advisory_xact_lock($1, hashtext($2))', [deskLocks, teamId], 'lock-desk'),

  insert: (inbox: ChatInbox): Promise<unknown> =>
    db.rows(
      `insert into chat_inboxes (team_id, id, created_at, updated_at, name, name_key, position, rules, allocation)
       values ($1, $2, $3, $3, $4, $5, $6, $7::jsonb, $8::jsonb)`,
      [
        inbox.teamId,
        inbox.id,
        timeText(inbox.createdAt),
        inbox.name,
        nameKey(inbox.name),
        inbox.position,
        ...definitionOf(inbox),
      ],
    ),

  save: (inbox: ChatInbox): Promise<unknown> =>
    db.rows(
      `update chat_inboxes set updated_at = $3, name = $4, name_key = $5, rules = $6::jsonb, allocation = $7::jsonb
       where team_id = $1 and id = $2`,
      [
        inbox.teamId,
        inbox.id,
        timeText(inbox.updatedAt),
        inbox.name,
        nameKey(inbox.name),
        ...definitionOf(inbox),
      ],
    ),

  /** Positions from 1 in the order of the ids. */
  order: (teamId: string, ids: readonly string[]): Promise<unknown> =>
    db.rows(
      `update chat_inboxes i set position = n.position
       from unnest($2::uuid[]) with ordinality n (id, position)
       where i.team_id = $1 and i.id = n.id and i.position <> n.position`,
      [teamId, ids],
    ),

  remove: (teamId: string, id: string, now: number): Promise<unknown> =>
    db.rows(
      'update chat_inboxes set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2 and deleted_at is null',
      [teamId, id, timeText(now)],
    ),

  /** Who was given the last chat, by inbox. */
  keepTurns: (teamId: string, lastUsers: ReadonlyMap<string, string>): Promise<unknown> =>
    db.rows(
      `update chat_inboxes i set last_user_id = n.user_id
       from unnest($2::uuid[], $3::uuid[]) n (id, user_id) where i.team_id = $1 and i.id = n.id`,
      [teamId, [...lastUsers.keys()], [...lastUsers.values()]],
      'keep-turns-of-inboxes',
    ),

  /** Open chats of nobody that no inbox took wait to be sorted once more. */
  sortAnew: (teamId: string, now: number): Promise<unknown> =>
    db.rows(
      // In one order, as whoever places messages in several chats.
      `update chats c set waits_since = $2 from (
         select id from chats
         where team_id = $1 and status = 'OPEN' and assigned_to is null and inbox_id is null and waits_since is null
         order by id for update) found
       where c.team_id = $1 and c.id = found.id`,
      [teamId, timeText(now)],
    ),
})

/** The form in which names are compared. */
export function nameKey(name: string): string {
  return foldText(name).trim().replace(/\s+/g, ' ')
}

function definitionOf({ rules, allocation }: ChatInbox): [string, string | null] {
  return [JSON.stringify(rules), allocation === null ? null : JSON.stringify(allocation)]
}
