/**
 * Brings stored values in line with a changed definition, or refuses the change, naming values that stand in its way.
 * Runs in the transaction of the change: nothing is converted without the definition, or the other way round.
 */
import type { Session } from '../../database/session.ts'
import { AppError, type Fault } from '../../lib/app-error.ts'
import type { Json } from '../../lib/json.ts'
import type { Attribute, Values } from '../attribute.ts'
import { startIndexing, stopIndexing } from '../indexing/attribute-indexing.store.ts'
import { numberInPrimaryKey } from '../primary-key.ts'
import type { PrimaryKey } from '../procedure.ts'
import { checkValues, type ValueContext } from '../values/check-values.ts'
import { uniqueText } from '../values/indexed-values.ts'
import { searchLexemes } from '../values/search-words.ts'
import { convertValue } from './convert-value.ts'
import type { Conversion, Effects } from './effects.ts'
import { storedValues, type StoredRow } from './stored-values.store.ts'

interface Owner {
  readonly teamId: string
  /** Of the procedure or entity. */
  readonly id: string
  readonly table: 'processes' | 'records'
  /** As they shall be. */
  readonly attributes: readonly Attribute[]
}

// So many show what is wrong; the number of all is told too.
const mostExamples = 5

/** The attributes that take part in indexing from now on are answered with `isIndexing`. */
export async function applyEffects(
  session: Session,
  owner: Owner,
  effects: Effects,
  context: ValueContext,
  now: number,
): Promise<readonly Attribute[]> {
  const stored = storedValues(session, owner.teamId)
  for (const { id } of effects.released) await stored.release(id)
  await convertAll(session, owner, effects.converted, context)
  if (owner.table === 'records') return owner.attributes
  for (const attribute of effects.claimed) await claimAll(session, owner, attribute)
  const hasProcesses = effects.indexed.length > 0 && (await stored.hasProcesses(owner.id))
  for (const { id } of effects.unindexed) await stopIndexing(session, owner.teamId, owner.id, id, now)
  const waiting = new Set(hasProcesses ? effects.indexed.map(({ id }) => id) : [])
  for (const id of waiting) await startIndexing(session, owner.teamId, owner.id, id, now)
  const ended = new Set(effects.unindexed.map(({ id }) => id))
  return owner.attributes.map((attribute) =>
    waiting.has(attribute.id) || ended.has(attribute.id)
      ? { ...attribute, isIndexing: waiting.has(attribute.id) }
      : attribute,
  )
}

/** Sees to it that a new pattern does not make a key that is there already. */
export async function skipPresentKeys(
  session: Session,
  owner: Pick<Owner, 'teamId' | 'id'>,
  { attributeId, pattern }: PrimaryKey,
): Promise<void> {
  if (pattern === null) return
  const stored = storedValues(session, owner.teamId)
  let last = 0
  for await (const texts of stored.claimedTexts(attributeId, pattern.replace(/0+$/, '')))
    for (const text of texts) last = Math.max(last, numberInPrimaryKey(pattern, text) ?? 0)
  await stored.raiseLastNumber(owner.id, last)
}

async function convertAll(
  session: Session,
  owner: Owner,
  conversions: readonly Conversion[],
  context: ValueContext,
): Promise<void> {
  if (conversions.length === 0) return
  const stored = storedValues(session, owner.teamId)
  const misfits = new Misfits()
  const keys = conversions.map(({ before }) => before.key)
  for await (const rows of stored.withValues(owner.table, owner.id, keys)) {
    const converted = rows.map((row) => convertRow(row, conversions, context, misfits))
    if (misfits.count > 0) continue
    if (owner.table === 'records') await stored.saveRecords(converted)
    else
      await stored.saveProcesses(
        converted.map((row) => ({ ...row, search: searchLexemes(owner.attributes, row.data) })),
      )
  }
  if (misfits.count > 0)
    throw new AppError(
      'conflict',
      'values_do_not_fit',
      `Nothing was changed: ${misfits.count} stored values do not fit. Correct them first.`,
      { details: misfits.details() },
    )
}

function convertRow(
  row: StoredRow,
  conversions: readonly Conversion[],
  context: ValueContext,
  misfits: Misfits,
): StoredRow {
  const data: Record<string, Json> = { ...row.data }
  for (const { before, after } of conversions) {
    const value = data[after.key]
    if (value === undefined) continue
    const given = { [after.shortId]: convertValue(value, before.type, after.type) }
    const { values, faults } = checkValues([{ ...after, isRetired: false }], given, context)
    const next = values[after.key]
    if (faults.length === 0 && next !== undefined && next !== null) data[after.key] = next
    else misfits.add(after.shortId, `${shown(value)} of ${row.id} ${faults[0]?.message ?? 'is empty'}`)
  }
  return { id: row.id, data: data satisfies Values }
}

async function claimAll(session: Session, owner: Owner, attribute: Attribute): Promise<void> {
  const stored = storedValues(session, owner.teamId)
  const misfits = new Misfits()
  for await (const held of stored.held(owner.id, attribute.key)) {
    const texts = held.map(({ id, value }) => ({ id, text: uniqueText(attribute, value) }))
    const refused = await stored.claim(attribute.id, texts)
    for (const { id, text } of texts)
      if (refused.has(id)) misfits.add(attribute.shortId, `${shown(text)} of ${id} is there before`)
  }
  if (misfits.count > 0)
    throw new AppError(
      'conflict',
      'values_not_unique',
      `Nothing was changed: ${misfits.count} values are there more than once. Change or clear them first.`,
      { details: misfits.details() },
    )
}

/** How many stored values stand in the way, with the first of each attribute. */
class Misfits {
  count = 0
  readonly #examples = new Map<string, { count: number; texts: string[] }>()

  add(shortId: string, text: string): void {
    this.count += 1
    const entry = this.#examples.get(shortId) ?? { count: 0, texts: [] }
    this.#examples.set(shortId, entry)
    entry.count += 1
    if (entry.texts.length < mostExamples) entry.texts.push(text)
  }

  details(): Fault[] {
    return [...this.#examples].map(([shortId, { count, texts }]) => ({
      field: `attributes.${shortId}`,
      message: `has ${count} stored value${count === 1 ? '' : 's'} in the way: ${texts.join('; ')}`,
    }))
  }
}

function shown(value: Json): string {
  return JSON.stringify(value).slice(0, 80)
}
