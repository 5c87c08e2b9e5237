/**
 * Matches a list of a change with what is there: what is named is changed, what is new is added at the end, what is
 * not named stays. The same for attributes, states, tasks, groups. Pure.
 */
import { didYouMean } from '../../lib/nearest.ts'
import type { Fields } from './fields.ts'
import { readShortId, type ShortIdKind } from './short-ids.ts'

interface Named {
  readonly id: string
  readonly shortId: string
  readonly isRetired?: boolean
}

export interface ListRules<T> {
  readonly name: string
  readonly kind: ShortIdKind
  /** Most items, retired ones too. */
  readonly most: number
  /** False while something is made: ids that came along are those of another definition. */
  readonly isChange: boolean
  /** The item as it shall be; undefined when it is taken out. */
  readonly define: (present: T | undefined, fields: Fields, shortId: string) => T | undefined
}

/** Things in use carry their short ids alone; retired ones leave them free. */
export function liveOnes<T extends Named>(items: readonly T[]): T[] {
  return items.filter(({ isRetired }) => isRetired !== true)
}

export function matchList<T extends Named>(
  present: readonly T[],
  fields: Fields,
  rules: ListRules<T>,
): readonly T[] {
  const given = fields.objects(rules.name, rules.most)
  if (given === undefined) return present
  const result: (T | undefined)[] = [...present]
  const touched = new Set<string>()
  for (const item of given) {
    const found = findPresent(present, item, rules)
    if (found === 'faulty') continue
    if (found !== undefined && touched.has(found.id)) {
      item.fault('shortId', 'is named twice')
      continue
    }
    const shortId = nameOf(found, item, rules.kind)
    if (shortId === undefined) continue
    const next = rules.define(found, item, shortId)
    if (found === undefined) result.push(next)
    else {
      touched.add(found.id)
      result[present.indexOf(found)] = next
    }
  }
  const kept = result.filter((item) => item !== undefined)
  if (kept.length > rules.most)
    fields.fault(rules.name, `can have at most ${rules.most}, retired ones included`)
  refuseDoubles(kept, fields, rules.name)
  return kept
}

function findPresent<T extends Named>(
  present: readonly T[],
  item: Fields,
  rules: ListRules<T>,
): T | undefined | 'faulty' {
  const { id, shortId } = item.source
  if (rules.isChange && typeof id === 'string') {
    const byId = present.find((candidate) => candidate.id === id.toLowerCase())
    if (byId !== undefined && (shortId === undefined || shortId === byId.shortId)) return byId
    item.fault(
      'id',
      byId === undefined
        ? 'is not there; leave it out for something new'
        : `is that of "${byId.shortId}"; use rename to change a short id`,
    )
    return 'faulty'
  }
  if (typeof shortId !== 'string') {
    item.fault('shortId', shortId === undefined ? 'is required' : 'must be text')
    return 'faulty'
  }
  const named = present.filter((candidate) => candidate.shortId === shortId)
  const found = liveOnes(named)[0]
  // Retired ones come back when they are asked for in so many words; else the name is free for something new.
  const wantsBack = item.source['isRetired'] === false
  if (found === undefined && wantsBack && named.length === 1) return named[0]
  if (found === undefined && item.has('rename')) {
    const names = liveOnes(present).map((candidate) => candidate.shortId)
    item.fault('shortId', `is not there, so it cannot be renamed.${didYouMean(shortId, names)}`)
    return 'faulty'
  }
  return found
}

function nameOf(found: Named | undefined, item: Fields, kind: ShortIdKind): string | undefined {
  if (found === undefined) return readShortId(item, 'shortId', kind)
  return item.has('rename') ? readShortId(item, 'rename', kind) : found.shortId
}

function refuseDoubles(items: readonly Named[], fields: Fields, name: string): void {
  const seen = new Set<string>()
  for (const { shortId } of liveOnes(items)) {
    const folded = shortId.toLowerCase()
    if (seen.has(folded)) fields.fault(`${name}.${shortId}`, 'is there already: short ids must differ')
    seen.add(folded)
  }
}

/** The ids of what these short ids name; those that name nothing in use are faults. */
export function idsNamed(
  items: readonly Named[],
  names: readonly string[] | undefined,
  fault: (message: string) => void,
): string[] | undefined {
  return names?.flatMap((name) => idNamed(items, name, fault) ?? [])
}

export function idNamed(
  items: readonly Named[],
  name: string,
  fault: (message: string) => void,
): string | undefined {
  const live = liveOnes(items)
  const found = live.find(({ id, shortId }) => shortId === name || id === name)
  if (found !== undefined) return found.id
  const names = live.map(({ shortId }) => shortId)
  fault(`has "${name.slice(0, 80)}", which is not there.${didYouMean(name, names)}`)
  return undefined
}
