/**
 * The frame of every change of what a team has defined: one transaction in which nobody writes by the old definition,
 * and after which everybody reads the new one.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import { AppError, invalidInput } from '../../lib/app-error.ts'
import type { Actor, ActorTeam } from '../../team/actor.ts'
import { assertMayConfigure } from '../access.ts'
import { lockConfig } from '../config-lock.ts'
import { configStore } from '../config.store.ts'
import type { RecordsContext } from '../context.ts'
import type { Entity, Procedure, TeamConfig } from '../procedure.ts'
import type { DefinitionFault } from './fields.ts'

/** Who changes a definition: the holder of a key, or an operator at the command line. */
export interface Definer extends Pick<Actor, 'roleId' | 'roleType' | 'userId'> {
  readonly team: Pick<ActorTeam, 'id' | 'timeZone' | 'defaultCountry'>
}

export type DefineContext = Pick<RecordsContext, 'database' | 'clock'>

/**
 * Runs `work` on the definitions as they are now. It answers what it made of them and whether that is anything new.
 * Throws `forbidden` for those who may not define anything.
 */
export function changeConfig<T>(
  { database }: DefineContext,
  definer: Definer,
  work: (
    session: Session,
    config: TeamConfig,
  ) => Promise<{ readonly result: T; readonly isChanged: boolean }>,
): Promise<T> {
  assertMayConfigure(definer)
  const teamId = definer.team.id
  return database.write(async (session) => {
    await lockConfig(session, teamId, 'exclusive')
    const store = configStore(session)
    const { result, isChanged } = await work(session, await store.load(teamId))
    if (isChanged) await store.raiseVersion(teamId)
    return result
  })
}

/** Appends the event of a definition that was made or changed. */
export async function announceDefinition(
  session: Session,
  type: 'procedure.created' | 'procedure.updated' | 'entity.created' | 'entity.updated',
  { teamId, id, shortId, name, updatedAt }: Entity | Procedure,
  { userId }: Definer,
): Promise<void> {
  const payload = { id, shortId, name }
  // The command line defines as nobody.
  const madeBy = userId === '' ? null : userId
  await appendEvents(session, [{ teamId, at: updatedAt, type, subjectId: id, madeBy, payload }])
}

/** Refuses a definition with all its faults. */
export function refuseFaults(faults: readonly DefinitionFault[]): void {
  if (faults.length === 0) return
  const refused = invalidInput(faults.map(({ field, message }) => ({ field, message })))
  if (faults.some(({ code }) => code !== 'attribute_type_fixed')) throw refused
  throw new AppError('invalid', 'attribute_type_fixed', refused.message, { details: refused.details })
}

export function refuseTaken(
  others: readonly { readonly id: string; readonly shortId: string }[],
  own: { readonly id: string; readonly shortId: string },
): void {
  if (!others.some(({ id, shortId }) => shortId === own.shortId && id !== own.id)) return
  const message = `"${own.shortId}" is there already`
  throw new AppError('conflict', 'short_id_taken', `shortId: ${message}`, {
    details: [{ field: 'shortId', message }],
  })
}
