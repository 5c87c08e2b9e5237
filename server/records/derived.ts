/**
 * Derived attributes: texts made from the values of a process or a record when it is read. What a template says around
 * an empty value goes with it, so that "{name} ({city})" without a city is the name alone. Pure.
 */
import type { Json } from '../lib/json.ts'
import type { Attribute, AttributeType, Values } from './attribute.ts'
import type { DerivedAttribute } from './procedure.ts'

interface Part {
  /** Brackets that open before the value; for the first one, everything before it. */
  readonly prefix: string
  readonly key: string
  /** Brackets that close behind the value; for the last one, everything behind it. */
  readonly suffix: string
  /** What stands between the value before, if there is one, and this one. */
  readonly separator: string
}

interface Template {
  /** The text of a template without values. */
  readonly fixed: string | undefined
  readonly parts: readonly Part[]
}

interface Definition {
  readonly attributes: readonly Attribute[]
  readonly derivedAttributes: readonly DerivedAttribute[]
}

interface Compiled {
  readonly byKey: ReadonlyMap<string, Attribute>
  readonly derived: readonly (readonly [string, Template])[]
}

// Definitions are immutable: what was worked out for one holds as long as it lives.
const compiled = new WeakMap<Definition, Compiled>()

/**
 * The texts by short id; one for each derived attribute, empty where all that it is made of is empty. Moments are told
 * in `timeZone`, an IANA name.
 */
export function derivedData(
  definition: Definition,
  values: Values,
  timeZone: string,
): Record<string, string> {
  const { byKey, derived } = compile(definition)
  return Object.fromEntries(
    derived.map(([shortId, template]) => [
      shortId,
      fill(template, (key) => {
        const attribute = byKey.get(key)
        const value = values[key]
        return attribute === undefined || value === undefined ? '' : textForm(attribute, value, timeZone)
      }),
    ]),
  )
}

function compile(definition: Definition): Compiled {
  let known = compiled.get(definition)
  if (known === undefined) {
    const live = definition.attributes.filter(({ isRetired }) => !isRetired)
    known = {
      byKey: new Map(live.map((attribute) => [attribute.key, attribute])),
      derived: definition.derivedAttributes.map(({ shortId, template }) => [shortId, readTemplate(template)]),
    }
    compiled.set(definition, known)
  }
  return known
}

/** The text of a template whose values are `textOf` their keys. */
export function fillTemplate(template: string, textOf: (key: string) => string): string {
  return fill(readTemplate(template), textOf)
}

function fill({ fixed, parts }: Template, textOf: (key: string) => string): string {
  if (fixed !== undefined) return fixed
  let text = ''
  for (const { prefix, key, suffix, separator } of parts) {
    const value = textOf(key)
    if (value !== '') text += (text === '' ? '' : separator) + prefix + value + suffix
  }
  return text
}

// Closing brackets and quotes belong to the value before them, opening ones to the value behind them.
const between = /^([)\]»”’]*)(.*?)([([«“‘]*)$/s

function readTemplate(template: string): Template {
  const pieces = template.split(/\{([^{}]*)\}/)
  if (pieces.length === 1) return { fixed: template, parts: [] }
  const parts: { prefix: string; key: string; suffix: string; separator: string }[] = []
  for (let at = 1; at < pieces.length; at += 2) {
    const [literal = '', key = ''] = [pieces[at - 1], pieces[at]]
    const [, closing = '', separator = '', opening = ''] = between.exec(literal) ?? []
    const previous = parts.at(-1)
    if (previous === undefined) parts.push({ prefix: literal, key, suffix: '', separator: '' })
    else {
      previous.suffix = closing
      parts.push({ prefix: opening, key, suffix: '', separator })
    }
  }
  const last = parts.at(-1)
  if (last !== undefined) last.suffix = pieces.at(-1) ?? ''
  return { fixed: undefined, parts }
}

/** A value as people read it. Values without a text of their own, such as photos, are empty. */
export function textForm(attribute: Attribute, value: Json, timeZone: string): string {
  if (Array.isArray(value))
    return value.flatMap((item) => itemText(attribute, item, timeZone) || []).join(', ')
  return itemText(attribute, value, timeZone)
}

const withoutText: ReadonlySet<AttributeType> = new Set([
  'photo',
  'multiPhotos',
  'audio',
  'externalObject',
  'nested',
])

function itemText({ type, options }: Attribute, value: Json, timeZone: string): string {
  if (withoutText.has(type)) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return (
    options.find((option) => option.value === value)?.label ??
    timeText(type, value, timeZone) ??
    String(value)
  )
}

/** A time such as 2026-01-31 09:05, or what of it the type has; undefined for other types. */
function timeText(type: AttributeType, value: string | number, timeZone: string): string | undefined {
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) return undefined
  if (type === 'date') return time.toISOString().slice(0, 10)
  if (type === 'time') return time.toISOString().slice(11, 16)
  return type === 'datetime' || type === 'datetimeISO8601' ? clockOf(timeZone).format(time) : undefined
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    // Swedish writes times as ISO 8601 does, with a blank between day and time.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    clocks.set(timeZone, clock)
  }
  return clock
}
