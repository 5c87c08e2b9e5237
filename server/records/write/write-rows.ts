/**
 * Writes many rows in one transaction: all outcomes are decided on locked processes and kept together with whatever
 * the caller adds to the transaction. When something was overtaken by another write, the whole begins again on what
 * is there by then; nothing of the earlier attempt is left.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import pg from 'pg'
import type { Session } from '../../database/session.ts'
import type { NewEvent } from '../../events/append.ts'
import { AppError } from '../../lib/app-error.ts'
import { assertMay } from '../access.ts'
import { holdConfig } from '../config-lock.ts'
import type { RecordsContext } from '../context.ts'
import { numberInPrimaryKey } from '../primary-key.ts'
import type { RowOutcome } from '../process.ts'
import { uniqueText } from '../values/indexed-values.ts'
import { decideRow } from './decide.ts'
import { Overtaken, type Desk } from './desk.ts'
import { keepDesk } from './keep-desk.ts'
import { layDesk } from './lay-desk.ts'
import { prepareRows, type PreparedRow, type PreparedRows, type Writer } from './prepare-rows.ts'
import { readHolders, uniqueKey } from './processes.store.ts'

export { prepareRows, type PreparedRows, type Writer } from './prepare-rows.ts'

export interface Around {
  /** First of all in the transaction; false writes nothing, and the answer is undefined. Runs again with each attempt. */
  readonly before?: (session: Session) => Promise<boolean>
  /** Last of all in the transaction, with one outcome for each request, in order. Runs again with each attempt. */
  readonly after?: (session: Session, outcomes: readonly RowOutcome[]) => Promise<void>
  /** Told when all is decided and rows go on their way: the time to prepare others. */
  readonly onSending?: (() => void) | undefined
  /** Everything is tried and taken back; what `before` and `after` write is kept. */
  readonly isDry?: boolean
  /** Of a job: which of its rows these are, for whoever hears of the event. */
  readonly rows?: { readonly firstRow: number; readonly rowCount: number }
}

// Each attempt sees what overtook the one before; so many in a row only happen when something is wrong.
const mostAttempts = 10
const deadlock = '40P01'
// Some milliseconds of deciding; then others have their turn.
const rowsPerTurn = 200

class DefinitionChanged extends Error {}

export async function writeRows(
  context: RecordsContext,
  who: Writer,
  prepared: PreparedRows,
  around: Around = {},
): Promise<readonly RowOutcome[] | undefined> {
  assertMay(who.actor, prepared.procedure, 'write')
  let current = prepared
  for (let attempt = 1; ; attempt += 1) {
    const numbers = await takeNumbers(context, current, attempt > 1)
    try {
      return await context.database.write((session) =>
        attemptOnce(session, context, who, current, numbers, around, attempt > 1),
      )
    } catch (error) {
      if (attempt === mostAttempts || !isWorthAnother(error)) throw asBusy(error)
      if (error instanceof DefinitionChanged) current = await prepareAgain(context, who, current)
    } finally {
      context.numbers.giveBack(current.procedure.id, numbers)
    }
  }
}

async function attemptOnce(
  session: Session,
  context: RecordsContext,
  who: Writer,
  prepared: PreparedRows,
  numbers: number[],
  { before, after, onSending, isDry = false, rows }: Around,
  isRepeated: boolean,
): Promise<readonly RowOutcome[] | undefined> {
  if (before !== undefined && !(await before(session))) return undefined
  const teamId = who.actor.team.id
  const version = await holdConfig(session, teamId)
  if (version !== prepared.config.version) throw new DefinitionChanged()
  if (isDry) await session.rows('savepoint dry')
  // A failed attempt must find all its numbers again, a successful one gives back what it did not use.
  const unused = [...numbers]
  const desk = await layDesk(session, who, prepared, unused, isRepeated, context.clock())
  const outcomes: RowOutcome[] = []
  for (const [index, row] of prepared.rows.entries()) {
    if (index % rowsPerTurn === rowsPerTurn - 1) await nextTurn()
    outcomes.push(decideRow(desk, row))
  }
  const final = outcomes.map((outcome) => asKept(desk, outcome))
  onSending?.()
  await keepDesk(session, desk, eventsOf(desk, final, rows))
  if (isDry) await session.rows('rollback to savepoint dry')
  else numbers.splice(0, numbers.length, ...unused)
  await after?.(session, final)
  return final
}

