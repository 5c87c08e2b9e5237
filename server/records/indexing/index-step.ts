/**
 * One step of the indexing of an attribute: the values of some processes, in one transaction that notes how far it
 * came. Steps and writers never wait for each other for long, and a stop at any moment loses no more than a step.
 */
import type { Session } from '../../database/session.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Database } from '../../database/database.ts'
import { lockConfig } from '../config-lock.ts'
import { configStore } from '../config.store.ts'
import type { Attribute } from '../attribute.ts'
import type { Procedure } from '../procedure.ts'
import type { TeamConfigs } from '../team-configs.ts'
import { indexedValues, valueKind } from '../values/indexed-values.ts'
import { indexingStore, type WaitingAttribute } from './attribute-indexing.store.ts'

export interface IndexingContext {
  readonly database: Database
  readonly clock: Clock
  readonly configs: TeamConfigs
}

/** What became of a step; `added` has no values left, and the attribute can be declared ready. */
export type StepOutcome = 'more' | 'added' | 'removed' | 'taken'

/** Processes whose values are added in one step, at most. */
export const stepSize = 2_000
// A removal touches nothing else, so more of it fits in a step.
const removedAtOnce = 5_000
// Shorter than the time after which PostgreSQL looks for a deadlock: in doubt it is the step that gives way.
const longestWaitMs = 200
const nil = '00000000-0000-0000-0000-000000000000'

/** Throws PostgreSQL's error of a lock that was not free in time; nothing is done then. */
export function indexStep(
  context: IndexingContext,
  waiting: WaitingAttribute,
  size: number = stepSize,
): Promise<StepOutcome> {
  const { teamId, attributeId } = waiting
  return context.database.write(async (session) => {
    await session.rows(`set local lock_timeout = ${longestWaitMs}`)
    await lockConfig(session, teamId, 'shared')
    const store = indexingStore(session, teamId, attributeId)
    const held = await store.claim()
    if (held === undefined) return 'taken'
    const now = context.clock()
    if (held.phase === 'remove') {
      const count = await store.remove(removedAtOnce)
      if (count === 0) await store.finish()
      else await store.moveOn(null, now)
      return count === 0 ? 'removed' : 'more'
    }
    const lastId = held.phase === 'add' ? await addValues(context, session, held, size) : undefined
    if (lastId === undefined) {
      await store.allAdded()
      return 'added'
    }
    await store.moveOn(lastId, now)
    return 'more'
  })
}

/** Adds the values of the next processes; answers the last of them, or undefined after the last one. */
async function addValues(
  { configs }: IndexingContext,
  session: Session,
  { teamId, procedureId, attributeId, afterId }: WaitingAttribute,
  size: number,
): Promise<string | undefined> {
  const store = indexingStore(session, teamId, attributeId)
  const from = afterId ?? nil
  const lastId = await store.endOfBatch(procedureId, from, size)
  if (lastId === undefined) return undefined
  const config = await configs.at(teamId, await configStore(session).version(teamId))
  const procedure = config.procedures.find(({ id }) => id === procedureId)
  const attribute = procedure?.attributes.find(({ id }) => id === attributeId)
  const kind = attribute === undefined ? undefined : valueKind(attribute.type)
  if (attribute === undefined || kind === undefined) throw new Error(`no values to index of ${attributeId}`)
  const rows = await store.lockValues(procedureId, { afterId: from, lastId }, attribute.key)
  const values = rows.flatMap(({ id, value }) =>
    indexedValues(attribute, value).map((indexed) => [id, indexed] as const),
  )
  await store.add(kind, values)
  return lastId
}

/** Declares the attribute ready once all values are added. */
export function finishIndexing(
  { database, clock }: IndexingContext,
  { teamId, procedureId, attributeId }: WaitingAttribute,
): Promise<void> {
  return database.write(async (session) => {
    await lockConfig(session, teamId, 'exclusive')
    const held = await indexingStore(session, teamId, attributeId).claim()
    // Somebody else was faster, or the attribute was declared otherwise since.
    if (held?.phase !== 'ready') return
    const store = configStore(session)
    const procedure = (await store.load(teamId)).procedures.find(({ id }) => id === procedureId)
    if (procedure !== undefined) await store.saveProcedure(ready(procedure, attributeId, clock()))
    await store.raiseVersion(teamId)
    await indexingStore(session, teamId, attributeId).finish()
  })
}

function ready(procedure: Procedure, attributeId: string, now: number): Procedure {
  const attributes = procedure.attributes.map((attribute): Attribute =>
    attribute.id === attributeId ? { ...attribute, isIndexing: false } : attribute,
  )
  return { ...procedure, attributes, updatedAt: now }
}
