/** The reader of each attribute, made once for each list of attributes. */
import { isJsonObject, type Json } from '../../lib/json.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Attribute, AttributeType } from '../attribute.ts'
import { one, several } from './types/choice.ts'
import { audio, photo, photos } from './types/file.ts'
import { boolean, float, integer } from './types/number.ts'
import { empty, fault, read, shown, type MakeReader, type Reader } from './types/reader.ts'
import { externalObject } from './types/structure.ts'
import { email, name, phone, string, stringId } from './types/text.ts'
import { timed } from './types/time.ts'

const nested: MakeReader = ({ attributes }) => {
  const known = readersOf(attributes)
  return (value, about) => {
    if (!isJsonObject(value)) return fault(`must be an object, and ${shown(value)} is not`)
    const parts: Record<string, Json> = {}
    for (const [name, given] of Object.entries(value)) {
      const part = known.get(name)
      if (part === undefined)
        return fault(`is not known there.${didYouMean(name, [...known.keys()])}`, `/${name.slice(0, 80)}`)
      if (given === null) continue
      const found = part.read(given, about)
      if (found.kind === 'fault') return fault(found.message, `/${name}${found.path ?? ''}`)
      if (found.kind === 'value') parts[part.attribute.key] = found.value
    }
    const missing = [...known.values()].find(
      ({ attribute }) => attribute.isRequired && parts[attribute.key] === undefined,
    )
    if (missing !== undefined) return fault('is required', `/${missing.attribute.shortId}`)
    return Object.keys(parts).length === 0 ? empty : read(parts)
  }
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

const made = new WeakMap<readonly Attribute[], ReadonlyMap<string, AttributeReader>>()

/** By short id, without retired ones. */
export function readersOf(attributes: readonly Attribute[]): ReadonlyMap<string, AttributeReader> {
  let readers = made.get(attributes)
  if (readers === undefined) {
    const live = attributes.filter(({ isRetired }) => !isRetired)
    readers = new Map(
      live.map((attribute) => [attribute.shortId, { attribute, read: makers[attribute.type](attribute) }]),
    )
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
