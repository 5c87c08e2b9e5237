/**
 * What became of an attempt to fetch a file is kept together with the event that tells of it: whoever shows the message
 * must learn that its file is there, or never will be.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import type { Media } from './media.ts'
import type { MediaContext } from './media-context.ts'
import { mediaStore, type FoundFile } from './media.store.ts'

type Keeping = Pick<MediaContext, 'database' | 'clock'>

/** False when the attempt is no longer the present one: then nothing is kept. */
export function keepFile({ database, clock }: Keeping, media: Media, found: FoundFile): Promise<boolean> {
  const now = clock()
  return database.write(async (session) => {
    const isKept = await mediaStore(session).keep(media, found, now)
    if (isKept) await tell(session, media, 'STORED', now)
    return isKept
  })
}

/** The next attempt is after `delayMs`; without it the file is given up. */
export function keepFailure(
  { database, clock }: Keeping,
  media: Media,
  problem: string,
  delayMs: number | undefined,
): Promise<void> {
  const now = clock()
  return database.write(async (session) => {
    const dueAt = delayMs === undefined ? null : now + delayMs
    const isKept = await mediaStore(session).postpone(media, problem, dueAt, now)
    if (isKept && dueAt === null) await tell(session, media, 'FAILED', now)
  })
}

async function tell(session: Session, media: Media, state: Media['state'], at: number): Promise<void> {
  const { teamId, id, messageId } = media
  const message = messageId === null ? undefined : await mediaStore(session).messageOf(media)
  if (messageId === null || message === undefined) return
  const payload = { id: messageId, ...message, attachment: { id, state } }
  await appendEvents(session, [
    { teamId, at, type: 'message.updated', subjectId: messageId, madeBy: null, payload },
  ])
}
