/** All SQL of media. */
import { timeText, type Insertion, type Table } from '../../database/insert-rows.ts'
import type { Session } from '../../database/session.ts'
import type { Media, StoredMedia } from './media.ts'

type MediaRow = { -readonly [K in keyof Media]: Media[K] }

const columns = `m.team_id as "teamId", m.id, m.created_at as "createdAt", m.updated_at as "updatedAt",
  m.plugin_id as "pluginId", m.message_id as "messageId", m.source, m.external_id as "externalId", m.link, m.state,
  m.attempts, m.due_at as "dueAt", m.problem, m.filename, m.claimed_type as "claimedType", m.mime_type as "mimeType",
  m.size, m.sha256, m.file_key as "fileKey"`

/** A file that is to be fetched. */
export type WaitingRow = Pick<
  Media,
  | 'teamId'
  | 'id'
  | 'createdAt'
  | 'pluginId'
  | 'messageId'
  | 'source'
  | 'externalId'
  | 'link'
  | 'filename'
  | 'claimedType'
>

const waitingTable: Table = {
  name: 'media',
  columns: [
    ['team_id', 'uuid'],
    ['id', 'uuid'],
    ['created_at', 'timestamptz'],
    ['updated_at', 'timestamptz'],
    ['plugin_id', 'uuid'],
    ['message_id', 'uuid'],
    ['source', 'text'],
    ['external_id', 'text'],
    ['link', 'text'],
    ['state', 'text'],
    ['due_at', 'timestamptz'],
    ['filename', 'text'],
    ['claimed_type', 'text'],
  ],
}

export function mediaRowInsertion(rows: readonly WaitingRow[]): Insertion {
  const values = rows.map((row) => [
    row.teamId,
    row.id,
    timeText(row.createdAt),
    timeText(row.createdAt),
    row.pluginId,
    row.messageId,
    row.source,
    row.externalId,
    row.link,
    'WAITING',
    timeText(row.createdAt),
    row.filename,
    row.claimedType,
  ])
  return { table: waitingTable, count: values.length, rows: values }
}

/** What an attempt found, of a file that is stored. */
export type FoundFile = Pick<StoredMedia, 'mimeType' | 'size' | 'sha256' | 'fileKey'> &
  Pick<Media, 'claimedType' | 'filename'>

