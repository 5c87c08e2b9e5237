/**
 * Lists of processes: which ones, in which order, and where the list goes on. Deleted processes are never listed, and
 * who sees only their own sees only those.
 */
import pg from 'pg'
import { AppError, invalidInput } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import { findPeople } from '../../team/people-names.ts'
import { assertMay, onlyOwnOf } from '../access.ts'
import type { RecordsContext } from '../context.ts'
import type { Procedure } from '../procedure.ts'
import type { Process } from '../process.ts'
import { allOf, anyOf, everything, leaf, type Condition } from './condition.ts'
import { encodeCursor } from './cursor.ts'
import { isIndexed } from './field-facts.ts'
import { findProcesses, type ListLimits } from './list.store.ts'
import { positionOf } from './order.ts'
import { readQuery, type ListQuery } from './read-query.ts'
import { peopleNamedIn } from './read-where.ts'

export type { ListQuery } from './read-query.ts'
export { streamProcesses } from './stream-processes.ts'

export interface ProcessPage {
  readonly processes: Process[]
  readonly hasMore: boolean
  /** Where the list goes on; null at its end. */
  readonly nextCursor: string | null
}

/** Throws `invalid` with every fault or for what takes too long, and `forbidden`. */
export async function listProcesses(
  context: RecordsContext,
  actor: Actor,
  procedure: Procedure,
  query: ListQuery,
  limits?: ListLimits,
): Promise<ProcessPage> {
  assertMay(actor, procedure, 'read')
  const { team } = actor
  const config = await context.configs.at(team.id, team.configVersion)
  const { read, faults } = readQuery(
    {
      procedure,
      pods: config.items.filter(({ kind }) => kind === 'pod'),
      about: { defaultCountry: team.defaultCountry, timeZone: team.timeZone },
      people: await findPeople(context.database, team.id, peopleNamedIn(query.where)),
    },
    query,
  )
  if (faults.length > 0) throw invalidInput(faults)
  const condition = allOf([read.condition, visibleTo(actor), found(read.words)])
  const { order, after, skip, limit } = read
  const rows = await findProcesses(
    context.database,
    { procedure, condition, order, after, skip, limit: limit + 1 },
    limits,
  ).catch((error: unknown) => {
    throw tooSlow(condition, error) ?? error
  })
  const processes = rows.slice(0, limit)
  const last = processes.at(-1)
  const hasMore = rows.length > limit
  const nextCursor =
    hasMore && last !== undefined ? encodeCursor(procedure, order, positionOf(order, last)) : null
  return { processes, hasMore, nextCursor }
}

function visibleTo(actor: Actor): Condition {
  const own = onlyOwnOf(actor)
  if (own === undefined) return everything
  const is = (column: 'assigned_to' | 'created_by') =>
    leaf({ kind: 'column', column }, { kind: 'any', values: [own] })
  return anyOf([is('assigned_to'), is('created_by')])
}

function found(words: readonly string[]): Condition {
  return words.length === 0 ? everything : { kind: 'search', words }
}

/** What to do about a list that was given up, if it is one. */
function tooSlow(condition: Condition, error: unknown): AppError | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code !== '57014') return undefined
  const names = [...new Set(unindexedIn(condition))]
  const advice =
    names.length === 0
      ? 'Narrow it down, for example by createdAt.'
      : `Declare filterable: ${names.join(', ')}. Or narrow the list down, for example by createdAt.`
  return new AppError('invalid', 'query_too_slow', `The list takes too long to find. ${advice}`, {
    cause: error,
  })
}

function unindexedIn(condition: Condition): string[] {
  if (condition.kind === 'search') return []
  if (condition.kind !== 'leaf') return condition.of.flatMap(unindexedIn)
  const { field } = condition
  return field.kind === 'attribute' && !isIndexed(field.attribute) ? [field.attribute.shortId] : []
}
