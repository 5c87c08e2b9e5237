/** The reader of each attribute, made once for each list of attributes. */
import { isJsonObject, type Json } from '../../lib/json.ts'
import type { Attribute, AttributeType } from '../attribute.ts'
import { guessName } from './guess-name.ts'
import { ownValue } from './own-value.ts'
import { one, several } from './types/choice.ts'
import { audio, photo, photos } from './types/file.ts'
import { boolean, float, integer } from './types/number.ts'
import {
  empty,
  fault,
  faults,
  flawsOf,
  read,
  shown,
  shownName,
  type Flaw,
  type MakeReader,
  type Read,
  type Reader,
  type ValueContext,
} from './types/reader.ts'
import { externalObject } from './types/structure.ts'
import { email, name, phone, string, stringId } from './types/text.ts'
import { timed } from './types/time.ts'

// Enough to see what is wrong; a value of nothing but faults must not keep the server busy.
const mostFlaws = 20

const nested: MakeReader = ({ attributes }) => {
  const known = readersOf(attributes)
  return (value, about) => {
    if (!isJsonObject(value)) return fault(`must be an object, and ${shown(value)} is not`)
    const parts: Record<string, Json> = {}
    const flaws: Flaw[] = []
    for (const [name, given] of Object.entries(value)) {
      if (flaws.length >= mostFlaws) break
      const found = readPart(known, name, given, about)
      if (found.kind === 'fault') flaws.push(...flawsOf(found, `/${shownName(name)}`))
      else if (found.kind === 'value') parts[known.get(name)?.attribute.key ?? name] = found.value
    }
    // What was not looked at any more is not known to be missing.
    for (const { attribute } of flaws.length < mostFlaws ? known.values() : []) {
      const path = `/${attribute.shortId}`
      const isMissing = attribute.isRequired && ownValue(parts, attribute.key) === undefined
      if (isMissing && !flaws.some((flaw) => flaw.path === path || flaw.path.startsWith(`${path}/`)))
        flaws.push({ message: 'is required', path })
    }
    if (flaws.length > 0) return faults(flaws)
    return Object.keys(parts).length === 0 ? empty : read(parts)
  }
}

function readPart(known: Readers, name: string, given: Json, about: ValueContext): Read {
  const part = known.get(name)
  if (part === undefined) return fault(`is not known there.${guessName(name, known)}`)
  return given === null ? empty : part.read(given, about)
}

const makers: Readonly<Record<AttributeType, MakeReader>> = {
  string,
  text: string,
  name,
  email,
  phone,
  integer,
  number: integer,
  float,
  decimal: float,
  boolean,
  date: timed,
  time: timed,
  datetime: timed,
  datetimeISO8601: timed,
  stringId,
  integerId: integer,
  stringEnum: one,
  integerEnum: one,
  floatEnum: one,
  multiStringEnum: several,
  multiIntegerEnum: several,
  multiFloatEnum: several,
  photo,
  multiPhotos: photos,
  audio,
  externalObject,
  nested,
}

export interface AttributeReader {
  readonly attribute: Attribute
  readonly read: Reader
}

export type Readers = ReadonlyMap<string, AttributeReader>

const made = new WeakMap<readonly Attribute[], Readers>()

/** By short id, without retired ones. */
export function readersOf(attributes: readonly Attribute[]): Readers {
  let readers = made.get(attributes)
  if (readers === undefined) {
    const live = attributes.filter(({ isRetired }) => !isRetired)
    readers = new Map(live.map((attribute) => [attribute.shortId, { attribute, read: readerOf(attribute) }]))
    made.set(attributes, readers)
  }
  return readers
}

const single = new WeakMap<Attribute, Reader>()

export function readerOf(attribute: Attribute): Reader {
  let reader = single.get(attribute)
  if (reader === undefined) single.set(attribute, (reader = makers[attribute.type](attribute)))
  return reader
}
