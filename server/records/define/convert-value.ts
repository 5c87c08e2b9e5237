/** A stored value in the words of another type; whether it fits there is for the rules of that type. Pure. */
import type { Json } from '../../lib/json.ts'
import type { AttributeType } from '../attribute.ts'
import { typeRules } from './type-rules.ts'

const numeral = /^[+-]?\d+(\.\d+)?$/

export function convertValue(value: Json, from: AttributeType, to: AttributeType): Json {
  const target = typeRules[to].family
  if (Array.isArray(value)) return target === 'texts' ? value.map(textOf) : value
  if (target === 'photos') return [value]
  if (target === 'texts') return [textOf(value)]
  if (target === 'numbers') return [value]
  if (target === 'text') return typeof value === 'number' ? textOf(value) : value
  const isNumeral = typeof value === 'string' && numeral.test(value.trim())
  return target === 'number' && typeRules[from].family === 'text' && isNumeral ? Number(value) : value
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