/** The process as it is at the end: later rows may have changed it. */
function asKept(desk: Desk, outcome: RowOutcome): RowOutcome {
  if (outcome.kind === 'rejected') return outcome
  return { ...outcome, process: desk.workings.get(outcome.process.id)?.now ?? outcome.process }
}

async function prepareAgain(
  context: RecordsContext,
  who: Writer,
  { procedure, rows }: PreparedRows,
): Promise<PreparedRows> {
  const { actor } = who
  const config = await context.configs.now(actor.team.id)
  const team = { ...actor.team, configVersion: config.version }
  const fresh = { ...who, actor: { ...actor, team } }
  return prepareRows(
    context,
    fresh,
    procedure,
    rows.map(({ request }) => request),
  )
}

function isWorthAnother(error: unknown): boolean {
  return (
    error instanceof Overtaken ||
    error instanceof DefinitionChanged ||
    (error instanceof pg.DatabaseError && error.code === deadlock)
  )
}

function asBusy(error: unknown): unknown {
  if (!(error instanceof Overtaken || error instanceof DefinitionChanged)) return error
  return new AppError(
    'unavailable',
    'write_overtaken',
    'Too many others changed the same at once. Try again.',
    {
      cause: error,
    },
  )
}

/**
 * Numbers for the new processes without a primary key of their own: as many as there seem to be or, when `isEnough`
 * must be sure, as many as there can be.
 */
async function takeNumbers(
  context: RecordsContext,
  { rows, rules, procedure, config }: PreparedRows,
  isEnough: boolean,
): Promise<number[]> {
  const { primaryKey, pattern } = rules
  if (primaryKey === undefined || pattern === undefined) return []
  let highest = 0
  const fresh: PreparedRow[] = []
  for (const row of rows) {
    if (row.request.kind !== 'create' || row.faults.length > 0) continue
    const key = row.draft.values[primaryKey.key]
    if (typeof key === 'string') highest = Math.max(highest, numberInPrimaryKey(pattern, key) ?? 0)
    else fresh.push(row)
  }
  if (highest > 0) await context.numbers.skipTo(config.teamId, procedure.id, highest)
  const count = isEnough ? fresh.length : await countNew(context, config.teamId, rules, fresh)
  return context.numbers.take(config.teamId, procedure.id, count)
}

/** Those that will not be merged into each other or into what is there: a number saved is a gap saved. */
async function countNew(
  { database }: RecordsContext,
  teamId: string,
  { mergeBy }: PreparedRows['rules'],
  rows: readonly PreparedRow[],
): Promise<number> {
  if (mergeBy === undefined) return rows.length
  const keys = new Map<string, readonly [string, string]>()
  let others = 0
  for (const { draft } of rows) {
    const value = draft.values[mergeBy.key]
    if (value === undefined || value === null) others += 1
    else keys.set(uniqueKey(mergeBy.id, uniqueText(mergeBy, value)), [mergeBy.id, uniqueText(mergeBy, value)])
  }
  const holders = await readHolders(database, teamId, keys)
  return others + keys.size - holders.size
}

const eventTypes = {
  created: 'process.created',
  updated: 'process.updated',
  merged: 'process.updated',
  deleted: 'process.deleted',
  restored: 'process.restored',
} as const

/** One for each change of a single request; one for all of a chunk of a job. */
function eventsOf(desk: Desk, outcomes: readonly RowOutcome[], rows: Around['rows']): NewEvent[] {
  const { procedure } = desk.prepared
  const common = { teamId: desk.actor.team.id, at: desk.now, madeBy: desk.actor.userId }
  const changed = outcomes.flatMap((outcome) =>
    outcome.kind === 'rejected' || outcome.kind === 'unchanged' || outcome.changeId === null ? [] : [outcome],
  )
  if (desk.jobId === null)
    return changed.map(({ kind, process, changeId }) => ({
      ...common,
      type: eventTypes[kind as keyof typeof eventTypes],
      subjectId: process.id,
      payload: { procedureId: procedure.id, changeId },
    }))
  if (changed.length === 0) return []
  const count = (kind: string): number => changed.filter((outcome) => outcome.kind === kind).length
  const counts = Object.fromEntries(Object.keys(eventTypes).map((kind) => [kind, count(kind)]))
  return [
    {
      ...common,
      type: 'processes.changed',
      subjectId: desk.jobId,
      payload: { procedureId: procedure.id, ...counts, ...rows },
    },
  ]
}
