/**
 * Reads what somebody wrote as a definition, whatever it is: every fault is collected under its path
 * (`attributes.score.max`), what is at fault reads as absent, and unknown names are never passed over. Pure.
 */
import type { Fault } from '../../lib/app-error.ts'
import { isJsonObject, storableText, type Json, type JsonObject } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'

/** Names and labels; long enough for a sentence, short enough for a column of a table. */
export const longestName = 200
export const longestDescription = 2_000
// Beyond this many, more faults help nobody.
const mostFaults = 100

export interface DefinitionFault extends Fault {
  /** Set where a program may want to react to this very fault. */
  readonly code?: 'attribute_type_fixed'
}

export class Fields {
  readonly path: string
  readonly source: JsonObject
  readonly faults: DefinitionFault[]

  constructor(source: JsonObject, path: string, faults: DefinitionFault[]) {
    this.source = source
    this.path = path
    this.faults = faults
  }

  /** Refuses names that are not known here. */
  only(known: readonly string[]): this {
    for (const name of Object.keys(this.source))
      if (!known.includes(name))
        this.fault(name.slice(0, 80), () => `is not known here.${didYouMean(name, known)}`)
    return this
  }

  has(name: string): boolean {
    return this.source[name] !== undefined
  }

  /** A message that takes long to find, such as the nearest name, is a function: of too many faults nobody asks it. */
  fault(name: string, message: string | (() => string), code?: DefinitionFault['code']): void {
    if (this.faults.length >= mostFaults) return
    const told = typeof message === 'string' ? message : message()
    this.faults.push({ field: this.#at(name), message: told, ...(code === undefined ? {} : { code }) })
  }

  /** A text without spaces around it. */
  text(name: string, most: number, least = 1): string | undefined {
    return this.#read(name, `must be text of ${least} to ${most} characters`, (given) => {
      const text = typeof given === 'string' ? storableText(given).trim() : undefined
      return text === undefined || text.length < least || text.length > most ? undefined : text
    })
  }

  flag(name: string): boolean | undefined {
    return this.#read(name, 'must be true or false', (given) =>
      typeof given === 'boolean' ? given : undefined,
    )
  }

  number(name: string): number | null | undefined {
    return this.#read(name, 'must be a number or null', (given) =>
      given === null || (typeof given === 'number' && Number.isFinite(given)) ? given : undefined,
    )
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const given = this.source[name]
    const meant = typeof given === 'string' ? didYouMean(given, choices) : ''
    return this.#read(name, `must be one of ${choices.join(', ')}.${meant}`, () =>
      choices.find((choice) => choice === given),
    )
  }

  list(name: string, most: number): readonly unknown[] | undefined {
    return this.#read(name, `must be a list of at most ${most} entries`, (given) =>
      Array.isArray(given) && given.length <= most ? (given as readonly unknown[]) : undefined,
    )
  }

  /** A list of texts, such as short ids. */
  texts(name: string, most: number): readonly string[] | undefined {
    const given = this.list(name, most)
    if (given === undefined) return undefined
    const texts = given.filter((item) => typeof item === 'string')
    if (texts.length === given.length) return [...new Set(texts)]
    this.fault(name, 'must be a list of texts')
    return undefined
  }

  /** A list of objects, each known by its short id or else by its place in the list. */
  objects(name: string, most: number): readonly Fields[] | undefined {
    return this.list(name, most)?.flatMap((item, index) => {
      const place = `${name}.${labelOf(item) ?? index}`
      if (isJsonObject(item)) return new Fields(item, this.#at(place), this.faults)
      this.fault(place, 'must be an object')
      return []
    })
  }

  object(name: string): Fields | null | undefined {
    return this.#read(name, 'must be an object', (given) => {
      if (given === null) return null
      return isJsonObject(given) ? new Fields(given, this.#at(name), this.faults) : undefined
    })
  }

  /** What `read` makes of a field that is there; undefined and a fault when that is nothing. */
  #read<T>(name: string, message: string, read: (given: Json) => T | undefined): T | undefined {
    const given = this.source[name]
    if (given === undefined) return undefined
    const value = read(given)
    if (value === undefined) this.fault(name, message)
    return value
  }

  #at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`
  }
}

function labelOf(item: unknown): string | undefined {
  if (!isJsonObject(item)) return undefined
  const { shortId } = item
  return typeof shortId === 'string' && shortId !== '' ? shortId.slice(0, 80) : undefined
}
