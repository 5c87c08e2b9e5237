/**
 * Which column of a file is which part of a process: by short id and name of an attribute first, then by what
 * exports of CRMs call it. Several columns may stand for one part; the first that is filled counts. Pure.
 */
import { AppError, type Fault } from '../../lib/app-error.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { headerKey } from '../../lib/source/header-key.ts'
import { rejectedColumns } from '../../lib/source/source-row.ts'
import type { Attribute } from '../attribute.ts'
import { doubtful, isWholeName, nameParts, rootNames, synonymsOf, type RootField } from './column-names.ts'

export type Target =
  | { readonly kind: 'attribute'; readonly attribute: Attribute; readonly rank: number }
  /** A part of a name; counts where no column has the whole. */
  | { readonly kind: 'part'; readonly attribute: Attribute; readonly place: number; readonly rank: number }
  | { readonly kind: 'root'; readonly field: RootField; readonly rank: number }

export interface Matcher {
  /** Undefined for a column that is nothing of a process. */
  match(column: string): Target | undefined
  /** True when only what the column holds tells what it is. */
  isDoubtful(column: string): boolean
  /** Says what a doubtful column is after all; undefined for nothing. */
  decide(column: string, field: 'state' | 'status' | undefined): void
}

// Behind every synonym, so that parts and doubtful columns count last.
const lastRank = 1_000

/** `given`: column to short id or root field, "" for nothing. Throws `invalid` naming every part that is not known. */
export function createMatcher(
  attributes: readonly Attribute[],
  given: ReadonlyMap<string, string> = new Map(),
): Matcher {
  const usable = attributes.filter(({ isRetired }) => !isRetired)
  const targets = targetsOf(usable)
  const uncertain = new Set([...doubtful].filter((key) => targets.get(key)?.kind !== 'attribute'))
  for (const [column, target] of readGiven(usable, given)) {
    uncertain.delete(column)
    if (target === undefined) targets.delete(column)
    else targets.set(column, target)
  }
  return {
    match: (column) => (isOurs(column) ? undefined : targets.get(keyOf(column))),
    isDoubtful: (column) => uncertain.has(keyOf(column)),
    decide(column, field) {
      uncertain.delete(keyOf(column))
      if (field === undefined) targets.delete(keyOf(column))
      else targets.set(keyOf(column), { kind: 'root', field, rank: lastRank })
    },
  }
}

/** What people call a target. */
export function targetName(target: Target): string {
  return target.kind === 'root' ? target.field : target.attribute.shortId
}

/** Whether a column is one of those that a file of rejected rows adds. */
export function isOurs(column: string): boolean {
  return (rejectedColumns as readonly string[]).includes(column)
}

function targetsOf(attributes: readonly Attribute[]): Map<string, Target> {
  const targets = new Map<string, Target>()
  const add = (key: string, target: Target): void => {
    if (key !== '' && !targets.has(key)) targets.set(key, target)
  }
  for (const attribute of attributes)
    add(headerKey(attribute.shortId), { kind: 'attribute', attribute, rank: 0 })
  for (const attribute of attributes)
    add(headerKey(attribute.name), { kind: 'attribute', attribute, rank: 1 })
  for (const [field, names] of Object.entries(rootNames))
    for (const [rank, name] of names.entries()) add(name, { kind: 'root', field: field as RootField, rank })
  for (const attribute of attributes)
    for (const [rank, name] of synonymsOf(attribute).entries())
      add(name, { kind: 'attribute', attribute, rank: rank + 2 })
  const whole = attributes.find(isWholeName)
  if (whole !== undefined)
    for (const [place, names] of nameParts.entries())
      for (const name of names) add(name, { kind: 'part', attribute: whole, place, rank: lastRank })
  return targets
}

function readGiven(
  attributes: readonly Attribute[],
  given: ReadonlyMap<string, string>,
): [string, Target | undefined][] {
  const faults: Fault[] = []
  const fields = Object.keys(rootNames)
  const known = [...attributes.map(({ shortId }) => shortId), ...fields]
  const read = [...given].flatMap(([column, name]): [string, Target | undefined][] => {
    const attribute = attributes.find(({ shortId }) => shortId === name)
    if (attribute !== undefined) return [[keyOf(column), { kind: 'attribute', attribute, rank: -1 }]]
    if (fields.includes(name)) return [[keyOf(column), { kind: 'root', field: name as RootField, rank: -1 }]]
    if (name === '') return [[keyOf(column), undefined]]
    faults.push({ field: column, message: `there is no "${name}" for it.${didYouMean(name, known)}` })
    return []
  })
  if (faults.length === 0) return read
  const list = faults.map(({ field, message }) => `"${field}": ${message}`).join('; ')
  throw new AppError(
    'invalid',
    'import_map_invalid',
    `--map says what is not known. ${list} There are: ${known.join(', ')}.`,
    {
      details: faults,
    },
  )
}

/** Attributes in our own NDJSON stand inside of `data`. */
function keyOf(column: string): string {
  return headerKey(column.startsWith('data.') ? column.slice(5) : column)
}