export const mediaStore = (session: Pick<Session, 'rows'>) => ({
  async find(teamId: string, id: string): Promise<Media | undefined> {
    const [row] = await session.rows<MediaRow>(
      `select ${columns} from media m where m.team_id = $1 and m.id = $2`,
      [teamId, id],
      'find-media',
    )
    return row
  },

  /** Of rows with this id at WhatsApp, one whose file is there, if any is. */
  async byExternalId(teamId: string, externalId: string): Promise<Media | undefined> {
    const [row] = await session.rows<MediaRow>(
      `select ${columns} from media m where m.team_id = $1 and m.external_id = $2
       order by (m.state = 'STORED') desc, m.id desc limit 1`,
      [teamId, externalId],
      'media-by-external-id',
    )
    return row
  },

  /** The newest messages that have the file with this id at WhatsApp: one that is sent to many is in as many. */
  async messagesWith(teamId: string, externalId: string): Promise<string[]> {
    const rows = await session.rows<{ messageId: string }>(
      `select m.message_id as "messageId" from media m
       where m.team_id = $1 and m.external_id = $2 and m.message_id is not null order by m.id desc limit 100`,
      [teamId, externalId],
      'messages-with-media',
    )
    return rows.map(({ messageId }) => messageId)
  },

  /** What a link led to, stored at `since` or later. */
  async byLink(teamId: string, link: string, since: number): Promise<Media | undefined> {
    const [row] = await session.rows<MediaRow>(
      `select ${columns} from media m
       where m.team_id = $1 and m.link = $2 and m.state = 'STORED' and m.updated_at >= $3 limit 1`,
      [teamId, link, new Date(since)],
      'media-by-link',
    )
    return row
  },

  ofMessages(teamId: string, messageIds: readonly string[]): Promise<Media[]> {
    return session.rows<MediaRow>(
      `select ${columns} from media m where m.team_id = $1 and m.message_id = any($2::uuid[]) order by m.id`,
      [teamId, messageIds],
      'media-of-messages',
    )
  },

  /**
   * Takes up to `most` files that are due, none of `busyTeams`. Until `leaseEnd` nobody else takes them; a server that
   * dies with them has used up one attempt.
   */
  claim(now: number, leaseEnd: number, most: number, busyTeams: readonly string[]): Promise<Media[]> {
    return session.rows<MediaRow>(
      `update media m set attempts = m.attempts + 1, due_at = $2
       from (select team_id, id from media
         where state = 'WAITING' and due_at <= $1 and not (team_id = any($4::uuid[]))
         order by due_at limit $3 for update skip locked) due
       where m.team_id = due.team_id and m.id = due.id returning ${columns}`,
      [new Date(now), new Date(leaseEnd), most, busyTeams],
      'claim-media',
    )
  },

  /** False when the attempt is no longer the present one: then nothing is kept. */
  async keep({ teamId, id, attempts }: Media, found: FoundFile, now: number): Promise<boolean> {
    const rows = await session.rows(
      `update media set state = 'STORED', updated_at = $4, problem = null, mime_type = $5, size = $6, sha256 = $7,
         file_key = $8, claimed_type = $9, filename = $10
       where team_id = $1 and id = $2 and attempts = $3 and state = 'WAITING' returning id`,
      [
        teamId,
        id,
        attempts,
        new Date(now),
        found.mimeType,
        found.size,
        found.sha256,
        found.fileKey,
        found.claimedType,
        found.filename,
      ],
      'keep-media',
    )
    return rows.length === 1
  },

  /** The message that brought the file, if it is stored. */
  async messageOf({
    teamId,
    messageId,
  }: Media): Promise<{ readonly chatId: string | null; readonly externalId: string | null } | undefined> {
    const [row] = await session.rows<{ chatId: string | null; externalId: string | null }>(
      `select chat_id as "chatId", external_id as "externalId" from chat_messages where team_id = $1 and id = $2`,
      [teamId, messageId],
      'message-of-media',
    )
    return row
  },

  /** Says why an attempt failed, and when the next one is; null is never. False as of keep. */
  async postpone(
    { teamId, id, attempts }: Media,
    problem: string,
    dueAt: number | null,
    now: number,
  ): Promise<boolean> {
    const rows = await session.rows(
      `update media set updated_at = $4, problem = $5, state = $6, due_at = coalesce($7, due_at)
       where team_id = $1 and id = $2 and attempts = $3 and state = 'WAITING' returning id`,
      [
        teamId,
        id,
        attempts,
        new Date(now),
        problem,
        dueAt === null ? 'FAILED' : 'WAITING',
        dueAt === null ? null : new Date(dueAt),
      ],
      'postpone-media',
    )
    return rows.length === 1
  },

  /** As if the attempt had not been made: the server ends. */
  async giveBack({ teamId, id, attempts }: Media, now: number): Promise<void> {
    await session.rows(
      `update media set attempts = attempts - 1, due_at = $4
       where team_id = $1 and id = $2 and attempts = $3 and state = 'WAITING'`,
      [teamId, id, attempts, new Date(now)],
      'give-back-media',
    )
  },

  /** Has a file that was given up fetched once more. False when it is not one of those. */
  async retry(teamId: string, id: string, now: number): Promise<boolean> {
    const rows = await session.rows(
      `update media set state = 'WAITING', attempts = 0, due_at = $3, updated_at = $3
       where team_id = $1 and id = $2 and state = 'FAILED' returning id`,
      [teamId, id, new Date(now)],
      'retry-media',
    )
    return rows.length === 1
  },

  async insertStored(media: StoredMedia): Promise<void> {
    const at = new Date(media.createdAt)
    await session.rows(
      `insert into media (team_id, id, created_at, updated_at, plugin_id, source, state, due_at, filename, claimed_type,
         mime_type, size, sha256, file_key)
       values ($1, $2, $3, $3, $4, $5, 'STORED', $3, $6, $7, $8, $9, $10, $11)`,
      [
        media.teamId,
        media.id,
        at,
        media.pluginId,
        media.source,
        media.filename,
        media.claimedType,
        media.mimeType,
        media.size,
        media.sha256,
        media.fileKey,
      ],
      'insert-stored-media',
    )
  },

  /** Those of `keys` that belong to the row for which they were made. */
  async keysInUse(files: readonly (Pick<Media, 'teamId' | 'id'> & { key: string })[]): Promise<Set<string>> {
    const rows = await session.rows<{ key: string }>(
      `select n.key from unnest($1::uuid[], $2::uuid[], $3::text[]) n (team_id, id, key)
       join media m on m.team_id = n.team_id and m.id = n.id and m.file_key = n.key`,
      [files.map(({ teamId }) => teamId), files.map(({ id }) => id), files.map(({ key }) => key)],
      'media-keys-in-use',
    )
    return new Set(rows.map(({ key }) => key))
  },
})
