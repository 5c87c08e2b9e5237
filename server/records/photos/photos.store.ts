/** All SQL of photos. */
import type { Session } from '../../database/session.ts'
import type { Photo } from './photo.ts'

type PhotoRow = { -readonly [K in keyof Photo]: Photo[K] }

const columns = `id, team_id as "teamId", created_at as "createdAt", updated_at as "updatedAt", filename, filetype,
  width, height, bytes, sha256, file_id as "fileId", is_public as "isPublic", user_id as "userId"`

export const photosStore = (session: Pick<Session, 'rows'>) => ({
  async find(teamId: string, id: string): Promise<Photo | undefined> {
    const [row] = await session.rows<PhotoRow>(
      `select ${columns} from photos where team_id = $1 and id = $2`,
      [teamId, id],
      'find-photo',
    )
    return row
  },

  /** False when the team has a photo with this id; waits for one that is just being added. */
  async insert(photo: Photo): Promise<boolean> {
    const rows = await session.rows(
      `insert into photos (team_id, id, created_at, updated_at, filename, filetype, width, height, bytes, sha256,
         file_id, is_public, user_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`,
      [
        photo.teamId,
        photo.id,
        new Date(photo.createdAt).toISOString(),
        new Date(photo.updatedAt).toISOString(),
        photo.filename,
        photo.filetype,
        photo.width,
        photo.height,
        photo.bytes,
        photo.sha256,
        photo.fileId,
        photo.isPublic,
        photo.userId,
      ],
      'insert-photo',
    )
    return rows.length === 1
  },

  /** The ids of those files that belong to a photo, of any team. */
  async fileIdsInUse(files: readonly Pick<Photo, 'teamId' | 'id' | 'fileId'>[]): Promise<Set<string>> {
    const rows = await session.rows<{ fileId: string }>(
      `select p.file_id as "fileId" from unnest($1::uuid[], $2::uuid[]) n (team_id, id)
       join photos p on p.team_id = n.team_id and p.id = n.id`,
      [files.map(({ teamId }) => teamId), files.map(({ id }) => id)],
      'photo-files-in-use',
    )
    return new Set(rows.map(({ fileId }) => fileId))
  },
})
