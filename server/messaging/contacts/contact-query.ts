/** Which contacts are asked for, and in which order: read from the caller's words, with all that is wrong. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import { isUuid } from '../../lib/uuid.ts'
import { searchWords } from '../../team/people-query.ts'

export interface ContactQuery {
  readonly search?: string | undefined
  readonly isGroup?: boolean | undefined
  readonly takesMarketing?: boolean | undefined
  /** Whether it has a lead. */
  readonly hasProcess?: boolean | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Behind the contact with this relevance and id. */
export interface ContactPosition {
  readonly relevance: number
  readonly id: string
}

export interface ContactSelection {
  readonly teamId: string
  /** Folded. All must be found. */
  readonly words: readonly string[]
  /** The best matches come first. Digits match or do not: then, and without words, the newest do. */
  readonly isRanked: boolean
  readonly isGroup: boolean | undefined
  readonly takesMarketing: boolean | undefined
  readonly hasProcess: boolean | undefined
  readonly after: ContactPosition | undefined
  readonly limit: number
}

export function selectionOf(teamId: string, query: ContactQuery, faults: Fault[]): ContactSelection {
  const { search, isGroup, takesMarketing, hasProcess, limit, cursor } = query
  const words = search === undefined ? [] : searchWords(search.replace(/@(?=\S)/g, ''))
  const isRanked = !words.every(isDigits)
  const after = cursor === undefined ? undefined : positionOf(cursor, isRanked)
  if (after === null) faults.push({ field: 'cursor', message: 'must be the cursor of an earlier answer' })
  return { teamId, words, isRanked, isGroup, takesMarketing, hasProcess, after: after ?? undefined, limit }
}

export function isDigits(word: string): boolean {
  return /^\d+$/.test(word)
}

export function cursorOf({ relevance, id }: ContactPosition, isRanked: boolean): string {
  return Buffer.from(JSON.stringify([isRanked ? 'r' : 'c', relevance, id])).toString('base64url')
}

function positionOf(cursor: string, isRanked: boolean): ContactPosition | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(read) || read.length !== 3) return null
    const [kind, relevance, id] = read as unknown[]
    const fits =
      kind === (isRanked ? 'r' : 'c') && Number.isInteger(relevance) && Math.abs(Number(relevance)) < 2e9
    return fits && typeof id === 'string' && isUuid(id) ? { relevance: Number(relevance), id } : null
  } catch {
    return null
  }
}
