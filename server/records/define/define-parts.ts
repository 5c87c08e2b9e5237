/** What is made of attributes: derived texts and groups. They hold no data, so they can be taken out. Pure. */
import type { Attribute } from '../attribute.ts'
import type { AttributeGroup, DerivedAttribute } from '../procedure.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { mostAttributes, type Defining } from './define-attribute.ts'
import { longestName, type Fields } from './fields.ts'
import { idsNamed, liveOnes, matchList } from './match-list.ts'
import { readableName } from './short-ids.ts'

const mostParts = 100
const longestTemplate = 1_000
const knownDerived = ['id', 'shortId', 'rename', 'name', 'template', 'remove']
const knownGroup = ['id', 'shortId', 'rename', 'name', 'attributes', 'remove']

export function defineDerived(
  present: readonly DerivedAttribute[],
  fields: Fields,
  attributes: readonly Attribute[],
  defining: Defining,
): readonly DerivedAttribute[] {
  const derived = matchList<DerivedAttribute>(present, fields, {
    name: 'derivedAttributes',
    kind: 'name',
    most: mostParts,
    isChange: defining.isChange,
    define(before, item, shortId) {
      if (item.only(knownDerived).flag('remove') === true) return undefined
      const template = item.text('template', longestTemplate)
      if (template === undefined && before === undefined && !item.has('template'))
        item.fault('template', 'is required, such as "{name} ({city})"')
      return {
        id: before?.id ?? defining.nextId(),
        shortId,
        name: item.text('name', longestName) ?? before?.name ?? readableName(shortId),
        template:
          template === undefined ? (before?.template ?? '') : storedTemplate(template, attributes, item),
      }
    },
  })
  const keys = new Set(liveOnes(attributes).map(({ key }) => key))
  for (const { shortId, template } of derived)
    for (const [, key = ''] of template.matchAll(/\{([^{}]*)\}/g))
      if (!keys.has(key)) {
        const name = attributes.find((attribute) => attribute.key === key)?.shortId ?? key
        fields.fault(
          `derivedAttributes.${shortId}.template`,
          `has "{${name}}", which is retired; change the template in the same request`,
        )
      }
  return derived
}

/** The template by keys, which a renaming leaves as they are. */
function storedTemplate(template: string, attributes: readonly Attribute[], item: Fields): string {
  const live = liveOnes(attributes)
  const names = live.map(({ shortId }) => shortId)
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, '')))
    item.fault('template', 'must have { and } only around short ids of attributes')
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const found = live.find(({ shortId }) => shortId === name)
    if (found !== undefined) return `{${found.key}}`
    item.fault('template', `has "${whole.slice(0, 80)}", which is no attribute.${didYouMean(name, names)}`)
    return ''
  })
}

export function shownTemplate(template: string, attributes: readonly Attribute[]): string {
  return template.replace(
    /\{([^{}]*)\}/g,
    (_, key: string) => `{${attributes.find((attribute) => attribute.key === key)?.shortId ?? key}}`,
  )
}

export function defineGroups(
  present: readonly AttributeGroup[],
  fields: Fields,
  attributes: readonly Attribute[],
  defining: Defining,
): readonly AttributeGroup[] {
  const live = new Set(liveOnes(attributes).map(({ id }) => id))
  const groups = matchList<AttributeGroup>(present, fields, {
    name: 'attributeGroups',
    kind: 'name',
    most: mostParts,
    isChange: defining.isChange,
    define(before, item, shortId) {
      if (item.only(knownGroup).flag('remove') === true) return undefined
      const named = idsNamed(attributes, item.texts('attributes', mostAttributes), (message) =>
        item.fault('attributes', message),
      )
      return {
        id: before?.id ?? defining.nextId(),
        shortId,
        name: item.text('name', longestName) ?? before?.name ?? readableName(shortId),
        attributeIds: named ?? before?.attributeIds ?? [],
      }
    },
  })
  return groups.map((group) => ({ ...group, attributeIds: group.attributeIds.filter((id) => live.has(id)) }))
}
