/** Which photos a team has: for values that point to them. */
import type { Session } from '../../database/session.ts'
import { isUuid } from '../../lib/uuid.ts'

/** Those of `ids` that are photos of the team, in lower case. What is no UUID is none. */
export async function existingPhotos(
  database: Pick<Session, 'rows'>,
  teamId: string,
  ids: Iterable<string>,
): Promise<Set<string>> {
  const wanted = new Set([...ids].filter(isUuid).map((id) => id.toLowerCase()))
  if (wanted.size === 0) return new Set()
  const rows = await database.rows<{ id: string }>(
    'select id from photos where team_id = $1 and id = any($2::uuid[])',
    [teamId, [...wanted]],
    'existing-photos',
  )
  return new Set(rows.map(({ id }) => id))
}
