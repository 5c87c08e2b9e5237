/** Which rules an attribute of a type can have, and which types stored values can move between. Pure. */
import type { AttributeType } from '../attribute.ts'

type Limits = 'number' | 'whole' | 'characters' | 'time' | 'items' | 'none'

interface TypeRules {
  /** What min and max count. */
  readonly limits: Limits
  readonly hasPattern: boolean
  /** What an option is; undefined where there are none. */
  readonly options: 'text' | 'whole' | 'number' | undefined
  readonly canBeUnique: boolean
  readonly canHaveDefault: boolean
  /** Values of one family have a text or number in common; undefined: values never move. */
  readonly family: 'text' | 'number' | 'texts' | 'numbers' | 'photo' | 'photos' | undefined
}

const plain: TypeRules = {
  limits: 'none',
  hasPattern: false,
  options: undefined,
  canBeUnique: false,
  canHaveDefault: true,
  family: undefined,
}
const text: TypeRules = {
  ...plain,
  limits: 'characters',
  hasPattern: true,
  canBeUnique: true,
  family: 'text',
}
const whole: TypeRules = { ...plain, limits: 'whole', canBeUnique: true, family: 'number' }
const number: TypeRules = { ...whole, limits: 'number' }
const time: TypeRules = { ...plain, limits: 'time' }
const textEnum: TypeRules = { ...plain, options: 'text', family: 'text' }
const multiEnum: TypeRules = { ...plain, limits: 'items', canHaveDefault: true }

export const typeRules: Readonly<Record<AttributeType, TypeRules>> = {
  string: text,
  // Long texts are no names of anything.
  text: { ...text, canBeUnique: false },
  name: text,
  email: text,
  phone: { ...text, limits: 'none', hasPattern: false },
  integer: whole,
  number: whole,
  float: { ...number, canBeUnique: false },
  decimal: { ...number, canBeUnique: false },
  boolean: plain,
  date: time,
  time,
  datetime: time,
  datetimeISO8601: time,
  stringId: text,
  integerId: whole,
  stringEnum: textEnum,
  integerEnum: { ...plain, options: 'whole', family: 'number' },
  floatEnum: { ...plain, options: 'number', family: 'number' },
  multiStringEnum: { ...multiEnum, options: 'text', family: 'texts' },
  multiIntegerEnum: { ...multiEnum, options: 'whole', family: 'numbers' },
  multiFloatEnum: { ...multiEnum, options: 'number', family: 'numbers' },
  photo: { ...plain, canHaveDefault: false, family: 'photo' },
  multiPhotos: { ...plain, limits: 'items', canHaveDefault: false, family: 'photos' },
  audio: { ...plain, canHaveDefault: false },
  externalObject: plain,
  nested: { ...plain, canHaveDefault: false },
}

const moves: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'number', 'texts'],
  number: ['number', 'text', 'numbers'],
  texts: ['texts'],
  numbers: ['numbers', 'texts'],
  photo: ['photos'],
}

/** True when stored values of one type can be read as the other, each as far as it fits. */
export function canMigrate(from: AttributeType, to: AttributeType): boolean {
  const [source, target] = [typeRules[from].family, typeRules[to].family]
  return source !== undefined && target !== undefined && (moves[source] ?? []).includes(target)
}

/** The types that values of this type can move to. */
export function migrationTargets(from: AttributeType): AttributeType[] {
  return (Object.keys(typeRules) as AttributeType[]).filter((to) => to !== from && canMigrate(from, to))
}
