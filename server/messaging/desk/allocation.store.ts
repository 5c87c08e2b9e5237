/** The SQL by which chats that wait are found, and given out. */
import { timeText } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import { chatColumns, type Chat } from '../chats/chat.ts'
import type { Candidate } from './allocate.ts'

// To the letter the condition of the index chats_waiting.
const waits = (of: string): string =>
  `${of}.waits_since is not null and (${of}.opened_by = 'INBOUND' or ${of}.last_inbound_at - ${of}.created_at > '-1 second')`

const isGone = '(not u.is_active or u.deleted_at is not null)'

type Row = { -readonly [K in keyof Chat]: Chat[K] }

/** What a chat itself does not say. */
export interface FirstWords {
  readonly id: string
  /** Of the contact's first message. */
  readonly text: string | null
  readonly isFromAd: boolean | null
  readonly phone: string | null
}

export const allocationStore = (db: Pick<Session, 'rows'>) => ({
  /** The teams with chats that wait, one look into the index for each. */
  async teamsThatWait(): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `with recursive waiting (team_id) as (
         (select c.team_id from chats c where ${waits('c')} order by c.team_id limit 1)
         union all
         select (select c.team_id from chats c where c.team_id > w.team_id and ${waits('c')} order by c.team_id limit 1)
         from waiting w where w.team_id is not null)
       select team_id as id from waiting where team_id is not null`,
      [],
      'teams-with-waiting-chats',
    )
    return rows.map(({ id }) => id)
  },

  async isAnyWaiting(teamId: string): Promise<boolean> {
    const rows = await db.rows(
      `select from chats c where c.team_id = $1 and ${waits('c')} limit 1`,
      [teamId],
      'is-any-chat-waiting',
    )
    return rows.length > 0
  },

  /** Those that were not sorted into an inbox yet, oldest first; what somebody else is changing comes later. */
  lockUnsorted: (teamId: string, limit: number): Promise<Chat[]> =>
    db.rows<Row>(
      `select ${chatColumns} from chats c where c.team_id = $1 and c.inbox_id is null and ${waits('c')}
       order by c.waits_since, c.id limit $2 for no key update skip locked`,
      [teamId, limit],
      'lock-unsorted-chats',
    ),

  /** Of each of these inboxes so many chats at most, those that have waited for longest. */
  lockWaiting: (teamId: string, most: ReadonlyMap<string, number>): Promise<Chat[]> =>
    db.rows<Row>(
      `select w.* from unnest($2::uuid[], $3::integer[]) i (id, most) cross join lateral (
         select ${chatColumns} from chats c where c.team_id = $1 and c.inbox_id = i.id and ${waits('c')}
         order by c.waits_since, c.id limit i.most for no key update skip locked) w`,
      [teamId, [...most.keys()], [...most.values()]],
      'lock-waiting-chats',
    ),

  firstWords: (teamId: string, chatIds: readonly string[]): Promise<FirstWords[]> =>
    db.rows<FirstWords & { id: string }>(
      `select c.id, m.text, m."isFromAd", p.phone
       from unnest($2::uuid[]) w (id) join chats c on c.team_id = $1 and c.id = w.id
       left join lateral (
         select text, content ? 'referral' as "isFromAd" from chat_messages
         where team_id = $1 and chat_id = c.id and direction = 'INBOUND' order by at, id limit 1) m on true
       left join lateral (
         select spellings[1] as phone from contact_identities
         where team_id = $1 and contact_id = c.contact_id and kind = 'phone' and ended_at is null
         order by seen_at desc limit 1) p on true`,
      [teamId, chatIds],
      'first-words-of-chats',
    ),

  /** Everybody with an active login; open chats are counted where somebody asks for them. */
  people: (teamId: string, isCounted: boolean): Promise<Candidate[]> =>
    db.rows<Candidate & { userId: string }>(
      `select u.id as "userId", u.role_id as "roleId", u.availability,
         array(select s.skill_type_id::text from user_skills s where s.team_id = $1 and s.user_id = u.id) as skills,
         case when $2 then (select count(*)::integer from chats c
           where c.team_id = $1 and c.assigned_to = u.id and c.status = 'OPEN') else 0 end as "openChats"
       from users u where u.team_id = $1 and not u.is_service and not ${isGone}`,
      [teamId, isCounted],
      'people-for-chats',
    ),

  /** The teams with open chats of people who are gone or in inboxes that are, or with tags that are. */
  async teamsLeftBehind(): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `select distinct u.team_id as id from users u where ${isGone} and exists (
         select from chats c where c.team_id = u.team_id and c.assigned_to = u.id and c.status = 'OPEN')
       union
       select distinct i.team_id from chat_inboxes i where i.deleted_at is not null and exists (
         select from chats c where c.team_id = i.team_id and c.inbox_id = i.id and c.status = 'OPEN')
       union
       select distinct t.team_id from chat_tags t where t.deleted_at is not null and exists (
         select from chats c where c.team_id = t.team_id and c.tags @> array[t.id])`,
      [],
      'teams-with-chats-left-behind',
    )
    return rows.map(({ id }) => id)
  },

  /** Open chats of people whose login is inactive or deleted. */
  lockOfGonePeople: (teamId: string, limit: number): Promise<Chat[]> =>
    db.rows<Row>(
      `select ${chatColumns} from users u
       join chats c on c.team_id = u.team_id and c.assigned_to = u.id and c.status = 'OPEN'
       where u.team_id = $1 and ${isGone} limit $2 for no key update of c skip locked`,
      [teamId, limit],
      'lock-chats-of-gone-people',
    ),

  lockOfRemovedInboxes: (teamId: string, limit: number): Promise<Chat[]> =>
    db.rows<Row>(
      `select ${chatColumns} from chat_inboxes i
       join chats c on c.team_id = i.team_id and c.inbox_id = i.id and c.status = 'OPEN'
       where i.team_id = $1 and i.deleted_at is not null limit $2 for no key update of c skip locked`,
      [teamId, limit],
      'lock-chats-of-removed-inboxes',
    ),

  lockWithRemovedTags: (
    teamId: string,
    limit: number,
  ): Promise<(Chat & { readonly removedTags: readonly string[] })[]> =>
    db.rows<Row & { removedTags: string[] }>(
      `with removed as (select id from chat_tags where team_id = $1 and deleted_at is not null),
         found as materialized (
           select distinct c.id from removed t join chats c on c.team_id = $1 and c.tags @> array[t.id] limit $2)
       select ${chatColumns}, array(select id::text from removed where id = any(c.tags)) as "removedTags"
       from chats c where c.team_id = $1 and c.id in (select id from found) for no key update of c skip locked`,
      [teamId, limit],
      'lock-chats-with-removed-tags',
    ),

  /** What giving out changes; the chats are locked. */
  async saveAll(teamId: string, chats: readonly Chat[]): Promise<void> {
    if (chats.length === 0) return
    await db.rows(
      `update chats c set version = n.version, updated_at = n.updated_at, assigned_to = n.assigned_to,
         assigned_at = n.assigned_at, waits_since = n.waits_since, inbox_id = n.inbox_id,
         tags = n.tags::uuid[]
       from unnest($2::uuid[], $3::integer[], $4::timestamptz[], $5::uuid[], $6::timestamptz[], $7::timestamptz[],
         $8::uuid[], $9::text[]) n (id, version, updated_at, assigned_to, assigned_at, waits_since, inbox_id, tags)
       where c.team_id = $1 and c.id = n.id`,
      [
        teamId,
        chats.map(({ id }) => id),
        chats.map(({ version }) => version),
        chats.map(({ updatedAt }) => timeText(updatedAt)),
        chats.map(({ assignedTo }) => assignedTo),
        chats.map(({ assignedAt }) => timeText(assignedAt)),
        chats.map(({ waitsSince }) => timeText(waitsSince)),
        chats.map(({ inboxId }) => inboxId),
        chats.map(({ tags }) => `{${tags.join(',')}}`),
      ],
      'give-out-chats',
    )
  },
})
