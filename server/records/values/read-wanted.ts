/** The right-hand side of a comparison with an attribute, in the form in which its values are compared. Pure. */
import { storableText } from '../../lib/json.ts'
import type { Attribute } from '../attribute.ts'
import { indexedValues, valueKind } from './indexed-values.ts'
import { readerOf } from './readers.ts'
import { readPhone } from './types/text.ts'
import { shown, type ValueContext } from './types/reader.ts'

const singleOf = {
  multiStringEnum: 'stringEnum',
  multiIntegerEnum: 'integerEnum',
  multiFloatEnum: 'floatEnum',
} as const

const unruled = new WeakMap<Attribute, Attribute>()

/** One value, not a list. Bounds and patterns do not apply: one may ask for what cannot be. */
export function readWanted(
  attribute: Attribute,
  wanted: unknown,
  about: ValueContext,
): { readonly value: string | number } | { readonly fault: string } {
  if (valueKind(attribute.type) === undefined && attribute.type !== 'text')
    return { fault: 'can only be compared with null' }
  if (attribute.type === 'phone' && typeof wanted === 'string' && wanted.trim() !== '') {
    const number = readPhone(wanted.trim(), about.defaultCountry)
    // Not a whole number: no process has it, but it can be compared.
    return { value: number ?? storableText(wanted) }
  }
  const found = readerOf(withoutRules(attribute))(wanted, about)
  if (found.kind === 'fault') return { fault: found.message }
  if (found.kind === 'empty')
    return { fault: `cannot be compared with ${shown(wanted)}; ask for null to find the empty` }
  return { value: indexedValues(attribute, found.value)[0] ?? '' }
}

function withoutRules(attribute: Attribute): Attribute {
  let bare = unruled.get(attribute)
  if (bare === undefined) {
    const type =
      attribute.type in singleOf ? singleOf[attribute.type as keyof typeof singleOf] : attribute.type
    bare = {
      ...attribute,
      type,
      min: undefined,
      max: undefined,
      pattern: undefined,
      isFilterable: false,
      isUnique: false,
    }
    // An address that is still being typed can be looked for.
    if (type === 'email') bare = { ...bare, type: 'string' }
    unruled.set(attribute, bare)
  }
  return bare
}
