/** The templates of a WABA, page by page and filtered. */
import type { Call } from '../graph/edge.ts'
import { pageOf } from '../graph/page.ts'
import type { Template } from '../world/objects.ts'
import { showOneOfWaba, showTemplate } from './show-template.ts'

type Matches = (template: Template) => boolean

const largestPage = 500

export function listTemplates(call: Call): unknown {
  if (call.rest !== '') return showOneOfWaba(call)
  const { context, id, query } = call
  const filters = filtersOf(query)
  const found = context.world.templates.filter(
    (template) => template.wabaId === id && filters.every((matches) => matches(template)),
  )
  const name = query['name']
  // A name finds also those that contain it; whoever asks for one expects it first.
  const ordered =
    name === undefined
      ? found
      : [...found.filter((one) => one.name === name), ...found.filter((one) => one.name !== name)]
  const show = (template: Template): Record<string, unknown> =>
    showTemplate(context, template, query['fields'])
  return pageOf(call, ordered, show, { largestLimit: largestPage })
}

function filtersOf(query: Call['query']): Matches[] {
  const { name, language } = query
  const nameOrContent = query['name_or_content']?.toLowerCase()
  const [statuses, categories, scores] = ['status', 'category', 'quality_score'].map((key) =>
    wordsIn(query[key]),
  )
  return [
    ...(isGiven(name) ? [(one: Template) => one.name.includes(name)] : []),
    ...(isGiven(language) ? [(one: Template) => one.language === language] : []),
    ...(isGiven(nameOrContent) ? [(one: Template) => contentOf(one).includes(nameOrContent)] : []),
    ...(statuses === undefined ? [] : [(one: Template) => statuses.includes(one.status)]),
    ...(categories === undefined ? [] : [(one: Template) => categories.includes(one.category)]),
    ...(scores === undefined ? [] : [(one: Template) => scores.includes(one.qualityScore)]),
  ]
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

/** One word or several, also as a JSON list, in any case. */
function wordsIn(text: string | undefined): string[] | undefined {
  const words = text?.toUpperCase().match(/\w+/g)
  return words === null || words === undefined ? undefined : [...words]
}

function contentOf({ name, components }: Template): string {
  const texts = components.map(({ text }) => (typeof text === 'string' ? text : ''))
  return [name, ...texts].join('\n').toLowerCase()
}
